"""The command line does the same work as the window, and says so in ways that scripts can read."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import main
from db.project import open_project
from tests.conftest import STRANGERS, Stranger
from workbench.bus import Bus
from workbench.command_line import exporting as command_line
from workbench.commands.actors import AddActor
from workbench.commands.codes import AddCode
from workbench.commands.excerpts import AddExcerpt
from workbench.commands.relations import AddRelation
from workbench.exporting import FORMATS
from workbench.exporting.formats import ANALYSTS, GROUPINGS
from workbench.exporting.ways import ways
from workbench.session import Desk, Session

ROOT = Path(__file__).parents[1]
COMMANDS = (
    "agreement",
    "open", "demo", "new", "import", "bring", "metadata", "defaults", "search", "concordance",
    "compare", "codes", "names", "suggest", "tag", "statements", "variants", "ambiguous", "card",
    "export", "review", "check", "verify", "backup", "tour",
)  # fmt: skip
TEXT = "Four men were held near the border on Monday, a spokesman said. قاسم سلیمانی was not named."


@dataclass
class Said:
    """Hold how a command ended and what it said where."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """Return the one line that told what went wrong."""
        lines = [line for line in self.err.splitlines() if line.startswith("Sidelight: ")]
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]

    @property
    def records(self) -> list[dict[str, Any]]:
        """Return the lines of JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Said]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process, as the program's entry does."""

    def do(*words: object) -> Said:
        monkeypatch.setattr(sys, "argv", ["main.py", *map(str, words)])
        capsys.readouterr()
        code = 0
        try:
            main.main()
        except SystemExit as end:
            code = int(end.code or 0)
        told = capsys.readouterr()
        return Said(code, told.out, told.err)

    return do


def apart(*words: object, **environment: str) -> Said:
    """Run a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "main.py", *map(str, words)],
        cwd=ROOT, capture_output=True, check=False, timeout=60,
        env={**os.environ, **environment},
    )  # fmt: skip
    return Said(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.fixture
def path(tmp_path: Path, run: Run) -> Path:
    """Give a project with two documents, in a folder whose name is no plain one."""
    folder = tmp_path / "Ünïcode und Leerzeichen قاسم"
    folder.mkdir()
    project, texts = folder / "my project.sidelight", folder / "new texts"
    texts.mkdir()
    (texts / "first report.txt").write_text(TEXT, "utf-8")
    (texts / "گزارش.md").write_text("# Second\n\nNothing was said of the border.", "utf-8")
    assert run("new", project).code == 0
    assert run("import", project, texts).code == 0
    return project


@pytest.fixture
def tagged(path: Path) -> Path:
    """Give the project with one excerpt."""
    session = main.Projects().open(path)
    document = session.store.documents.find(file_name="first report.txt")[0]
    code = session.run(AddCode("Arrests"))
    session.run(AddExcerpt(document.id, 0, 18, (code,)))
    session.store.close()
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    said = run(command, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Usage: ")


def test_all_commands_are_known_to_these_tests() -> None:
    assert set(main.sidelight.commands) == set(COMMANDS)


def test_a_command_that_does_not_exist_is_said_to_be_none(run: Run) -> None:
    said = run("serch", "p", "q")
    assert said.code == 2 and "No such command 'serch'" in said.err


@pytest.mark.parametrize(
    "words",
    [("new",), ("search", "p"), ("export", "p"), ("search", "p", "q", "--nonsense"),
     ("export", "p", "--format", "doc", "--out", "x"), ("--nonsense",), ("import", "p")],
)  # fmt: skip
def test_wrong_usage_ends_with_2(run: Run, words: tuple[str, ...]) -> None:
    said = run(*words)
    assert said.code == 2
    assert "Usage: " in said.err
    assert said.out == ""


def test_the_choices_offered_are_those_there_are(run: Run) -> None:
    assert {*command_line.GROUPINGS, ""} == set(GROUPINGS)
    assert {*command_line.ANALYSTS, ""} == set(ANALYSTS)
    assert "|".join(ways()) in run("export", "--help").out.replace("\n", "").replace(" ", "")


def test_a_new_project_is_made_once(run: Run, path: Path) -> None:
    before = path.read_bytes()
    said = run("new", path)
    assert said.code == 1
    assert "is there already" in said.sentence
    assert path.read_bytes() == before


def test_new_in_a_folder_that_is_not_there_names_it(run: Run, tmp_path: Path) -> None:
    said = run("new", tmp_path / "nowhere" / "a.sidelight")
    assert said.code == 1
    assert "nowhere" in said.sentence


def test_import_reports_as_json_and_tells_progress_on_stderr(run: Run, path: Path) -> None:
    said = run("import", path, path.parent / "new texts", "--json")
    assert said.code == 0
    report = said.records[0]
    assert report["imported"] == []
    assert {one["path"] for one in report["duplicates"]} == {"first report.txt", "گزارش.md"}
    assert said.err.startswith("Importing ")


def test_the_same_folder_twice_brings_what_is_new_and_what_changed(
    run: Run, path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "one.txt").write_text("The talks went on for days without a word to the press.")
    (folder / "two.txt").write_text("Rain fell in the north of the country all week.")
    run("import", path, folder)
    (folder / "one.txt").write_text("The talks went on for weeks without a word to the press.")
    (folder / "three.txt").write_text("A bridge was opened.")
    said = run("import", path, folder)
    assert said.out.splitlines()[0] == "1 document imported, 1 new version, 1 already here."
    assert "“one.txt” has changed: nothing was marked in it." in said.out
    (older,) = run("search", path, "is:older", "--json").records
    assert older["after"] == "The talks went on for days without a word to the press."


def test_import_takes_the_good_files_and_lists_the_bad_ones_last(
    run: Run, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("A convoy left in the night, a witness said.")
    said = run("import", path, tmp_path / "empty.txt", tmp_path / "good.txt", tmp_path / "none.txt")
    assert said.code == 1
    lines = said.out.splitlines()
    assert lines[0] == "1 document imported, 2 could not be imported."
    assert lines[-2:] == [
        "“empty.txt” is empty.",
        "“none.txt” isn't there; it may have been moved.",
    ]
    assert len(run("search", path, "convoy", "--json").records) == 1


def test_search_prints_lines_for_people_and_json_for_programs(run: Run, path: Path) -> None:
    plain, told = run("search", path, "border"), run("search", path, "border", "--json")
    assert plain.code == told.code == 0
    assert len(plain.out.splitlines()) == 2
    assert "»border«" in plain.out
    hits = told.records
    assert {hit["title"] for hit in hits} == {"first report.txt", "Second"}
    first = next(hit for hit in hits if hit["title"] == "first report.txt")
    assert TEXT[first["start"] : first["end"]] == first["found"] == "border"


def test_a_search_that_finds_nothing_says_nothing_and_ends_well(run: Run, path: Path) -> None:
    said = run("search", path, "zeppelin")
    assert (said.code, said.out) == (0, "")


def test_a_search_that_can_t_be_read_says_why(run: Run, path: Path) -> None:
    said = run("search", path, '"border')
    assert said.code == 1
    assert "quotation mark" in said.sentence


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_exported_and_verified(run: Run, tagged: Path, form: str) -> None:
    out = tagged.parent / f"out {form}{FORMATS[form].extension}"
    said = run("export", tagged, "--format", form, "--out", out)
    assert said.code == 0
    assert said.out == ""
    assert "1 row written" in said.err
    checked = run("verify", out, tagged, "--json")
    assert checked.code == 0
    assert (checked.records[0]["found"], checked.records[0]["missing"]) == (1, 0)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_the_network_is_exported_and_what_does_not_narrow_it_is_refused(
    run: Run, tagged: Path, form: str
) -> None:
    out = tagged.parent / f"out.{form}"
    said = run("export", tagged, "--format", form, "--out", out)
    assert said.code == 0 and "0 relations written" in said.err
    assert f"<{'gexf' if form == 'gexf' else 'graphml'} " in out.read_text("utf-8")
    refused = run("export", tagged, "--format", form, "--out", out, "--grade", "B2")
    assert refused.code == 1 and "--grade does not go with" in refused.sentence


def with_an_edge(path: Path) -> None:
    project = open_project(path, who="Ada")
    session = Session(project, Bus(), Desk("Ada", lambda: "2024-02-04T12:00:00+00:00"))
    ends = [session.run(AddActor(name, 1)) for name in ("Ann", "Ben")]
    session.run(AddRelation(ends[0], 1, ends[1]))
    project.close()


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_chart_is_drawn_without_a_window(run: Run, tagged: Path, form: str) -> None:
    out = tagged.parent / f"chart.{form}"
    said = run("export", tagged, "--format", form, "--out", out)
    assert said.code == 1 and "no related actors yet" in said.sentence
    with_an_edge(tagged)
    said = run("export", tagged, "--format", form, "--out", out)
    assert said.code == 0 and "2 actors written" in said.err
    assert out.read_bytes()[:4] in (b"<?xm", b"\x89PNG")
    refused = run("export", tagged, "--format", form, "--out", out, "--group-by", "code")
    assert refused.code == 1 and "--group-by does not go with" in refused.sentence


def test_a_code_book_is_exported_and_brought_in_again(run: Run, tagged: Path) -> None:
    out = tagged.parent / "codes.qdc"
    assert "1 code written" in run("export", tagged, "--format", "qdc", "--out", out).err
    said = run("codes", tagged, out)
    assert said.code == 0 and "0 codes added, 1 were there already." in said.out
    other = tagged.parent / "other.sidelight"
    run("new", other)
    assert run("codes", other, out, "--json").records == [{"added": 1, "known": 0, "skipped": []}]


def test_a_file_of_another_program_is_foreseen_and_brought_in(run: Run, tagged: Path) -> None:
    out = tagged.parent / "codes.of.theirs"
    run("export", tagged, "--format", "qdc", "--out", out)
    second = tagged.parent / "second.sidelight"
    run("new", second)
    foreseen = run("bring", second, out, "--preview", "--json").records
    assert foreseen[0]["counts"] == {"codes": {"new": 1, "known": 0, "lost": 0}}
    assert run("bring", second, out).out == "codes.of.theirs: Added 1 code.\n"
    assert "1 was there already" in run("bring", second, out).out
    assert run("bring", second, second).code == 1


def test_quotes_of_a_table_are_placed_and_those_that_stand_nowhere_are_told(
    run: Run, path: Path
) -> None:
    table = path.parent / "theirs.csv"
    table.write_text("quote,code\nFour men were held near the border on Monday,Arrests\nNobody,\n")
    said = run("bring", path, table)
    assert said.out.splitlines() == [
        "theirs.csv: Added 1 code, 1 excerpt, 1 coding. 1 found no place.",
        "  Not found: “Nobody”",
    ]
    left = path.parent / "left.txt"
    (told,) = run("bring", path, table, "--json", "--left", left).records
    assert left.read_text("utf-8") == "theirs.csv: Not found: “Nobody”\n"
    assert told["unplaced"] == [{"quote": "Nobody", "title": ""}]


def test_entities_leave_are_proven_and_come_back(run: Run, tagged: Path) -> None:
    out = tagged.parent / "axis.ftm"
    actor = {"id": "a", "schema": "Person", "properties": {"name": ["Ada"], "alias": ["A."]}}
    out.write_text(json.dumps(actor) + "\n")
    assert "Added 1 actor." in run("bring", tagged, out).out
    told = run("export", tagged, "--format", "ftm", "--out", out)
    assert "3 entities written" in told.err and "1 actors" not in told.err
    assert run("verify", out, tagged, "--json").records[0]["format"] == "ftm"
    assert "1 was there already" in run("bring", tagged, out).out


def test_a_project_goes_out_for_other_programs_and_comes_in_again(run: Run, tagged: Path) -> None:
    out = tagged.parent / "all.qdpx"
    told = run("export", tagged, "--format", "qdpx", "--out", out, "--analysts", "pseudonyms")
    assert "2 documents written" in told.err
    assert run("verify", out, tagged, "--json").records[0]["moved"] == 0
    second = tagged.parent / "second.sidelight"
    run("new", second)
    lines = run("bring", second, out).out.splitlines()
    assert lines[0].startswith("all.qdpx: Added 2 documents, 1 code, ")
    assert "Nothing was added." in run("bring", second, out).out
    assert run("verify", out, second).code == 0
    assert "does not go with" in run("export", tagged, "--format", "qdpx", "--out", out,
                                     "--grade", "B").sentence  # fmt: skip


def test_verify_ends_with_1_when_a_quote_is_gone(run: Run, tagged: Path) -> None:
    out = tagged.parent / "excerpts.csv"
    run("export", tagged, "--format", "csv", "--out", out)
    out.write_text(out.read_text("utf-8").replace("Four men were held", "Five men were held"))
    said = run("verify", out, tagged)
    assert said.code == 1
    assert "missing" in said.out


def test_verify_of_what_is_no_export_says_so(run: Run, tagged: Path) -> None:
    stray = tagged.parent / "stray.csv"
    stray.write_text("a,b\n1,2\n")
    said = run("verify", stray, tagged)
    assert said.code == 1
    assert "stray.csv" in said.sentence


def test_export_into_a_folder_that_is_not_there_says_so(run: Run, tagged: Path) -> None:
    said = run("export", tagged, "--format", "csv", "--out", tagged.parent / "no" / "x.csv")
    assert said.code == 1
    assert said.sentence


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_told_in_one_line(run: Run, tagged: Path) -> None:
    said = run("backup", tagged, "/dev/full/copy.sidelight")
    assert said.code == 1
    assert said.sentence


def test_a_whole_project_checks_and_a_damaged_one_is_told(run: Run, tagged: Path) -> None:
    said = run("check", tagged, "--json")
    assert (said.code, said.out) == (0, "")
    assert "as it was stored" in said.err
    data = tagged.read_bytes()
    at = data.index(b"Four men were held near")
    tagged.write_bytes(data[:at] + b"Fore" + data[at + 4 :])
    said = run("check", tagged, "--json")
    assert said.code == 1
    assert said.records
    assert all(record["what"] for record in said.records)


def test_a_backup_is_a_whole_project(run: Run, tagged: Path) -> None:
    copy = tagged.parent / "copy of it.sidelight"
    assert run("backup", tagged, copy).code == 0
    assert run("check", copy).code == 0
    assert len(run("search", copy, "border", "--json").records) == 2


@pytest.mark.parametrize("kind", STRANGERS)
@pytest.mark.parametrize("command", ["search", "import", "check"])
def test_what_is_no_project_is_refused_in_one_line_and_left_as_it_is(
    run: Run, stranger: Stranger, kind: str, command: str
) -> None:
    path = stranger(kind)
    before = path.read_bytes() if path.is_file() else None
    said = run(command, path, *(["x"] if command != "check" else []))
    assert said.code == 1
    assert path.name in said.sentence or str(path) in said.sentence
    assert said.out == ""
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Hold the project open for writing in another process."""
    program = (
        "import sys; sys.path.insert(0, '.')\n"
        "from pathlib import Path; from db.project import open_project\n"
        f"open_project(Path({str(path)!r}), who='Grace'); print('open', flush=True)\n"
        "sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    yield process
    process.communicate("", timeout=20)


def test_while_another_process_writes_import_names_it_and_search_still_reads(
    run: Run, path: Path, holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    (tmp_path / "more.txt").write_text("Something more was said about the border in the evening.")
    said = run("import", path, tmp_path / "more.txt")
    assert said.code == 1
    assert "Grace" in said.sentence
    assert len(run("search", path, "border", "--json").records) == 2


@pytest.mark.parametrize(
    "command", ["new", "import", "search", "names", "tag", "export", "check", "backup"]
)
def test_commands_without_a_window_load_no_qt(tagged: Path, command: str) -> None:
    folder = tagged.parent
    (folder / "names.txt").write_text("Border Guard; the guard", "utf-8")
    words = {
        "new": (folder / "other.sidelight",),
        "import": (tagged, folder / "new texts"),
        "search": (tagged, "border"),
        "names": (tagged, folder / "names.txt"),
        "tag": (tagged, "--accept-known"),
        "export": (tagged, "--format", "xlsx", "--out", folder / "x.xlsx"),
        "check": (tagged,),
        "backup": (tagged, folder / "b.sidelight"),
    }[command]
    program = (
        "import sys, main\n"
        "try:\n    main.main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "assert not loaded & {'PySide6', 'pyqtgraph', 'ui', 'shiboken6'}, loaded"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, command, *map(str, words)],
        cwd=ROOT, capture_output=True, check=False, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_other_scripts_are_printed_as_utf_8_whatever_the_system_prefers(
    path: Path, encoding: str
) -> None:
    said = apart("search", path, "border", PYTHONIOENCODING=encoding)
    assert said.code == 0, said.err
    assert "قاسم" in said.out
    assert "»border«" in said.out


def test_the_first_word_may_be_the_project_to_open(run: Run, tmp_path: Path) -> None:
    said = run(tmp_path / "not there.sidelight")
    assert said.code == 1
    assert "not there.sidelight" in said.sentence


def test_what_is_done_on_the_command_line_is_in_the_history_and_can_be_undone(path: Path) -> None:
    project = open_project(path)
    assert "Import" in project.history.next_undo()
    Session(project, Bus(), Desk("Ada", main.clock)).undo()
    assert project.counts()["documents"] == 0
    project.close()


def test_a_date_to_narrow_an_export_by_is_read_as_everywhere_or_refused(
    run: Run, tagged: Path
) -> None:
    out = tagged.parent / "rows.csv"
    line = ("export", tagged, "--format", "csv", "--out", out, "--since")
    assert run(*line, "Jan 2020").code == 0
    out.unlink()
    said = run(*line, "lately")
    assert said.code == 1
    assert said.sentence.startswith("Sidelight: “lately” is not a date.")
    assert not out.exists()


def test_an_export_is_narrowed_by_a_search_and_gathered(run: Run, tagged: Path) -> None:
    out = tagged.parent / "rows.jsonl"
    line = ("export", tagged, "--format", "jsonl", "--out", out)
    assert "0 rows written" in run(*line, "--where", "has:mention until:1950").err
    chosen = ("--where", "has:excerpt", "--group-by", "code", "--columns", "code,outlet")
    assert run(*line, *chosen, "--analysts", "pseudonyms").code == 0
    [row] = map(json.loads, out.read_text("utf-8").splitlines())
    anchors = {"quote", "prefix", "suffix", "start", "end", "sha256"}
    assert set(row) == {"group", "code", "outlet", "analyst", *anchors}
    assert (row["group"], row["analyst"]) == (row["code"], "Analyst 1")
    said = run(*line, "--where", "code:Nothing")
    assert said.code == 1 and "No code is called “Nothing”" in said.sentence
    assert run(*line, "--group-by", "colour").code == 2


def test_a_place_that_an_export_names_is_found_by_its_name(run: Run, tagged: Path) -> None:
    out = tagged.parent / "rows.jsonl"
    run("export", tagged, "--format", "jsonl", "--out", out)
    row = json.loads(out.read_text("utf-8").splitlines()[0])
    [hit] = run("search", tagged, row["place"], "--json").records
    assert (hit["found"], hit["start"], hit["end"]) == (row["quote"], row["start"], row["end"])
    beyond = row["place"].partition("#")[0] + "#char=0,99999"
    assert "lies beyond" in run("search", tagged, beyond).sentence


def test_a_copy_is_never_written_over_the_project(run: Run, tagged: Path) -> None:
    before = tagged.read_bytes()
    assert run("backup", tagged, tagged).code == 1
    assert tagged.read_bytes() == before


def test_a_project_named_without_its_ending_is_given_it_and_found_by_either_name(
    run: Run, tmp_path: Path
) -> None:
    assert run("new", tmp_path / "harbour").code == 0
    assert (tmp_path / "harbour.sidelight").exists()
    assert run("check", tmp_path / "harbour").code == 0
    assert run("check", tmp_path / "harbour.sidelight").code == 0


def test_what_is_made_can_be_told_as_json(run: Run, tagged: Path) -> None:
    folder = tagged.parent
    (folder / "names.txt").write_text("Border Guard; the guard", "utf-8")
    made = run("new", folder / "second.sidelight", "--json").records[0]
    assert Path(made["project"]).exists()
    written = run("export", tagged, "--format", "csv", "--out", folder / "o.csv", "--json").records[
        0
    ]
    assert written == {"file": str(folder / "o.csv"), "rows": 1}
    kept = run("backup", tagged, folder / "copy.sidelight", "--json").records[0]
    assert Path(kept["file"]).exists()


def names_file(path: Path) -> Path:
    file = path.parent / "names.csv"
    file.write_text(
        "name,aliases,schema\nBorder Guard,X; Four; .*; B.*rder\nMonday,\nActs Ltd,,Company\n"
        f"{'x' * 10_000},\n",
        "utf-8",
    )
    return file


def known(path: Path) -> list[list[str]]:
    session = main.Projects().open(path)
    said = list(session.store.actors.names().values())
    session.store.close()
    return said


def test_names_tells_what_is_in_doubt_with_its_count_and_leaves_it_out(
    run: Run, path: Path
) -> None:
    said = run("names", path, names_file(path), "--json")
    told = said.records[0]
    assert said.code == 1  # rows were broken
    assert (told["actors"], told["aliases"]) == (3, 0)
    assert {one["spelling"]: one["times"] for one in told["doubts"]} == {
        "X": 0, "Four": 1, "B.*rder": 0,
    }  # fmt: skip
    assert [one["why"].split(": ", 1)[1] for one in told["failures"]] == [
        "a name has no letter: “.*”.", "a name is longer than 500 characters.",
    ]  # fmt: skip
    assert known(path) == [["Border Guard"], ["Monday"], ["Acts Ltd"]]


def test_names_adds_what_is_in_doubt_when_told_to_and_nothing_in_a_preview(
    run: Run, path: Path
) -> None:
    said = run("names", path, names_file(path), "--preview")
    assert said.out.startswith("Would be added: 3 actors and 0 spellings added")
    assert "Left out (--risky adds it): “X” of “Border Guard”: one letter only" in said.out
    assert known(path) == []
    run("names", path, names_file(path), "--risky")
    assert known(path)[0] == ["Border Guard", "X", "Four", "B.*rder"]


def test_tag_tags_known_names_and_lists_what_it_leaves_open(run: Run, path: Path) -> None:
    session = main.Projects().open(path)
    type_id = session.store.actor_types.find()[0].id
    session.run(AddActor("قاسم سليماني", type_id, ("Qassem Soleimani",)))
    for name in ("Border Guard", "Border Police"):
        session.run(AddActor(name, type_id, ("the border",)))
    session.store.close()
    said = run("tag", path, "--accept-known", "--json")
    assert said.code == 0
    told = said.records[0]
    assert (told["tagged"], told["documents"], told["actors"]) == (1, 1, 1)
    assert [(one["name"], one["times"]) for one in told["open"]] == [("the border", 2)]
    again = run("tag", path, "--accept-known")
    assert again.out.splitlines()[0] == "0 mentions of 0 actors tagged in 0 documents."
    session = main.Projects().open(path)
    (mention,) = session.store.mentions.find()
    assert mention.quote == "قاسم سلیمانی"
    session.undo()
    assert session.store.mentions.find() == []
    session.store.close()


def test_tag_says_that_it_has_to_be_told_what_to_tag(run: Run, path: Path) -> None:
    said = run("tag", path)
    assert said.code == 1 and "--accept-known" in said.sentence


def test_two_documents_are_compared_by_number_or_name(run: Run, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "later.txt"
    other.write_text(TEXT.replace("Monday", "Tuesday") + "\n\nOne of them was let go.", "utf-8")
    run("import", path, other)
    said = run("compare", path, "1", "later.txt")
    assert said.code == 0
    assert "- Monday" in said.out and "+ Tuesday" in said.out
    assert "+ One of them was let go." in said.out
    assert "2 differences" in said.err
    rows = [
        json.loads(line)
        for line in run("compare", path, "1", "later.txt", "--json").out.splitlines()
    ]
    assert [row["kind"] for row in rows] == ["changed", "right"]
    assert rows[0]["left_text"] == "Monday"


def test_a_document_that_is_not_there_is_not_compared(run: Run, path: Path) -> None:
    said = run("compare", path, "1", "nowhere")
    assert said.code == 1
    assert "No document is called “nowhere”" in said.err


def test_suggestions_are_lines_of_json_with_the_source_file_s_hash(path: Path, run: Run) -> None:
    text = "Prime Minister Haruto Veldkamp spoke. “We are late,” Veldkamp said."
    source = path.parent / "speech.txt"
    source.write_text(text, "utf-8")
    assert run("import", path, source).code == 0
    sha256 = hashlib.sha256(source.read_bytes()).hexdigest()
    said = run("suggest", path, "--json")
    found = [one for one in said.records if one["document"] == sha256]
    mentions = [one for one in found if one["what"] == "mention"]
    assert [one["text"] for one in mentions] == ["Haruto Veldkamp", "Veldkamp"]
    assert all(text[one["start"] : one["end"]] == one["text"] for one in mentions)
    assert {(one["type"], one["actor"]) for one in mentions} == {("person", "Haruto Veldkamp")}
    assert all(one["reason"] for one in mentions)
    (statement,) = [one for one in found if one["what"] == "statement"]
    ((start, end),) = statement["spans"]
    assert text[start:end].startswith("We are late")
    speaker = slice(*statement["speaker"])
    assert (text[speaker], statement["mode"]) == ("Veldkamp", "direct")


def test_statements_by_and_about_somebody_are_listed_and_written(
    path: Path, tmp_path: Path, run: Run
) -> None:
    text = (
        "Omar Veld spoke. “We are late,” Omar Veld said.\n\nA guard said that Omar Veld had left.\n"
    )
    source = tmp_path / "speech.txt"
    source.write_text(text, "utf-8")
    names = tmp_path / "names.csv"
    names.write_text("name\nOmar Veld\n", "utf-8")
    assert run("import", path, source).code == 0
    assert run("names", path, names).code == 0
    assert run("tag", path, "--accept-known").code == 0
    before = path.read_bytes()
    (one,) = run("statements", path, "--by", "omar veld", "--json").records
    assert (one["words"], one["verb"], one["mode"]) == ("We are late,", "said", "direct")
    assert text[one["start"] : one["end"]] == one["quote"]
    out = tmp_path / "about.csv"
    assert run("statements", path, "--about", "Omar Veld", "--out", out).code == 0
    assert path.read_bytes() == before
    assert "A guard" in out.read_text("utf-8-sig")
    assert run("verify", out, path).code == 0
    assert "No actor is called “Nobody”" in run("statements", path, "--by", "Nobody").sentence
    assert "one of them" in run("statements", path).sentence


def test_suggesting_changes_nothing_and_works_on_a_project_without_documents(
    path: Path, tmp_path: Path, run: Run
) -> None:
    before = path.read_bytes()
    assert run("suggest", path).code == 0
    assert path.read_bytes() == before
    empty = tmp_path / "empty.sidelight"
    assert run("new", empty).code == 0
    assert run("suggest", empty, "--json").records == []


def test_what_is_missing_is_listed_with_where_the_rest_came_from(run: Run, path: Path) -> None:
    said = run("metadata", path, "--missing", "title", "--json")
    (record,) = said.records
    assert record["file"] == "new texts/first report.txt"
    assert "date" in record["missing"]
    (second,) = run("metadata", path, "--words", "Second", "--json").records
    assert second["sources"]["title"] == "the first heading"
    assert "[missing: " in run("metadata", path).out


def test_values_are_set_for_all_that_are_listed_as_one_step(run: Run, path: Path) -> None:
    assert run("metadata", path, "--set", "outlet=Wire").code == 1
    said = run("metadata", path, "--missing", "date", "--set", "date=Jan 2020", "--set", "grade=B2")
    assert (said.code, "2 changed" in said.err) == (0, True)
    assert run("metadata", path, "--missing", "date").out == ""
    said = run("metadata", path, "--missing", "outlet", "--set", "outlet=", "--json")
    assert [one["sources"]["outlet"] for one in said.records] == ["set by hand"] * 2
    assert run("metadata", path, "--missing", "outlet").out == ""
    project = open_project(path)
    assert project.history.next_undo() == "Change metadata of 2 documents"
    assert {one.published for one in project.documents.find()} == {"2020-01"}
    project.close()


def test_a_list_that_was_edited_is_taken_back(run: Run, path: Path) -> None:
    records = run("metadata", path, "--json").records
    taken = path.parent / "known.jsonl"
    taken.write_text("\n".join(map(json.dumps, records)), "utf-8")
    assert "Nothing was changed" in run("metadata", path, "--take", taken).err
    records[0] |= {"author": "Ann", "published": None}
    taken.write_text("\n".join(map(json.dumps, records)), "utf-8")
    (changed,) = run("metadata", path, "--take", taken, "--json").records
    assert (changed["author"], "date" in changed["missing"]) == ("Ann", False)
    taken.write_text('{"id": "1"}', "utf-8")
    assert "Line 1 of" in run("metadata", path, "--take", taken).sentence


def test_a_default_fills_in_documents_now_and_at_the_next_import(run: Run, path: Path) -> None:
    words = ("--folder", "new texts", "--set", "outlet=Wire", "--set", "source_grade=C", "--also")
    said = run("defaults", path, *words)
    assert "2 documents filled in" in said.err and "outlet Wire" in said.out
    third = path.parent / "new texts" / "third.txt"
    third.write_text("A third report.\n\nOnce more nothing was said of the border.", "utf-8")
    said = run("import", path, third.parent)
    assert "Missing in the new document: title, author, date." in said.err and said.code == 0
    (record,) = run("metadata", path, "--words", "third", "--json").records
    assert (record["outlet"], record["source_grade"]) == ("Wire", "C")
    assert record["sources"]["outlet"] == "default of folder “new texts”"
    assert run("defaults", path, "--folder", "new texts", "--remove").out == ""
    assert "no default of folder" in run("defaults", path, "--folder", "x", "--remove").sentence
    assert run("defaults", path, "--set", "author=A").code == 1
    assert run("defaults", path, "--outlet", "A", "--set", "colour=red").code == 1


def test_a_concordance_prints_lines_words_near_and_files_that_verify_finds_again(
    run: Run, path: Path, tmp_path: Path
) -> None:
    plain = run("concordance", path, "border", "--window", "2", "--group", "document")
    assert plain.out.splitlines()[0] == "Second (1)"
    assert "of the »border«" in plain.out
    (first, second) = run("concordance", path, "border", "--sort", "left", "--json").records
    assert {first["title"], second["title"]} == {"first report.txt", "Second"}
    near = run("concordance", path, "border", "--near", "3", "--json").records
    assert [(one["word"], one["near"]) for one in near][:1] == [("the", 2)]
    for command in ("search", "concordance"):
        for ending in FORMATS:
            out = tmp_path / f"{command}.{ending}"
            said = run(command, path, "border", "--out", out)
            assert (said.code, said.out) == (0, "")
            assert "2 lines written to" in said.err
            assert run("verify", out, path).out == "All 2 quotes stand where the export says.\n"


def test_the_spellings_found_for_a_name_are_told_beside_the_hits(run: Run, path: Path) -> None:
    said = run("search", path, "Soleimani~", "--json")
    assert [hit["found"] for hit in said.records] == ["سلیمانی"]
    assert "Soleimani~: سلیمانی 1" in said.err
    assert "Zyx~: no spelling like it" in run("search", path, "Zyx~").err


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ("war grade:Z9", "    ^^^^^^^^"),
        ("中中 grade:Z9", "     ^^^^^^^^"),
        ("cafe\u0301 grade:Z9", "     ^^^^^^^^"),
        ("a\tgrade:Z9", "  ^^^^^^^^"),
    ],
)
def test_what_is_wrong_is_marked_beneath_its_place(
    run: Run, path: Path, query: str, marks: str
) -> None:
    lines = run("search", path, query).err.splitlines()
    assert lines[0] == query.replace("\t", " ")
    assert lines[1] == marks


@pytest.fixture
def acted(path: Path) -> Path:
    """Give the project with two actors that share a spelling."""
    session = main.Projects().open(path)
    person = session.store.actor_types.find(key="person")[0].id
    for name in ("Qassem Soleimani", "Mohammad Soleimani"):
        session.run(AddActor(name, person, ("Soleimani",)))
    session.store.close()
    return path


def test_a_card_is_printed_or_written_by_any_spelling(run: Run, acted: Path) -> None:
    said = run("card", acted, "qassem soleimani")
    assert said.out.startswith("# Qassem Soleimani\n")
    said = run("card", acted, "Qassem Soleimani", "--format", "json")
    assert json.loads(said.out)["name"] == "Qassem Soleimani"
    page = acted.with_name("card.html")
    assert run("card", acted, "Qassem Soleimani", "--format", "html", "--out", page).code == 0
    assert "<h1" in page.read_text("utf-8")


def test_a_name_of_several_actors_is_refused_with_all_of_them(run: Run, acted: Path) -> None:
    said = run("card", acted, "Soleimani", "--out", acted.with_name("card.md"))
    assert said.code == 1
    assert said.sentence == "Sidelight: 2 actors go by “Soleimani”. Say which one:"
    assert "--id 1  Qassem Soleimani, Person" in said.err
    assert "--id 2  Mohammad Soleimani, Person" in said.err
    assert not acted.with_name("card.md").exists()
    said = run("card", acted, "Soleimani", "--id", 2)
    assert said.out.startswith("# Mohammad Soleimani\n")


def test_a_name_that_nobody_goes_by_is_refused(run: Run, acted: Path) -> None:
    said = run("card", acted, "Nobody")
    assert said.sentence == "Sidelight: No actor goes by the name “Nobody”. Nothing was written."


def test_a_card_becomes_a_pdf_without_a_window(acted: Path) -> None:
    out = acted.with_name("card.pdf")
    words = ("card", acted, "Qassem Soleimani", "--format", "pdf", "--out", out)
    command = [sys.executable, str(ROOT / "main.py"), *map(str, words)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
    assert out.read_bytes().startswith(b"%PDF-")
    assert str(acted.parent).encode() not in out.read_bytes()


def test_agreement_is_told_by_code_with_its_differences(run: Run, tagged: Path) -> None:
    session = main.Projects().open(tagged)
    other = Session(session.store, Bus(), Desk("Ben", lambda: "2024-02-04T12:00:00+00:00"))
    other.run(AddExcerpt(1, 0, 8, (1,)))
    who = next(name for name in session.store.excerpts.by_analyst() if name != "Ben")
    session.store.close()
    out = tagged.with_name("differences.csv")
    assert {one["name"] for one in run("agreement", tagged, "--json").records} == {who, "Ben"}
    said = run("agreement", tagged, "--between", who, "Ben", "--json", "--disagreements", out)
    assert [one["label"] for one in said.records] == [
        "All codes", "Any code", "Arrests",
    ]  # fmt: skip
    assert said.records[2]["excerpts"] == [1, 1, 0]
    assert "Other bounds" in out.read_text("utf-8-sig")
    assert "1 difference written to" in said.err
    shown = run("agreement", tagged, "--between", who, "Ben", "--code", "arrests").out
    assert "Arrests: 8" in shown and "kappa 0." in shown


def test_agreement_with_nobody_or_on_no_code_is_refused(run: Run, tagged: Path) -> None:
    said = run("agreement", tagged, "--between", "Eve", "Ben")
    assert "Nobody called “Eve” marked or decided anything" in said.sentence
    said = run("agreement", tagged, "--between", "Eve", "Ben", "--code", "Nothing")
    assert said.sentence == "Sidelight: No code is called “Nothing”."
