"""Code books go to other programs and come from them, also as those really write them."""

from pathlib import Path

import pytest
from lxml import etree

from workbench.commands.code_book import AddCodeBook
from workbench.commands.codes import AddCode
from workbench.errors import Refusal
from workbench.exchange.code_book import read_code_book, write_code_book
from workbench.exchange.colours import colour_of, swatch_near
from workbench.session import Session

SCHEMA = (
    Path(__file__).parents[3].parent / "shared" / "standards" / "refi-qda" / "Codebook-v1.0.xsd"
)
ELSEWHERE = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1:0" origin="Another program">
  <Codes>
    <Code color="#0F0" isCodable="true" name="Money" guid="11111111-1111-1111-1111-111111111111">
      <Description>Who pays
whom.</Description>
      <Code guid="{22222222-2222-2222-2222-222222222222}" isCodable="false" name="Cash"/>
      <Code guid="33333333-3333-3333-3333-333333333333" isCodable="true" name="  Gifts  "/>
    </Code>
    <Code guid="44444444-4444-4444-4444-444444444444" isCodable="true" name="money"/>
    <Code guid="55555555-5555-5555-5555-555555555555" isCodable="true" name=""/>
  </Codes>
  <Sets><Set guid="66666666-6666-6666-6666-666666666666" name="Mine"/></Sets>
</CodeBook>"""


def tree(session: Session) -> list[tuple[str, str, str, str]]:
    codes = {one.id: one for one in session.store.codes.find()}
    named = {0: ""} | {one.id: one.name for one in codes.values()}
    return [
        (named[one.parent_id], one.name, one.colour, one.description)
        for one in sorted(codes.values(), key=lambda one: (one.parent_id, one.position))
    ]


@pytest.fixture
def filled(session: Session) -> Session:
    money = session.run(AddCode("Money & <power>", 0, "green", 1, "Who pays\nwhom?"))
    session.run(AddCode("Gifts", money, "red"))
    session.run(AddCode("پول", money, "blue", 0, "In Persian"))
    session.run(AddCode("Gifts", 0, "purple"))
    return session


def test_a_code_book_comes_back_as_it_went(
    filled: Session, second: Session, tmp_path: Path
) -> None:
    path = tmp_path / "codes.qdc"
    assert write_code_book(filled.store.codes.find(), path) == 4
    book = read_code_book(path)
    added = second.run(AddCodeBook(book))
    assert (added.added, added.known, book.skipped) == (4, 0, [])
    assert tree(second) == tree(filled)
    again = second.run(AddCodeBook(book))
    assert (again.added, again.known) == (0, 4)
    second.undo()
    second.undo()
    assert tree(second) == []


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema is not beside this checkout")
def test_a_code_book_is_valid_by_the_schema_and_the_same_each_time(
    filled: Session, tmp_path: Path
) -> None:
    for name in ("a.qdc", "b.qdc"):
        write_code_book(filled.store.codes.find(), tmp_path / name)
    assert (tmp_path / "a.qdc").read_bytes() == (tmp_path / "b.qdc").read_bytes()
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(etree.parse(tmp_path / "a.qdc"))


def test_a_code_book_of_another_program_is_read_as_far_as_it_goes(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "elsewhere.QDC"
    path.write_text(ELSEWHERE, "utf-8")
    book = read_code_book(path)
    added = session.run(AddCodeBook(book))
    assert (added.added, added.known) == (4, 1)
    assert tree(session) == [
        ("", "Money", "green", "Who pays\nwhom."),
        ("", "Unnamed code", "yellow", ""),
        ("Money", "Cash", "green", ""),
        ("Money", "Gifts", "green", ""),
    ]
    assert book.skipped == [
        "A code without a name was called “Unnamed code”.",
        "The set “Mine” of codes was left out.",
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "damaged"),
        (b"<CodeBook><Codes>", "damaged"),
        (b"<Project/>", "no code book"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><CodeBook>&a;</CodeBook>", "document type"),
        (b"<CodeBook>" + b"<Code name='x'>" * 5000, "nested without end"),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_sentence(
    tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / "bad.qdc"
    path.write_bytes(content)
    with pytest.raises(Refusal, match=why):
        read_code_book(path)


def test_no_codes_are_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no codes yet"):
        write_code_book([], tmp_path / "codes.qdc")
    assert not list(tmp_path.iterdir())


def test_every_swatch_comes_back_from_its_colour() -> None:
    for swatch in ("blue", "orange", "green", "red", "purple", "yellow", "grey"):
        assert swatch_near(colour_of(swatch)) == swatch
    assert swatch_near("not a colour") == ""
