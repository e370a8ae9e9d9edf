"""Make a project with one large, thickly marked document, for the programs that time the reader."""

import hashlib
import random
import tempfile
from pathlib import Path

import figure  # noqa: F401  lets this folder's programs find the three floors
from PySide6.QtWidgets import QApplication

from db.project import create
from db.writer import Project
from ui.context import Context
from ui.fonts import load_fonts
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.bus import Bus
from workbench.model.actors import Actor, Mention
from workbench.model.documents import Content, Document
from workbench.model.excerpts import Code, Excerpt
from workbench.session import Desk, Session

SENTENCE = (
    "the commander of the force said that border crossings were opened after talks in the capital "
    "with several partners and officials who described an administrator — less known, “patient” — "
    "than his predecessor and more willing to leave choices to others"
)
NOON = "2024-02-04T12:00:00+00:00"
COLOURS = ("yellow", "purple", "orange", "green", "teal", "pink")


def long_text(length: int) -> str:
    """Return paragraphs of 80 words, blank lines between, at least `length` code points."""
    dice = random.Random(length)
    words, paragraphs, total = SENTENCE.split(), [], 0
    while total < length:
        paragraph = " ".join(dice.choices(words, k=80))
        paragraphs.append(paragraph)
        total += len(paragraph) + 2
    return "\n\n".join(paragraphs)


def marked_project(length: int, marks: int) -> tuple[Project, int]:
    """Return a project whose one document carries `marks` marks, half excerpts, half mentions."""
    path = Path(tempfile.mkdtemp()) / "bench.sidelight"
    project = create(path, who="Bench", clock=lambda: NOON)
    text = long_text(length)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    with project.operation("Fill", "Bench"):
        content = Content(text=text, sha256=sha256, original_sha256=sha256, encoding="utf-8")
        content_id = project.documents.add_content(content, text.encode())
        document_id = project.documents.add(
            Document(content_id=content_id, title="A long report", length=len(text))
        )
        _add_marks(project, document_id, text, marks)
    return project, document_id


def _add_marks(project: Project, document_id: int, text: str, marks: int) -> None:
    codes = [project.codes.add(Code(name=f"Code {c}", colour=c)) for c in COLOURS]
    types = project.actor_types.find()
    actors = [
        project.actors.add(Actor(type_id=types[n % len(types)].id, name=f"Actor {n}"))
        for n in range(40)
    ]
    dice = random.Random(7)
    spans = [(at, at + dice.randint(20, 200)) for at in dice.sample(range(len(text) - 300), marks)]
    excerpts = [
        Excerpt(document_id=document_id, start=a, end=b, quote=text[a:b])
        for a, b in spans[: marks // 2]
    ]
    for number, excerpt_id in enumerate(project.excerpts.add_many(excerpts)):
        project.excerpts.link([excerpt_id], codes[number % len(codes)])
    project.mentions.add_many(
        Mention(
            document_id=document_id,
            actor_id=actors[number % len(actors)],
            start=a,
            end=a + 14,
            quote=text[a : a + 14],
        )
        for number, (a, _) in enumerate(spans[marks // 2 :])
    )


def window(project: Project) -> tuple[QApplication, Context]:
    """Return an application in the light theme and a context on the project."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_fonts()
    theme = Theme("light")
    theme.dress(application)
    return application, Context(
        Session(project, Bus(), Desk("Bench", lambda: NOON)), theme, Tasks()
    )
