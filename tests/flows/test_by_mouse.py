"""The main job by the mouse alone, from files dropped on the window to a verified export."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListView

from tests.flows.hands import Mouse
from ui.app import Program
from workbench.commands.codes import AddCode

QAANI = "Esmail Qaani"
PAYS = "The Quds Force still pays the salaries of Kataib Hezbollah"
DENIES = "Kataib Hezbollah denies that the Quds Force pays it anything at all"


def bring_in(mouse: Mouse, articles: Path) -> None:
    """Drop a folder on the middle of the window."""
    assert mouse.drop(mouse.window.readers, [articles])
    mouse.until(lambda: mouse.counts()["documents"] == 3)
    mouse.rest()


def open_two(mouse: Mouse) -> None:
    """Open one by a double click, another beside it from the list's menu."""
    view = mouse.panel("corpus").view
    mouse.pick(view, mouse.row(view, "A quieter hand"), double=True)
    mouse.pick(view, mouse.row(view, "Iraq between"), button=Qt.MouseButton.RightButton)
    mouse.context_menu("Open beside")
    titles = [pane.document.title for pane in mouse.window.readers.panes]
    assert titles == ["A quieter hand in Tehran", "Iraq between two patrons"]


def take(mouse: Mouse, list_name: str, words: str) -> None:
    """Click an entry of the list that a bar or a field has opened."""
    view: QListView = mouse.shown(list_name)
    mouse.pick(view, mouse.row(view, words))


def tag_actors(mouse: Mouse) -> None:
    """Tag three names from the selection bar, each with all its other places."""
    for name, kind in (
        (QAANI, "New person"),
        ("Quds Force", "New government body"),
        ("Kataib Hezbollah", "New armed group"),
    ):
        mouse.select_words(0, name)
        mouse.press("selection_actor")
        take(mouse, "actor_list", kind)
        more = "offer_all" if mouse.is_shown("offer_all") else "offer_here"
        mouse.press(more)
        mouse.press("occurrences_apply")
        assert not mouse.is_shown("occurrences")
    assert mouse.counts()["mentions"] == 9


def step_both(mouse: Mouse) -> None:
    """Click an actor in the list: both panes light it up, and the Tag menu steps both."""
    view = mouse.panel("actors").view
    mouse.pick(view, mouse.row(view, QAANI))
    assert [mouse.lit(0), mouse.lit(1)] == [f"{QAANI} 1 / 2"] * 2
    mouse.menu("Tag", "Next mention")
    mouse.menu("Tag", "Next mention")
    assert [mouse.lit(0), mouse.lit(1)] == [f"{QAANI} 2 / 2"] * 2
    following = mouse.window.readers.panes[1].header.findChild(object, "reader_next")
    mouse.click(following)
    assert mouse.lit(1) == f"{QAANI} 1 / 2"


def highlight(mouse: Mouse) -> None:
    """Put words under a code, then drag the excerpt's end one word further."""
    words = "leaves the day-to-day choices"
    mouse.select_words(0, words)
    mouse.press("selection_highlight")
    take(mouse, "code_list", "Weakness")
    excerpt = mouse.store.excerpts.find()[0]
    assert excerpt.quote == words
    view = mouse.window.readers.panes[0].view
    last = view.geometry_of.rects(excerpt.end - 1, excerpt.end)[-1]
    goal = view.geometry_of.rects(excerpt.end + 9, excerpt.end + 10)[-1]
    mouse.click(view.viewport(), QPoint(round(last.center().x()), round(last.center().y())))
    mouse.drag(
        view.viewport(),
        QPoint(round(last.right()), round(last.center().y())),
        QPoint(round(goal.right()), round(goal.center().y())),
    )
    assert mouse.store.excerpts.get(excerpt.id).quote == f"{words} to others"


def relate(mouse: Mouse) -> None:
    """Draw the relation that a sentence says, and let another sentence deny it."""
    mouse.select_words(0, PAYS)
    mouse.press("selection_relation")
    mouse.click(mouse.shown("relation_bar").kind)
    take(mouse, "relation_kind_list", "funds")
    mouse.press("relation_save")
    mouse.select_words(1, DENIES)
    mouse.press("selection_relation")
    mouse.click(mouse.shown("relation_bar").kind)
    take(mouse, "relation_kind_list", "funds")
    mouse.press("relation_swap")
    mouse.choose("claim_stance", "denies")
    mouse.press("relation_save")
    assert [one.stance for one in mouse.store.claims.find()] == ["asserts", "denies"]
    assert mouse.counts()["relations"] == 1


def read_the_chart(mouse: Mouse) -> None:
    """Click the edge on the chart: its two sentences are listed, and stand side by side."""
    chart = mouse.panel("relations").chart
    mouse.until(lambda: any(edge.relation_id for edge in chart.network.edges))
    mouse.until(lambda: not chart.motion.running)
    place = next(i for i, edge in enumerate(chart.network.edges) if edge.relation_id)
    ends = chart.canvas.pixels(chart.canvas.places[chart.canvas.lines.ends[place]])
    middle = np.round(ends.mean(axis=0)).astype(int)
    mouse.click(chart.canvas.viewport(), QPoint(*middle.tolist()))
    assert mouse.window.context.choice.kind == "relation"
    listed = mouse.shown("relations-evidence").items.items
    assert sorted(item.against for item in listed) == [False, True]
    mouse.press("relations-beside")
    shown = {pane.view.lights.spot for pane in mouse.window.readers.panes}
    assert shown == {(one.start, one.end) for one in mouse.store.relations.evidence()}


def export(mouse: Mouse, target: Path) -> None:
    """Export what the table shows to a spreadsheet, and verify it."""
    mouse.answers.target = target
    mouse.press("toolbar.file.export")
    mouse.press("export.format.xlsx")
    mouse.press("export.choose")
    mouse.press("export.start")
    assert target.exists()
    mouse.press("export.verify")
    rows = mouse.counts()["excerpts"] + mouse.counts()["mentions"]
    assert mouse.shown("export.says").text() == f"All {rows} quotes stand where the export says."
    mouse.press("export.cancel")
    assert not mouse.is_shown("export")


def test_the_main_job_by_the_mouse(
    mouse: Mouse, articles: Path, tmp_path: Path, program: Callable[..., Program]
) -> None:
    mouse.window.context.run(AddCode("Weakness"))
    bring_in(mouse, articles)
    open_two(mouse)
    tag_actors(mouse)
    step_both(mouse)
    highlight(mouse)
    relate(mouse)
    read_the_chart(mouse)
    export(mouse, tmp_path / "excerpts.xlsx")

    held = mouse.counts()
    while mouse.store.history.next_undo():
        mouse.menu("Edit", "Undo")
    assert not any(mouse.counts().values())
    mouse.program = program(mouse.answers)
    mouse.rest()
    while mouse.store.history.next_redo():
        mouse.menu("Edit", "Redo")
    assert mouse.counts() == held
    assert mouse.store.check() == []


def test_words_on_the_clipboard_become_a_document(mouse: Mouse) -> None:
    QGuiApplication.clipboard().setText("Four men were held at the border.\nNobody said why.")
    mouse.menu("File", "Paste as document")
    assert mouse.counts()["documents"] == 1
    document = mouse.store.documents.find()[0]
    assert mouse.store.documents.text(document.id).startswith("Four men")
    assert mouse.window.readers.active.document == document
    mouse.press("reader_close")
    mouse.menu("File", "Paste as document")
    assert mouse.counts()["documents"] == 1
    assert "already here" in mouse.told
    assert mouse.window.readers.active.document == document
