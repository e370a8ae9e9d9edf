"""A real project file and a session on it, for every test that needs one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.project import create
from db.writer import Project
from workbench.bus import Bus
from workbench.session import Desk, Session

NOON = "2024-02-04T12:00:00+00:00"


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
