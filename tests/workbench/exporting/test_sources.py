"""The corpus as a bibliography, read by the programs of others."""

import json
import os
from pathlib import Path

import pytest

from workbench.errors import Refusal
from workbench.exporting.sources import listed, write_bibliography
from workbench.model.documents import Document

GOLDEN = Path(__file__).parent.parent.parent / "golden"
EVIL = r"\input{/etc/passwd} }{ % 100 & $x$ #1 a_b ^ ~ \write18{rm} }"
CORPUS = [
    Document(
        id=1, title="The meeting in June: A & B", author="A. Writer", outlet="Newswire",
        published="2024-06-04", url="https://example.org/june?a=1&b=%7Bx%7D#top", language="en",
        source_grade="B", information_grade="2", note="never told",
    ),
    Document(id=2, title="Meeting again", author="B. Writer; Press Office", published="2024-06",
             outlet="Newswire", language="en-GB"),
    Document(id=3, title="A meeting, once more", author="A. Writer", published="2024"),
    Document(id=4, title="پس از دیدار", outlet="روزنامه", published="2023", language="fa"),
    Document(id=5, title=EVIL, author=f"{EVIL} and others", outlet=EVIL, url="http://e.org/{ }\\x"),
    Document(id=6, file_name="scan 12.pdf", url="https://example.org/scan"),
]  # fmt: skip


@pytest.fixture(params=["bib", "csl"])
def key(request):
    return request.param


@pytest.fixture
def library(tmp_path):
    """Return the corpus as pybtex reads it."""
    database = pytest.importorskip("pybtex.database")
    path = tmp_path / "corpus.bib"
    write_bibliography(CORPUS, "bib", path)
    return database.parse_file(str(path), "bibtex")


def test_a_bibliography_looks_as_it_always_did(key, tmp_path):
    golden = GOLDEN / f"corpus.{key}"
    if os.environ.get("SIDELIGHT_GOLDEN") == "write":
        write_bibliography(CORPUS, key, golden)
    path = tmp_path / "out"
    assert write_bibliography(CORPUS, key, path) == 6
    assert path.read_bytes() == golden.read_bytes()
    assert "never told" not in path.read_text("utf-8")


def test_another_program_reads_every_entry_with_its_own_key(library):
    said = {key: one.type for key, one in library.entries.items()}
    assert said == {
        "writer2024meeting": "article",
        "writer2024meeting-2": "article",
        "writer2024meeting-3": "misc",
        "anon2023fb2f520b": "article",
        "othersinput": "article",
        "anonscan": "online",
    }
    first = library.entries["writer2024meeting"]
    assert first.fields["date"] == "2024-06-04"
    assert first.fields["url"] == "https://example.org/june?a=1&b=%7Bx%7D#top"
    assert first.fields["langid"] == "english"
    assert first.fields["note"] == "Grade B2"
    assert library.entries["anon2023fb2f520b"].fields["title"] == "{پس از دیدار}"
    authors = library.entries["writer2024meeting-2"].persons["author"]
    assert [str(one) for one in authors] == ["{B. Writer}", "{Press Office}"]


def test_no_title_can_hold_a_command_of_latex(library):
    """Whatever is no letter is spelt so that TeX prints it, and braces close where they should."""
    entry = library.entries["othersinput"]
    said = entry.fields["journaltitle"]
    left = said
    named = ("backslash", "braceleft", "braceright", "asciicircum", "asciitilde")
    for spelt in (*(rf"\text{name}{{}}" for name in named), *(f"\\{sign}" for sign in "%&$#_")):
        left = left.replace(spelt, "")
    assert not set(left) & set("\\{}%&$#_^~")
    assert left.split()[0] == "input/etc/passwd"
    assert entry.fields["url"] == "http://e.org/%7B%20%7D%5Cx"


def test_a_program_for_citations_sets_every_item(tmp_path):
    pytest.importorskip("citeproc")
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    path = tmp_path / "corpus.json"
    write_bibliography(CORPUS, "csl", path)
    items = json.loads(path.read_bytes())
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    book = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for one in items:
        book.register(Citation([CitationItem(one["id"])]))
    told = [str(one) for one in book.bibliography()]
    assert len(told) == len(CORPUS)
    assert any("A. Writer" in one and "2024" in one and "Newswire" in one for one in told)
    assert any("پس از دیدار" in one for one in told)
    assert items[0]["issued"] == {"date-parts": [[2024, 6, 4]]}
    assert items[1]["author"] == [{"literal": "B. Writer"}, {"literal": "Press Office"}]
    assert items[1]["issued"] == {"date-parts": [[2024, 6]]}
    assert [one["type"] for one in items] == [
        *("article-newspaper", "article-newspaper", "document", "article-newspaper"),
        *("article-newspaper", "webpage"),
    ]


def test_keys_stay_when_documents_are_added(key, tmp_path):
    write_bibliography(CORPUS[:3], key, tmp_path / "before")
    write_bibliography(CORPUS, key, tmp_path / "after")
    before, after = ((tmp_path / name).read_text("utf-8") for name in ("before", "after"))
    assert after.startswith(before.removesuffix("\n]\n"))


def test_without_documents_no_file_is_written(key, tmp_path):
    with pytest.raises(Refusal, match="no documents"):
        write_bibliography([], key, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(Refusal, match="bib, csl"):
        write_bibliography(CORPUS, "ris", tmp_path / "out")


def test_older_versions_and_what_lies_outside_a_period_are_left_out():
    class Shelf:
        documents = property(lambda self: self)

        def find(self):
            return CORPUS[::-1]

        def newer(self):
            return {2: 1}

    def ids(*period):
        return [one.id for one in listed(Shelf(), *period)]

    assert ids() == [1, 3, 4, 5, 6]
    assert ids("2024-06-10", "") == [3]
    assert ids("", "2024-01") == [3, 4]
