"""The command line does the main job without a window, and says in one line what can be mended."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from main import sidelight

ROOT = Path(__file__).parents[1]
STORY = "The Quds Force paid the salaries of the militia in 2021, an official said.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "salaries.txt").write_text(STORY, "utf-8")
    assert told("new", "axis.sidelight").exit_code == 0
    return tmp_path


def told(*words: str) -> Result:
    return CliRunner().invoke(sidelight, words)


def program(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the program itself, as from a shell."""
    line = [sys.executable, str(ROOT / "main.py"), *words]
    return subprocess.run(line, cwd=cwd, capture_output=True, encoding="utf-8", check=False)


def test_a_folder_is_imported_searched_and_checked(folder: Path) -> None:
    assert "1 document imported." in told("import", "axis.sidelight", "stories").stdout
    found = json.loads(told("search", "axis.sidelight", '"quds force" NOT Syria', "--json").stdout)
    assert STORY[found["start"] : found["end"]] == found["found"] == "Quds Force"
    assert told("check", "axis.sidelight").exit_code == 0


def test_a_bad_file_is_named_and_keeps_the_good_ones_in(folder: Path) -> None:
    (folder / "stories" / "empty.txt").touch()
    result = told("import", "axis.sidelight", "stories", "--json")
    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert len(report["imported"]) == 1
    assert report["failures"] == [{"path": "empty.txt", "why": "“empty.txt” is empty."}]


def test_a_date_to_narrow_an_export_by_is_read_as_everywhere_or_refused(folder: Path) -> None:
    line = ("export", "axis.sidelight", "--format", "csv", "--out", "rows.csv", "--since")
    assert told(*line, "Jan 2020").exit_code == 0
    (folder / "rows.csv").unlink()
    refused = program(*line, "lately", cwd=folder)
    assert refused.returncode == 1
    assert refused.stderr.startswith("Sidelight: “lately” is not a date.")
    assert not (folder / "rows.csv").exists()


def test_what_can_be_mended_is_one_line_and_exit_code_1(folder: Path) -> None:
    refused = program("check", "stories/salaries.txt", cwd=folder)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        "Sidelight: salaries.txt is not a Sidelight project. It was left as it is.\n"
    )


def test_a_command_written_wrongly_is_exit_code_2(folder: Path) -> None:
    assert told("new").exit_code == 2


def test_a_copy_is_written_beside_and_never_over_the_project(folder: Path) -> None:
    assert told("backup", "axis.sidelight", "copy.sidelight").exit_code == 0
    assert told("check", "copy.sidelight").exit_code == 0
    assert program("backup", "axis.sidelight", "axis.sidelight", cwd=folder).returncode == 1


def test_a_project_named_without_its_ending_is_given_it_and_found_by_either_name(
    folder: Path,
) -> None:
    assert told("new", "harbour").exit_code == 0
    assert (folder / "harbour.sidelight").exists()
    assert told("check", "harbour").exit_code == 0
    assert told("check", "harbour.sidelight").exit_code == 0
