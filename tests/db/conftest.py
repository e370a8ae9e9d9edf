"""A project with something of everything in it, and its whole state as plain values."""

from collections.abc import Callable
from typing import Any

import pytest

from db.writer import Project
from tests.db.corpus import FIRST, SECOND, add_text, everything
from workbench.commands.actors import AddActor, TagNewActor
from workbench.commands.codes import AddCode
from workbench.commands.defaults import SetDefault
from workbench.commands.excerpts import AddExcerpt, AttributeExcerpts
from workbench.commands.meanings import LeaveName
from workbench.commands.mentions import TagMention
from workbench.commands.places import PlaceActors
from workbench.commands.relations import AddRelation
from workbench.commands.statements import AddStatement
from workbench.commands.suggestions import RejectSuggested
from workbench.model.copies import Overlap
from workbench.model.review import Made, Packed, Review, Verdict
from workbench.session import Session

#: the key of the package that was made of the rich project
PACKAGE = "c0ffee" * 5 + "00"
Dump = Callable[[Project], dict[str, Any]]
AddDocument = Callable[..., int]


@pytest.fixture
def add_document(project: Project) -> AddDocument:
    """Give the function that imports a text in an operation of its own; returns the id."""

    def add(text: str, title: str = "A", **known: str) -> int:
        with project.operation("Import", "Ada"):
            return add_text(project, text, title, **known)

    return add


@pytest.fixture
def dump() -> Dump:
    """Give the function that reads every record and every indexed word of a project."""
    return everything


@pytest.fixture
def rich(project: Project, session: Session, add_document: AddDocument) -> Session:
    """Give a session on two documents, three codes, three actors, two relations and their marks.

    Ids: documents 1–2, codes 1–3 (3 under 1), excerpts 1–3, actors 1–3, mentions 1–3, relations
    1–2, claims 1–2, place 1, statement 1, package 1 of excerpts 1–3, verdicts 1–2 on excerpts 1–2.
    """
    first = add_document(FIRST, "A quieter hand", outlet="Newswire", published="2024-02-04")
    second = add_document(SECOND, "بعد سليماني", outlet="Journal", source_grade="B")
    weakness, leadership = session.run(AddCode("Weakness")), session.run(AddCode("Leadership"))
    session.run(AddCode("Ties", parent_id=weakness))
    qaani = session.run(TagNewActor(first, 0, 12, 1))
    force = session.run(AddActor("Quds Force", 2, ("IRGC-QF",)))
    kataib = session.run(AddActor("Kataib Hezbollah", 2))
    session.run(TagMention(first, 25, 35, force))
    session.run(TagMention(second, SECOND.index("Qaani"), SECOND.index("Qaani") + 5, qaani))
    session.run(AddExcerpt(first, 0, 36, (leadership, weakness)))
    session.run(AddExcerpt(first, 37, 60, (weakness,), "doubtful"))
    session.run(AttributeExcerpts((2,), kataib))
    session.run(AddRelation(qaani, 4, force, first, 0, 36))
    session.run(AddRelation(kataib, 1, force, second, 28, 45, {"since": "2020"}))
    session.run(PlaceActors(((qaani, 0.1, 1 / 3),)))
    session.run(SetDefault("folder", "wire/2024", {"author": "Wire desk"}))
    session.run(RejectSuggested("Then"))
    session.run(LeaveName("Then", ((1, 0, 4),)))
    session.run(AddStatement(second, 9, 25, words=(4, 7)))
    made = Made(key=PACKAGE, secret="ab" * 32)
    package = project.packages.add(made, [Packed(one, one, "") for one in (1, 2, 3)])
    with project.operation("Bring decisions in", "Ada"):
        review = project.reviews.add(Review(package_id=package, reviewer="R"))
        for one, ruling in ((1, "change"), (2, "reject")):
            project.verdicts.add(Verdict(0, review, one, one, ruling, codes="[2]"))
    theirs = Made(key="0f" * 16, secret="cd" * 32, received=True)
    received = project.packages.add(theirs, [Packed(1, 1, ""), Packed(2, 2, "")])
    with project.operation("Accept excerpt", "Ada"):
        under_way = project.reviews.add(Review(package_id=received, reviewer="Ada"))
        project.verdicts.add(Verdict(0, under_way, 1, 1, "accept", comment="quite"))
    project.copies.keep_overlaps([], [Overlap(first, second, 0.4), Overlap(second, first, 0.9)])
    return session
