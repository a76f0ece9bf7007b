"""Where the reviewer's decisions are: the file asked for, else one in the platform's state folder."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sources.errors import UserError

if TYPE_CHECKING:
    from compare.review.store import Store

NAME: Final = "reviews.sqlite3"


def place() -> Path:
    """Return the file that is used when none is named."""
    from platformdirs import user_state_path

    return user_state_path("rashomon", appauthor=False) / NAME


def opened(file: str | None, *, warn: Callable[[str], None]) -> "Store":
    """Open the review file.

    Where the usual one cannot be used, decisions are kept in memory and that is said.

    Raises:
        UserError: a file that was named cannot be used.
    """
    from compare.review.store import Store

    if file:
        return Store(Path(file))
    try:
        return Store(place())
    except UserError as error:
        warn(f"decisions are not kept: {error.message}; name a file with --review-file")
        return Store(None)


def there(file: str | None) -> "Store | None":
    """Open the review file for reading; `None` where nothing was reviewed yet.

    Raises:
        UserError: a file that was named does not exist, or cannot be used.
    """
    from compare.review.store import Store

    path = Path(file) if file else place()
    if path.is_file():
        return Store(path)
    if file:
        raise UserError(f"{file}: no such file", "Name the file that `review --review-file` wrote.")
    return None
