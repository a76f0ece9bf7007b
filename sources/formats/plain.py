"""Plain text: taken as it is, to the last space."""

from sources.formats.extract import Extract


def read(text: str) -> Extract:
    """Return the text itself."""
    return Extract(text, text)
