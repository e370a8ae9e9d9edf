"""A second project for what comes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.project import create
from tests.conftest import NOON
from workbench.session import Bus, Desk, Session


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Session]:
    """Give a session on another, empty project."""
    made = create(tmp_path / "second.sidelight", who="Grace", clock=lambda: NOON)
    yield Session(made, Bus(), Desk("Grace", lambda: NOON))
    made.close()
