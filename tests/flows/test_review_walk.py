"""Offline review from end to end: packed in the window, decided in a browser, brought back, undone.

Pictures of each step stand in the test's own folder afterwards.
"""

from pathlib import Path
from typing import Any

from tests.browser.hands import Reviewer, Watch, launched
from tests.flows.hands import Keyboard
from tests.flows.test_by_keyboard import bring_in

WORDS = {
    "has kept to the border towns": "Distance",
    "leaves the day-to-day choices to others": "Weakness",
    "still pays the salaries": "Funding",
    "took over the Quds Force in January 2020": "Weakness",
}


def code_four(keyboard: Keyboard) -> None:
    """Put four stretches of an article under three codes."""
    keyboard.go_to("left")
    keyboard.press("Down", "Return")
    keyboard.go_to("reader_pane_1")
    for words, code in WORDS.items():
        keyboard.select_words(words)
        keyboard.press("H")
        keyboard.write(code)
        keyboard.press("Return")
    assert keyboard.counts()["excerpts"] == 4


def pack(keyboard: Keyboard, page: Path, pictures: Path) -> None:
    """Make a package for a browser, with the whole documents."""
    keyboard.press("Ctrl+Alt+M")
    keyboard.tab_to("review.title")
    keyboard.write("Border towns")
    keyboard.tab_to("review.whole_documents")
    keyboard.press("Space")
    keyboard.tab_to("review.file")
    keyboard.press("Ctrl+A")
    keyboard.write(str(page))
    keyboard.until(lambda: keyboard.shown("review.inside").text().startswith("4 excerpts"))
    keyboard.until(lambda: keyboard.shown("review.start").isEnabled())
    keyboard.shown("review_making").grab().save(str(pictures / "1-made.png"))
    keyboard.press("Return")
    keyboard.until(page.exists)
    keyboard.rest()
    keyboard.press("Esc")


def decide(reviewer: Reviewer, pictures: Path) -> bytes:
    """Accept the first, reject the second, change the third, comment on the fourth."""
    reviewer.start("Bo Lindqvist")
    reviewer.press("a")
    assert reviewer.read == "has kept to the border towns"
    reviewer.page.screenshot(path=pictures / "2-in-the-browser.png")
    reviewer.press("r", "c")
    reviewer.type("fund")
    reviewer.press("Enter", "m")
    reviewer.type("Two officials, neither named.")
    reviewer.press("Control+Enter")
    reviewer.see("#progress", "4 of 4 decided")
    reviewer.page.screenshot(path=pictures / "3-decided.png")
    return reviewer.download()


def merge(keyboard: Keyboard, file: Path, pictures: Path) -> None:
    """Bring the decisions in, and take all that nothing speaks against."""
    keyboard.answers.files = [file]
    keyboard.press("Ctrl+Alt+D")
    keyboard.until(lambda: keyboard.is_shown("bring_decisions"))
    dialog = keyboard.shown("bring_decisions")
    assert dialog.title.text() == "4 decisions of Bo Lindqvist"
    dialog.grab().save(str(pictures / "4-brought-back.png"))
    keyboard.press("Return")
    keyboard.until(lambda: keyboard.counts()["excerpts"] == 3)
    keyboard.rest()
    keyboard.window.grab().save(str(pictures / "5-merged.png"))


def held(keyboard: Keyboard) -> dict[str, Any]:
    """Return the words of each excerpt with the names of its codes."""
    store = keyboard.store
    names = {one.id: one.name for one in store.codes.find()}
    return {
        one.quote: sorted(names[code] for code in store.excerpts.codes_of(one.id))
        for one in store.excerpts.find()
    }


def test_a_review_goes_out_is_decided_in_a_browser_comes_back_and_is_undone(
    keyboard: Keyboard, articles: Path, tmp_path: Path
) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    page, file = tmp_path / "border.html", tmp_path / "decisions.json"
    with launched() as browser:
        bring_in(keyboard, articles)
        code_four(keyboard)
        before = held(keyboard)
        pack(keyboard, page, pictures)
        watch = Watch(browser)
        file.write_bytes(decide(watch.open(page), pictures))
        watch.end()
    merge(keyboard, file, pictures)
    assert held(keyboard) == {
        "took over the Quds Force in January 2020": ["Weakness"],
        "leaves the day-to-day choices to others": ["Funding"],
        "still pays the salaries": ["Funding"],
    }
    verdicts = keyboard.store.verdicts.find()
    assert [one.ruling for one in verdicts] == ["accept", "reject", "change", "comment"]

    keyboard.press("Ctrl+Z")

    assert held(keyboard) == before
    assert keyboard.store.verdicts.find() == []
    assert keyboard.store.check() == []
    assert len(list(pictures.iterdir())) == 5
