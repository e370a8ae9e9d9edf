"""Everything works without a mouse, has a name for those who listen, and can be seen well."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Opening
from tests.browser.packages import blind, package
from workbench.review.package import Package

#: text whose colour stands out less than 4.5 times from what is behind it
PALE = Path(__file__).with_name("contrast.js").read_text("utf-8")
UNSEEN = """() => {
    const element = document.activeElement;
    const row = element.querySelector?.('[aria-selected="true"]');
    const outline = (one) => (one ? getComputedStyle(one).outline : "");
    const drawn = (one) => /solid/.test(outline(one)) && /[2-9]px/.test(outline(one));
    return [element.id || element.className || element.tagName, Boolean(drawn(element) || drawn(row))];
}"""
KINDS = pytest.mark.parametrize("given", [package(), blind()], ids=["open", "blind"])


@KINDS
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_what_is_behind_it(
    opening: Opening, given: Package, scheme: str
) -> None:
    reviewer = opening(given, color_scheme=scheme)
    assert reviewer.page.evaluate(PALE) == []
    reviewer.start().press("j", "a", "r", "1", "p", "e")
    assert reviewer.page.evaluate(PALE) == []
    reviewer.press("c")
    assert reviewer.page.evaluate(PALE) == []


@KINDS
def test_every_control_has_a_name_and_tab_reaches_it_in_sight(
    opening: Opening, given: Package
) -> None:
    reviewer = opening(given).start()
    reviewer.press("j", "1", "p", "e")
    assert nameless(reviewer.page) == []
    reached: dict[str, bool] = {}
    for _ in range(60):
        reviewer.press("Tab")
        name, seen = reviewer.page.evaluate(UNSEEN)
        # on the way from the last to the first it is at the browser itself
        if name != "BODY":
            reached[name] = seen
    assert [name for name, seen in reached.items() if not seen] == []
    buttons = reviewer.page.locator("button[id]:visible").evaluate_all(
        "all => all.map(one => one.id)"
    )
    assert set(buttons) <= set(reached)
    assert {"list", "text", "comment"} <= set(reached)


def nameless(page: Any) -> list[str]:
    """Return what can be focused and that the browser has no name for."""
    wire = page.context.new_cdp_session(page)
    found = []
    for node in wire.send("Accessibility.getFullAXTree")["nodes"]:
        focusable = any(
            one["name"] == "focusable" and one["value"].get("value")
            for one in node.get("properties", [])
        )
        role = node.get("role", {}).get("value")
        if (
            focusable
            and role != "RootWebArea"
            and not node.get("name", {}).get("value", "").strip()
        ):
            found.append(role)
    return found


def test_the_whole_review_is_done_by_keys_alone_and_every_key_is_told(opening: Opening) -> None:
    given = package()
    reviewer = opening(given).start()
    reviewer.press("?")
    told = reviewer.text("dialog.keys")
    for words in ("Accept, and on to the next undecided", "Undo", "Next undecided", "Download"):
        assert words in told
    reviewer.press("Escape", "a", "N", "i", "Escape", "t")
    reviewer.see("#said", "Theme: light")
    while reviewer.text("#progress") != "7 of 7 decided":
        reviewer.press("r")
    reviewer.see("#said", "Everything is decided: download the decisions and send them back.")
    assert len(reviewer.decisions(given).decisions) == 7


def test_letters_decide_on_a_keyboard_of_another_script_too(opening: Opening) -> None:
    reviewer = opening(package()).start()
    reviewer.page.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
            { key: "ش", code: "KeyA", bubbles: true, cancelable: true }))"""
    )
    reviewer.see("#progress", "1 of 7 decided")


def test_the_theme_chosen_is_kept(opening: Opening) -> None:
    reviewer = opening(package(), color_scheme="light").start()
    ground = "() => getComputedStyle(document.body).backgroundColor"
    before = reviewer.page.evaluate(ground)
    reviewer.press("t", "t")
    dark = reviewer.page.evaluate(ground)
    assert dark != before
    reviewer.reload()
    assert reviewer.page.evaluate(ground) == dark
