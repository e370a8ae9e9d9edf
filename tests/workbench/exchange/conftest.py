"""A second project for what comes back."""

from collections.abc import Callable, Iterator
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


@pytest.fixture(scope="module")
def make_project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Session]]:
    """Give a maker of sessions on new, empty projects, all closed when the module ends."""
    made = []

    def make() -> Session:
        path = tmp_path_factory.mktemp("project") / "axis.sidelight"
        made.append(create(path, who="Ada", clock=lambda: NOON))
        return Session(made[-1], Bus(), Desk("Ada", lambda: NOON))

    yield make
    for one in made:
        one.close()
