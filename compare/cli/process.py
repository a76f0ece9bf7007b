"""What the process is told before anything heavy is imported."""

import gc
import os
from typing import Final

COLLECT: Final = (500_000, 10, 10)
"""Objects made before young ones are looked through, and how many such rounds before the older ones are.

What is read and compared stays and is no waste: of a thousand pairs, six hundred objects in half a million
are. At the defaults, walking through it again and again takes a third of the time of a key on the review
screen, and a tenth of the start.
"""


def settle() -> None:
    """Take what stands now for good: the collector does not walk through it again."""
    gc.freeze()


def prepare() -> None:
    """Set the threads of linear algebra, and how often the garbage collector looks for waste."""
    # our matrices are small: BLAS threads that wait for each other cost more than they bring
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(*COLLECT)
