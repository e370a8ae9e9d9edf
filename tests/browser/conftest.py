"""A real browser for the review page: nothing may leave it, and nothing may go wrong in it unseen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.hands import Reviewer, Watch, launched
from workbench.review.package import Package
from workbench.review.page import write_page

Opening = Callable[..., Reviewer]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Give the system's Chromium."""
    with launched() as opened:
        yield opened


@pytest.fixture
def opening(browser: Any, tmp_path: Path) -> Iterator[Opening]:
    """Give what opens a package in a fresh profile; it ends with nothing requested, nothing failed."""
    watch = Watch(browser)

    def open_page(package: Package, passphrase: str = "", **profile: Any) -> Reviewer:
        path = tmp_path / "review.html"
        write_page(package, path, passphrase)
        return watch.open(path, **profile)

    yield open_page
    watch.end()
