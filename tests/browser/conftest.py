"""A real browser for the review page: nothing may leave it, and nothing may go wrong in it unseen."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.hands import Reviewer
from tests.peers import chromium
from workbench.review.package import Package
from workbench.review.page import write_page

_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Opening = Callable[..., Reviewer]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Give the system's Chromium without a window, with a profile of its own."""
    program = chromium()
    from playwright.sync_api import sync_playwright

    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=program, args=[*_FLAGS, *as_root])
        yield opened
        opened.close()


@pytest.fixture
def opening(browser: Any, tmp_path: Path) -> Iterator[Opening]:
    """Give what opens a package in a fresh profile; it ends with nothing requested, nothing failed."""
    contexts: list[Any] = []
    asked: list[str] = []
    wrong: list[str] = []

    def watch(page: Any) -> None:
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.requestWillBeSent", lambda told: asked.append(told["request"]["url"]))
        page.on("websocket", lambda socket: asked.append(socket.url))

    def open_page(package: Package, passphrase: str = "", **profile: Any) -> Reviewer:
        path = tmp_path / "review.html"
        write_page(package, path, passphrase)
        context = browser.new_context(**{"viewport": {"width": 1389, "height": 868}, **profile})
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(path.as_uri())
        return Reviewer(page, path, wrong)

    yield open_page
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file://", "blob:"))] == []
    assert {url for url in asked if url.startswith("file://")} <= {
        (tmp_path / "review.html").as_uri()
    }
    assert wrong == []
