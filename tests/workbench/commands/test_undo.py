"""Every command is undone to what was there, and redone to what it made: none is left out here."""

import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import pytest

import workbench.commands
from workbench.commands import (
    actor_types,
    actors,
    codes,
    documents,
    excerpts,
    mentions,
    merging,
    places,
    relation_kinds,
    relations,
)
from workbench.model.relations import RelationKind
from workbench.session import Command, Session

_RECORDS = (
    "documents", "codes", "excerpts", "actor_types", "actors", "aliases", "mentions",
    "relation_kinds", "relations", "claims", "places",
)  # fmt: skip
#: an import brings its documents from outside; its own tests undo it
_ELSEWHERE = {"ImportDocuments"}


@dataclass
class Corner:
    """Hold the ids of a small project in which every command has something to do."""

    document: int
    person: int
    group: int
    state: int
    excerpt: int
    other_excerpt: int
    mention: int
    code: int
    child: int
    other_code: int
    kind: int
    spare_kind: int
    spare_type: int
    relation: int
    claim: int
    alias: int


@pytest.fixture
def corner(session: Session, document_id: int) -> Corner:
    run, store = session.run, session.store
    type_id = store.actor_types.find()[0].id
    kinds = store.relation_kinds.find()
    person = run(actors.AddActor("Qaani", type_id, ("Esmail Qaani",)))
    group = run(actors.AddActor("Badr", type_id))
    state = run(actors.AddActor("Iran", type_id))
    mention = run(mentions.TagMention(document_id, 0, 4, state))
    code = run(codes.AddCode("Leadership", favourite=1))
    child = run(codes.AddCode("Weakness", code))
    other_code = run(codes.AddCode("Autonomy"))
    excerpt = run(excerpts.AddExcerpt(document_id, 0, 26, (code, child)))
    other = run(excerpts.AddExcerpt(document_id, 27, 44, (other_code,), "note"))
    relation, claim = run(relations.AddRelation(state, kinds[0].id, group, document_id, 0, 26))
    run(relations.AddRelation(person, kinds[0].id, group, document_id, 0, 26))
    run(places.PlaceActors(((person, 1.0, 2.0),)))
    spare_kind = run(relation_kinds.AddRelationKind(RelationKind(label="Shelters")))
    spare_type = run(actor_types.AddActorType("Front company"))
    alias = store.aliases.find(actor_id=person)[0].id
    return Corner(
        document_id, person, group, state, excerpt, other, mention, code, child, other_code,
        kinds[0].id, spare_kind, spare_type, relation, claim, alias,
    )  # fmt: skip


COMMANDS: dict[str, Callable[[Corner], Command]] = {
    "AddActor": lambda c: actors.AddActor("Amiri", c.spare_type, ("Hadi",), "MP", "note"),
    "EditActor": lambda c: actors.EditActor(c.person, {"name": "Esmail Qaani", "role": "general"}),
    "AddAlias": lambda c: actors.AddAlias(c.person, "Ghaani"),
    "RemoveAlias": lambda c: actors.RemoveAlias(c.alias),
    "TagMention": lambda c: mentions.TagMention(c.document, 15, 25, c.group),
    "TagNewActor": lambda c: actors.TagNewActor(c.document, 15, 19, c.spare_type),
    "TagSpots": lambda c: mentions.TagSpots(c.state, ((c.document, 27, 31), (c.document, 15, 19))),
    "DeleteMentions": lambda c: mentions.DeleteMentions((c.mention,)),
    "MoveMentions": lambda c: mentions.MoveMentions((c.mention,), c.person),
    "MergeActors": lambda c: merging.MergeActors((c.state,), c.person),
    "DeleteActors": lambda c: actors.DeleteActors((c.person, c.state)),
    "AddActorType": lambda c: actor_types.AddActorType("Militia fund"),
    "EditActorType": lambda c: actor_types.EditActorType(c.spare_type, {"label": "Fund"}),
    "DeleteActorType": lambda c: actor_types.DeleteActorType(c.spare_type),
    "AddCode": lambda c: codes.AddCode("Funding", c.code, favourite=1),
    "EditCode": lambda c: codes.EditCode(c.other_code, {"name": "Own will", "favourite": 1}),
    "MoveCode": lambda c: codes.MoveCode(c.other_code, c.code, 0),
    "MergeCodes": lambda c: codes.MergeCodes((c.code,), c.other_code),
    "DeleteCodes": lambda c: codes.DeleteCodes((c.code,)),
    "EditDocuments": lambda c: documents.EditDocuments((c.document,), {"published": "Jan 2020"}),
    "DeleteDocuments": lambda c: documents.DeleteDocuments((c.document,)),
    "AddExcerpt": lambda c: excerpts.AddExcerpt(c.document, 5, 10, (c.code,), "why"),
    "ResizeExcerpt": lambda c: excerpts.ResizeExcerpt(c.excerpt, 0, 10),
    "AnnotateExcerpts": lambda c: excerpts.AnnotateExcerpts((c.excerpt, c.other_excerpt), "new"),
    "AttributeExcerpts": lambda c: excerpts.AttributeExcerpts((c.excerpt,), c.person),
    "CodeExcerpts": lambda c: excerpts.CodeExcerpts((c.other_excerpt,), c.code),
    "UncodeExcerpts": lambda c: excerpts.UncodeExcerpts((c.excerpt,), c.code),
    "RecodeExcerpts": lambda c: excerpts.RecodeExcerpts((c.excerpt,), c.code, c.other_code),
    "DeleteExcerpts": lambda c: excerpts.DeleteExcerpts((c.excerpt, c.other_excerpt)),
    "AddRelation": lambda c: relations.AddRelation(c.group, c.kind, c.state, c.document, 5, 10),
    "AddClaim": lambda c: relations.AddClaim(c.relation, c.other_excerpt, {"stance": "denies"}),
    "EditClaim": lambda c: relations.EditClaim(c.claim, {"since": "2020", "likelihood": "likely"}),
    "RemoveClaims": lambda c: relations.RemoveClaims((c.claim,)),
    "EditRelation": lambda c: relations.EditRelation(c.relation, {"kind_id": c.spare_kind}),
    "DeleteRelations": lambda c: relations.DeleteRelations((c.relation,)),
    "AddRelationKind": lambda c: relation_kinds.AddRelationKind(RelationKind(label="Harbours")),
    "EditRelationKind": lambda c: relation_kinds.EditRelationKind(c.kind, {"symmetric": True}),
    "DeleteRelationKind": lambda c: relation_kinds.DeleteRelationKind(c.spare_kind),
    "PlaceActors": lambda c: places.PlaceActors(((c.person, 5.0, 6.0), (c.group, 0.0, 0.0))),
    "FreeActors": lambda c: places.FreeActors((c.person,)),
}


def dump(session: Session) -> dict[str, Any]:
    store = session.store
    held: dict[str, Any] = {name: getattr(store, name).find() for name in _RECORDS}
    held["coded"] = {one.id: store.excerpts.codes_of(one.id) for one in held["excerpts"]}
    held["marks"] = [store.excerpts.marks(one.id) for one in held["documents"]]
    return held


def every_command() -> set[str]:
    names: set[str] = set()
    for module in pkgutil.iter_modules(workbench.commands.__path__, "workbench.commands."):
        for name, held in inspect.getmembers(import_module(module.name), inspect.isclass):
            if hasattr(held, "apply") and held.__module__.startswith("workbench.commands"):
                names.add(name)
    return names


def test_no_command_is_left_out() -> None:
    assert every_command() - _ELSEWHERE == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_undo_and_redo_lead_back_and_forth(session: Session, corner: Corner, name: str) -> None:
    command = COMMANDS[name](corner)
    before = dump(session)
    session.run(command)
    after = dump(session)
    assert after != before
    assert session.store.history.next_undo() == command.label
    session.undo()
    assert dump(session) == before
    session.redo()
    assert dump(session) == after
    session.undo()
    assert dump(session) == before
