"""A file may do what it likes to the process that reads it; it is that file's loss alone."""

import logging
import math
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.errors import Refusal
from workbench.importing.supervision.child import Child, ReaderMissing
from workbench.importing.supervision.crew import Crew, Job
from workbench.importing.supervision.limits import Limits
from workbench.importing.supervision.wire import QUESTION
from workbench.importing.supervision.worker import GRACE

HOSTILE = "tests.workbench.importing.hostile:"
QUICK = Limits(seconds=0.4, memory=500_000_000, text=2_000_000)
LEFT_OUT = "“it.txt” was left out: "

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked to seal this")


@pytest.fixture
def child():
    made = Child(QUICK, HOSTILE + "entries")
    yield made
    made.stop()


def read(child, words, name="it.txt"):
    return [entry.document.text for entry in child.entries(words.encode(), name)]


def refusal(child, words):
    with pytest.raises(Refusal) as refused:
        read(child, words)
    return str(refused.value)


@pytest.mark.parametrize("deed", ["ABORT", "SEGFAULT", "EXIT"])
def test_a_crash_costs_the_file_and_the_next_is_read(child, deed):
    assert read(child, "Words before") == ["Words before"]
    assert refusal(child, deed) == LEFT_OUT + "it made the program that reads it crash."
    assert read(child, "Words after") == ["Words after"]


def test_a_memory_bomb_costs_the_file_and_the_next_is_read(child):
    assert refusal(child, "BOMB").endswith("takes more memory than a file may take.")
    assert read(child, "Words after") == ["Words after"]


def test_a_file_that_hangs_is_ended_when_its_time_is_up(child):
    def work(job, hand):
        try:
            yield from (entry.document.text for entry in hand.entries(job.name.encode(), job.name))
        except Refusal as refused:
            yield str(refused)

    with Crew(work, QUICK, HOSTILE + "entries") as crew:
        jobs = [Job(None, name, 1) for name in ("one", "HANG", "two", "three")]
        found = [list(entries) for _, entries in crew.each(jobs)]
    late = "“HANG” took longer than 0.4 seconds to read and was left out."
    assert found == [["one"], [late], ["two"], ["three"]]


@pytest.mark.parametrize(
    "lie",
    [
        *("OUTSIDE", "BACKWARDS", "NUL", "WORDLESS", "UNDATED", "NUMBER", "HALF", "BABBLE"),
        *("SOURCED", "INVENTED", "WORDY", "UNMADE"),
    ],
)
def test_what_does_not_fit_together_is_not_believed(child, lie):
    assert refusal(child, lie) == LEFT_OUT + "what its reader handed back does not fit together."
    assert read(child, "Words after") == ["Words after"]


def test_a_readers_own_mistake_and_its_refusal_are_told_apart(child):
    assert refusal(child, "STUMBLE").endswith("what reads such files failed on it (KeyError).")
    assert next(iter(child.entries(b"REFUSE", "it.txt"))).why == "“it.txt” is encrypted."


def test_a_file_after_one_that_hurt_the_reader_is_read_again_by_a_fresh_one(child):
    # the same process reads until it is lost: the list of what it saw starts anew
    read(child, "Words", "first.txt")
    assert read(child, "SEEN", "second.txt") == ["first.txt second.txt"]
    refusal(child, "ABORT")
    assert read(child, "SEEN", "third.txt") == ["third.txt"]


def test_a_reader_is_replaced_after_a_large_file(child):
    read(child, "TITLED " + " " * 11_000_000)
    assert read(child, "SEEN", "next.txt") == ["next.txt"]


def test_a_library_that_prints_disturbs_nothing(child):
    assert read(child, "PRINT this") == ["PRINT this"]
    assert read(child, "Words after") == ["Words after"]


def test_more_text_than_is_read_is_told(child):
    (entry,) = child.entries(b"HUGE", "it.txt")
    assert entry.why == "“it.txt” holds 3 MB of text; up to 2 are read."


def test_an_overlong_title_is_cut_before_it_is_handed_over(child):
    (entry,) = child.entries(b"LONG", "it.txt")
    assert entry.document.title == "t" * 4000


def test_everything_that_a_page_states_comes_through(child):
    from workbench.importing.registry import read as directly

    page = (
        "<html lang=fr><head><title>Trois mots</title><meta name=author content='A. B.'>"
        "<meta property='article:published_time' content='2020-01-03'></head>"
        "<h1>Un titre 🚢</h1><ul><li>mot</ul><p>" + "des mots français " * 40
    ).encode("latin-1", "xmlcharrefreplace")
    (entry,) = child.entries(page, "page.html")
    assert entry.document == directly(page, "page.html")
    assert entry.document.pieces and entry.document.published == "2020-01-03"
    assert entry.document.sources["published"] == "meta article:published_time"
    assert entry.data is page


def test_several_documents_of_one_file_come_one_by_one_until_it_breaks():
    child = Child(QUICK, HOSTILE + "several")
    found = child.entries(b"one\nREFUSE\ntwo\nABORT\nthree", "box")
    assert [next(found).name, next(found).why, next(found).data] == [
        "box/0",
        "“box/1” has no words.",
        b"two",
    ]
    with pytest.raises(Refusal, match="crash"):
        next(found)
    child.stop()


@linux
def test_a_sealed_process_reaches_nothing_outside(tmp_path, caplog):
    target = tmp_path / "target"
    target.write_text("kept")
    child = Child(Limits(), HOSTILE + "trespass")
    with caplog.at_level(logging.WARNING):
        (entry,) = child.entries(str(target).encode(), "it")
    child.stop()
    assert entry.document.text == "Let through: read, thread"
    assert target.read_text() == "kept" and [one.name for one in tmp_path.iterdir()] == ["target"]
    assert caplog.records == []


def test_what_could_not_be_sealed_is_told_in_the_log(monkeypatch, caplog):
    child = Child(Limits(memory=2**70), HOSTILE + "entries")
    with caplog.at_level(logging.WARNING):
        assert read(child, "Words") == ["Words"]
    child.stop()
    assert any("RLIMIT_AS could not be set" in record.message for record in caplog.records)


def test_without_any_reader_nothing_is_tried(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(ReaderMissing, match="no reader can be started"):
        read(Child(QUICK), "Words")


def test_a_reader_that_cannot_be_loaded_is_told(caplog):
    with pytest.raises(ReaderMissing, match="does not start"):
        read(Child(QUICK, "tests.workbench.importing.hostile:absent"), "Words")


def test_no_deadline_stands_while_nobody_is_asked(child):
    read(child, "Words")
    child.end_if_late(math.inf)
    assert read(child, "SEEN", "next.txt") == ["it.txt next.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no alarm")
def test_a_reader_that_hangs_ends_by_itself_when_nobody_is_left_to_end_it():
    root = Path(__file__).parents[3]
    given = {"reader": HOSTILE + "entries", "seconds": 0.2 - GRACE, "memory": 10**9, "text": 10**6}
    start = f"from workbench.importing.supervision.worker import serve; serve({given})"
    with subprocess.Popen(
        [sys.executable, "-c", start], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as reader:
        assert reader.stdin
        reader.stdin.write(QUESTION.pack(2, 4) + b"itHANG")
        reader.stdin.flush()
        assert reader.wait(20) == -signal.SIGALRM


def test_a_reader_may_be_given_more_than_fits_an_argument():
    tables = {f"{n:016}": {"text": "c" * 200, "title": "t" * 200} for n in range(300)}
    child = Child(QUICK, "workbench.importing.registry:entries", {"tables": tables})
    assert read(child, "Words") == ["Words"]
    child.stop()
