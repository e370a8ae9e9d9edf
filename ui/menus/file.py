"""The File menu: projects, what comes in, what goes out."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from ui.context import Target
from ui.host import OPENABLE, PROJECTS
from ui.importing.asking import with_columns
from ui.importing.reporting import Reporting
from ui.menus.menu import Menu
from ui.tasks import Work
from workbench.changes import IMPORT, ChangeSet
from workbench.commands.importing import Imported
from workbench.errors import Refusal
from workbench.importing.registry import ENDINGS
from workbench.importing.report import ImportReport
from workbench.importing.run import import_in_background, import_text_in_background
from workbench.ports import Fault
from workbench.review.package_file import is_package_file
from workbench.tasks import Progress

if TYPE_CHECKING:
    from ui.concordance.panel import ConcordancePanel
    from ui.corpus.panel import CorpusPanel
    from ui.corpus.results import ResultsPanel

_ENDINGS = " ".join(f"*{ending}" for ending in ENDINGS)
DOCUMENTS = f"Documents ({_ENDINGS});;All files (*)"


class FileMenu(Menu):
    """Answer the File menu, and files dropped on the window."""

    _published = Signal(object)  # a ChangeSet, relayed from the thread that imports

    def join(self) -> None:
        """Say what each action of this menu does."""
        window, on = self.window, self.actions.on
        self._importing: set[int] = set()
        self._reporting = Reporting(self.context, window)
        self.context.tasks.ended.connect(self._free)
        self._published.connect(self.context.session.bus.publish)
        on("file.new", self._new)
        on("file.open", self._open)
        on("file.import", self._import)
        on("file.import_folder", self._import_folder)
        on("file.report", self._reporting.show_last)
        on("file.paste", self._paste)
        on("file.backup", self._backup)
        on("file.check", self._check)
        on("file.close", window.close)
        on("file.quit", window.host.quit)
        window.files_dropped.connect(self.bring_in)
        window.readers.import_wanted.connect(self._import)
        window.readers.demo_wanted.connect(window.host.open_demo)
        self._recent = QMenu("Open recent", window)
        self._recent.setObjectName("menu.File/Open recent")
        self._recent.aboutToShow.connect(self._list_recent)
        menu = window.menus["File"]
        menu.insertMenu(menu.actions()[2], self._recent)

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Let the corpus list take what is dropped on it and offer the first steps."""
        if page_id == "concordance":
            lines = cast("ConcordancePanel", panel)
            lines.file_wanted.connect(lambda: self._export_lines(lines.write, "concordance.csv"))
        if page_id == "results":
            found = cast("ResultsPanel", panel)
            found.file_wanted.connect(lambda: self._export_lines(found.write, "search.csv"))
        if page_id == "corpus":
            corpus = cast("CorpusPanel", panel)
            corpus.files_dropped.connect(self.bring_in)
            corpus.import_wanted.connect(self._import)
            corpus.demo_wanted.connect(self.window.host.open_demo)

    def _export_lines(self, write: Callable[[Path], None], name: str) -> None:
        from ui.concordance.writing import KINDS

        self.window.chooser.save_file(self.window, "Export lines", KINDS, name, write)

    def _new(self) -> None:
        self.window.chooser.save_file(
            self.window, "New project", PROJECTS, "project.sidelight", self.window.host.new_project
        )

    def _open(self) -> None:
        self.window.chooser.open_file(
            self.window, "Open project", OPENABLE, self.window.host.open_project
        )

    def _list_recent(self) -> None:
        self._recent.clear()
        for path in self.window.settings.recent:
            action = self._recent.addAction(path.name.replace("&", "&&"))
            action.setStatusTip(str(path))
            action.triggered.connect(partial(self.window.host.open_project, path))
        if self._recent.isEmpty():
            self._recent.addAction("No project was opened before").setEnabled(False)

    def _import(self) -> None:
        self.window.chooser.open_files(self.window, "Import documents", DOCUMENTS, self.bring_in)

    def _import_folder(self) -> None:
        self.window.chooser.open_folder(
            self.window, "Import folder", lambda folder: self.bring_in([folder])
        )

    def bring_in(self, paths: list[Path]) -> None:
        """Import files and folders in the background; what can't be is listed at the end.

        A package for review, by itself, is opened instead.
        """
        if len(paths) == 1 and is_package_file(paths[0]):
            self.window.host.open_package(paths[0])
            return
        if told := self.actions.missing("file.import"):
            self.context.refuse(Refusal(f"Nothing was imported: {told[:1].lower()}{told[1:]}."))
            return
        with_columns(self.context, self.window, paths, partial(self._bring_in, paths))

    def _bring_in(self, paths: list[Path], tables: dict[str, dict[str, str]]) -> None:
        session = self.context.session

        def work(progress: Progress) -> ImportReport:
            return import_in_background(
                session.store, session.desk, self._publish, paths, progress, IMPORT, tables
            )

        self._begin("Importing", work, self._reporting.tell)

    def _begin(self, title: str, work: Work, done: Callable[[Any], None]) -> None:
        self.window.standing.work(True)
        self._importing.add(self.context.tasks.start(title, work, done, self.context.refuse))

    def _publish(self, changes: ChangeSet) -> None:
        self._published.emit(changes)

    def _free(self, job: int) -> None:
        if job in self._importing:
            self._importing.remove(job)
            self.window.standing.work(bool(self._importing))

    def _paste(self) -> None:
        """Make a document of the clipboard's text and show it; also when it is there already."""
        session, text = self.context.session, QGuiApplication.clipboard().text()

        def work(_progress: Progress) -> Imported:
            return import_text_in_background(session.store, session.desk, self._publish, text)

        self._begin("Reading what was pasted", work, self._pasted)

    def _pasted(self, pasted: Imported) -> None:
        said = f"This text is already here as “{pasted.title}”." if pasted.known else "Pasted."
        self.context.told.emit(said)
        self.context.open(Target(pasted.document_id))

    def _backup(self) -> None:
        store = self.context.store
        offered = f"{store.path.stem} copy.sidelight"
        self.window.chooser.save_file(self.window, "Save a copy", PROJECTS, offered, self._copy_to)

    def _copy_to(self, target: Path) -> None:
        store = self.context.store

        def work(_progress: Progress) -> Path:
            store.backup(target)
            return target

        self.context.tasks.start(
            "Saving a copy",
            work,
            lambda path: self.context.told.emit(f"Copy saved as {path.name}"),
            self.context.refuse,
        )

    def _check(self) -> None:
        store = self.context.store

        def check(progress: Progress) -> list[Fault]:
            with store.reader() as reader:
                return reader.check(progress)

        self.context.tasks.start("Checking project", check, self._checked, self.context.refuse)

    def _checked(self, faults: list[Fault]) -> None:
        if faults:
            self.window.message.tell("\n".join(fault.what for fault in faults))
        else:
            self.context.told.emit("Everything is as it was stored")
