"""What a reviewer does at the page, by keys wherever there is one."""

from pathlib import Path
from typing import Any

from workbench.review import decisions
from workbench.review.decisions import Decisions
from workbench.review.package import Package


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

        expect(self.page.locator(selector)).to_contain_text(words)

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
