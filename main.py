"""Join a store to a session, a session to a window, and both to a command line.

This is the only file that sees all three floors.
"""

import getpass
import os
import sys
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.bus import Bus
from workbench.command_line import COMMANDS
from workbench.command_line.cards import PRESS
from workbench.command_line.front import AS_JSON, Front, tell, telling
from workbench.errors import Refusal
from workbench.ports import Store
from workbench.presses import CHART, PAPER, lend
from workbench.session import Desk, Session

if TYPE_CHECKING:
    from workbench.cards import Sheet


def clock() -> str:
    """Return the time now, in UTC, as ISO text."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def analyst() -> str:
    """Return the name that changes are signed with."""
    try:
        return os.environ.get("SIDELIGHT_ANALYST") or getpass.getuser()
    except (KeyError, OSError):
        return "analyst"


class Projects:
    """Open and make projects for a window, which does not know the store."""

    def open(self, path: Path, read_only: bool = False) -> Session:
        """Open a project file; read-only when another window holds it."""
        from db.project import open_project

        there = path if path.exists() else _named(path)
        return _session(open_project(there, who=analyst(), clock=clock, read_only=read_only))

    def create(self, path: Path) -> Session:
        """Make a new, empty project file."""
        from db.project import create

        return _session(create(_named(path), who=analyst(), clock=clock))

    def demo(self) -> Session:
        """Open the demo project in the user's data folder, built when it is not there."""
        path = _data_folder() / "demo.sidelight"
        if path.exists():
            return self.open(path)
        from workbench.demo import build_demo

        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(".building")
        aside.unlink(missing_ok=True)
        session = self.create(aside)
        build_demo(session)
        session.store.close()
        aside.replace(path)
        return self.open(path)

    def own_folder(self) -> Path:
        """Return the folder for projects that nobody chose a place for."""
        return _data_folder()


def _named(path: Path) -> Path:
    """Return the path with the ending of a project where it has none."""
    return path if path.suffix else path.with_name(f"{path.name}.sidelight")


def _session(store: Store) -> Session:
    return Session(store, Bus(), Desk(analyst(), clock))


def _press(sheet: "Sheet", foot: str, path: Path) -> None:
    """Write a card as PDF, which the window's floor can do without a window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.app import build_app
    from ui.card.printing import press

    _application = build_app()
    press(sheet, foot, path)


def _draw(*what: Any) -> None:
    """Draw a chart, which the window's floor can do without a window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.app import build_app
    from ui.graph.drawing import draw

    _application = build_app()
    draw(*what)


def _paper(path: Path, title: str) -> Any:
    """Begin a report on pages, which the window's floor can set without a window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.exporting.paper import Paper

    return Paper(path, title)


def _data_folder() -> Path:
    if told := os.environ.get("SIDELIGHT_DATA"):
        return Path(told)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home)) / "Sidelight"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Sidelight"
    return Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "sidelight"


@click.group(cls=Front, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option("0.1.0", prog_name="Sidelight")
@click.pass_context
def sidelight(context: click.Context) -> None:
    """Read, tag and relate what open sources say. `main.py PROJECT` opens the window."""
    context.obj = Projects()
    context.meta[PRESS] = _press
    lend(CHART, _draw)
    lend(PAPER, _paper)


@sidelight.command("open")
@click.argument("project", type=click.Path(path_type=Path), required=False)
def open_window(project: Path | None) -> None:
    """Open the window, on PROJECT or on the project used last."""
    from ui.app import run

    sys.exit(run(Projects(), project))


@sidelight.command()
def demo() -> None:
    """Open the window on the demo project."""
    from ui.app import run

    sys.exit(run(Projects(), demo=True))


@sidelight.command()
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder to fill.")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@AS_JSON
def tour(out: Path, sources: tuple[Path, ...], as_json: bool) -> None:
    """Play the main job through the real window on the demo corpus or on SOURCES, with pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.tour import play

    pictures = play(Projects(), out, list(sources), telling("Tour"))
    record = {"folder": str(out), "pictures": pictures}
    tell(record, as_json, lambda told: f"The tour is in {told['folder']}")


for command in COMMANDS:
    sidelight.add_command(command)


def main() -> None:
    """Run the command line; what the user can mend is one line and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a pipe has the system's encoding, not the texts'
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        sidelight(standalone_mode=True)
    except Refusal as refusal:
        click.echo(f"Sidelight: {refusal}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
