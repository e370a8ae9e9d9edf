"""A `.qdpx` of our own is valid, says the same bytes twice, and comes back record by record."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from db.project import create
from tests.conftest import NOON
from tests.workbench.exchange.record_by_record import records
from workbench.bus import Bus
from workbench.commands.bringing import BringIn
from workbench.commands.excerpts import AttributeExcerpts
from workbench.demo import build_demo
from workbench.errors import Refusal
from workbench.exchange.brought import (
    Brought,
    BroughtActor,
    BroughtAlias,
    BroughtClaim,
    BroughtCode,
    BroughtDocument,
    BroughtExcerpt,
    BroughtMention,
    BroughtRelation,
    BroughtType,
)
from workbench.exchange.incoming import read_incoming
from workbench.exchange.refi.writing import write_project
from workbench.exchange.soundness import made_sound
from workbench.exporting.verify import verify
from workbench.importing.decoding import decode
from workbench.model.documents import Piece
from workbench.model.grades import INFORMATION_GRADES, LIKELIHOODS, SOURCE_GRADES, STANCES
from workbench.model.relations import RelationKind
from workbench.session import Desk, Session

SCHEMA = Path(__file__).parents[3].parent / "shared" / "standards" / "refi-qda" / "Project-v1.0.xsd"


def fresh(folder: Path, name: str, who: str = "Ada") -> Session:
    return Session(
        create(folder / name, who=who, clock=lambda: NOON), Bus(), Desk(who, lambda: NOON)
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    made = fresh(tmp_path_factory.mktemp("demo"), "demo.sidelight")
    build_demo(made)
    made.run(AttributeExcerpts((1,), 2))
    made.run(AttributeExcerpts((2,), 0))
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def written(demo: Session) -> Path:
    path = demo.store.path.with_name("demo.qdpx")
    assert write_project(demo.store, path, "names") == 12
    return path


def test_the_demo_comes_back_record_by_record(demo: Session, written: Path, tmp_path: Path) -> None:
    second = fresh(tmp_path, "second.sidelight", who="Grace")
    brought = read_incoming(written)
    assert not brought.remarks
    came = second.run(BringIn(brought, written.name))
    assert not any(one.lost for one in came.counts.values())
    before, after = records(demo.store), records(second.store)
    for kind in before:
        assert after[kind] == before[kind], kind
    again = second.run(BringIn(read_incoming(written), written.name))
    assert not any(one.new or one.lost for one in again.counts.values())
    # and what came back says the same bytes
    twice = tmp_path / written.name
    write_project(second.store, twice, "names")
    assert entries(twice) == entries(written)
    second.store.close()


def entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def test_the_same_project_gives_the_same_bytes_in_the_standard_s_places(
    demo: Session, written: Path, tmp_path: Path
) -> None:
    twice = tmp_path / written.name
    write_project(demo.store, twice, "names")
    assert twice.read_bytes() == written.read_bytes()
    held = entries(written)
    assert next(iter(held)) == "project.qde"
    assert all(name.startswith("sources/") for name in list(held)[1:-1])
    texts = [data for name, data in held.items() if name.startswith("sources/")]
    assert not any(data.startswith(b"\xef\xbb\xbf") or b"\r" in data for data in texts)
    project = held["project.qde"].decode()
    assert "<Sets" not in project and 'plainTextPath="internal://' in project


@pytest.mark.skipif(not SCHEMA.exists(), reason="the standard's schema is not here")
@pytest.mark.parametrize("analysts", ["", "pseudonyms", "names"])
def test_a_project_file_is_valid_by_the_standard_s_schema(
    demo: Session, tmp_path: Path, analysts: str
) -> None:
    path = tmp_path / "out.qdpx"
    write_project(demo.store, path, analysts)
    project = etree.fromstring(entries(path)["project.qde"])
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(project)
    guids = [one.get("guid") for one in project.iter() if one.get("guid")]
    assert len(guids) == len(set(guids))


def test_analysts_leave_only_when_they_are_asked_for(demo: Session, tmp_path: Path) -> None:
    path = tmp_path / "out.qdpx"
    write_project(demo.store, path)
    assert not any(b"Ada" in data for name, data in entries(path).items() if name[:7] != "sources")
    assert b"creatingUser" not in entries(path)["project.qde"]
    write_project(demo.store, path, "pseudonyms")
    assert b'name="Analyst 1"' in entries(path)["project.qde"]
    assert b'name="Ada"' not in entries(path)["project.qde"]


def test_without_analysts_the_marks_of_two_on_the_same_words_are_still_two(
    tmp_path: Path,
) -> None:
    first = fresh(tmp_path, "first.sidelight")
    made = Brought(documents=[BroughtDocument("Some words here.")], codes=[BroughtCode("A")])
    made.excerpts = [
        BroughtExcerpt(0, 5, 10, codes=(0,), analyst="Ada"),
        BroughtExcerpt(0, 5, 10, analyst="Grace"),
    ]
    first.run(BringIn(made))
    path = tmp_path / "out.qdpx"
    write_project(first.store, path)
    came = first.run(BringIn(read_incoming(path)))
    assert not any(one.new or one.lost for one in came.counts.values())
    assert [first.store.excerpts.codes_of(one) for one in (1, 2)] == [[1], []]
    first.store.close()


def test_the_quotes_of_a_project_are_verified(demo: Session, written: Path) -> None:
    report = verify(written, demo.store)
    assert report.found == report.total == 152 + 328


def test_a_project_with_nothing_in_it_is_not_written(session: Session, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="nothing was written"):
        write_project(session.store, tmp_path / "out.qdpx")
    assert not (tmp_path / "out.qdpx").exists()


#: emoji, combining marks, right to left, joiners, astral letters, no-break spaces, XML's own signs
ALPHABET = "ab Cé é😀👩‍👩‍👧 \u00a0\u202fقاسم علی\u200c𝔘𐍈 <&>\"'\t\n“”—。中\ufeff\u2028\x0b\x01"
words = st.text(st.sampled_from(ALPHABET), min_size=1, max_size=40)
line = words.map(lambda said: " ".join(said.replace("\x01", "").split())).filter(bool)
edtf = st.sampled_from(["", "2020", "2020-03", "2021-12-31"])


@st.composite
def projects(draw: st.DrawFn) -> Brought:
    """Make a small project of records of each kind; texts are as an import leaves them."""
    raw = draw(st.lists(words, min_size=1, max_size=3, unique=True))
    texts = [
        decode(
            ("Word " + one.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))).encode(), "t"
        ).text
        for one in raw
    ]
    texts = list(dict.fromkeys(texts))
    grade = st.sampled_from(["", *SOURCE_GRADES])
    certain = st.sampled_from(["", *INFORMATION_GRADES])
    documents = [
        BroughtDocument(
            text,
            title=draw(line | st.just("")),
            author=draw(line | st.just("")),
            outlet=draw(line),
            url=draw(st.sampled_from(["", "https://news.example/?a=1&b=2"])),
            published=draw(edtf),
            language=draw(st.sampled_from(["", "fa"])),
            source_grade=draw(grade),
            information_grade=draw(certain),
            note=draw(words | st.just("")),
            status=draw(st.sampled_from(["unread", "reading", "done"])),
            file_name=draw(line | st.just("")),
            media_type=draw(st.sampled_from(["text/plain", "application/pdf"])),
            pieces=(Piece(0, 4, "h1"), Piece(0, 2, "link", "https://a.example/")),
            sources={"title": "first line", "made": "2020-01-01"},
            replaces=number - 1,
        )
        for number, text in enumerate(texts)
    ]
    names = draw(st.lists(line, min_size=2, max_size=4, unique_by=lambda said: said.casefold()))
    codes = [
        BroughtCode(name, number - 1, "teal", draw(words | st.just("")), number)
        for number, name in enumerate(names)
    ]
    actors = [
        BroughtActor(
            name,
            draw(st.sampled_from(["person", "state", "clan"])),
            draw(line | st.just("")),
            draw(words | st.just("")),
            (
                BroughtAlias(
                    f"{name} the other", draw(st.sampled_from(["", "role"])), "same", "2019"
                ),
            ),
        )
        for name in names
    ]
    spans = st.integers(0, len(texts) - 1).flatmap(
        lambda d: st.tuples(
            st.just(d), st.integers(0, len(texts[d]) - 1), st.integers(1, len(texts[d]))
        )
    )
    places = [
        (d, min(a, b), max(a, b))
        for d, a, b in draw(st.lists(spans, min_size=1, max_size=8))
        if a != b
    ]
    places = list(dict.fromkeys(places)) or [(0, 0, 4)]
    some = st.integers(0, len(names) - 1)
    excerpts = [
        BroughtExcerpt(
            *place,
            codes=tuple(draw(st.sets(some, max_size=3))),
            note=draw(words | st.just("")),
            speaker=draw(some | st.just(-1)),
            analyst=analyst,
            created_at="2023-05-06T07:08:09+00:00",
        )
        for place in places
        for analyst in draw(st.sampled_from([["Ada"], ["Grace & Co"], ["Grace & Co", "Ada"]]))
    ]
    return Brought(
        documents=documents,
        codes=codes,
        excerpts=[replace(one, nobody=one.speaker < 0) for one in excerpts],
        types=[BroughtType("clan", "Clan", "Clans", "red", "star")],
        actors=actors,
        mentions=[BroughtMention(*place[:1], draw(some), *place[1:]) for place in places],
        kinds=[RelationKind(label="guides", inverse="is guided by", dash="dot")],
        relations=[BroughtRelation(0, 0, 1, draw(words | st.just("")))],
        claims=[
            BroughtClaim(
                0,
                number,
                draw(st.sampled_from(["author", "outlet", "speaker"])),
                draw(some),
                draw(st.sampled_from(list(STANCES))),
                draw(edtf.filter(lambda said: said < "2021")),
                "2022",
                draw(st.sampled_from(["", *LIKELIHOODS])),
                draw(grade),
                draw(certain),
                draw(words | st.just("")),
            )
            for number in range(len(excerpts))
        ],
    )


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Session, Session]]:
    folder = tmp_path_factory.mktemp("any")
    pair = fresh(folder, "first.sidelight"), fresh(folder, "second.sidelight", "Grace")
    yield pair
    for one in pair:
        one.store.close()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=projects())
def test_any_project_comes_back_record_by_record(
    made: Brought, two: tuple[Session, Session]
) -> None:
    first, second = two
    first.run(BringIn(made_sound(made)))
    try:
        path = first.store.path.with_name("out.qdpx")
        write_project(first.store, path, "names")
        brought = read_incoming(path)
        assert not brought.remarks
        second.run(BringIn(brought))
        before, after = records(first.store), records(second.store)
        second.undo()
        for kind in before:
            assert after[kind] == before[kind], kind
        if SCHEMA.exists():
            project = etree.fromstring(entries(path)["project.qde"])
            etree.XMLSchema(etree.parse(SCHEMA)).assertValid(project)
    finally:
        first.undo()
