"""A view is refreshed for what it shows, and an import's batches leave views of marks alone."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.models.freshness import Freshness
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.changes import IMPORT, ChangeSet
from workbench.session import Session


def test_documents_that_come_in_refresh_only_lists_of_documents(
    qtbot: QtBot, session: Session
) -> None:
    context = Context(session, Theme("light"), Tasks())
    seen: list[str] = []
    views = [QWidget(), QWidget()]
    kept = [
        Freshness(view, context, ("document",), lambda name=name: seen.append(name), arrivals)
        for view, name, arrivals in zip(views, ("marks", "list"), (False, True), strict=True)
    ]
    for view in views:
        qtbot.addWidget(view)
        view.show()
    assert seen == ["marks", "list"]
    came = {"document": frozenset({1})}
    context.changed.emit(ChangeSet("Import", IMPORT, "do", came))
    qtbot.waitUntil(lambda: seen[2:] == ["list"])
    assert not kept[0].due
    context.changed.emit(ChangeSet("Import", IMPORT, "do", came | {"excerpt": frozenset({2})}))
    qtbot.waitUntil(lambda: seen[3:] == ["marks", "list"] or seen[3:] == ["list", "marks"])
    context.changed.emit(ChangeSet("Edit details", "", "do", came))
    qtbot.waitUntil(lambda: sorted(seen[5:]) == ["list", "marks"])
