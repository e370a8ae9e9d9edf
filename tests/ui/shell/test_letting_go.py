"""A window that another project took the place of is gone whole: no listener, no look, no memory."""

import gc
import weakref

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ui.panels import PANELS
from workbench.changes import ChangeSet
from workbench.commands.codes import AddCode


def use(window):
    """Make every panel and bar of the window, and inspect one record of each kind."""
    store = window.context.store
    for spec in PANELS:
        window.show_panel(spec.id)
    window.places["bottom"].tear("excerpts")
    for kind, records in (
        ("document", store.documents.ids()),
        ("actor", [one.id for one in store.actors.find()]),
        ("excerpt", [one.id for one in store.excerpts.find()]),
        ("mention", [one.id for one in store.mentions.find()]),
        ("relation", [one.id for one in store.relations.find()]),
        ("claim", [one.id for one in store.claims.find()]),
        ("code", [one.id for one in store.codes.find()]),
    ):
        window.context.choose(kind, records[0])
    window.context.choose_actor(store.actors.find()[0].id)
    window.readers.active.view.selectAll()
    for action in ("tag.highlight", "tag.actor", "tag.note", "relation.new"):
        window.actions_.run(action)


@pytest.fixture
def replaced(program, tmp_path, qtbot):
    """Give what is left of a window in whose place another project was opened."""
    program.open_demo()
    old = program.window
    use(old)
    parts = [old.context, old.trail, old.standing, old.readers, *old.parts]
    left = {type(one).__name__: weakref.ref(one) for one in (old, *parts)}
    session = old.context.session
    program.new_project(tmp_path / "another.sidelight")
    qtbot.waitUntil(lambda: not isValid(old))
    return left, session


def test_the_window_and_its_parts_are_freed(replaced):
    left, _ = replaced
    gc.collect()
    assert [name for name, held in left.items() if held() is not None] == []


def test_what_its_session_still_says_reaches_nobody(replaced, program):
    _, session = replaced
    heard = []
    program.window.context.changed.connect(heard.append)
    session.bus.publish(ChangeSet("Late", touched={"code": frozenset({1})}))
    assert heard == []
    program.window.context.run(AddCode("New"))
    assert len(heard) == 1


def test_the_look_changes_without_it(replaced, program, qtbot):
    for mode in ("dark", "light"):
        program.theme.set_mode(mode)
        program.theme.set_scale(120)
        QApplication.processEvents()
    assert program.window.isVisible()


def test_a_window_closed_at_once_begins_no_work_on_its_file(program, tmp_path):
    program.new_project(tmp_path / "brief.sidelight")
    program.window.close()
    QApplication.processEvents()
    assert not program.window.context.tasks.running
