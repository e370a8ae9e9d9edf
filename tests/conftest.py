"""A real project file and a session on it, for every test that needs one."""

import gc
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.project import create
from db.writer import Project
from workbench.bus import Bus
from workbench.session import Desk, Session

NOON = "2024-02-04T12:00:00+00:00"
_SWEPT_AS_EVER = gc.get_threshold()


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Look for what nobody holds as ever after a test whose window put that off."""
    yield
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.set_threshold(*_SWEPT_AS_EVER)
    _let_go_of_windows()


def _let_go_of_windows() -> None:
    """Delete what tests have closed, once it is much: each change of theme dresses all there is."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets and widgets.QApplication.instance() and len(widgets.QApplication.allWidgets()) > 900:
        core = sys.modules["PySide6.QtCore"]
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
        gc.collect()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Give a new project on disk, closed when the test ends."""
    made = create(tmp_path / "axis.sidelight", who="Ada", clock=lambda: NOON)
    yield made
    made.close()


@pytest.fixture
def session(project: Project) -> Session:
    """Give a session on the project, with a bus and a clock that stands at noon."""
    return Session(project, Bus(), Desk("Ada", lambda: NOON))


#: files that can be named where a project is wanted, and are none
STRANGERS = ("of another program", "text", "empty", "folder", "absent", "cut short", "newer")
Stranger = Callable[[str], Path]


@pytest.fixture
def stranger(tmp_path: Path) -> Stranger:
    """Give what makes one of STRANGERS."""

    def make(kind: str) -> Path:
        path = tmp_path / f"{kind}.sidelight"
        if kind == "of another program":
            database = sqlite3.connect(path)
            database.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT)")
            database.commit()
            database.close()
        elif kind == "folder":
            path.mkdir()
        elif kind in ("text", "empty"):
            path.write_text("not a project at all" if kind == "text" else "")
        elif kind in ("cut short", "newer"):
            create(path, who="Ada").close()
            data = bytearray(path.read_bytes())
            data[60:64] = (99_000).to_bytes(4, "big") if kind == "newer" else data[60:64]
            path.write_bytes(data if kind == "newer" else data[: len(data) // 2])
        return path

    return make
