"""Every command there is: done, undone to the equal dump, redone to the equal dump."""

import importlib
import inspect
import pkgutil
from pathlib import Path
from typing import Any

import pytest

import workbench.commands
from db.project import open_project
from db.writer import Project
from tests.db.conftest import PACKAGE
from tests.db.corpus import FIRST
from tests.workbench.exchange.second_hand import a_bit_of_everything
from tests.workbench.review.test_package import PACKAGE as REVIEWED
from workbench.actors.ambiguity import Reading
from workbench.commands.actor_types import AddActorType, DeleteActorType, EditActorType
from workbench.commands.actors import AddActor, DeleteActors, EditActor, TagNewActor
from workbench.commands.aliases import AddAlias, AddAliases, EditAlias, RemoveAlias
from workbench.commands.bringing import BringIn
from workbench.commands.code_book import AddCodeBook
from workbench.commands.codes import AddCode, DeleteCodes, EditCode, MergeCodes, MoveCode
from workbench.commands.copies import ChooseOrigin, CountByItself
from workbench.commands.defaults import RemoveDefault, SetDefault
from workbench.commands.documents import DeleteDocuments, DescribeDocuments, EditDocuments
from workbench.commands.excerpts import (
    AddExcerpt,
    AnnotateExcerpts,
    AttributeAsRead,
    AttributeExcerpts,
    CodeExcerpts,
    DeleteExcerpts,
    RecodeExcerpts,
    ResizeExcerpt,
    UncodeExcerpts,
)
from workbench.commands.furniture import SayFurniture
from workbench.commands.importing import ImportDocuments, ReadFile
from workbench.commands.meanings import DecideName, ForgetMeaning, LeaveName, TellNameApart
from workbench.commands.mentions import (
    DeleteMentions,
    MoveMentions,
    TagMention,
    TagReadings,
    TagSpots,
)
from workbench.commands.merging import MergeActors
from workbench.commands.names import AddNames
from workbench.commands.places import FreeActors, PlaceActors
from workbench.commands.placing import PlaceAgain
from workbench.commands.receiving import ReceivePackage
from workbench.commands.relation_kinds import AddRelationKind, DeleteRelationKind, EditRelationKind
from workbench.commands.relations import (
    AddClaim,
    AddRelation,
    DeleteRelations,
    EditClaim,
    EditRelation,
    RemoveClaims,
)
from workbench.commands.replacing import JoinVersions, PartVersions
from workbench.commands.reviews import DeclineVerdicts, MergeReviews, TakeVerdicts
from workbench.commands.splitting import SplitActor
from workbench.commands.spots import CodeSpots
from workbench.commands.statements import (
    AddStatement,
    CorrectMode,
    CorrectSpeaker,
    RejectStatement,
    TakeBackCorrections,
)
from workbench.commands.suggestions import (
    AcceptSuggested,
    RejectSuggested,
    SuggestAgain,
    TellApart,
)
from workbench.commands.verdicts import CommentOnExcerpt, DecideExcerpts, TakeDecisionBack
from workbench.exchange.code_book import CodeBook, ListedCode
from workbench.importing.name_list import ListedName
from workbench.importing.registry import read
from workbench.model.decisions import SuggestedPlace
from workbench.model.relations import RelationKind
from workbench.review.brought import SentBack
from workbench.review.cut_texts import cut_texts
from workbench.review.decisions import Decision, Decisions, written
from workbench.session import Session, Telling
from workbench.statements.heard import Heard

TOLD = Heard(1, ((52, 84),), mode="indirect", speaker="Colleagues", speaker_span=(37, 47))
SAID = Decisions("R", "", (Decision(1, "comment", (), "Sure?"), Decision(3, "reject")))
SENT = SentBack("R.json", written(SAID, PACKAGE, "ab" * 32))
RAW = "Ein dritter Bericht über Bagdad.".encode()
COMMANDS: list[Any] = [
    AddActorType("Clan", "Clans"),
    EditActorType(9, {"label": "Fund", "colour": "teal"}),
    DeleteActorType(9),
    AddActor("Iraq", 3, ("العراق", "Republic of Iraq")),
    EditActor(1, {"name": "Ismail Qaani", "type_id": 2, "role": "Commander"}),
    AddAlias(1, "قاآني"),
    AddAliases(1, ("ق. قاآنی", "Q. Qaani")),
    AddNames((ListedName("Iraq", ("العراق",)), ListedName("Qaani")), 1),
    EditAlias(1, {"kind": "transliteration", "case": "same", "since": "Jan 2020"}),
    RemoveAlias(1),
    TagNewActor(1, 37, 47, 5),
    DeleteActors((1, 2)),
    AddCode("Autonomy", parent_id=1, favourite=3),
    AddCodeBook(CodeBook([ListedCode("weakness", description="Lacks ties"), ListedCode("New", 0)])),
    EditCode(1, {"name": "Weak points", "colour": "red"}),
    MoveCode(2, 1, 0),
    MergeCodes((1,), 2),
    DeleteCodes((1, 2)),
    EditDocuments((1, 2), {"title": "Renamed", "published": "Jan 2020", "status": "done"}),
    DescribeDocuments({1: {"author": "Desk"}, 2: {"published": "2020"}}),
    DeleteDocuments((1, 2)),
    AddExcerpt(2, 0, 10, (1, 3), "new"),
    AnnotateExcerpts((1, 2), "see also"),
    AttributeExcerpts((1,), 2),
    AttributeExcerpts((1, 2), 0),
    AttributeAsRead((1, 2)),
    CodeExcerpts((1, 2), 3),
    DeleteExcerpts((1, 2)),
    RecodeExcerpts((1,), 1, 2),
    ResizeExcerpt(1, 5, 30),
    UncodeExcerpts((1, 2), 1),
    ImportDocuments((ReadFile("third.txt", RAW, read(RAW, "third.txt")),)),
    DeleteMentions((1, 2)),
    MoveMentions((1,), 3),
    TagMention(1, 50, 56, 3),
    TagReadings(((1, FIRST, (Reading(46, 49, 2, (2,)),)),)),
    TagSpots(3, ((1, 60, 66), (2, 0, 5))),
    CodeSpots(3, ((1, 0, 36), (1, 60, 66), (2, 0, 5))),
    MergeActors((1, 3), 2),
    SplitActor(2, (2,), (1,), name="IRGC"),
    AcceptSuggested((SuggestedPlace(1, 46, 49, "say", "Say", "unknown", "why"),), 0, 1),
    RejectSuggested("say", 1, 46),
    SuggestAgain(("THEN",)),
    TellApart(2, 1),
    DecideName("Qaani", ((2, 68, 73),), 2),
    LeaveName("Qaani", ((2, 68, 73),)),
    ForgetMeaning("then", (1, 2)),
    TellNameApart(1, "Ghaani"),
    AddStatement(2, 28, 50, 3),
    CorrectSpeaker((TOLD,), 2, name="Quds Force"),
    CorrectMode(TOLD, "direct"),
    RejectStatement(TOLD),
    TakeBackCorrections((1,)),
    AddClaim(2, 1, {"stance": "denies", "likelihood": "likely"}),
    AddRelation(1, 8, 3, 1, 37, 60, {"voice": "speaker", "speaker_id": 2}),
    AddRelationKind(RelationKind(label="mediates between", symmetric=True)),
    DeleteRelationKind(25),
    DeleteRelations((1, 2)),
    EditClaim(1, {"since": "2019", "until": "2021-05", "note": "weak"}),
    EditRelation(1, {"object_id": 3, "note": "check"}),
    EditRelationKind(4, {"colour": "pink", "symmetric": True}),
    FreeActors((1,)),
    PlaceActors(((1, 2.5, -1e-17), (2, 1 / 7, 0.0))),
    RemoveClaims((1,)),
    ChooseOrigin(2),
    CountByItself((1, 2)),
    PlaceAgain("excerpt", 1, 2, 0, 8),
    JoinVersions(1, 2),
    PartVersions(2),
    SayFurniture(1, 37, 60, "confirmed"),
    SetDefault("outlet", "Newswire", {"language": "en", "source_grade": "C"}, to_documents=True),
    RemoveDefault("folder", "wire/2024"),
    MergeReviews((SENT,), take=True),
    TakeVerdicts((1, 2)),
    DeclineVerdicts((2,)),
    DecideExcerpts((1, 2), "change", (2,)),
    CommentOnExcerpt(2, "why?"),
    TakeDecisionBack((1,)),
    ReceivePackage(REVIEWED, cut_texts(REVIEWED)),
    BringIn(a_bit_of_everything(), "theirs.qdpx"),
]


def all_commands() -> set[str]:
    found = set()
    for module in pkgutil.iter_modules(workbench.commands.__path__):
        room = importlib.import_module(f"workbench.commands.{module.name}")
        found |= {
            name
            for name, one in inspect.getmembers(room, inspect.isclass)
            if one.__module__ == room.__name__ and hasattr(one, "apply") and name[0] != "_"
        }
    return found


def test_every_command_is_tried_here() -> None:
    assert all_commands() == {type(command).__name__ for command in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: type(command).__name__)
def test_undo_and_redo_bring_back_the_equal_project(
    project: Project, rich: Session, dump: Any, command: Any
) -> None:
    if isinstance(command, PlaceAgain | PartVersions):
        with project.operation("Import", "Ada"):
            project.documents.change([2], replaces_id=1)
    before = dump(project)
    published: list[Any] = []
    rich.bus.join(published.append)
    result = rich.run(command, origin="reader")
    label = command.told(result) if isinstance(command, Telling) else command.label
    after = dump(project)
    assert after != before
    assert project.history.next_undo() == label
    undone, redone = rich.undo(), None
    assert dump(project) == before
    redone = rich.redo()
    assert dump(project) == after
    assert undone and redone and undone.label == redone.label == label
    assert [changes.action for changes in published] == ["do", "undo", "redo"]
    assert published[0].origin == "reader"
    assert {c: published[0].ids(c) for c in published[0].touched} == dict(redone.touched)
    assert project.check() == []
    rich.undo()
    assert dump(project) == before


def test_history_survives_closing_and_opening(
    project: Project, rich: Session, dump: Any, tmp_path: Path
) -> None:
    rich.run(DeleteDocuments((1,)))
    after = dump(project)
    labels = [entry.label for entry in project.history.operations()]
    rich.undo()
    before = dump(project)
    project.close()
    again = open_project(project.path)
    assert again.history.next_redo() == "Delete document"
    assert dump(again) == before
    again.redo()
    assert dump(again) == after
    assert [entry.label for entry in again.history.operations()] == labels
    while again.undo():
        pass
    assert again.counts() == dict.fromkeys(again.counts(), 0)
    again.close()
