"""Walk through a package for review: made of the demo, and opened again as a reviewer does."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from ui.tour.stage import Stage
from workbench.review.package_file import opened, read_package_file
from workbench.review.receiving import receive
from workbench.session import Projects

_ASK = "Do the words support the code? Reject what is only the author’s guess."


class UnderReview:
    """Make a package in the window, then review it in a project of its own."""

    def __init__(self, stage: Stage, projects: Projects, folder: Path) -> None:
        self.stage, self._projects = stage, projects
        self._package = folder / "look.sidelight-review"
        self._folder = folder / "received"

    def play(self) -> None:
        """Take the pictures; raises Refusal where a place stays empty."""
        self.made()
        self.reviewed()

    def made(self) -> None:
        """Say what a package will hold, and make it."""
        self.stage.press("review.make")
        dialog: Any = self.stage.shown("review_making")
        dialog.form.which.choose("all")
        dialog.form.title.setText("Who commands?")
        dialog.form.instructions.show_text(_ASK)
        dialog.kind.choose(self._package.suffix)
        dialog.file.suggest(self._package)
        self.stage.wait(dialog.make.isEnabled, "it is said what a package will hold")
        self.stage.picture("demo-package", dialog)
        dialog.make.click()
        self.stage.wait(dialog.folder.isVisible, "the package is made")
        dialog.close()

    def reviewed(self) -> None:
        """Open it as a project of its own and decide by keys."""
        package = opened(read_package_file(self._package))
        path = receive(self._projects, package, [self._folder])
        self.stage.leave()
        self.stage.enter(path)
        panel: Any = self.stage.shown("review_panel")
        self.stage.wait(lambda: panel.model.total > 3, "the excerpts are listed")
        panel.focus_list()
        for key in (Qt.Key.Key_A, Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_2):
            self.stage.type(key=key)
        self.stage.expect(panel.model.decided == 4, "four excerpts are decided")
        self.stage.settle()
        self.stage.picture("demo-review")
