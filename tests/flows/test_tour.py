"""The tour plays the main job in the real window and leaves pictures, exports and a page behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QImageReader

from db.project import open_project
from main import Projects
from tests.flows.test_real_articles import articles
from tests.machines.watching import inet_sockets
from ui.tour import play
from ui.tour.scenes import MainJob
from ui.tour.stage import Stage
from workbench.errors import Refusal
from workbench.exporting import FORMATS
from workbench.exporting.verify import verify
from workbench.tasks import Progress


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SIDELIGHT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SIDELIGHT_ANALYST", "Ada")
    yield


def holds_exports_that_verify(out: Path) -> None:
    project = open_project(out / "tour.sidelight", read_only=True)
    try:
        for form in FORMATS.values():
            report = verify(out / f"excerpts{form.extension}", project)
            assert report.found > 0
            assert (report.moved, report.missing) == (0, 0)
        assert project.check() == []
        counts = project.counts()
        assert all(counts[kind] for kind in ("documents", "actors", "excerpts", "relations"))
    finally:
        project.close()


def share_of_dark(picture: QImage) -> float:
    small = picture.scaled(40, 25)
    light = [small.pixelColor(x, y).lightness() for x in range(40) for y in range(25)]
    return sum(one < 96 for one in light) / len(light)


def test_the_tour_of_the_demo_leaves_pictures_exports_and_a_page_and_opens_no_way_out(
    tmp_path: Path,
) -> None:
    out = tmp_path / "tour"
    assert inet_sockets(tmp_path / "log", "main.py", "tour", "--out", out) == []
    light, dark = sorted(out.glob("*-light.png")), sorted(out.glob("*-dark.png"))
    assert len(light) == len(dark) >= 16
    sizes = {QImageReader(str(one)).size().toTuple() for one in light if whole_window(one)}
    assert sizes == {(1600, 1000)}
    assert share_of_dark(QImage(str(light[2]))) < 0.2
    assert share_of_dark(QImage(str(dark[2]))) > 0.8
    page = (out / "tour.md").read_text("utf-8")
    assert all(picture.name in page for picture in (*light, *dark))
    holds_exports_that_verify(out)


def whole_window(picture: Path) -> bool:
    """Say whether a picture shows the window rather than one of its dialogs."""
    return QImageReader(str(picture)).size().width() >= 1200


@pytest.mark.skipif(len(articles()) < 2, reason="there are no real articles beside this checkout")
def test_the_main_job_works_on_real_articles(qapp: object, tmp_path: Path) -> None:
    stage = Stage(Projects(), tmp_path)
    try:
        MainJob(stage, articles(), tmp_path / "tour.sidelight").play()
    finally:
        stage.end()
    holds_exports_that_verify(tmp_path)


def test_a_tour_of_what_is_not_there_says_so(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="nothing here"):
        play(Projects(), tmp_path / "out", [tmp_path / "nothing here.txt"], Progress())
