"""Let a package leave: made, written, and remembered, so that decisions on it are known again."""

from contextlib import suppress
from pathlib import Path

from workbench.errors import Refusal
from workbench.ports import Store
from workbench.review.choices import Choices
from workbench.review.making import Prepared, keep, make_package
from workbench.review.package_file import ENDING, PAGE_ENDINGS, write_package_file
from workbench.review.page import write_page
from workbench.tasks import Progress


def send(
    store: Store,
    choices: Choices,
    path: Path,
    passphrase: str = "",
    progress: Progress | None = None,
    made: str = "",
) -> Prepared:
    """Make a package of a project and write it, as a page or for the program as the path ends.

    `store` is a writer of the calling thread. Raises Refusal or Cancelled; then no file is there.
    """
    progress = progress or Progress()
    check_ending(path)
    prepared = make_package(store, choices, progress, made)
    write = write_page if is_page(path) else write_package_file
    write(prepared.package, path, passphrase, progress)
    try:
        keep(store, prepared, sealed=bool(passphrase))
    except Refusal:
        # what comes back on a package that the project does not know could not be brought in
        with suppress(OSError):
            path.unlink()
        raise
    return prepared


def check_ending(path: Path) -> None:
    """Raise Refusal for a name that does not say what to write."""
    if path.suffix.casefold() != ENDING and not is_page(path):
        raise Refusal(
            f"“{path.name}” does not say what to write: let it end in .html for a browser, or in"
            f" {ENDING} for this program."
        )


def is_page(path: Path) -> bool:
    """Say whether a file is called as web pages are."""
    return path.suffix.casefold() in PAGE_ENDINGS
