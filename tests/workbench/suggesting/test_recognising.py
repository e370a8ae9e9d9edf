"""A recogniser that the analyst has installed joins the rules; without one nothing changes."""

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.workbench.suggesting.test_project import write
from workbench.session import Session
from workbench.suggesting.document import suggest
from workbench.suggesting.project import suggestions
from workbench.suggesting.recognising import SETTING, Recognised, installed_model

TEXT = "Rain fell. “Enough,” said the envoy of the Vrontalists in Sorgunia, and Iran agreed."


class StandIn:
    """Find given words in a text, as a recogniser would."""

    name = "Stand-in"

    def __init__(self, **labels: str) -> None:
        self._labels = labels

    def __call__(self, text: str) -> Iterable[Recognised]:
        """Return each word where it stands first."""
        for words, label in self._labels.items():
            said = words.replace("_", " ")
            yield Recognised(text.index(said), text.index(said) + len(said), label)


def found(**labels: str) -> dict[str, tuple[str, str]]:
    mentions = suggest(TEXT, recogniser=StandIn(**labels)).mentions
    return {one.text: (one.type, one.reason) for one in mentions}


def test_a_name_that_the_rules_left_out_is_added_with_its_reason() -> None:
    assert "Vrontalists" not in found()
    assert found(Vrontalists="ORG")["Vrontalists"] == ("organisation", "Stand-in: ORG")


def test_it_tells_the_type_of_a_name_only_where_the_rules_do_not() -> None:
    text = "People spoke of Vrontal, and Iran agreed."
    mentions = suggest(text, recogniser=StandIn(Vrontal="PERSON", Iran="ORG")).mentions
    assert {one.text: one.type for one in mentions} == {"Vrontal": "person", "Iran": "state"}


@pytest.mark.parametrize(
    "labels",
    [
        {"Rain": "DATE"},  # what is no actor
        {"in_Sorgunia": "GPE"},  # another span than the rules’
        {"envoy": "PERSON"},  # nothing with a capital
        {"the_envoy": "PERSON"},
    ],
)
def test_what_can_be_no_name_changes_nothing(labels: dict[str, str]) -> None:
    assert found(**labels) == found()


def test_article_and_possessive_are_no_part_of_what_it_finds() -> None:
    text = "It was said that the Vrontalists' roof leaked."
    (one,) = suggest(text, recogniser=StandIn(**{"the_Vrontalists'": "ORG"})).mentions
    assert one.text == "Vrontalists"


def test_without_spacy_or_when_it_is_off_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "off")
    assert installed_model() == ""
    monkeypatch.delenv(SETTING)
    if find_spec("spacy") is None:
        assert installed_model() == ""


def spacy_model(folder: Path) -> Path:
    spacy = pytest.importorskip("spacy")
    made = spacy.blank("en")
    ruler = made.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "Vrontalists"}])
    made.to_disk(folder)
    return folder


def said(session: Session) -> tuple[dict[str, str], list[str]]:
    doubts: list[str] = []
    found = suggestions(session.store, doubted=doubts.append)
    return {one.text: one.reason for _, each in found for one in each.mentions}, doubts


def test_spacy_reads_in_the_sealed_process(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, str(spacy_model(tmp_path / "model")))
    write(session, TEXT)
    names, doubts = said(session)
    assert names["Vrontalists"] == "spaCy: ORG"
    assert doubts == []


def test_a_broken_model_gives_one_sentence_and_the_rules_go_on(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("spacy")
    monkeypatch.setenv(SETTING, str(tmp_path / "nowhere"))
    write(session, TEXT)
    names, (doubt,) = said(session)
    assert "Iran" in names
    assert doubt.startswith("The spaCy model “") and doubt.endswith("suggested without it.")
