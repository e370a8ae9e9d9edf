"""A card is written whole, cited, and with nothing of whoever wrote it."""

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.workbench.cards.conftest import Told
from workbench.actors.card import card_of
from workbench.cards import sheet_of, write_card
from workbench.cards.pictures import Box, bar
from workbench.cards.writing import file_name
from workbench.commands.actors import EditActor
from workbench.commands.aliases import AddAlias, EditAlias
from workbench.errors import Refusal
from workbench.model.cards import Card

CITATION = "Owen Marsh, “Talks in Baghdad”, Newswire, 6 Jan 2020"


@pytest.fixture
def card(told: Told) -> Card:
    with told.session.store.reader() as reader:
        return card_of(reader, told.qaani, True)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Card, str], str]:
    def write(card: Card, key: str) -> str:
        path = tmp_path / f"card.{key}"
        write_card(card, key, path, "axis", "4 Feb 2024")
        return path.read_text("utf-8")

    return write


class Words(HTMLParser):
    """Gather the words of a page, and see that its elements are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def test_the_web_page_stands_alone_and_runs_nothing(card: Card, written: Callable) -> None:
    page = written(card, "html")
    reader = Words()
    reader.feed(page)
    assert reader.open == []
    assert "<svg" in page
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|img|link|iframe|a)\b|\bsrc=|\bhref=", page)
    assert CITATION in "".join(reader.said)


def test_markup_in_a_name_is_shown_and_does_nothing(told: Told, written: Callable) -> None:
    with told.session.store.reader() as reader:
        nobody = card_of(reader, told.nobody, True)
    assert "Nobody &lt;b&gt;Known&lt;/b&gt;" in written(nobody, "html")
    assert r"Nobody \<b\>Known\</b\>" in written(nobody, "md")


@pytest.mark.parametrize("key", ["html", "md", "json"])
def test_every_quote_stands_with_its_citation(key: str, card: Card, written: Callable) -> None:
    said = re.sub(r"<[^>]*>|\\", "", written(card, key))
    quotes = [one for one in (card.first, card.last) if one]
    quotes += [claim for one in card.relations for claim in one.claims]
    assert len(quotes) == 5
    for one in quotes:
        assert one.words in said
        assert said.count(one.citation) >= 1
    assert said.count(CITATION) >= 2


@pytest.mark.parametrize("key", ["html", "md", "json"])
def test_no_export_says_who_wrote_it_or_where(
    key: str, card: Card, written: Callable, tmp_path: Path
) -> None:
    said = written(card, key)
    assert "Ada" not in said
    assert str(tmp_path) not in said
    assert "axis" in said


def test_json_holds_the_whole_card(card: Card, written: Callable) -> None:
    record = json.loads(written(card, "json"))
    assert record["name"] == "Esmail Qaani"
    assert record["type"] == "person"
    assert len(record["by_document"]) == 4
    assert record["relations"][0]["claims"][0]["against"] is True
    assert record["company"][0]["sentences"] == 2


def test_long_lists_show_their_beginning_and_the_rest_on_demand(card: Card) -> None:
    few = {"documents": 2, "outlets": 9, "company": 9, "claims": 2, "names": 9,
           "said_by": 9, "said_about": 9, "relations": 9}  # fmt: skip
    by_key = {one.key: one for one in sheet_of(card, few).sections}
    assert (len(by_key["documents"].entries), by_key["documents"].left_out) == (2, 2)
    claims = [one for one in by_key["relations"].entries if one.kind == "quote"]
    assert {one.mark for one in claims} == {"against", "for"}
    whole = sheet_of(card, few, frozenset({"documents", "relation:1"})).sections
    by_key = {one.key: one for one in whole}
    assert by_key["documents"].left_out == 0
    assert not [one for one in by_key["relations"].entries if one.kind == "more"]


def test_a_bar_shows_what_copies_repeat_hollow_at_its_end() -> None:
    solid, hollow = bar(3, 10, 2).shapes
    assert isinstance(solid, Box) and isinstance(hollow, Box)
    assert not solid.hollow
    assert hollow.hollow
    assert hollow.x == solid.width


def test_roles_are_drawn_hollow_where_their_end_is_not_known(told: Told) -> None:
    deputy = told.session.run(AddAlias(told.qaani, "Deputy"))
    told.session.run(EditAlias(deputy, {"kind": "role", "since": "2007", "until": "2020-01"}))
    with told.session.store.reader() as reader:
        sheet = sheet_of(card_of(reader, told.qaani, True))
    drawn = next(one.picture for one in sheet.sections if one.key == "roles")
    assert drawn
    assert drawn.told == "Deputy: 2007 – Jan 2020, Commander, Quds Force: since Jan 2020"
    accented = [one for one in drawn.shapes if isinstance(one, Box) and one.role == "accent"]
    assert [one.hollow for one in accented] == [False, False, True]


def test_a_file_is_called_by_the_name_without_what_systems_refuse(told: Told) -> None:
    told.session.run(EditActor(told.nobody, {"name": "../A: “B”/قاآنی?"}))
    with told.session.store.reader() as reader:
        assert file_name(card_of(reader, told.nobody, True), "pdf") == "A B قاآنی.pdf"


def test_an_unknown_format_is_refused_and_nothing_written(card: Card, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="There is no format"):
        write_card(card, "doc", tmp_path / "card.doc", "axis", "today")
    assert list(tmp_path.glob("card*")) == []
