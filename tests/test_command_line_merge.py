"""The command line brings decisions of reviewers back, and lists what needs the analyst."""

# ruff: noqa: F811

from pathlib import Path

import pytest

import main
from tests.test_command_line import Run, path, run, tagged  # noqa: F401
from workbench.review.decisions import Decision, Decisions, written


def sent(path: Path, folder: Path, *decisions: Decision, reviewer: str = "Rana") -> Path:
    """Return the file that a reviewer of the last package of a project sends back."""
    session = main.Projects().open(path)
    made = session.store.packages.all()[0]
    session.store.close()
    file = folder / f"{reviewer}.json"
    file.write_bytes(written(Decisions(reviewer, "", decisions), made.key, made.secret))
    return file


@pytest.fixture
def packed(tagged: Path, run: Run) -> Path:
    """Give the project with one excerpt, a package of which has left."""
    assert run("review", "make", tagged, "--out", tagged.parent / "a.sidelight-review").code == 0
    return tagged


def excerpts(path: Path) -> int:
    session = main.Projects().open(path)
    count = session.store.counts()["excerpts"]
    session.store.close()
    return count


def test_review_merge_takes_what_nothing_speaks_against_and_the_same_file_once(
    run: Run, packed: Path
) -> None:
    file = sent(packed, packed.parent, Decision(1, "reject", comment="Off topic"))
    said = run("review", "merge", packed, file, "--take", "all", "--preview", "--json")
    assert (said.code, said.records[0]["would_be_done"]["removed"]) == (0, 1)
    assert excerpts(packed) == 1
    said = run("review", "merge", packed, file, "--take", "all")
    assert (said.code, said.out.strip()) == (0, "1 decision of Rana: 1 removed.")
    assert excerpts(packed) == 0
    said = run("review", "merge", packed, file, "--take", "all")
    assert said.code == 0
    assert "was brought in already; nothing changed" in said.out


def test_review_merge_lists_what_needs_the_analyst(run: Run, packed: Path) -> None:
    rana = sent(packed, packed.parent, Decision(1, "accept"))
    sam = sent(packed, packed.parent, Decision(1, "reject"), reviewer="Sam")
    said = run("review", "merge", packed, rana, sam, "--take", "all")
    assert said.code == 1
    assert (
        "“Four men were held” in “first report.txt”: Rana accepts it, but Sam rejects it."
        in said.out
    )
    assert said.out.splitlines()[-1] == "2 decisions of 2 reviewers: 2 need you."
    (told,) = run("review", "merge", packed, rana, sam, "--json").records
    assert (told["decisions"], len(told["open"])) == (0, 2)


def test_a_forged_file_is_one_sentence(run: Run, packed: Path) -> None:
    file = sent(packed, packed.parent, Decision(1, "accept"))
    file.write_bytes(file.read_bytes().replace(b"accept", b"reject"))
    said = run("review", "merge", packed, file, "--take", "all")
    assert said.code == 1 and "nothing was brought in" in said.sentence
    assert excerpts(packed) == 1
    absent = run("review", "merge", packed, packed.parent / "absent.json")
    assert absent.code == 1 and "can't be read" in absent.sentence
