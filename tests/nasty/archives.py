"""Nasty archives and the office documents that are kept in one."""

import io
import struct
import zipfile
from pathlib import Path

from tests.nasty.nasty import GOOD, Nasty
from tests.nasty.texts import LAUGHS, OUTSIDE
from tests.workbench.importing.packed import W, archive, docx, paragraph
from tests.workbench.importing.test_e_book import CONTAINER, epub
from tests.workbench.importing.test_open_document import odt

SHEETS = {
    "xl/workbook.xml": '<w xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></w>',
    "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" Target="worksheets/s.xml"/></R>',
}


def sheet(rows: str, head: str = "") -> bytes:
    """Return a workbook of one sheet with these rows."""
    said = f"{head}<worksheet><sheetData>{rows}</sheetData></worksheet>"
    return archive({**SHEETS, "xl/worksheets/s.xml": said})


def cell(words: str, at: str = "") -> str:
    """Return a cell, at a place such as XFD1048576 or after the last."""
    placed = f' r="{at}"' if at else ""
    return f'<c{placed} t="inlineStr"><is><t>{words}</t></is></c>'


# zip


def a_bomb(path: Path) -> None:
    path.write_bytes(archive({"bomb.txt": b"0" * 60_000_000}))


def bombs_in_bombs(path: Path) -> None:
    data = archive({"words.txt": b"words " * 3_000_000})
    for depth in range(4):
        data = archive({f"{depth}.zip": data})
    path.write_bytes(data)


def overlapping_entries(path: Path) -> None:
    data = bytearray(archive({"a.txt": "Same words.", "b.txt": "Same words."}))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    struct.pack_into("<I", data, second + 42, 0)  # both claim the first one's place
    path.write_bytes(data)


def names_that_lead_out(path: Path) -> None:
    path.write_bytes(archive({"../../out.txt": "Words.", "good.txt": GOOD}))


def a_link_in_an_archive(path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        link = zipfile.ZipInfo("passwords.txt")
        link.external_attr = 0o120777 << 16
        book.writestr(link, "/etc/passwd")
        book.writestr("good.txt", GOOD)
    path.write_bytes(made.getvalue())


def an_encrypted_archive(path: Path) -> None:
    data = bytearray(archive({"a.txt": "Secret."}))
    for flags in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[flags] |= 1
    path.write_bytes(data)


def a_truncated_archive(path: Path) -> None:
    path.write_bytes(archive({"a.txt": GOOD * 20})[:-30])


# xml inside


def entities_in_word(path: Path) -> None:
    path.write_bytes(docx(paragraph(f"&j; {GOOD}"), head=LAUGHS))


def outside_entities_in_word(path: Path) -> None:
    path.write_bytes(docx(paragraph(f"&j; {GOOD}"), head=OUTSIDE))


def entities_in_open_document(path: Path) -> None:
    path.write_bytes(odt(f"<text:p>&j; {GOOD}</text:p>", head=LAUGHS))


def outside_entities_in_open_document(path: Path) -> None:
    path.write_bytes(odt(f"<text:p>&j; {GOOD}</text:p>", head=OUTSIDE))


def entities_in_a_workbook(path: Path) -> None:
    path.write_bytes(sheet(f"<row>{cell('text')}</row><row>{cell('&j;')}</row>", LAUGHS))


def entities_in_a_book(path: Path) -> None:
    package = {"META-INF/container.xml": LAUGHS + CONTAINER}
    path.write_bytes(epub({"a.xhtml": f"<html><p>{GOOD}</p></html>"}, (0,), **package))


def entities_in_a_chapter(path: Path) -> None:
    chapter = f'<?xml version="1.0"?><!DOCTYPE html [{LAUGHS[12:]}<html><p>&j; {GOOD}</p></html>'
    path.write_bytes(epub({"a.xhtml": chapter}, (0,)))


# office documents


def tracked_changes_and_controls(path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>He </w:t></w:r><w:ins><w:r><w:t>did </w:t></w:r></w:ins><w:del><w:r>"
        "<w:delText>never </w:delText></w:r></w:del><w:r><w:t>come.</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('Controlled words.')}</w:sdtContent></w:sdt>"
    )
    comments = f"<w:comments {W}><w:comment>{paragraph('No.')}</w:comment></w:comments>"
    path.write_bytes(docx(body, comments=comments))


def a_cell_in_the_last_row(path: Path) -> None:
    rows = f'<row r="1">{cell("text", "A1")}{cell("title", "B1")}</row>'
    last = f'<row r="1048576">{cell(f"{GOOD} Last.", "A1048576")}{cell("far", "XFD1048576")}</row>'
    path.write_bytes(sheet(rows + last))


ENTITIES = "declares a document type of its own"
ARCHIVES = [
    Nasty("bomb.zip", a_bomb, "unpacks to far more than can be read"),
    Nasty("bombs.zip", bombs_in_bombs, "stands in 3 other archives"),
    Nasty("overlap.zip", overlapping_entries, "entries overlap"),
    Nasty("slip.zip", names_that_lead_out, "would lead out of its archive", GOOD),
    Nasty("link.zip", a_link_in_an_archive, "is a link to another file", GOOD),
    Nasty("locked.zip", an_encrypted_archive, "is encrypted"),
    Nasty("cut.zip", a_truncated_archive, "is damaged or was cut off"),
    Nasty("laughs.docx", entities_in_word, ENTITIES),
    Nasty("outside.docx", outside_entities_in_word, ENTITIES),
    Nasty("laughs.odt", entities_in_open_document, ENTITIES),
    Nasty("outside.odt", outside_entities_in_open_document, ENTITIES),
    Nasty("laughs.xlsx", entities_in_a_workbook, ENTITIES),
    Nasty("laughs.epub", entities_in_a_book, ENTITIES),
    Nasty("chapter.epub", entities_in_a_chapter, "", f"&j; {GOOD}", "hahahaha"),
    Nasty("tracked.docx", tracked_changes_and_controls, "Without the 1 comment",
          "He did come.\n\nControlled words.", "never"),
    Nasty("last.xlsx", a_cell_in_the_last_row, "were guessed: text from “text”", GOOD),
]  # fmt: skip
