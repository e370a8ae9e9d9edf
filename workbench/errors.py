"""Errors that the analyst can act on; everything else is a bug and stays loud."""


class Refusal(Exception):
    """Say in one sentence what happened, what was kept and what to do.

    Raised wherever the cause is the input or the machine rather than the program.
    The command line prints the text and exits with 1; the window shows it.
    """


class ProjectRefused(Refusal):
    """Say why a project file cannot be opened or written."""


class ReadOnly(Refusal):
    """Say that the project is open for reading only, and who holds it."""


class StoreFailed(Refusal):
    """Say that the project file takes nothing more, so that whatever comes next would fail too."""


class QueryRefused(Refusal):
    """Say why a search can't be done, and where in what was typed: half-open code points."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.start = start
        self.end = end


class Cancelled(Exception):
    """Raised inside a job when its Cancel was pressed; never shown as an error."""
