"""Suggestions live apart from the analyst's own: only what is open is told, and decisions last."""

import pytest

from db.writer import Project
from tests.db.corpus import FIRST
from workbench.actors.names import folded
from workbench.commands.merging import MergeActors
from workbench.commands.splitting import SplitActor
from workbench.commands.suggestions import (
    AcceptSuggested,
    RejectSuggested,
    SuggestAgain,
    TellApart,
    told_apart,
)
from workbench.errors import Refusal
from workbench.model.decisions import SuggestedPlace
from workbench.session import Session

RULES = 1


def place(document_id: int, text: str, words: str, type_: str = "unknown") -> SuggestedPlace:
    start = text.index(words)
    return SuggestedPlace(
        document_id, start, start + len(words), folded(words), words, type_, "in capitals"
    )


@pytest.fixture
def suggested(project: Project, rich: Session) -> Session:
    """Give the rich project with four suggested places, one of them on a mention."""
    found = [
        place(1, FIRST, "Esmail Qaani"),
        place(1, FIRST, "Colleagues"),
        place(1, FIRST, "Iraqi groups", "armed_group"),
    ]
    text = project.documents.text(2)
    project.suggested.keep(
        RULES, {1: found, 2: [place(2, text, "Hezbollah", "armed_group")]}, {1: '{"turns":[]}'}
    )
    return rich


def names(project: Project) -> list[str]:
    return [one.name for one in project.suggested.actors()]


def test_documents_wait_until_these_rules_have_read_them(project: Project, rich: Session) -> None:
    assert project.suggested.waiting(RULES) == [1, 2]
    project.suggested.keep(RULES, {1: [], 99: []}, {})
    assert project.suggested.waiting(RULES) == [2]
    assert project.suggested.waiting(RULES + 1) == [1, 2]
    project.suggested.forget([1])
    assert project.suggested.waiting(RULES) == [1, 2]


def test_a_place_under_a_mention_is_not_told(project: Project, suggested: Session) -> None:
    assert [one.name for one in project.suggested.in_document(1)] == ["Colleagues", "Iraqi groups"]
    # “Kataib Hezbollah” is an actor without a mention there, so its words are open
    assert names(project) == ["Colleagues", "Hezbollah", "Iraqi groups"]
    assert project.suggested.voices(1) == '{"turns":[]}'


def test_accepting_makes_an_actor_with_a_mention_and_undo_opens_the_place_again(
    project: Project, suggested: Session
) -> None:
    (found,) = project.suggested.places(folded("Iraqi groups"))
    actor_id = suggested.run(AcceptSuggested((found,), type_id=2))
    assert project.actors.get(actor_id).name == "Iraqi groups"
    assert [one.quote for one in project.mentions.find(actor_id=actor_id)] == ["Iraqi groups"]
    assert names(project) == ["Colleagues", "Hezbollah"]
    suggested.undo()
    assert names(project) == ["Colleagues", "Hezbollah", "Iraqi groups"]


def test_accepting_for_a_known_actor_learns_the_spelling(
    project: Project, suggested: Session
) -> None:
    places = tuple(project.suggested.places(folded("Hezbollah")))
    suggested.run(AcceptSuggested(places, actor_id=3))
    assert project.actors.names()[3] == ["Kataib Hezbollah", "Hezbollah"]


def test_a_name_rejected_everywhere_stays_rejected_until_it_is_taken_back(
    project: Project, suggested: Session
) -> None:
    suggested.run(RejectSuggested("COLLEAGUES"))
    assert names(project) == ["Hezbollah", "Iraqi groups"]
    with pytest.raises(Refusal, match="rejected already"):
        suggested.run(RejectSuggested("Colleagues"))
    suggested.run(SuggestAgain(("Colleagues",)))
    assert "Colleagues" in names(project)


def test_a_name_rejected_here_stays_open_elsewhere(project: Project, suggested: Session) -> None:
    text = project.documents.text(2)
    project.suggested.keep(RULES, {2: [place(2, text, "Kataib")], 1: [place(1, FIRST, "say")]}, {})
    project.suggested.keep(
        RULES, {1: [SuggestedPlace(1, 46, 49, "kataib", "Kataib", "unknown", "")]}, {}
    )
    suggested.run(RejectSuggested("Kataib", 1, 46))
    assert [one.document_id for one in project.suggested.places("kataib")] == [2]
    assert project.suggested.actors([1]) == []


def test_a_name_taken_for_several_types_is_one_row_of_the_likelier_type(
    project: Project, rich: Session
) -> None:
    places = [
        SuggestedPlace(1, 37, 47, "x", "X", "unknown", ""),
        SuggestedPlace(1, 48, 51, "x", "X", "person", ""),
        SuggestedPlace(1, 52, 54, "x", "X", "unknown", ""),
    ]
    project.suggested.keep(RULES, {1: places}, {})
    (row,) = project.suggested.actors()
    assert (row.type, row.mentions, row.documents) == ("person", 3, 1)


def test_two_actors_told_apart_stay_so_whatever_the_order(project: Project, rich: Session) -> None:
    rich.run(TellApart(3, 1))
    assert told_apart(project.distinctions.find()) == {(1, 3)}
    with pytest.raises(Refusal, match="told apart already"):
        rich.run(TellApart(1, 3))


def test_what_was_merged_can_be_split_again_by_spelling(project: Project, rich: Session) -> None:
    rich.run(MergeActors((2,), 1))
    assert project.actors.names()[1] == ["Esmail Qaani", "IRGC-QF", "Qaani", "Quds Force"]
    spelling = project.aliases.find(text="Quds Force")[0].id
    written = project.mentions.find(actor_id=1, quote="Quds Force")
    new = rich.run(SplitActor(1, tuple(one.id for one in written), (spelling,))).actor_id
    assert project.actors.names()[new] == ["Quds Force"]
    assert [one.quote for one in project.mentions.find(actor_id=new)] == ["Quds Force"]
    assert [one.quote for one in project.mentions.find(actor_id=1)] == ["Esmail Qaani", "Qaani"]


def test_splitting_nothing_off_is_refused(rich: Session) -> None:
    with pytest.raises(Refusal, match="Choose the spellings"):
        rich.run(SplitActor(1))
