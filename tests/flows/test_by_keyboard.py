"""The main job from the keyboard alone, from an empty project to a verified export and back."""

from collections.abc import Callable
from pathlib import Path

from tests.flows.hands import Keyboard
from ui.app import Program

QAANI = "Esmail Qaani"
SAYS = "The Quds Force still pays the salaries of Kataib Hezbollah"


def bring_in(keyboard: Keyboard, articles: Path) -> None:
    keyboard.answers.files = sorted(articles.iterdir())
    keyboard.press("Ctrl+I")
    keyboard.until(lambda: keyboard.counts()["documents"] == 3)
    keyboard.rest()


def open_two(keyboard: Keyboard) -> None:
    keyboard.go_to("left")
    assert keyboard.focused() == "corpus_filter"
    keyboard.press("Down", "Return", "Down", "Ctrl+Return")


def tag_an_actor(keyboard: Keyboard) -> None:
    """Tag a name as a person, then its other places in all documents."""
    keyboard.go_to("reader_pane_1")
    keyboard.select_words(QAANI)
    assert keyboard.is_shown("selection_bar")
    keyboard.press("A")
    assert keyboard.focused() == "actor_field"
    keyboard.press("Ctrl+P")
    assert [one.name for one in keyboard.store.actors.find()] == [QAANI]
    assert keyboard.focused() == "reader_text", "the keyboard is back at the text"
    keyboard.press("Shift+A")
    assert keyboard.is_shown("occurrences")
    keyboard.press("Return")
    assert len(keyboard.store.mentions.find()) == 4
    assert not keyboard.is_shown("occurrences")


def step_both(keyboard: Keyboard) -> None:
    """Choose the actor in the list: both panes light it up, and F8 steps both."""
    keyboard.press("Esc")
    keyboard.go_to("right")
    assert keyboard.focused() == "actors_field"
    keyboard.write("Qaani")
    keyboard.press("Return")
    before = [keyboard.lit(0), keyboard.lit(1)]
    assert before == [f"{QAANI} 1 / 2", f"{QAANI} 1 / 2"]
    keyboard.press("F8", "F8")
    assert [keyboard.lit(0), keyboard.lit(1)] == [f"{QAANI} 2 / 2", f"{QAANI} 2 / 2"]
    keyboard.press("Shift+F8")
    assert [keyboard.lit(0), keyboard.lit(1)] == before


def highlight(keyboard: Keyboard) -> None:
    """Put words under a new code, use its key on others, and give it another key."""
    keyboard.go_to("reader_pane_1")
    keyboard.select_words("leaves the day-to-day choices to others")
    keyboard.press("H")
    keyboard.write("Weakness")
    keyboard.press("Return")
    code = keyboard.store.codes.find()[0]
    assert (code.name, keyboard.counts()["excerpts"]) == ("Weakness", 1)
    keyboard.command("show codes")
    assert keyboard.is_shown("codes_panel")
    keyboard.tab_to("codes_tree")
    keyboard.press("Down")
    keyboard.context_menu()
    keyboard.press("Down", "Down", "Return", "Down", "Down", "Down", "Return")
    assert keyboard.store.codes.get(code.id).favourite == 3
    keyboard.go_to("reader_pane_2")
    keyboard.select_words("Analysts doubt")
    keyboard.press("3")
    assert keyboard.store.codes.counts() == {code.id: 2}
    keyboard.press("N")
    assert keyboard.focused() == "note_field"
    keyboard.write("Ask who they are.")
    keyboard.press("Ctrl+Return")
    assert [one.note for one in keyboard.store.excerpts.find()] == ["", "Ask who they are."]


def relate(keyboard: Keyboard) -> None:
    """Tag both names of a sentence, then draw the relation that it says."""
    keyboard.go_to("reader_pane_1")
    for name, kind in (("Quds Force", "Ctrl+B"), ("Kataib Hezbollah", "Ctrl+G")):
        keyboard.select_words(name)
        keyboard.press("A", kind)
        keyboard.press("Shift+A", "Return")
    keyboard.select_words(SAYS)
    keyboard.press("R")
    assert keyboard.focused() == "relation_kind"
    keyboard.write("funds")
    keyboard.press("Return", "Return")
    relation = keyboard.store.relations.find()[0]
    names = [
        keyboard.store.actors.get(one).name for one in (relation.subject_id, relation.object_id)
    ]
    assert names == ["Quds Force", "Kataib Hezbollah"]
    assert not keyboard.is_shown("relation_bar")
    keyboard.go_to("reader_pane_2")
    keyboard.select_words("Kataib Hezbollah denies that the Quds Force pays it anything at all")
    keyboard.press("R")
    keyboard.write("funds")
    keyboard.press("Return")
    keyboard.press("Alt+S")
    subject = keyboard.shown("relation_bar").subject
    keyboard.until(lambda: subject.text() == "Quds Force")
    keyboard.tab_to("claim_stance")
    keyboard.write("D")
    keyboard.tab_to("relation_save")
    keyboard.press("Space")
    assert [one.stance for one in keyboard.store.claims.find()] == ["asserts", "denies"]
    assert keyboard.counts()["relations"] == 1


def read_the_chart(keyboard: Keyboard) -> None:
    """Walk to the edge on the chart and open what stands behind it, for and against."""
    keyboard.until(lambda: keyboard.panel("relations").chart.network.edges)
    keyboard.go_to("bottom")
    assert keyboard.focused() == "chart"
    for _ in range(6):
        keyboard.press("PgDown")
        if keyboard.window.context.choice.kind == "relation":
            break
    assert keyboard.window.context.choice.kind == "relation"
    keyboard.press("Return")
    assert keyboard.focused() == "relations-evidence"
    keyboard.press("Down", "Return")
    keyboard.tab_to("relations-beside")
    keyboard.press("Space")
    shown = [pane.view.lights.spot for pane in keyboard.window.readers.panes]
    claimed = {(one.start, one.end) for one in keyboard.store.relations.evidence()}
    assert set(shown) == claimed


def export(keyboard: Keyboard, target: Path) -> None:
    """Export every row as CSV and verify it in the same dialog."""
    keyboard.press("Ctrl+E")
    keyboard.tab_to("export.file")
    keyboard.press("Ctrl+A")
    keyboard.write(str(target))
    keyboard.press("Return")
    keyboard.until(target.exists)
    keyboard.rest()
    assert keyboard.focused() == "export.verify"
    keyboard.press("Space")
    rows = keyboard.counts()["excerpts"] + keyboard.counts()["mentions"]
    said = f"All {rows} quotes stand where the export says."
    assert keyboard.shown("export.says").text() == said
    keyboard.press("Esc")
    assert not keyboard.is_shown("export")


def test_the_main_job_from_the_keyboard(
    keyboard: Keyboard, articles: Path, tmp_path: Path, program: Callable[..., Program]
) -> None:
    bring_in(keyboard, articles)
    assert len(keyboard.listed("corpus")) == 3
    open_two(keyboard)
    panes = keyboard.window.readers.panes
    assert [pane.document.title for pane in panes] == [
        "A quieter hand in Tehran", "Iraq between two patrons",
    ]  # fmt: skip
    tag_an_actor(keyboard)
    step_both(keyboard)
    highlight(keyboard)
    relate(keyboard)
    read_the_chart(keyboard)
    export(keyboard, tmp_path / "excerpts.csv")

    held = keyboard.counts()
    while keyboard.store.history.next_undo():
        keyboard.press("Ctrl+Z")
    assert not any(keyboard.counts().values())
    keyboard.program = program(keyboard.answers)
    while keyboard.store.history.next_redo():
        keyboard.press("Ctrl+Y")
    assert keyboard.counts() == held
    assert keyboard.store.check() == []
