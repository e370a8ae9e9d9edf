"""Tagging goes on while an import runs: nothing waits, nothing is lost, and the counts are right."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from tests.flows.hands import Keyboard
from workbench.importing import run

FILES = 500
NAME = "Esmail Qaani"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(FILES):
        text = f"Report {number}\n\n{NAME} met visitor number {number} in the capital. " * 3
        (folder / f"report {number:03}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Hold the import in its middle until the event is set, whatever the machine's speed."""
    go_on, read = Event(), run.read_bytes

    def reading(path: Path) -> bytes:
        if path.name == "report 250.txt":
            go_on.wait(30)
        return read(path)

    monkeypatch.setattr(run, "read_bytes", reading)
    yield go_on
    go_on.set()


def test_names_are_tagged_and_sentences_highlighted_while_500_files_come_in(
    keyboard: Keyboard, many: Path, held: Event
) -> None:
    keyboard.answers.files = [many]
    keyboard.beside_a_job = True
    keyboard.press("Ctrl+Shift+I")
    keyboard.until(lambda: keyboard.counts()["documents"] >= 240)
    keyboard.go_to("left")
    keyboard.until(lambda: keyboard.listed("corpus"))
    keyboard.press("Down", "Return")
    keyboard.go_to("reader_pane_1")
    keyboard.select_words(NAME)
    keyboard.press("A", "Ctrl+P")
    assert len(keyboard.store.mentions.find()) == 1
    for words in ("met", "visitor", "capital"):
        keyboard.select_words(words)
        keyboard.press("H")
        keyboard.write("Visits")
        keyboard.press("Return")
    keyboard.press("Ctrl+Z")
    assert keyboard.counts()["excerpts"] == 3, "undo waits for the import's end"
    keyboard.press("Ctrl+I")
    assert keyboard.answers.asked == ["Import folder"], "and so does another import"
    assert keyboard.window.context.tasks.running
    keyboard.beside_a_job = False
    held.set()
    keyboard.rest()
    assert keyboard.counts() == {
        "documents": FILES, "actors": 1, "excerpts": 3, "mentions": 1, "relations": 0,
    }  # fmt: skip
    assert len(keyboard.store.search.find('"visitor number 499"')) > 0
    assert keyboard.store.check() == []
    while keyboard.store.history.next_undo():
        keyboard.press("Ctrl+Z")
    assert not any(keyboard.counts().values())
    while keyboard.store.history.next_redo():
        keyboard.press("Ctrl+Y")
    assert keyboard.counts()["documents"] == FILES
    assert keyboard.counts()["mentions"] == 1
