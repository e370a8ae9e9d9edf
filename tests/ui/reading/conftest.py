import hashlib
from dataclasses import dataclass

import pytest

from ui.context import Context
from ui.fonts import load_fonts
from ui.reading.area import ReaderArea
from ui.reading.text_view import TextView
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.commands.actors import AddActor
from workbench.commands.codes import AddCode
from workbench.commands.excerpts import AddExcerpt
from workbench.commands.mentions import TagMention
from workbench.model.documents import Content, Document

HAND = """The new commander, Esmail Qaani, spent most of his career on the eastern border. \
Colleagues describe an administrator who lacks ties.

The partners are funded from outside, said a scholar of the Quds Force in 2020.

Kataib Hezbollah entered parliament. Esmail Qaani did not object."""
PATRONS = """Interviewer: How much turns on one man?

Analyst: His replacement, Esmail Qaani, has less hold over rivals.

Interviewer: And the Quds Force in 2020?

Analyst: Funded from outside, as before."""


@pytest.fixture(scope="session")
def fonts(qapp):
    load_fonts()
    qapp.setCursorFlashTime(0)  # a caret that does not blink is the same in every picture


@pytest.fixture
def theme(fonts):
    return Theme("light")


@pytest.fixture
def view(qtbot, theme):
    view = TextView(theme)
    qtbot.addWidget(view)
    view.resize(560, 500)
    view.show()
    return view


@dataclass
class Reading:
    """A project with two documents, shown in a reading area."""

    area: ReaderArea
    context: Context
    hand: int
    patrons: int
    qaani: int
    code: int

    def excerpt(self, words, text=HAND):
        at = text.index(words)
        document = self.hand if text is HAND else self.patrons
        return self.context.run(AddExcerpt(document, at, at + len(words), (self.code,)))


def add_document(project, title, text, **known):
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    with project.operation("Import", "Ada"):
        content = Content(text=text, sha256=sha256, original_sha256=sha256, encoding="utf-8")
        content_id = project.documents.add_content(content, text.encode())
        return project.documents.add(
            Document(content_id=content_id, title=title, length=len(text), **known)
        )


def every(words, text):
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


@pytest.fixture
def reading(qtbot, theme, project, session):
    known = {"author": "A. Writer", "outlet": "Newswire", "published": "2024-02-04"}
    hand = add_document(project, "A quieter hand", HAND, source_grade="B", **known)
    patrons = add_document(project, "Two patrons", PATRONS)
    qaani = session.run(AddActor("Esmail Qaani", project.actor_types.find()[0].id))
    for document, text in ((hand, HAND), (patrons, PATRONS)):
        for start, end in every("Esmail Qaani", text):
            session.run(TagMention(document, start, end, qaani))
    code = session.run(AddCode("Leadership", colour="yellow"))
    tasks = Tasks()
    context = Context(session, theme, tasks)
    area = ReaderArea(context)
    qtbot.addWidget(area)
    area.resize(1000, 500)
    area.show()
    yield Reading(area, context, hand, patrons, qaani, code)
    tasks.finish()


@pytest.fixture
def tasks(qapp):
    tasks = Tasks()
    yield tasks
    tasks.finish()
