"""The window as an analyst meets it: what it shows, remembers, refuses and tells."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from ui.context import Target
from ui.dialogs.help import AboutDialog, GuideDialog
from ui.dialogs.history import HistoryDialog
from ui.dialogs.keys import clash
from ui.dialogs.preferences import PreferencesDialog
from ui.faults import Faults
from ui.main_window import local_files
from ui.panels import PANELS
from ui.status_bar import counted, time_left
from workbench.commands.codes import AddCode
from workbench.errors import Refusal

NASTY = "<b>bold</b><img src='file:///etc/hostname'> a name & another"


def preferences(window, page="general"):
    return PreferencesDialog(window.context, window.actions_, window.settings, window, page)


def test_it_shows_the_file_its_counts_and_that_all_is_saved(window):
    assert window.windowTitle() == "axis.sidelight — Sidelight"
    assert window.status.file.text() == "axis.sidelight · saved"
    counts = window.context.store.counts() | {"copies": 1}
    assert window.status.counts.text() == counted(counts)
    assert window.places["left"].tabs.tabText(0) == f"Corpus {counts['documents']}"


def test_every_panel_can_be_made_and_shown(window, qtbot):
    for spec in PANELS:
        panel = window.show_panel(spec.id)
        assert panel.isVisible(), spec.id
        assert panel.accessibleName(), spec.id


def test_every_control_in_sight_has_a_name(window):
    window.context.choose_actor(window.context.store.actors.rows()[0].id)
    named = [
        child for child in window.findChildren(QWidget)
        if child.isVisible()
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(child, QLabel)
        and not child.objectName().startswith("qt_")
    ]  # fmt: skip
    nameless = [
        (type(child).__name__, child.objectName())
        for child in named
        if not (child.accessibleName() or getattr(child, "text", str)())
    ]
    assert named
    assert nameless == []


def test_what_was_open_comes_back_with_the_project(open_window, qtbot):
    window = open_window()
    path = window.context.store.path
    first, second = window.context.store.documents.ids()[:2]
    window.readers.set_count(2)
    window.context.open(Target(first, pane=0))
    window.context.open(Target(second, pane=1))
    window.readers.set_link("position")
    window.show_panel("codes")
    window.frame.show_place("bottom", False)
    before = window.memory.state()
    window.close()
    window.context.store.close()
    again = open_window(path)
    assert [pane.document_id for pane in again.readers.panes] == [first, second]
    assert again.readers.link == "position"
    assert again.actions_.action("view.link_position").isChecked()
    assert again.places["left"].current == "codes"
    assert not again.frame.is_shown("bottom")
    frame = again.memory.state()["frame"]
    assert frame["shown"] == before["frame"]["shown"]
    assert frame["outer"] == before["frame"]["outer"]


def test_what_is_open_is_written_down_without_waiting_for_somebody_who_writes(open_window, qtbot):
    window = open_window()
    store = window.context.store
    with store.background_writer() as writer, writer.operation("Import", "Ada"):
        window.show_panel("codes")
        window.memory.keep_beside()  # would wait for ever
    frame = window.memory.state()["frame"]
    qtbot.waitUntil(lambda: store.settings.get("window", {}).get("frame") == frame)


def test_a_project_open_for_reading_says_so_and_offers_no_change(open_window):
    window = open_window(read_only=True)
    assert window.banner.isVisible()
    assert "open for reading only" in window.banner.sentence
    assert ".." not in window.banner.sentence
    assert window.status.file.text().endswith("read only")
    offered = window.readers.active.bar.findChildren(QToolButton)
    assert [one.accessibleName() for one in offered] == ["Copy with citation"]
    writing = [a for a in window.actions_.specs.values() if "writable" in a.needs]
    assert writing
    assert not any(window.actions_.action(a.id).isEnabled() for a in writing)
    window.close()


def test_a_refusal_is_shown_as_plain_words_that_can_be_copied_and_dismissed(window, qtbot):
    window.context.refuse(Refusal(NASTY))
    label = window.message.findChild(QLabel, "message.text")
    assert label.isVisible()
    assert label.text() == NASTY
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    qtbot.mouseClick(window.message.findChild(QWidget, "message.close"), Qt.MouseButton.LeftButton)
    assert not window.message.isVisible()


def test_a_running_job_shows_its_share_and_stops_on_cancel(window, qtbot):
    ended = []

    def work(progress):
        at = 0
        while True:
            at += at < 62
            progress.step(at, 100)
            QGuiApplication.instance().thread().msleep(1)

    window.context.tasks.start("Tagging aliases", work, cancelled=lambda: ended.append("stopped"))
    job = window.findChild(QWidget, "status.job")
    qtbot.waitUntil(job.isVisible)
    qtbot.waitUntil(lambda: job.title.text() == "Tagging aliases 62 %")
    assert job.bar.value() == 62
    qtbot.mouseClick(job.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ended == ["stopped"])
    assert not job.isVisible()


@pytest.mark.parametrize(
    ("done", "total", "seconds", "said"),
    [(0, 9, 5, ""), (50, 100, 10, "10 s left"), (1, 100, 5, "8 min left"), (9, 9, 5, "")],
)
def test_time_left_is_told_once_it_can_be(done, total, seconds, said):
    assert time_left(done, total, seconds) == said


def test_files_are_imported_in_the_background_and_failures_listed(window, tmp_path, qtbot):
    good, bad = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text("A convoy left Basra on Monday, a port official said.", "utf-8")
    bad.write_text("")
    window.chooser.answers = [good]
    before = window.context.store.counts()["documents"]
    window.actions_.run("file.import")
    assert not window.actions_.action("file.import").isEnabled()
    qtbot.waitUntil(lambda: window.context.store.counts()["documents"] == before + 1)
    qtbot.waitUntil(lambda: window.actions_.action("file.import").isEnabled())
    tab = window.places["left"].tabs
    qtbot.waitUntil(lambda: tab.tabText(0) == f"Corpus {before + 1}")
    window.parts[0].bring_in([bad])
    qtbot.waitUntil(lambda: "empty.txt" in window.message.sentence)


def test_files_dropped_anywhere_on_the_window_are_imported(window, tmp_path, qtbot):
    dropped = tmp_path / "folder"
    dropped.mkdir()
    (dropped / "note.md").write_text("# A note\n\nTwo convoys left on Monday.", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(dropped)), QUrl("https://example.org/far.txt")])
    assert local_files(data) == [dropped]
    before = window.context.store.counts()["documents"]
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDropEvent):
        at = QPoint(800, 300) if kind is QDragEnterEvent else QPointF(800, 300)
        event = kind(at, copy, data, left, none)
        QApplication.sendEvent(window, event)
        assert event.isAccepted()
    qtbot.waitUntil(lambda: window.context.store.counts()["documents"] == before + 1)
    qtbot.waitUntil(lambda: not window.context.tasks.running)


def test_what_is_pasted_becomes_a_document(window, qtbot):
    before = window.context.store.counts()["documents"]
    QGuiApplication.clipboard().setText("The minister denied it on Friday.")
    window.actions_.run("file.paste")
    qtbot.waitUntil(lambda: window.context.store.counts()["documents"] == before + 1)
    qtbot.waitUntil(lambda: not window.context.tasks.running)
    QGuiApplication.clipboard().clear()
    window.actions_.run("file.paste")
    qtbot.waitUntil(window.message.isVisible)
    assert window.message.sentence == "“Pasted text” is empty."


def test_back_and_forward_walk_the_places_visited(window):
    first, second = window.context.store.documents.ids()[:2]
    window.context.open(Target(first))
    assert not window.actions_.action("view.back").isEnabled()
    window.context.open(Target(second))
    window.actions_.run("view.back")
    assert window.readers.document_id == first
    assert not window.actions_.action("view.back").isEnabled()
    window.actions_.run("view.forward")
    assert window.readers.document_id == second


def test_the_link_button_switches_between_off_and_the_mode_last_used(window):
    window.readers.set_count(2)
    window.actions_.run("view.link_paragraph")
    assert window.toolbar.link.text() == "Link by paragraph"
    assert window.toolbar.link.isChecked()
    window.toolbar.link.click()
    assert window.readers.link == "off"
    assert not window.toolbar.link.isChecked()
    assert window.toolbar.link.text() == "Link by paragraph"
    window.toolbar.link.click()
    assert window.readers.link == "paragraph"


def test_a_pane_button_pressed_twice_stays_pressed(window):
    button = window.toolbar.findChild(QWidget, "toolbar.panes_2")
    button.click()
    button.click()
    assert button.isChecked()
    assert len(window.readers.panes) == 2


def test_f6_goes_round_all_places(window, qtbot):
    window.readers.focus_pane(0)
    stops = []
    for _step in range(4):
        window.actions_.run("view.next_place")
        focused = window.focusWidget()
        stops.append(next(
            (name for name, place in window.places.items() if place.isAncestorOf(focused)),
            "centre",
        ))  # fmt: skip
    assert stops == ["centre", "right", "bottom", "left"]


def test_search_from_the_toolbar_fills_the_results(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.toolbar.search.hasFocus)
    qtbot.keyClicks(window.toolbar.search, "Tehran")
    qtbot.keyClick(window.toolbar.search, Qt.Key.Key_Return)
    assert window.places["left"].current == "results"
    panel = window.panel("results")
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)


@pytest.mark.parametrize("scale", [80, 100, 200])
def test_the_smallest_window_holds_every_button_of_the_toolbar(open_window, scale, qtbot):
    window = open_window()
    window.resize(1024, 640)
    window.context.theme.set_scale(scale)
    export = window.toolbar.findChild(QWidget, "toolbar.file.export")
    qtbot.waitUntil(lambda: export.width() >= export.sizeHint().width())
    assert window.minimumSizeHint().width() <= 1024
    for name in ("toolbar.file.import", "toolbar.link", "toolbar.file.export", "toolbar.search"):
        part = window.toolbar.findChild(QWidget, name)
        assert part.isVisible()
        assert part.geometry().right() < 1024
        if name != "toolbar.search":
            assert part.width() >= part.sizeHint().width(), name


def test_it_mirrors_in_a_right_to_left_language(window, qtbot):
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    left, right = window.places["left"], window.places["right"]
    qtbot.waitUntil(
        lambda: (
            left.mapTo(window, left.rect().center()).x()
            > right.mapTo(window, right.rect().center()).x()
        )
    )
    assert not window.grab().isNull()


def test_preferences_apply_at_once_and_are_remembered(window, settings, qtbot):
    dialog = preferences(window)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.findChild(QWidget, "preferences.theme_dark").click()
    dialog.findChild(QWidget, "preferences.scale").setValue(150)
    name = dialog.findChild(QWidget, "preferences.analyst")
    name.setText("  Grace   Hopper ")
    name.editingFinished.emit()
    assert (settings.theme, settings.scale) == ("dark", 150)
    assert window.context.session.desk.who == settings.analyst == "Grace Hopper"
    window.context.run(AddCode("Signed"))
    assert window.context.store.history.operations(1)[0].who == "Grace Hopper"


def test_a_key_that_is_taken_is_warned_of_and_not_set(window, settings, qtbot):
    dialog = preferences(window, "keys")
    qtbot.addWidget(dialog)
    dialog.open()
    keys = dialog.keys
    keys.choose("tag.actor")
    keys.edit.setKeySequence("H")
    assert clash(window.actions_, "tag.actor", "H") == "Highlight…"
    assert "Highlight" in keys.warning.text()
    assert not keys.set.isEnabled()
    keys.edit.setKeySequence("Y")
    assert keys.warning.text() == ""
    keys.set.click()
    assert window.actions_.keys("tag.actor") == ["Y"]
    assert settings.keys == {"tag.actor": ["Y"]}
    keys.first.click()
    assert window.actions_.keys("tag.actor") == ["A"]
    assert settings.keys == {}


def test_the_history_shows_who_did_what_with_before_and_after(window, qtbot):
    window.context.run(AddCode("Logistics"))
    dialog = HistoryDialog(window.context, window)
    qtbot.addWidget(dialog)
    dialog.open()
    newest = dialog.operations.topLevelItem(0)
    assert dialog.operations.visualItemRect(newest).height() >= window.context.theme.px(24)
    assert newest.text(1) == "Ada"
    assert "Logistics" in newest.text(2)
    record = dialog.changes.topLevelItem(0)
    fields = {record.child(n).text(0): record.child(n).text(2) for n in range(record.childCount())}
    assert record.text(0).endswith("added")
    assert fields["name"] == "Logistics"


@pytest.mark.parametrize("page", [GuideDialog, AboutDialog])
def test_the_help_pages_can_be_read(window, qtbot, page):
    dialog = page(window.context.theme, window)
    qtbot.addWidget(dialog)
    dialog.open()
    assert len(dialog.findChild(QWidget, f"{dialog.objectName()}.page").toPlainText()) > 300


def test_a_bug_is_logged_and_shown_with_what_became_of_the_work(window, tmp_path, capsys):
    faults = Faults(lambda: window, tmp_path / "state" / "sidelight.log")
    faults.watch()
    try:
        raise ZeroDivisionError("by hand")
    except ZeroDivisionError as error:
        faults._catch(type(error), error, error.__traceback__)
    finally:
        faults.rest()
    assert "ZeroDivisionError: by hand" in window.message.sentence
    assert "is saved" in window.message.sentence
    assert "ZeroDivisionError" in (tmp_path / "state" / "sidelight.log").read_text("utf-8")
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_the_original_of_the_open_document_is_saved_byte_for_byte(window, tmp_path):
    store = window.context.store
    document_id = store.documents.ids()[0]
    window.context.open(Target(document_id))
    target = tmp_path / "original"
    window.chooser.answers.append(target)
    window.actions_.action("document.original").trigger()
    assert target.read_bytes() == store.documents.original(document_id)
    assert window.chooser.titles[-1] == "Save original"


def test_an_import_says_what_is_missing_and_leads_to_where_it_is_filled_in(window, qtbot, tmp_path):
    path = tmp_path / "dateless.txt"
    path.write_text("A plain title\n\nThe words of the story and of the day.")
    window.parts[0].bring_in([path])
    qtbot.waitUntil(window.message.isVisible)
    said = "Missing in the new document: author, outlet, date, grade."
    assert window.message.sentence == said
    qtbot.mouseClick(window.message.offer, Qt.MouseButton.LeftButton)
    panel = window.panel("metadata")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    assert panel.cells.document.title == "A plain title"
    assert not window.message.isVisible()
