"""The page is whole or not there, holds nothing in clear that is sealed, and needs nothing else."""

from pathlib import Path

import pytest

from tests.browser.packages import package
from workbench.errors import Cancelled, Refusal
from workbench.review import page as pages
from workbench.review.page import write_page
from workbench.tasks import Progress

ROOM = Path(pages.__file__).parents[2] / "resources" / "review"


def test_every_script_of_the_folder_is_in_the_page(tmp_path: Path) -> None:
    write_page(package(), tmp_path / "review.html")
    written = (tmp_path / "review.html").read_text("utf-8")
    for script in ROOM.glob("*.js"):
        assert script.read_text("utf-8") in written, script.name
    assert "{{" not in written.replace("${{", "")


def test_the_page_names_no_address_outside_itself(tmp_path: Path) -> None:
    write_page(package(documents=(), excerpts=(), relations=()), tmp_path / "review.html")
    written = (tmp_path / "review.html").read_text("utf-8")
    assert written.replace("http://www.w3.org/2000/svg", "").count("://") == 0


def test_what_is_sealed_does_not_stand_there(tmp_path: Path) -> None:
    given = package()
    write_page(given, tmp_path / "review.html", "four words nobody knows")
    written = (tmp_path / "review.html").read_text("utf-8")
    for words in (given.title, given.key, given.secret, "Qaani", "قاآنی", "four words"):
        assert words not in written


def test_a_page_that_is_cancelled_or_can_not_be_written_leaves_nothing(tmp_path: Path) -> None:
    said: list[str] = []
    progress = Progress(lambda _done, _total, words: (said.append(words), progress.cancel()))
    with pytest.raises(Cancelled):
        write_page(package(), tmp_path / "review.html", progress=progress)
    with pytest.raises(Refusal, match="the folder does not exist"):
        write_page(package(), tmp_path / "nowhere" / "review.html")
    assert said == ["Gathering the package"]
    assert list(tmp_path.iterdir()) == []
