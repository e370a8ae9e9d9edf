"""The command line makes packages for review, and never learns a passphrase from its arguments."""

# ruff: noqa: F811

import gzip
import json
from pathlib import Path

import pytest

import main
from tests.test_command_line import Run, path, run, tagged  # noqa: F401
from workbench.commands.excerpts import AddExcerpt
from workbench.commands.verdicts import DecideExcerpts
from workbench.review.decisions import package_key, read
from workbench.review.package_file import opened, read_package_file
from workbench.review.sealing import is_sealed


@pytest.mark.usefixtures("tagged")
def test_review_make_writes_what_was_chosen(run: Run, path: Path) -> None:
    out, ask = path.parent / "look.sidelight-review", path.parent / "ask.txt"
    ask.write_text("Is this an arrest?\n", "utf-8")
    said = run(
        *("review", "make", path, "--out", out, "--title", "Look", "--instructions", f"@{ask}"),
        "--json",
    )
    assert said.code == 0, said.err
    (told,) = said.records
    assert (told["excerpts"], told["documents"], told["codes"]) == (1, 1, 1)
    package = opened(read_package_file(out))
    assert (package.title, package.instructions) == ("Look", "Is this an arrest?")
    assert package.excerpts[0].quote == "Four men were held"
    session = main.Projects().open(path)
    assert session.store.packages.named(package.key) is not None
    session.store.close()


@pytest.mark.usefixtures("tagged")
def test_a_package_is_sealed_with_the_first_line_of_a_file(run: Run, path: Path) -> None:
    out, words = path.parent / "look.sidelight-review", path.parent / "words"
    words.write_text("five quiet geese fly\n", "utf-8")
    said = run("review", "make", path, "--out", out, "--passphrase-file", words)
    assert said.code == 0, said.err
    assert "1 excerpts" not in said.out and "1 excerpt of 1 document in " in said.out
    value = read_package_file(out)
    assert is_sealed(value)
    assert b"Four men" not in gzip.decompress(out.read_bytes())
    assert opened(value, "five quiet geese fly").excerpts


@pytest.mark.usefixtures("tagged")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--out", "look.pdf"), "does not say what to write"),
        (("--out", "look.sidelight-review", "--text", "no such"), "None of the excerpts"),
        (("--out", "look.sidelight-review", "--instructions", "@absent"), "can't be read"),
        (("--out", "look.sidelight-review", "--since", "then"), "is not a date"),
        (("--out", "look.html", "--where", "code:Nobody"), "No code is called"),
    ],
)
def test_what_can_t_be_made_is_one_sentence_and_no_file(
    run: Run, path: Path, words: tuple[str, ...], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    before = sorted(path.parent.iterdir())
    said = run("review", "make", path, *words)
    assert said.code == 1
    assert sentence in said.sentence
    assert sorted(path.parent.iterdir()) == before


@pytest.mark.usefixtures("tagged")
def test_a_short_passphrase_is_refused(run: Run, path: Path) -> None:
    words = path.parent / "words"
    words.write_text("geese\n", "utf-8")
    out = path.parent / "look.sidelight-review"
    said = run("review", "make", path, "--out", out, "--passphrase-file", words)
    assert said.code == 1 and "8 letters or more" in said.sentence
    assert not out.exists()


def test_blind_packages_say_so(run: Run, path: Path) -> None:
    out = path.parent / "look.sidelight-review"
    said = run("review", "make", path, "--out", out, "--blind", "--json")
    assert json.loads(said.out)["blind"] is True
    assert len(opened(read_package_file(out)).documents) == 2


@pytest.mark.usefixtures("tagged")
def test_a_page_is_made_for_a_browser(run: Run, path: Path) -> None:
    out = path.parent / "look.html"
    assert run("review", "make", path, "--out", out).code == 0
    assert opened(read_package_file(out)).excerpts[0].quote == "Four men were held"


@pytest.mark.usefixtures("tagged")
def test_a_package_is_opened_decided_on_and_sent_back(run: Run, path: Path) -> None:
    out, answer = path.parent / "look.sidelight-review", path.parent / "decisions.json"
    assert run("review", "make", path, "--out", out, "--title", "Look").code == 0
    opened_ = run("review", "open", out, "--folder", path.parent / "theirs", "--json")
    project = Path(opened_.records[0]["project"])
    again = run("review", "open", out, "--folder", path.parent / "theirs")
    assert again.out.strip() == str(project)
    nothing = run("review", "decisions", project, "--out", answer)
    assert nothing.code == 1 and "Nothing was decided here yet" in nothing.sentence
    session = main.Projects().open(project)
    session.run(DecideExcerpts((1,), "accept"))
    session.store.close()
    said = run("review", "decisions", project, "--out", answer, "--reviewer", "Rita")
    assert (said.code, said.out.strip()) == (0, f"1 decision in {answer}")
    home = main.Projects().open(path)
    (made,) = home.store.packages.all()
    home.store.close()
    assert made.key == package_key(answer.read_bytes())
    assert read(answer.read_bytes(), made.secret).reviewer == "Rita"


@pytest.mark.usefixtures("tagged")
def test_a_sealed_package_opens_with_its_passphrase(run: Run, path: Path) -> None:
    out, words = path.parent / "look.html", path.parent / "words"
    words.write_text("five quiet geese fly\n", "utf-8")
    run("review", "make", path, "--out", out, "--passphrase-file", words)
    words.write_text("five other geese fly\n", "utf-8")
    refused = run("review", "open", out, "--passphrase-file", words)
    assert refused.code == 1 and "does not open this package" in refused.sentence
    assert not list(path.parent.glob("Review *"))
    words.write_text("five quiet geese fly\n", "utf-8")
    said = run("review", "open", out, "--passphrase-file", words, "--json")
    assert said.code == 0, said.err
    assert said.records[0]["sealed"] is True
    assert Path(said.records[0]["project"]).parent == path.parent


@pytest.mark.usefixtures("tagged")
def test_what_is_decided_in_the_program_comes_home(run: Run, path: Path) -> None:
    out, answer = path.parent / "look.sidelight-review", path.parent / "decisions.json"
    run("review", "make", path, "--out", out, "--sentences", "0")
    folder = path.parent / "theirs"
    project = Path(run("review", "open", out, "--folder", folder, "--json").records[0]["project"])
    session = main.Projects().open(project)
    session.run(DecideExcerpts((1,), "reject"))
    kept = session.store.excerpts.find()[0]
    code = session.store.codes.find()[0].id
    session.run(AddExcerpt(kept.document_id, kept.start, kept.start + 4, (code,), "four"))
    session.store.close()
    run("review", "decisions", project, "--out", answer, "--reviewer", "Rita")
    said = run("review", "merge", path, answer, "--take", "all")
    assert said.code == 0, said.err
    home = main.Projects().open(path)
    (left,) = home.store.excerpts.find()
    assert (left.quote, left.start, left.note, left.analyst) == ("Four", 0, "four", "Rita")
    home.store.close()
