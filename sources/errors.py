"""What can go wrong that a person can put right."""


class UserError(Exception):
    """A plain problem with what the user gave: the message names it, the hint says what to try."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
