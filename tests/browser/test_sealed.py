"""A sealed page: nothing of it can be read without the passphrase, before and after."""

import json
import unicodedata

from tests.browser.conftest import Opening
from tests.browser.packages import package

WORDS = "vier Ämter, ein Käfer"


def test_the_passphrase_opens_it_another_does_not_and_nothing_stands_there_in_clear(
    opening: Opening,
) -> None:
    given = package()
    reviewer = opening(given, WORDS)
    assert reviewer.page.title() == "Review"
    reviewer.type("vier Aemter")
    reviewer.press("Enter")
    reviewer.see("#door-said", "This passphrase does not open the package.")
    # typed on a keyboard that composes letters in another way
    reviewer.page.locator("#passphrase").fill(unicodedata.normalize("NFD", WORDS))
    reviewer.press("Enter")
    reviewer.start("Ada Fenn").press("a", "r")
    assert reviewer.page.title() == "Review", "a browser's history keeps titles"

    read = reviewer.decisions(given)

    assert [(one.excerpt, one.ruling) for one in read.decisions] == [(1, "accept"), (2, "reject")]
    file = reviewer.path.read_text("utf-8")
    for secret in (given.title, given.secret, given.key, "Qaani", "Leadership", "quieter", "قاآنی"):
        assert secret not in file


def test_what_the_browser_keeps_and_what_goes_back_is_sealed_too(opening: Opening) -> None:
    given = package()
    reviewer = opening(given, WORDS)
    reviewer.type(WORDS)
    reviewer.press("Enter")
    reviewer.start("Ada Fenn").press("m")
    reviewer.type("a telling word")
    reviewer.press("Control+Enter")
    name, data = reviewer.downloaded()
    assert name == f"decisions-{given.key[:8]}.json"
    assert set(json.loads(data)) == {"format", "package", "nonce", "sealed"}
    kept = reviewer.page.evaluate("() => Object.values({...localStorage}).join()")
    for secret in ("telling", "Ada", "comment"):
        assert secret not in kept
        assert secret.encode() not in data

    reviewer.page.reload()
    reviewer.page.locator("#passphrase").fill(WORDS)
    reviewer.press("Enter")
    reviewer.see("#progress", "1 of 7 decided")
