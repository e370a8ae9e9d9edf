"""The same job on real articles, where there are any beside the checkout; they are never shipped."""

import os
from pathlib import Path

import pytest

from tests.flows.hands import Keyboard
from ui.context import Target
from workbench.copies.examining import furniture_of
from workbench.text.paragraphs import paragraphs
from workbench.text.speakers import speaker_labels

NAME = "Soleimani"


def articles() -> list[Path]:
    """Return the real articles: of SIDELIGHT_SEEDS, or of `shared/seeds` beside the checkout."""
    told = os.environ.get("SIDELIGHT_SEEDS")
    near = [folder / "shared" / "seeds" for folder in Path(__file__).parents]
    folders = [Path(told)] if told else near
    return next((sorted(one.glob("*.txt")) for one in folders if one.is_dir()), [])


pytestmark = pytest.mark.skipif(
    len(articles()) < 2, reason="there are no real articles beside this checkout"
)


def test_a_name_is_found_tagged_everywhere_stepped_through_highlighted_and_exported(
    keyboard: Keyboard, tmp_path: Path
) -> None:
    keyboard.answers.files = articles()
    keyboard.press("Ctrl+I")
    assert keyboard.counts()["documents"] == 2
    keyboard.until(lambda: not keyboard.store.copies.waiting())
    named = sum(
        named_outside_furniture(keyboard, one.id) for one in keyboard.store.documents.find()
    )
    keyboard.go_to("left")
    keyboard.press("Down", "Return", "Down", "Ctrl+Return")
    keyboard.go_to("reader_pane_1")
    keyboard.press("Ctrl+F")
    keyboard.write(NAME)
    keyboard.press("Esc", "A", "Ctrl+P", "Shift+A", "Return")
    marked = keyboard.store.mentions.find()
    assert len(marked) == named
    assert all(NAME in one.quote for one in marked)
    keyboard.press("F8")
    assert [keyboard.lit(pane).rpartition(" / ")[0] for pane in (0, 1)] == [f"{NAME} 1"] * 2
    keyboard.press("F8")
    assert [keyboard.lit(pane).rpartition(" / ")[0] for pane in (0, 1)] == [f"{NAME} 2"] * 2
    for pane in (1, 2):
        keyboard.go_to(f"reader_pane_{pane}")
        keyboard.press("Ctrl+Home", "Shift+End", "H")
        keyboard.write("Opening")
        keyboard.press("Return")
    assert keyboard.counts()["excerpts"] == 2
    for kept in keyboard.store.excerpts.find():
        assert keyboard.store.documents.text(kept.document_id)[kept.start : kept.end] == kept.quote
    keyboard.press("Ctrl+E")
    keyboard.tab_to("export.file")
    keyboard.press("Ctrl+A")
    keyboard.write(str(tmp_path / "out.csv"))
    keyboard.press("Return", "Space")
    said = f"All {named + 2} quotes stand where the export says."
    assert keyboard.shown("export.says").text() == said


def named_outside_furniture(keyboard: Keyboard, document_id: int) -> int:
    """Count where a document names him but in its page furniture, whose places stay unticked."""
    text = keyboard.store.documents.text(document_id)
    grey = furniture_of(keyboard.store, document_id, text)
    inside = sum(text[span.start : span.end].count(NAME) for span in grey)
    assert inside < text.count(NAME)
    return text.count(NAME) - inside


def test_they_come_in_with_what_they_say_their_turns_apart_and_their_furniture_grey(
    keyboard: Keyboard,
) -> None:
    keyboard.answers.files = articles()
    keyboard.press("Ctrl+I")
    store = keyboard.store
    keyboard.until(lambda: not store.copies.waiting())
    keyboard.rest()
    turns = 0
    for one in store.documents.find():
        text = store.documents.text(one.id)
        assert (one.published, one.outlet, one.url) == ("", "", "")
        assert one.title in ("", text.split("\n")[0])
        keyboard.window.context.open(Target(one.id))
        keyboard.rest()
        view = keyboard.window.readers.active.view
        grey = view.folds.every
        last = len(text.rstrip()) - 1
        assert any(fold.start <= last < fold.end for fold in grey)
        assert not any(fold.start <= 5 < fold.end for fold in grey)
        assert 0.02 < sum(fold.end - fold.start for fold in grey) / len(text) < 0.6
        cursor = view.textCursor()
        for fold in grey:
            cursor.setPosition(view.geometry_of.positions.to_shown(fold.start) + 1)
            assert cursor.charFormat().foreground().color() == view.theme.role("muted")
        starts = {start for start, _ in paragraphs(text)}
        labels = [start for start, end in speaker_labels(text)]
        assert starts.issuperset(labels)
        turns += len(labels)
    assert {bool(one.title) for one in store.documents.find()} == {True, False}
    assert turns >= 3
