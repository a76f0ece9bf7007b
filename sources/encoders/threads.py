"""Work shared out among the processor's cores, the matrix library kept to one thread meanwhile."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from typing import Final, TypeVar

MOST: Final = 8
"""Threads at most: each holds its own batch in memory (10 MB)."""

Item = TypeVar("Item")


def each(work: Callable[[Item], None], items: Sequence[Item]) -> None:
    """Call `work` on every item, in any order and on several cores at once; wait for all."""
    alone = _one_thread()
    if alone is None:
        for item in items:
            work(item)
        return
    with alone, ThreadPoolExecutor(max(min(cores(), len(items), MOST), 1)) as pool:
        for _ in pool.map(work, items):
            pass


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _one_thread() -> AbstractContextManager[object] | None:
    """Keep the matrix library to one thread; `None` where it is not and nothing is installed that could.

    Its own threads gain little on batches this small, and fight with ours.
    """
    if os.environ.get("OPENBLAS_NUM_THREADS") == "1":
        return nullcontext()
    try:
        library = import_module("threadpoolctl")
    except ImportError:
        return None
    limits: AbstractContextManager[object] = library.threadpool_limits(1, user_api="blas")
    return limits
