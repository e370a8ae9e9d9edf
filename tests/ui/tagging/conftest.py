"""A window with one text, as the bars see it: a selection, its place, and a project behind it."""

import hashlib
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context, Target
from ui.tagging.desk import Tagging
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.commands.actors import AddActor
from workbench.commands.codes import AddCode
from workbench.model.documents import Content, Document
from workbench.session import Session

TEXT = (
    "Qassem Soleimani led the Quds Force, which arms the Badr Organization and Kataib Hezbollah.\n"
    "Soleimani's successor, Esmail Qaani, has less hold over the Badr Organization.\n"
    "قاسم سلیمانی فرمانده نیروی قدس بود. Qassem Soleimani died in January 2020."
)


class Page(QMainWindow):
    """Stand for the readers: one text, its selection in code points, its window."""

    def __init__(self, document_id: int) -> None:
        super().__init__()
        self.document_id = document_id
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setPlainText(TEXT)
        self.setCentralWidget(self.text)
        self.resize(1000, 640)

    def select(self, words: str) -> Target:
        cursor = self.text.textCursor()
        start = TEXT.index(words)
        cursor.setPosition(start)
        cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        return Target(self.document_id, start, start + len(words))

    def select_nothing(self) -> None:
        cursor = self.text.textCursor()
        cursor.clearSelection()
        self.text.setTextCursor(cursor)

    def selection(self) -> Target | None:
        cursor = self.text.textCursor()
        return Target(self.document_id, cursor.selectionStart(), cursor.selectionEnd())

    def anchor_rect(self) -> QRect:
        rect = self.text.cursorRect()
        return QRect(self.text.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def focus_reader(self) -> None:
        self.text.setFocus()

    def clear_selection(self) -> None:
        self.select_nothing()

    def window(self) -> QWidget:
        return self


@pytest.fixture
def document_id(session: Session) -> int:
    sha = hashlib.sha256(TEXT.encode()).hexdigest()
    store = session.store
    with store.operation("Import", "Ada"):
        content = Content(text=TEXT, sha256=sha, original_sha256=sha, encoding="utf-8")
        content_id = store.documents.add_content(content, TEXT.encode())
        return store.documents.add(
            Document(content_id=content_id, title="A quieter hand", length=len(TEXT),
                     source_grade="B", information_grade="2")
        )  # fmt: skip


@pytest.fixture
def context(session: Session, qapp: QApplication) -> Iterator[Context]:
    tasks = Tasks()
    theme = Theme("light")
    theme.dress(qapp)
    yield Context(session, theme, tasks)
    tasks.finish()


@pytest.fixture
def page(qtbot: QtBot, document_id: int) -> Page:
    page = Page(document_id)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.text.setFocus()
    qtbot.waitUntil(page.text.hasFocus)
    return page


@pytest.fixture
def tagging(context: Context, page: Page) -> Tagging:
    return Tagging(context, page)


@pytest.fixture
def refused(context: Context) -> list[str]:
    said: list[str] = []
    context.refused.connect(said.append)
    return said


@pytest.fixture
def actor(session: Session) -> Callable[..., int]:
    types = {one.key: one.id for one in session.store.actor_types.find()}

    def add(name: str, *aliases: str, type_: str = "person") -> int:
        return int(session.run(AddActor(name, types[type_], aliases)))

    return add


@pytest.fixture
def code(session: Session) -> Callable[..., int]:
    def add(name: str, favourite: int = 0, parent_id: int = 0) -> int:
        return int(session.run(AddCode(name, parent_id, favourite=favourite)))

    return add


@pytest.fixture
def keyboard(page: Page) -> Callable[[], QWidget]:
    """Return what has the keyboard now."""

    def now() -> QWidget:
        widget = page.focusWidget()
        assert widget is not None
        return widget

    return now
