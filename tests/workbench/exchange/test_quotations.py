"""Excerpts that left as a table or as annotations come back to the texts that they were taken from."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.workbench.exchange.affair import NEWS, affair, documents, set_up, told
from workbench.commands.bringing import BringIn, BroughtIn
from workbench.errors import Cancelled, Refusal
from workbench.exchange.brought import Brought, BroughtCode, BroughtMention
from workbench.exchange.incoming import read_incoming
from workbench.exporting import ExportOptions, export
from workbench.exporting.gathering import Order
from workbench.exporting.ways import leave
from workbench.model.tables import ExcerptFilter
from workbench.ports import Reader
from workbench.session import Session
from workbench.tasks import Progress

Make = Callable[..., Session]


def _coded() -> Brought:
    brought = affair()
    brought.codes = [BroughtCode("Money"), BroughtCode("Paid", 0), BroughtCode("Command")]
    force = NEWS.index("Quds Force")  # named inside an excerpt
    brought.mentions.append(BroughtMention(0, 1, force, force + 10))
    first, second, third = brought.excerpts
    brought.excerpts = [
        type(first)(0, first.start, first.end, codes=(2,), note="Twice.\n=1+1", speaker=0),
        type(first)(0, second.start, second.end, codes=(1, 2), nobody=True),
        third,
    ]
    return brought


@pytest.fixture(scope="module")
def left(make_project: Make) -> Iterator[Reader]:
    """Give a project whose excerpts leave."""
    yield set_up(make_project(), _coded()).store


@pytest.fixture
def there(session: Session) -> Session:
    """Give a session on a project that has the documents and nothing else."""
    return set_up(session, Brought(documents=documents()))


def _excerpts(store: Reader) -> list[Any]:
    names = {0: "", **{one.id: one.name for one in store.actors.find()}}
    codes = {one.id: one.name for one in store.codes.find()}
    return sorted(
        (one.start, one.end, one.quote, one.note, names[one.speaker_id], one.nobody,
         sorted(codes[code] for code in store.excerpts.codes_of(one.id)))
        for one in store.excerpts.find()
    )  # fmt: skip


def _bring(session: Session, path: Path) -> BroughtIn:
    came: BroughtIn = session.run(BringIn(read_incoming(path), path.name))
    return came


@pytest.mark.parametrize("key", ["csv", "tsv", "xlsx", "jsonl"])
def test_a_table_of_ours_gives_the_same_excerpts_and_mentions(
    key: str, left: Reader, there: Session, tmp_path: Path
) -> None:
    path = tmp_path / "left"
    leave(left, key, Order(), path.with_suffix(f".{key}"))
    path = path.with_suffix(f".{key}")
    came = _bring(there, path)
    assert not came.unplaced and not came.remarks
    assert _excerpts(there.store) == _excerpts(left)
    assert told(there.store, "mentions") == told(left, "mentions")
    again = _bring(there, path)
    assert not any(one.new for one in again.counts.values())


def test_annotations_of_ours_give_the_same_excerpts_and_mentions(
    left: Reader, there: Session, tmp_path: Path
) -> None:
    path = tmp_path / "left.jsonld"
    leave(left, "w3c", Order(options=ExportOptions(project="Axis")), path)
    came = _bring(there, path)
    assert not came.unplaced and not came.remarks
    # who speaks is read from the text again; the standard has no word for who said so
    assert [one[:4] + one[6:] for one in _excerpts(there.store)] == [
        one[:4] + one[6:] for one in _excerpts(left)
    ]
    assert told(there.store, "mentions") == told(left, "mentions")
    assert not any(one.new for one in _bring(there, path).counts.values())


def test_a_table_comes_back_to_the_codes_that_stand_in_the_tree(
    left: Reader, make_project: Make, tmp_path: Path
) -> None:
    path = tmp_path / "left.csv"
    leave(left, "csv", Order(), path)
    other = set_up(make_project(), Brought(documents=documents(), codes=_coded().codes))
    _bring(other, path)
    assert len(other.store.codes.find()) == 3
    assert _excerpts(other.store) == _excerpts(left)


THEIRS = (
    "\ufeffDocument name;Coded segment;Code;Comment;Weight;ID\r\n"
    "A meeting;leads the  Quds Force;Themes > Command;see;3;1\r\n"
    "A meeting;leads the Quds Force;Themes > Command | Money;;;2\r\n"
    "Nowhere;He was never paid by Iran, said the Harbour Bank;Money;;;3\r\n"
    "A meeting;words that nobody wrote;Money;;;4\r\n"
    ";;;;;\r\n"
)


def test_a_table_of_another_program_is_understood_by_its_columns(
    there: Session, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text(THEIRS, "utf-8", newline="")
    came = _bring(there, path)
    assert [(quote, note, codes) for _, _, quote, note, _, _, codes in _excerpts(there.store)] == [
        ("leads the Quds Force", "see\nWeight: 3", ["Command", "Money"]),
        ("He was never paid by Iran, said the Harbour Bank", "", ["Money"]),
    ]
    codes = {one.name: one for one in there.store.codes.find()}
    assert codes["Command"].parent_id == codes["Themes"].id
    assert [one.quote for one in came.unplaced] == ["words that nobody wrote"]
    assert came.remarks == ("Kept in notes: the column “Weight”.", "Left out: the column “ID”.")


#: the headings and a row of tables as these programs write them
PROGRAMS = {
    "Taguette": "id,document,tag,content\n1,A meeting,Command,leads the Quds Force\n",
    "MAXQDA": "Document name\tCode\tBeginning\tEnd\tSegment\n"
    "A meeting\tLeaders\\Command\t1\t1\tleads the Quds Force\n",
    "ATLAS.ti": "ID;Quotation Name;Document;Quotation Content;Comment;Codes;Reference\n"
    '1:1;leads;A meeting;leads the Quds Force;;"Command\nOther";1 - 1\n',
    "QualCoder": "fid,codename,pos0,pos1,seltext,owner,text,filename\n"
    "1,Command,15,35,x,ada,leads the Quds Force,A meeting\n",
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_tables_as_programs_for_coding_write_them_are_understood(
    program: str, there: Session, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text(PROGRAMS[program], "utf-8")
    came = _bring(there, path)
    (one,) = there.store.excerpts.find()
    assert (one.quote, one.start) == ("leads the Quds Force", NEWS.index("leads"))
    codes = [there.store.codes.get(code).name for code in there.store.excerpts.codes_of(one.id)]
    assert "Command" in codes and not came.unplaced


@pytest.mark.parametrize(
    "table", ["name,age\nAda,3\n", "quote;code\n", "", "\x00\x00\x01\x02\x03" * 99]
)
def test_a_table_without_quotes_is_refused_or_brings_nothing(
    table: str, there: Session, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.csv"
    path.write_bytes(table.encode())
    with pytest.raises(Refusal):
        _bring(there, path)
    assert not there.store.excerpts.find()


PAGE = "https://example.org/june"
ANNOTATIONS: dict[str, Any] = {
    "a page of the standard": {
        "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage",
        "items": [{
            "type": "Annotation", "motivation": "tagging", "created": "2024-01-01T10:00:00Z",
            "creator": {"type": "Person", "name": "Grace"},
            "body": [{"type": "TextualBody", "value": "Command"},
                     {"type": "TextualBody", "purpose": "commenting", "value": "see"}],
            "target": {"source": PAGE, "selector": {
                "type": "RangeSelector", "startSelector": {"type": "XPathSelector", "value": "/p"},
                "endSelector": {"type": "XPathSelector", "value": "/p"},
                "refinedBy": {"type": "TextQuoteSelector", "exact": "leads the Quds Force"}}},
        }],
    },
    "a single one": {
        "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation",
        "motivation": "tagging", "creator": "Grace", "created": "2024-01-01T10:00:00Z",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": "Command"}, "see"],
        "target": {"source": {"id": PAGE + "#top"}, "selector": [
            {"type": "TextPositionSelector", "start": 3, "end": 9},
            {"type": "TextQuoteSelector", "exact": "leads the\nQuds Force", "prefix": "x"}]},
    },
    "an answer of Hypothes.is": {
        "total": 1, "rows": [{
            "id": "x", "uri": PAGE, "user": "acct:Grace@hypothes.is", "tags": ["Command"],
            "text": "see", "created": "2024-01-01T10:00:00Z", "document": {"title": ["Elsewhere"]},
            "target": [{"source": PAGE, "selector": [
                {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 1},
                {"type": "TextPositionSelector", "start": 900, "end": 920},
                {"type": "TextQuoteSelector", "exact": "leads the Quds Force"}]}],
        }],
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", ANNOTATIONS)
def test_annotations_of_others_are_placed_by_their_quote(
    kind: str, there: Session, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.json"
    path.write_text(json.dumps(ANNOTATIONS[kind]))
    came = _bring(there, path)
    (one,) = there.store.excerpts.find()
    assert (one.quote, one.note, one.analyst) == ("leads the Quds Force", "see", "Grace")
    assert one.created_at == "2024-01-01T10:00:00Z"
    (code,) = there.store.excerpts.codes_of(one.id)
    assert there.store.codes.get(code).name == "Command"
    assert not came.unplaced and not came.remarks


def test_what_is_said_of_a_whole_page_goes_into_the_note_of_its_document(
    there: Session, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.json"
    said = [
        {"uri": PAGE, "text": "A good page", "tags": ["x"], "target": [{"source": PAGE}]},
        {"uri": PAGE, "target": [{"source": PAGE}]},
        {"target": 7, "body": [8]},
        {"target": {"source": PAGE, "selector": [{"type": "TextQuoteSelector", "exact": ""}]}},
    ]
    path.write_text(json.dumps(said))
    came = _bring(there, path)
    (held,) = there.store.documents.find(title="A meeting")
    assert held.note == "A good page\nTags: x"
    assert came.remarks == (
        "1 annotation is of a whole page and went into the note of its document.",
        "3 annotations mark no words and say nothing; they were left out.",
        "1 body was not understood and left out.",
    )


@pytest.mark.parametrize(
    "hostile",
    ['{"@context": "http://www.w3.org/ns/anno.jsonld", "items": ' + "[" * 100_000,
     '{"type": "AnnotationPage", "items": []}',
     '{"type": "AnnotationPage", "items": [1, 2'],
)  # fmt: skip
def test_damaged_annotations_are_refused_in_a_sentence(hostile: str, tmp_path: Path) -> None:
    path = tmp_path / "theirs.jsonld"
    path.write_text(hostile)
    with pytest.raises(Refusal, match=r"damaged|no annotation"):
        read_incoming(path)


def test_a_place_without_words_is_believed_only_in_the_very_text(
    there: Session, tmp_path: Path
) -> None:
    from workbench.text.hashes import named

    held = {one.title: one for one in there.store.documents.find()}
    sha = there.store.documents.content(held["A meeting"].id).sha256
    position = {"type": "TextPositionSelector", "start": 0, "end": 12}
    said = [
        {"target": {"source": {"id": named(sha)}, "selector": position}},
        {"target": {"source": PAGE, "selector": position}},
    ]
    path = tmp_path / "theirs.json"
    path.write_text(json.dumps(said))
    _bring(there, path)
    assert [one.quote for one in there.store.excerpts.find()] == [NEWS[:12]]


@pytest.mark.parametrize("key", ["csv", "w3c", "jsonl"])
def test_reading_quotes_stops_when_it_is_cancelled(key: str, left: Reader, tmp_path: Path) -> None:
    path = tmp_path / f"left.{key}"
    row = next(left.excerpt_table.stream(ExcerptFilter()))
    export([row] * 1_200, key, path)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_incoming(path, progress)
