"""Two analysts are compared from the menu, and a difference opens in two panes of the window."""

from PySide6.QtWidgets import QDialog, QPushButton

from workbench.commands.excerpts import AddExcerpt
from workbench.session import Desk, Session


def read_again(window):
    """Mark the first excerpts again, each a little wider, by somebody else."""
    context = window.context
    other = Session(context.store, context.session.bus, Desk("Ben", lambda: "2024-02-04"))
    for one in context.store.excerpts.find()[:6]:
        codes = tuple(context.store.excerpts.codes_of(one.id))
        other.run(AddExcerpt(one.document_id, one.start, one.end + 20, codes))


def test_alone_the_place_offers_a_package(window, qtbot):
    assert window.actions_.run("review.agreement")
    panel = window.panel("agreement")
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.nobody)
    panel.findChild(QPushButton, "empty.package").click()
    dialog = window.findChild(QDialog, "review_making")
    assert dialog.isVisible()
    dialog.reject()


def test_a_difference_opens_in_both_panes_and_tables_are_written(window, qtbot, tmp_path):
    read_again(window)
    assert window.actions_.run("review.agreement")
    panel = window.panel("agreement")
    qtbot.waitUntil(lambda: bool(panel.agreement.differences))
    panel.differences.open_row(0)
    first, second = window.readers.panes[:2]
    assert first.document_id == second.document_id
    assert first.view.lights.current != second.view.lights.current
    assert window.readers.active is first
    window.chooser.answers = [tmp_path / "agreement.xlsx"]
    with qtbot.waitSignal(window.context.told):
        panel.findChild(QPushButton, "agreement_export").click()
    assert (tmp_path / "agreement.xlsx").read_bytes().startswith(b"PK")
