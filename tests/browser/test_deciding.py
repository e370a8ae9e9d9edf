"""A reviewer decides in the browser, closes it, goes on, and sends back what the program reads."""

from pathlib import Path

from tests.browser.conftest import Opening
from tests.browser.packages import package
from workbench.review import decisions


def test_keys_decide_and_the_program_reads_what_is_downloaded(opening: Opening) -> None:
    given = package()
    reviewer = opening(given).start("Ada Fenn")
    assert reviewer.read.startswith("Colleagues describe")
    reviewer.press("a", "r", "c")
    reviewer.type("weak")
    reviewer.press("Enter")
    reviewer.see("#progress", "3 of 7 decided")
    reviewer.press("m")
    reviewer.type("Which factions? 😀 قاآنی")
    reviewer.press("Control+Enter")

    read = reviewer.decisions(given)

    assert read.reviewer == "Ada Fenn"
    told = {one.excerpt: (one.ruling, one.codes, one.comment) for one in read.decisions}
    assert told == {
        1: ("accept", (), ""),
        2: ("reject", (), ""),
        3: ("change", (2,), ""),
        4: ("comment", (), "Which factions? 😀 قاآنی"),
    }
    assert all(one.at.endswith("Z") for one in read.decisions)
    reviewer.see("#kept", "All downloaded")


def test_what_was_decided_is_still_there_when_the_page_is_opened_again(opening: Opening) -> None:
    given = package()
    reviewer = opening(given).start()
    reviewer.press("a", "a", "m")
    reviewer.type("half a thought")  # closed before it was put down
    reviewer.reload()
    reviewer.see("#progress", "3 of 7 decided")
    assert reviewer.page.locator("dialog[open]").count() == 0
    assert reviewer.read == "funded from outside but steered from within"
    assert reviewer.page.locator("#comment").input_value() == "half a thought"
    assert len(reviewer.decisions(given).decisions) == 3


def test_two_windows_of_one_package_go_on_together(opening: Opening) -> None:
    reviewer = opening(package()).start()
    other = reviewer.page.context.new_page()
    other.goto(reviewer.path.as_uri())
    other.locator("#desk").wait_for()
    reviewer.press("a")
    other.locator("#progress", has_text="1 of 7 decided").wait_for()
    other.keyboard.press("n")
    other.keyboard.press("r")
    reviewer.see("#progress", "2 of 7 decided")


def test_each_step_is_undone_and_done_again(opening: Opening) -> None:
    given = package()
    reviewer = opening(given).start()
    reviewer.press("a", "r", "Control+z")
    reviewer.see("#progress", "1 of 7 decided")
    assert reviewer.read.startswith("lacks his")
    reviewer.press("Control+z", "Control+z")
    reviewer.see("#said", "There is nothing to undo.")
    reviewer.press("Control+Shift+z", "Control+y")
    reviewer.see("#progress", "2 of 7 decided")
    reviewer.press("k", "k", "Delete")
    assert [one.ruling for one in reviewer.decisions(given).decisions] == ["reject"]


def test_a_review_goes_on_elsewhere_with_the_file_that_was_downloaded(
    opening: Opening, tmp_path: Path
) -> None:
    given = package()
    here = opening(given).start()
    here.press("a", "r")
    kept = tmp_path / "decisions.json"
    kept.write_bytes(here.download())

    there = opening(given).start()
    there.press("j", "j", "a")
    there.load(kept)
    there.see("#said", "2 decisions of Ada came in.")
    assert [one.excerpt for one in there.decisions(given).decisions] == [3, 1, 2]
    there.load(kept)
    there.see("#said", "Nothing new was in this file.")
    there.press("Control+z")
    there.see("#progress", "1 of 7 decided")


def test_a_changed_or_foreign_file_is_refused_and_changes_nothing(
    opening: Opening, tmp_path: Path
) -> None:
    given = package()
    reviewer = opening(given).start()
    reviewer.press("a")
    file = tmp_path / "decisions.json"
    file.write_bytes(reviewer.download().replace(b"accept", b"reject"))
    reviewer.load(file)
    reviewer.see("#said", "The file was changed after it was saved")
    told = decisions.written(decisions.Decisions("Ada"), "another" * 4, given.secret)
    file.write_bytes(told)
    reviewer.load(file)
    reviewer.see("#said", "another package")
    file.write_text("no JSON at all")
    reviewer.load(file)
    reviewer.see("#said", "no file of decisions")
    reviewer.see("#progress", "1 of 7 decided")


def test_what_the_program_writes_the_page_takes_in(opening: Opening, tmp_path: Path) -> None:
    given = package()
    made = decisions.Decision(7, "change", (3,), "بله", "2024-02-11T00:00:00Z", ("New / One",))
    told = decisions.Decisions("Bo", decisions=(made,))
    file = tmp_path / "decisions.json"
    file.write_bytes(decisions.written(told, given.key, given.secret))
    reviewer = opening(given).start()
    reviewer.load(file)
    reviewer.see("#said", "1 decision of Bo came in.")
    assert reviewer.decisions(given).decisions == told.decisions


def test_the_file_is_named_after_the_package_without_what_a_disk_does_not_take(
    opening: Opening,
) -> None:
    reviewer = opening(package(title='../Quds: "Force" | قدس?')).start("A/B")
    reviewer.press("a")
    assert reviewer.downloaded()[0] == "decisions-Quds-Force-قدس-A-B.json"


def test_a_new_code_can_be_proposed(opening: Opening) -> None:
    given = package()
    reviewer = opening(given).start()
    reviewer.press("c")
    reviewer.type("Succession")
    reviewer.press("Control+Space")
    reviewer.page.locator("#chooser-words").fill("")
    reviewer.type("auto")
    reviewer.press("Control+Space", "Enter")
    only = reviewer.decisions(given).decisions[0]
    assert (only.codes, only.new_codes) == ((3,), ("Succession",))


def test_where_the_browser_keeps_nothing_the_page_says_so_loudly(opening: Opening) -> None:
    reviewer = opening(package())
    reviewer.page.evaluate(
        """() => {
            Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
            IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); };
        }"""
    )
    reviewer.start()
    reviewer.press("a")
    reviewer.see("#warning", "Download your decisions before closing it.")
    asked = []
    reviewer.page.on("dialog", lambda box: (asked.append(box.type), box.dismiss()))
    reviewer.page.close(run_before_unload=True)
    reviewer.see("#kept", "Not kept")
    assert asked == ["beforeunload"]


def test_a_full_store_makes_way_to_the_larger_one(opening: Opening) -> None:
    reviewer = opening(package())
    reviewer.page.evaluate(
        """() => {
            Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
        }"""
    )
    reviewer.start()
    reviewer.press("a")
    reviewer.see("#kept", "Kept in this browser · 1 not downloaded yet")
    reviewer.reload()
    reviewer.see("#progress", "1 of 7 decided")
