"""Tables come in by the window with the columns that were chosen, asked once for each kind of table."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

import main
from tests.flows.hands import Mouse
from tests.workbench.importing.packed import archive
from ui.importing.mapping import MappingDialog

NEWS = "Headline,Story,Wire\nA visit,He came to the port on Monday.,Gazette\n"
MORE = "Wire,Headline,Story\nGazette,Another,He stayed until the end of the week.\n"
POSTS = "who\tremark\nann\tWe saw the convoy leave the port.\n"
SHIPS = "name,tons\nArgo,900\nThetis,1200\n"


def book(**sheets: list[list[str]]) -> bytes:
    """Return a workbook of these sheets."""
    names = list(sheets)
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    parts = {
        "xl/workbook.xml": '<w xmlns:r="r"><sheets>'
        + "".join(f'<sheet name="{name}" r:id="r{n}"/>' for n, name in enumerate(names))
        + "</sheets></w>",
        "xl/_rels/workbook.xml.rels": "<R>"
        + "".join(
            f'<Relationship Id="r{n}" Target="worksheets/s{n}.xml"/>' for n in range(len(names))
        )
        + "</R>",
    }
    for n, rows in enumerate(sheets.values()):
        said = "".join(f"<row>{''.join(map(cell.format, row))}</row>" for row in rows)
        parts[f"xl/worksheets/s{n}.xml"] = f"<worksheet><sheetData>{said}</sheetData></worksheet>"
    return archive(parts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of articles and of tables of four kinds, two of them alike."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a note.txt").write_text("A note about the port, written down on Tuesday evening.")
    (folder / "news.csv").write_text(NEWS)
    (folder / "zipped.zip").write_bytes(archive({"in/more.csv": MORE, "in/posts.tsv": POSTS}))
    sheets = book(
        Ships=[["name", "tons"], ["Argo", "900"]],
        Talks=[["said", "by"], ["We will wait for the ship until June.", "Bo"]],
    )
    (folder / "sheets.xlsx").write_bytes(sheets)
    return folder


class Asked:
    """The dialog that asks for columns, as hands use it."""

    def __init__(self, mouse: Mouse) -> None:
        self.mouse = mouse
        mouse.until(lambda: mouse.window.findChild(MappingDialog))
        self.dialog = mouse.window.findChild(MappingDialog)
        mouse.until(self.dialog.isVisible)

    @property
    def said(self) -> str:
        return self.mouse.shown("mapping.said").text()

    def choose(self, **columns: str) -> None:
        for field, column in columns.items():
            box: QComboBox = self.mouse.shown(f"mapping.{field}")
            box.setCurrentIndex(box.findData(column))

    def shows(self, field: str) -> str:
        return str(self.mouse.shown(f"mapping.{field}").currentData())

    def press(self, what: str) -> None:
        self.mouse.shown(f"mapping.{what}").click()


def titles(mouse: Mouse) -> list[str]:
    return sorted(one.title or one.file_name for one in mouse.store.documents.find())


def test_a_dropped_table_comes_in_with_the_columns_chosen(mouse: Mouse, tmp_path: Path) -> None:
    path = tmp_path / "posts.tsv"
    path.write_text(POSTS)
    mouse.drop(mouse.window.readers, [path])
    asked = Asked(mouse)
    assert "Each row of “posts.tsv” becomes a document." in asked.said
    assert not mouse.shown("mapping.import").isEnabled()
    asked.choose(text="remark", author="who")
    asked.press("import")
    mouse.rest()
    (document,) = mouse.store.documents.find()
    assert (document.author, document.file_name) == ("ann", "posts.tsv/2")
    assert mouse.store.documents.text(document.id) == "We saw the convoy leave the port."


def test_each_kind_of_table_is_asked_about_once_wherever_it_stands(
    mouse: Mouse, folder: Path
) -> None:
    mouse.drop(mouse.window.readers, [folder])
    asked = Asked(mouse)
    seen = []
    for number in range(4):
        assert asked.said.startswith(f"Table {number + 1} of 4.")
        seen.append(asked.said.split("“")[1].split("”")[0])
        if asked.shows("title") == "Headline":
            assert "One more table has the same columns" in asked.said
            assert asked.shows("text") == "Story"
            asked.choose(outlet="Wire")
        elif "posts" in asked.said:
            asked.choose(text="remark")
        elif "Talks" in asked.said:
            asked.choose(text="said", author="by")
        else:
            assert "or the table is left out" in mouse.shown("mapping.note").text()
        if number < 3:
            asked.press("next")
    assert seen == ["news.csv", "sheets.xlsx/Ships", "sheets.xlsx/Talks", "zipped.zip/in/posts.tsv"]
    asked.press("import")
    mouse.rest()
    documents = {one.file_name: one for one in mouse.store.documents.find()}
    assert sorted(documents) == [
        "a note.txt", "news.csv/2", "sheets.xlsx/Talks/2", "zipped.zip/in/more.csv/2",
        "zipped.zip/in/posts.tsv/2",
    ]  # fmt: skip
    assert documents["zipped.zip/in/more.csv/2"].outlet == "Gazette"
    assert documents["sheets.xlsx/Talks/2"].author == "Bo"
    assert mouse.store.check() == []


def test_what_was_chosen_for_a_header_is_offered_the_next_time(
    mouse: Mouse, tmp_path: Path
) -> None:
    for name, table in (
        ("1.csv", NEWS),
        ("2.csv", "Story,Wire,Headline\nHe left at noon.,Post,X\n"),
    ):
        (tmp_path / name).write_text(table)
    mouse.drop(mouse.window.readers, [tmp_path / "1.csv"])
    asked = Asked(mouse)
    assert asked.shows("outlet") == ""
    asked.choose(outlet="Wire", title="")
    asked.press("import")
    mouse.rest()
    mouse.drop(mouse.window.readers, [tmp_path / "2.csv"])
    asked = Asked(mouse)
    assert (asked.shows("text"), asked.shows("outlet"), asked.shows("title")) == (
        "Story",
        "Wire",
        "",
    )
    asked.press("cancel")
    mouse.rest()
    assert mouse.counts()["documents"] == 1


def test_articles_beside_a_table_of_numbers_can_come_in_alone(mouse: Mouse, tmp_path: Path) -> None:
    folder = tmp_path / "both"
    folder.mkdir()
    (folder / "ships.csv").write_text(SHIPS)
    (folder / "note.txt").write_text("A note about two ships, written down on Tuesday evening.")
    mouse.drop(mouse.window.readers, [folder])
    Asked(mouse).press("import")
    mouse.rest()
    assert titles(mouse) == ["note.txt"]
    assert "“ships.csv” is a table; say which of its columns holds the text." in mouse.said


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "axis.sidelight"
    main.Projects().create(path).store.close()
    yield path


def command(monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    monkeypatch.setattr(sys, "argv", ["main.py", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        main.main()
    return int(ended.value.code or 0)


def test_the_command_line_takes_columns_and_says_what_it_guessed(
    project: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command(monkeypatch, "import", project, folder, "--column", "text=remark")
    said = capsys.readouterr().out
    assert (
        "“news.csv/2”: The columns of its table were guessed: text from “Story”, title from “Headline”."
    ) in said
    assert "posts.tsv/2”: The columns" not in said
    assert "“sheets.xlsx” is a table; say which of its columns holds the text." in said
    assert command(monkeypatch, "import", project, folder, "--column", "colour=red") == 1
    assert "“colour=red” names no column" in capsys.readouterr().err
