"""Whatever a text says, it stays text, and the page stays alone."""

import re

from tests.browser.conftest import Opening
from tests.browser.packages import HOSTILE, hostile
from workbench.review.package import as_json
from workbench.review.page import page


def test_hostile_words_stay_words_everywhere(opening: Opening) -> None:
    reviewer = opening(hostile())
    shown = reviewer.page.locator("dialog.beginning h2").text_content()
    assert shown == HOSTILE
    reviewer.start(HOSTILE[:60]).press("m")
    reviewer.type(HOSTILE)
    reviewer.press("Control+Enter", "e", "Enter", "c")
    reviewer.type(HOSTILE)
    reviewer.press("Enter")
    assert (
        reviewer.page.locator("img, body > :not(#desk) script, svg[onload], a[href]").count() == 0
    )
    assert reviewer.read in (HOSTILE, "Before")
    assert reviewer.page.evaluate("() => document.scripts.length") == 2
    assert HOSTILE in reviewer.page.locator(".pane:not(.beside) .text").text_content()


def test_no_text_can_end_the_element_that_holds_the_package() -> None:
    written = page(as_json(hostile()))
    assert written.count("</script>") == 3
    data = re.search(r'id="package">(.*?)</script>', written, re.DOTALL)
    assert data is not None
    assert not set(data[1]) & set("<>&\u2028\u2029\r\n")


def test_the_policy_allows_its_own_script_and_style_and_nothing_else() -> None:
    written = page(as_json(hostile()))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', written)
    assert policy is not None
    told = dict(part.strip().split(" ", 1) for part in policy[1].split(";"))
    assert {key: value for key, value in told.items() if not key.endswith("-src")} == {
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert told.pop("default-src") == "'none'"
    assert re.fullmatch(r"'sha256-[\w+/]{43}='", told["script-src"])
    assert re.fullmatch(r"'sha256-[\w+/]{43}='", told["style-src"])


def test_a_script_that_gets_into_the_page_does_not_run_and_a_request_does_not_leave(
    opening: Opening,
) -> None:
    reviewer = opening(hostile()).start()
    outcome = reviewer.page.evaluate(
        """async () => {
            const script = document.createElement("script");
            script.textContent = "window.stolen = true";
            document.body.append(script);
            const answer = await fetch("https://example.org/").catch(() => "refused");
            return [String(window.stolen), answer];
        }"""
    )
    assert outcome == ["undefined", "refused"]
    # the browser tells of both, in one sentence or more
    assert all("Content Security Policy" in one for one in reviewer.wrong)
    reviewer.wrong.clear()
