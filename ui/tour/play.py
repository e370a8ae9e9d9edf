"""The tour as a whole: what is played, in which order, and the page that tells of it."""

import shutil
import tempfile
from pathlib import Path

from ui.tour.gallery import Gallery
from ui.tour.reviewing import UnderReview
from ui.tour.scenes import MainJob
from ui.tour.stage import Stage
from workbench.errors import Refusal
from workbench.session import Projects
from workbench.tasks import Progress

DEMO = Path(__file__).parents[2] / "resources" / "demo"


def play(projects: Projects, out: Path, sources: list[Path], progress: Progress) -> list[str]:
    """Play the main job on `sources`, or on the demo corpus, and write pictures, exports and tour.md.

    Returns the names of the pictures, without their theme. Raises Refusal where a step does not
    show what it should.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"The tour can't write to {out}: {error.strerror}.") from None
    missing = [path for path in sources if not path.exists()]
    if missing:
        raise Refusal(f"There is no {missing[0]}.")
    for old in out.glob("[0-9][0-9]-*.png"):
        old.unlink()
    stage = Stage(projects, out)
    job = MainJob(stage, sources or _demo_corpus(), out / "tour.sidelight")
    progress.step(0, 2, "the main job")
    try:
        job.play()
        stage.leave()
        progress.step(1, 2, "the demo project")
        _show_demo(stage, projects)
    finally:
        stage.end()
        (out / "settings.ini").unlink(missing_ok=True)
    _write_page(out, job, stage)
    progress.step(2, 2)
    return stage.pictures


def _demo_corpus() -> list[Path]:
    return sorted(path for path in DEMO.glob("*-*.*") if path.suffix in {".txt", ".md", ".html"})


def _show_demo(stage: Stage, projects: Projects) -> None:
    session = projects.demo()
    demo = session.store.path
    session.store.close()
    with tempfile.TemporaryDirectory() as aside:
        copy = Path(aside) / demo.name
        shutil.copyfile(demo, copy)
        stage.enter(copy)
        Gallery(stage).play()
        UnderReview(stage, projects, Path(aside)).play()
        stage.leave()


def _write_page(out: Path, job: MainJob, stage: Stage) -> None:
    lines = ["# The tour", "", "What was played, each step seen in the window:", ""]
    lines += [f"{number}. {told}" for number, (_, told) in enumerate(job.told, start=1)]
    lines += ["", "## Pictures", ""]
    for name in stage.pictures:
        title = name[3:].replace("-", " ").capitalize()
        lines += [f"### {title}", "", f"![{title}, light]({name}-light.png)", ""]
        lines += [f"![{title}, dark]({name}-dark.png)", ""]
    lines += ["## Exports", ""]
    lines += [f"- [{file.name}]({file.name})" for file in sorted(out.glob("excerpts.*"))]
    (out / "tour.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
