"""Two people are compared over the documents of a project, or over the excerpts both decided on."""

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.workbench.agreement.conftest import Marked
from workbench.agreement.asking import Question
from workbench.agreement.comparing import Agreement, compare
from workbench.agreement.listing import listed
from workbench.agreement.people import People
from workbench.agreement.telling import (
    CUSTOMARY,
    NO_NUMBER,
    coefficient,
    reading,
    rows,
    scope,
    share,
)
from workbench.commands.codes import AddCode
from workbench.copies.examined import Examined
from workbench.copies.sketching import Sketch
from workbench.errors import Cancelled, Refusal
from workbench.exporting.agreement import write_differences, write_figures
from workbench.model.copies import Overlap
from workbench.model.excerpts import Marking
from workbench.tasks import Progress

PAIR = Question("Ada", "Ben")


def two(marked: Marked) -> int:
    """Mark a document by two, who agree on one of two excerpts; returns its id."""
    document_id = marked.document("One")
    marked.mark("Ada", document_id, 0, 10, "Threat")
    marked.mark("Ben", document_id, 0, 10, "Threat")
    marked.mark("Ada", document_id, 20, 30, "Money")
    marked.mark("Ben", document_id, 24, 36, "Loan")
    return document_id


def figures(found: Agreement) -> dict[str, tuple[int, int, int]]:
    return {row.label: row.figures.excerpts for row in rows(found)}


def test_each_code_and_all_of_them_have_their_figures(marked: Marked) -> None:
    two(marked)
    found = compare(marked.store, PAIR)
    assert figures(found) == {
        "All codes": (2, 2, 1),
        "Any code": (2, 2, 1),
        "Money": (1, 0, 0),
        "Money / Loan": (0, 1, 0),
        "Threat": (1, 1, 1),
    }
    by_code = found.measured.by_code
    assert by_code[marked.codes["Threat"]].kappa.value == 1
    assert by_code[marked.codes["Money"]].kappa.value == 0
    assert by_code[marked.codes["Money"]].characters == (10, 0, 0)
    assert found.measured.marked.characters == (20, 22, 16)
    assert scope(found) == "1 document · 103 characters"
    said = [(one.kind, one.left and one.left.code, one.right and one.right.code)
            for one in listed(marked.store, found, found.differences)]  # fmt: skip
    assert said == [("Other code", "Money", "Money / Loan")]


def test_the_same_words_marked_by_two_are_an_excerpt_of_each(marked: Marked) -> None:
    document_id = two(marked)
    assert marked.mark("Ada", document_id, 0, 10, "Money") == 1
    assert marked.store.excerpts.by_analyst() == {"Ada": 2, "Ben": 2}
    assert marked.store.excerpts.markings("Ada")[:2] == [
        Marking(1, document_id, 0, 10, marked.codes["Threat"]),
        Marking(1, document_id, 0, 10, marked.codes["Money"]),
    ]


def test_documents_that_one_alone_marked_count_only_when_asked_for(marked: Marked) -> None:
    two(marked)
    marked.mark("Ada", marked.document("Two", outlet="Gazette"), 0, 5, "Threat")
    found = compare(marked.store, PAIR)
    assert scope(found) == "1 document · 103 characters · 1 that only one marked left out"
    every = compare(marked.store, replace(PAIR, scope="either"))
    assert every.measured.overall.units == 206
    assert figures(every)["Threat"] == (2, 1, 1)
    some = compare(marked.store, replace(PAIR, scope="either", words="gazette"))
    assert figures(some)["All codes"] == (1, 0, 0)


def test_copies_and_page_furniture_are_left_out(marked: Marked) -> None:
    first, second = two(marked), two(marked)
    store = marked.store
    none = np.array([], dtype=np.uint64)
    store.copies.keep([Examined(first, Sketch(0, none), none, grey=((24, 30), (90, 103)))])
    store.copies.keep_overlaps([], [Overlap(second, first, 0.9), Overlap(first, second, 0.9)])
    found = compare(store, PAIR)
    assert (list(found.chosen.texts), found.chosen.repeated) == ([first], 1)
    assert found.measured.overall.units == 103 - 19
    assert found.measured.by_code[marked.codes["Money"]].characters == (4, 0, 0)
    assert len(compare(store, replace(PAIR, independent=False)).chosen.texts) == 2


def test_codes_asked_for_stand_alone_and_say_when_nothing_was_marked(marked: Marked) -> None:
    document_id = two(marked)
    unused = marked.codes["Threat"]
    found = compare(
        marked.store, replace(PAIR, code_ids=(marked.codes["Money"], marked.codes["Loan"]))
    )
    assert set(figures(found)) == {"All codes", "Any code", "Money", "Money / Loan"}
    marked.mark("Cem", document_id, 0, 3)
    nothing = compare(marked.store, Question("Ada", "Cem", code_ids=(unused,), words="nowhere"))
    last = list(rows(nothing))[-1]
    assert (last.label, share(last.figures.percent), coefficient(last.figures.kappa)) == (
        "Threat", NO_NUMBER, NO_NUMBER,
    )  # fmt: skip
    assert reading(last.figures, "Ada", "Cem") == "Nothing was marked."


def test_somebody_unknown_and_one_and_the_same_are_refused(marked: Marked) -> None:
    two(marked)
    with pytest.raises(Refusal, match="Nobody called “Eve”"):
        compare(marked.store, Question("Ada", "Eve"))
    with pytest.raises(Refusal, match="two different people"):
        compare(marked.store, Question("Ada", "Ada"))


def test_it_can_be_cancelled(marked: Marked) -> None:
    two(marked)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        compare(marked.store, PAIR, progress)


def test_figures_are_told_in_words_that_judge_nothing(marked: Marked) -> None:
    two(marked)
    found = compare(marked.store, PAIR)
    said = reading(found.measured.overall, "Ada", "Ben")
    assert said.startswith("Ada and Ben treated 84.5\u00a0% of 103 characters alike;")
    assert "Of what was possible beyond chance, they reached" in said
    worse = reading(found.measured.by_code[marked.codes["Money"]], "Ada", "Ben")
    assert "reached 0\u00a0% (kappa 0.000)" in worse
    assert "0.667" in CUSTOMARY and "Krippendorff" in CUSTOMARY


# what reviewers marked blind, and what they decided


def test_what_a_reviewer_marked_blind_is_compared_as_it_came(marked: Marked) -> None:
    document_id, read = two(marked), marked.document("Two")
    package_id = marked.package(blind=True, documents=(document_id, read))
    threat = marked.codes["Threat"]
    marked.review(
        "Cem", package_id, (0, "mark", [threat, "Ports / Cranes"]),
        document_id=document_id, start=0, end=10,
    )  # fmt: skip
    people = {one.name: (one.markings, one.decisions) for one in People(marked.store).all()}
    assert people == {"Ada": (2, 0), "Ben": (2, 0), "Cem": (1, 0)}
    found = compare(marked.store, Question("Ada", "Cem"))
    assert figures(found)["Threat"] == (1, 1, 1)
    assert figures(found)["Ports / Cranes (new)"] == (0, 1, 0)
    marked.mark("Ada", read, 0, 9, "Threat")
    assert len(compare(marked.store, Question("Ada", "Cem")).chosen.texts) == 2


def test_marks_follow_their_words_into_a_newer_version_and_a_code_that_came_to_be(
    marked: Marked,
) -> None:
    older = marked.document("One", "The road is open. ")
    marked.review(
        "Cem", marked.package(blind=True, documents=(older,)), (0, "mark", ["Ports"]),
        document_id=older, start=4, end=8, quote="road",
    )  # fmt: skip
    newer = marked.document("One", "Today: the road is open. ", replaces_id=older)
    marked.codes["Ports"] = int(marked.session("Ada").run(AddCode("Ports")))
    marked.mark("Ada", newer, 11, 15, "Ports")
    found = compare(marked.store, Question("Ada", "Cem"))
    assert list(found.chosen.texts) == [newer]
    assert figures(found)["Ports"] == (1, 1, 1)
    assert found.differences == []


def test_reviewers_are_compared_over_what_both_decided(marked: Marked) -> None:
    document_id = marked.document("One")
    ids = [marked.mark("Ada", document_id, 10 * n, 10 * n + 5, "Threat") for n in range(5)]
    package_id, money = marked.package(*ids), marked.codes["Money"]
    marked.review("Cem", package_id, (1, "accept", []), (2, "accept", []), (3, "reject", []),
                  (4, "change", [money]), (5, "comment", []))  # fmt: skip
    marked.review("Dee", package_id, (1, "accept", []), (2, "reject", []), (3, "reject", []),
                  (4, "change", ["New"]), (5, "accept", []))  # fmt: skip
    found = compare(marked.store, Question("Cem", "Dee", "decisions"))
    overall = found.measured.overall
    assert (overall.units, overall.excerpts) == (4, (4, 5, 2))
    assert overall.percent.value == 0.5
    assert figures(found) == {"All decisions": (4, 5, 2), "Threat": (4, 5, 2)}
    assert scope(found) == (
        "1 document · 4 excerpts that both decided on · 1 that only one decided on left out"
    )
    assert [one.said for one in found.differences] == [
        ("Accept", "Reject"), ("Change to Money", "Change to New"),
    ]  # fmt: skip
    nobody = compare(marked.store, Question("Ada", "Cem", "decisions"))
    assert reading(nobody.measured.overall, "Ada", "Cem", "excerpts").startswith("No excerpt")


# what is written


def test_tables_hold_the_figures_and_the_differences(marked: Marked, tmp_path: Path) -> None:
    two(marked)
    found = compare(marked.store, PAIR)
    assert write_figures(marked.store, found, tmp_path / "f.csv", Progress()) == 5
    with (tmp_path / "f.csv").open(encoding="utf-8-sig", newline="") as file:
        told = list(csv.DictReader(file))
    assert [one["code"] for one in told][2:] == ["Money", "Money / Loan", "Threat"]
    assert (told[-1]["kappa"], told[-1]["first"], told[-1]["alike"]) == ("1.0", "Ada", "1")
    assert write_differences(marked.store, found, tmp_path / "d.csv", Progress()) == 1
    with (tmp_path / "d.csv").open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["kind"], row["first_quote"], row["second_start"]) == (
        "Other code",
        "0123456789",
        "24",
    )


def test_a_workbook_has_a_sheet_for_each(marked: Marked, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    two(marked)
    hostile = marked.document("=1+1", "<r>x</r>" + "y" * 40_000)
    marked.mark("Ada", hostile, 0, 8, "Threat")
    marked.mark("Ada", hostile, 9, 40_000, "Threat")
    marked.mark("Ben", hostile, 9, 12, "Money")
    found = compare(marked.store, PAIR)
    assert write_differences(marked.store, found, tmp_path / "all.xlsx", Progress()) == 3
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames == ["About", "Agreement", "Disagreements"]
    rows_ = [[cell.value for cell in row] for row in book["Disagreements"].iter_rows(min_row=2)]
    assert [row[1:3] for row in rows_] == [
        ["One", "Other code"], ["'=1+1", "Only Ada"], ["'=1+1", "Other code"],
    ]  # fmt: skip
    assert rows_[1][7] == "<r>x</r>"
    assert rows_[2][7].startswith("yyy") and rows_[2][7].endswith("comma-separated values]")
