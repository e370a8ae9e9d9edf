import hashlib
from dataclasses import dataclass

import pytest

from ui.context import Context
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.commands.relations import AddRelation
from workbench.model.actors import Actor, Mention
from workbench.model.documents import Content, Document

FIRST = "Qaani commands the PMF. Iran funds the PMF.\n\nQaani met Iran in Baghdad."
SECOND = "Qaani has less hold over the PMF. Iran denies it."


@pytest.fixture
def theme(qapp):
    return Theme("light")


@pytest.fixture
def tasks(qapp):
    tasks = Tasks()
    yield tasks
    tasks.finish()


@pytest.fixture
def context(session, theme, tasks):
    return Context(session, theme, tasks)


@dataclass
class Axis:
    """A small project: three actors in two documents that disagree."""

    first: int
    second: int
    qaani: int
    pmf: int
    iran: int
    leads: int
    funds: int
    commands: int
    pays: int


def content(text):
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Content(text=text, sha256=sha256, original_sha256=sha256)


@pytest.fixture
def axis(session):
    store = session.store
    with store.operation("Fill", "Ada"):
        documents = [
            store.documents.add(
                Document(
                    content_id=store.documents.add_content(
                        content(text), text.encode()
                    ),
                    title=title, outlet=outlet, published=published, source_grade="B",
                    information_grade="2", length=len(text),
                )
            )
            for text, title, outlet, published in (
                (FIRST, "A quieter hand", "Newswire", "2020-02-04"),
                (SECOND, "Two patrons", "Institute", "2021"),
            )
        ]  # fmt: skip
        types = {one.key: one.id for one in store.actor_types.find()}
        kinds = {kind.key: kind.id for kind in store.relation_kinds.find()}
        person, group = types["person"], sorted(types.values())[1]
        qaani, pmf, iran = (
            store.actors.add(Actor(type_id=type_id, name=name))
            for name, type_id in (("Esmail Qaani", person), ("PMF", group), ("Iran", group))
        )
        for document, text in zip(documents, (FIRST, SECOND), strict=True):
            for word, actor in (("Qaani", qaani), ("PMF", pmf), ("Iran", iran)):
                at = text.find(word)
                while at >= 0:
                    store.mentions.add(
                        Mention(document_id=document, actor_id=actor, start=at,
                                end=at + len(word), quote=word)
                    )  # fmt: skip
                    at = text.find(word, at + 1)
    first, second = documents
    leads, funds = kinds["leads"], kinds["funds"]
    commands, _ = session.run(AddRelation(qaani, leads, pmf, first, 0, 22))
    session.run(AddRelation(qaani, leads, pmf, second, 0, 32, {"stance": "denies"}))
    pays, _ = session.run(AddRelation(iran, funds, pmf, first, 24, 42, {"since": "2018"}))
    return Axis(first, second, qaani, pmf, iran, leads, funds, commands, pays)
