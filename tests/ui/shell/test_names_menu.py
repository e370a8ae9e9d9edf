"""Lists of names come in from the menu, from a file or the clipboard, and known names are tagged."""

from PySide6.QtGui import QGuiApplication


def menu(window):
    from ui.menus.names import NamesMenu

    return next(part for part in window.parts if isinstance(part, NamesMenu))


def test_import_names_asks_for_a_file_and_shows_what_it_would_add(qtbot, window, tmp_path):
    path = tmp_path / "people.txt"
    path.write_text("Jane Roe; J. Roe\n", "utf-8")
    window.chooser.answers.append(path)
    window.actions_.run("file.names")
    dialog = menu(window).bringing
    qtbot.waitUntil(lambda: dialog.read, timeout=20_000)
    assert dialog.apply.text() == "Add 1 actor and 1 spelling"
    before = len(window.context.store.actors.find())
    dialog.apply.click()
    qtbot.waitUntil(lambda: len(window.context.store.actors.find()) == before + 1)
    qtbot.waitUntil(lambda: not window.actions_.missing("edit.undo"))


def test_paste_names_reads_the_clipboard_and_refuses_an_empty_one(qtbot, window):
    said = []
    window.context.refused.connect(said.append)
    QGuiApplication.clipboard().setText("  ")
    window.actions_.run("file.paste_names")
    assert said == ["There is no text on the clipboard; copy the names first."]
    QGuiApplication.clipboard().setText("Jane Roe\n\nJohn Doe\n")
    window.actions_.run("file.paste_names")
    qtbot.waitUntil(lambda: menu(window).bringing.read, timeout=20_000)
    assert menu(window).bringing.apply.text() == "Add 2 actors"
    menu(window).bringing.close()


def test_k_shows_what_known_names_would_tag(qtbot, window):
    window.actions_.run("tag.known")
    dialog = menu(window)._known
    qtbot.waitUntil(lambda: dialog.read, timeout=20_000)
    assert "place" in dialog.said.text()
    dialog.close()
