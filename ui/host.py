"""What a window asks of the program around it: other projects, files, and its own end."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from workbench.session import Session

#: the kinds of file that a project is chosen among
PROJECTS = "Sidelight projects (*.sidelight)"
#: and what can be opened besides
OPENABLE = "Sidelight projects and packages (*.sidelight *.sidelight-review);;All files (*)"


#: over which widget, title, kinds, the name offered, and what is called with the path chosen
SaveFile = Callable[[QWidget, str, str, str, Callable[[Path], object]], None]


class Projects(Protocol):
    """Open and make project files; `main.py` provides it."""

    def open(self, path: Path, read_only: bool = False) -> Session:
        """Open a project file; raises Refusal when it can't be."""
        ...

    def create(self, path: Path) -> Session:
        """Make a new, empty project file; raises Refusal when it can't be."""
        ...

    def demo(self) -> Session:
        """Open the demo project, made when it is not there."""
        ...

    def own_folder(self) -> Path:
        """Return the folder for projects that nobody chose a place for."""
        ...


class Host(Protocol):
    """Answer what a window asks for beyond its own project."""

    def open_project(self, path: Path) -> bool:
        """Show another project; a Refusal is told in the window that asked."""
        ...

    def new_project(self, path: Path) -> bool:
        """Make a project and show it."""
        ...

    def open_package(self, path: Path) -> bool:
        """Show the project that a package for review is reviewed in, made if there was none."""
        ...

    def open_demo(self) -> bool:
        """Show the demo project."""
        ...

    def quit(self) -> None:
        """Close every window and leave."""
        ...


class Chooser(Protocol):
    """Ask for files without blocking; `then` is called with what was chosen, never with nothing."""

    def open_file(
        self, over: QWidget, title: str, kinds: str, then: Callable[[Path], object]
    ) -> None:
        """Ask for one file that is there."""
        ...

    def open_files(
        self, over: QWidget, title: str, kinds: str, then: Callable[[list[Path]], object]
    ) -> None:
        """Ask for files that are there."""
        ...

    def open_folder(self, over: QWidget, title: str, then: Callable[[Path], object]) -> None:
        """Ask for a folder."""
        ...

    def save_file(
        self, over: QWidget, title: str, kinds: str, name: str, then: Callable[[Path], object]
    ) -> None:
        """Ask where to write; `name` is offered."""
        ...
