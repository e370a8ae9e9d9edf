import pytest

from ui.tasks import Tasks
from ui.theme import Theme


@pytest.fixture
def theme(qapp):
    return Theme("light")


@pytest.fixture
def tasks(qapp):
    tasks = Tasks()
    yield tasks
    tasks.finish()
