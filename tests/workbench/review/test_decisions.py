"""Decisions come back as they were made, or not at all."""

import json
from dataclasses import replace

import pytest

from workbench.errors import Refusal
from workbench.review.decisions import Decision, Decisions, MarkMade, package_key, read, written

KEY, SECRET = "5f0c" * 8, "ab" * 32
DECISIONS = Decisions(
    "Réviseure",
    "2026-01-02T03:04:05Z",
    (Decision(1, "accept"), Decision(2, "change", (3,), "rather 🚢", new_codes=("Sea / New",))),
    (MarkMade(1, 4, 6, "🚢 ", (2,)),),
)


@pytest.mark.parametrize("seal", [False, True])
def test_decisions_read_back_as_they_were_written(seal: bool) -> None:
    data = written(DECISIONS, KEY, SECRET, seal)
    assert package_key(data) == KEY
    assert read(data, SECRET) == DECISIONS
    assert ("rather" in data.decode()) is not seal


@pytest.mark.parametrize("seal", [False, True])
def test_decisions_made_without_the_package_are_refused(seal: bool) -> None:
    data = written(DECISIONS, KEY, "cd" * 32, seal)
    with pytest.raises(Refusal, match="nothing was brought in"):
        read(data, SECRET)


@pytest.mark.parametrize("seal", [False, True])
def test_changed_decisions_are_refused(seal: bool) -> None:
    told = json.loads(written(DECISIONS, KEY, SECRET, seal))
    if seal:
        told["package"] = "6" * 32
    else:
        told["body"] = told["body"].replace("accept", "reject")
    with pytest.raises(Refusal, match="nothing was brought in"):
        read(json.dumps(told).encode(), SECRET)


@pytest.mark.parametrize("lost", ["body", "seal"])
def test_decisions_without_a_part_are_refused(lost: str) -> None:
    told = json.loads(written(DECISIONS, KEY, SECRET))
    del told[lost]
    with pytest.raises(Refusal):
        read(json.dumps(told).encode(), SECRET)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(DECISIONS, reviewer=" "),
        replace(DECISIONS, decisions=(Decision(1, "burn"),)),
        replace(DECISIONS, decisions=(Decision(1, "accept"), Decision(1, "reject"))),
        replace(DECISIONS, marks=(MarkMade(1, 4, 60, "short"),)),
        replace(DECISIONS, marks=(MarkMade(1, -3, 1, "four"),)),
    ],
)
def test_a_signed_file_that_makes_no_sense_is_refused(wrong: Decisions) -> None:
    with pytest.raises(Refusal, match="The decisions are damaged"):
        read(written(wrong, KEY, SECRET), SECRET)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"format": 3}'])
def test_what_is_no_file_of_decisions_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal, match="no file of decisions"):
        read(data, SECRET)
