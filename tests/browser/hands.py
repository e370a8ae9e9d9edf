"""What a reviewer does at the page, by keys wherever there is one, in a browser that is watched."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.patience import PATIENCE
from tests.peers import chromium
from workbench.review import decisions
from workbench.review.decisions import Decisions
from workbench.review.package import Package

_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def launched() -> Iterator[Any]:
    """Yield the system's Chromium without a window, with a profile of its own."""
    program = chromium()
    from playwright.sync_api import sync_playwright

    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=[*_FLAGS, *as_root])
        yield browser
        browser.close()


class Watch:
    """Open files in fresh profiles, and note whatever is requested and whatever goes wrong."""

    def __init__(self, browser: Any) -> None:
        self._browser = browser
        self._contexts: list[Any] = []
        self._files: set[str] = set()
        self.asked: list[str] = []
        self.wrong: list[str] = []

    def open(self, path: Path, **profile: Any) -> "Reviewer":
        """Open a page as if by a double click."""
        context = self._browser.new_context(
            **{"viewport": {"width": 1389, "height": 868}, **profile}
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        page = context.new_page()
        self._see(page)
        self._files.add(path.as_uri())
        page.goto(path.as_uri())
        return Reviewer(page, path, self.wrong)

    def _see(self, page: Any) -> None:
        page.on(
            "console", lambda said: self.wrong.append(said.text) if said.type == "error" else None
        )
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.requestWillBeSent", lambda told: self.asked.append(told["request"]["url"]))

    def end(self) -> None:
        """Close all; nothing but the files themselves was requested, and nothing went wrong."""
        for context in self._contexts:
            context.close()
        # what is downloaded has an address within the page
        asked = {url for url in self.asked if not url.startswith("blob:null/")}
        assert asked == self._files
        assert self.wrong == []


class Reviewer:
    """Work at an open review page."""

    def __init__(self, page: Any, path: Path, wrong: list[str]) -> None:
        self.page = page
        self.path = path
        self.wrong = wrong
        # a listener that is there early: one that is added with the key may come after it
        page.on("filechooser", lambda _: None)

    def start(self, name: str = "Ada") -> "Reviewer":
        """Answer the sheet that a review begins with."""
        self.page.locator("#reviewer").fill(name)
        self.press("Enter")
        self.page.locator("dialog.beginning").wait_for(state="detached")
        return self

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        self.page.keyboard.type(words)

    def text(self, selector: str) -> str:
        """Return the words that stand in an element."""
        return str(self.page.locator(selector).inner_text())

    def texts(self, selector: str) -> list[str]:
        """Return the words of all elements."""
        return [str(one) for one in self.page.locator(selector).all_inner_texts()]

    def see(self, selector: str, words: str) -> None:
        """Wait until words stand in an element."""
        from playwright.sync_api import expect

        expect(self.page.locator(selector)).to_contain_text(words, timeout=PATIENCE)

    @property
    def read(self) -> str:
        """Return the words that are marked as the excerpt being read."""
        marks = self.page.locator(".pane:not(.beside) mark.current").all_text_contents()
        return "".join(marks)

    def reload(self) -> None:
        """Close the page and open it again."""
        self.page.reload()
        self.page.locator("#desk").wait_for()

    def download(self) -> bytes:
        """Download the decisions and return the file."""
        return self.downloaded()[1]

    def downloaded(self) -> tuple[str, bytes]:
        """Download the decisions and return the file's name and bytes."""
        with self.page.expect_download() as waiting:
            self.press("Control+s")
        saved = waiting.value
        return saved.suggested_filename, Path(saved.path()).read_bytes()

    def decisions(self, package: Package) -> Decisions:
        """Download the decisions and read them as the program does."""
        return decisions.read(self.download(), package.secret)

    def load(self, path: Path) -> None:
        """Go on with a file of decisions."""
        with self.page.expect_file_chooser() as waiting:
            self.press("o")
        waiting.value.set_files(path)
