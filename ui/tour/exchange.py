"""Walk through what comes from other programs, and what goes to them."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from ui.menus.exchange import ExchangeMenu
from ui.tour.stage import Stage

_SPAN = re.compile(r'startPosition="(\d+)" endPosition="(\d+)"')
_SOURCE = re.compile(r'<TextSource .*?internal://([^"]+)".*?</TextSource>', re.DOTALL)


class ExchangePlaces:
    """Show the places where files of other programs are looked into."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def play(self) -> None:
        """Take the pictures; raises Refusal where a place stays empty."""
        self.brought_in()
        self.leaving()

    def leaving(self) -> None:
        """Show the one export dialog, with excerpts by relation in a report, and the chart."""
        self.stage.press("file.export")
        dialog: Any = self.stage.shown("export")
        self._take("docx")
        dialog.choices.gather("relation")
        self._counted(dialog)
        self.stage.expect("excerpts" in dialog.preview.count.text(), "it is told how much leaves")
        self.stage.picture("demo-export-report", dialog)
        self._take("svg")
        self.stage.settle()
        self.stage.picture("demo-export-chart", dialog)
        dialog.reject()

    def _take(self, way: str) -> None:
        button: Any = self.stage.shown(f"export.format.{way}")
        button.click()

    def _counted(self, dialog: Any) -> None:
        self.stage.wait(lambda: not dialog.looking, "it is counted what would leave")
        self.stage.settle()

    def brought_in(self) -> None:
        """Show what a project of another program would bring, and how its places were counted."""
        window: Any = self.stage.window
        out = self.stage.out
        ours, theirs = out / "tour.qdpx", out / "Interviews.qdpx"
        from workbench.exchange.refi.writing import write_project

        write_project(window.context.store, ours)
        as_others_write(ours, theirs)
        window.findChild(ExchangeMenu).look_into(theirs)
        self.stage.settle()
        dialog: Any = self.stage.shown("bring")
        how = "line ends as in the file"
        self.stage.expect(how in dialog.how.text(), "it is told how places are counted")
        self.stage.picture("demo-brought-in", dialog)
        dialog.reject()
        ours.unlink()
        theirs.unlink()


def as_others_write(ours: Path, theirs: Path) -> None:
    """Write a project of ours as programs for Windows do: CRLF, a byte order mark, UTF-16 units."""
    with zipfile.ZipFile(ours) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    texts = {name[8:]: data.decode() for name, data in parts.items() if name[:8] == "sources/"}

    def counted(source: re.Match[str]) -> str:
        text = texts[source[1]]

        def place(at: str) -> int:
            return len(text[: int(at)].replace("\n", "\r\n").encode("utf-16-le")) // 2

        return _SPAN.sub(
            lambda span: f'startPosition="{place(span[1])}" endPosition="{place(span[2])}"',
            source[0],
        )

    project = parts["project.qde"].decode().replace('origin="Sidelight"', 'origin="Elsewhere 12"')
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        book.writestr("Interviews.qde", _SOURCE.sub(counted, project))
        for name, text in texts.items():
            said = text + "\nRead again.\n"
            book.writestr(f"Sources/{name}", ("\ufeff" + said.replace("\n", "\r\n")).encode())
    theirs.write_bytes(made.getvalue())
