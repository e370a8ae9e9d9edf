"""What every panel stands on: a real project, a theme on the application, and records to show."""

import hashlib
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.patience import PatientBot
from ui.context import Context, Target
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.commands.actors import AddActor
from workbench.commands.codes import AddCode
from workbench.commands.excerpts import AddExcerpt
from workbench.commands.mentions import TagMention
from workbench.model.documents import Content, Document
from workbench.session import Session

BODY = (
    "The new commander, Esmail Qaani, spent most of his career on the eastern border. "
    "Colleagues describe an administrator who lacks his predecessor's ties to the groups. "
    "The partners are now funded from outside but steered from within."
)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Give a robot that waits longer than a crowded machine takes."""
    return PatientBot(request)


@pytest.fixture
def context(session: Session, qapp: QApplication) -> Iterator[Context]:
    theme = Theme("light")
    theme.dress(qapp)
    tasks = Tasks()
    yield Context(session, theme, tasks)
    tasks.finish()


@pytest.fixture
def refused(context: Context) -> list[str]:
    said: list[str] = []
    context.refused.connect(said.append)
    return said


@pytest.fixture
def opened(context: Context) -> list[Target]:
    targets: list[Target] = []
    context.wanted.connect(targets.append)
    return targets


@pytest.fixture
def document(session: Session) -> Callable[..., int]:
    """Give a maker of documents: `document("A title", outlet="Newswire")` returns its id."""

    def add(title: str = "A quieter hand", text: str = BODY, **fields: str) -> int:
        store = session.store
        text = f"{text} {store.counts()['documents']}"
        sha = hashlib.sha256(text.encode()).hexdigest()
        with store.operation("Import", "Ada"):
            content = Content(text=text, sha256=sha, original_sha256=sha, encoding="utf-8")
            content_id = store.documents.add_content(content, text.encode())
            return store.documents.add(
                Document(content_id=content_id, title=title, length=len(text), **fields)
            )

    return add


@pytest.fixture
def actor(session: Session) -> Callable[..., int]:
    types = {one.key: one.id for one in session.store.actor_types.find()}

    def add(name: str, *aliases: str, type_: str = "person") -> int:
        return int(session.run(AddActor(name, types[type_], aliases)))

    return add


@pytest.fixture
def code(session: Session) -> Callable[..., int]:
    def add(name: str, parent: int = 0, **fields: object) -> int:
        return int(session.run(AddCode(name, parent, **fields)))

    return add


@pytest.fixture
def excerpt(session: Session) -> Callable[..., int]:
    """Give a maker of excerpts on words of a document's text."""

    def add(document_id: int, words: str, *codes: int, note: str = "") -> int:
        start = session.store.documents.text(document_id).index(words)
        return int(session.run(AddExcerpt(document_id, start, start + len(words), codes, note)))

    return add


@pytest.fixture
def mention(session: Session) -> Callable[..., int]:
    """Give a maker of mentions on words of a document's text."""

    def add(document_id: int, words: str, actor_id: int) -> int:
        start = session.store.documents.text(document_id).index(words)
        return int(session.run(TagMention(document_id, start, start + len(words), actor_id)))

    return add
