"""What can be done with the rows selected in the excerpts table, as actions with keys and a menu."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from ui.actors.panel import actor_options
from ui.codes.editing import code_options
from ui.context import Context
from ui.excerpts.columns import tsv
from ui.excerpts.speaking import attribution, speaker_options
from ui.models.pages import PagedModel
from ui.widgets.choices import Entry
from ui.widgets.chooser import Chooser, Prompt
from ui.widgets.keys import Acts, list_acts
from ui.widgets.lists import RowsView
from ui.widgets.row_menu import below_current, offer_menu, passing_menu
from workbench.commands.excerpts import (
    AnnotateExcerpts,
    CodeExcerpts,
    DeleteExcerpts,
    RecodeExcerpts,
)
from workbench.commands.mentions import DeleteMentions, MoveMentions
from workbench.model.tables import ExcerptRow

#: more rows than this are a matter for Export
MOST = 20_000


class RowActs(QObject):
    """Offer actions on the selected rows. `acts` are the actions by id."""

    again_wanted = Signal(str, int)  # kind and id of what was not found again

    def __init__(self, context: Context, view: RowsView, model: PagedModel[ExcerptRow]) -> None:
        super().__init__(view)
        self._context, self._view, self._model = context, view, model
        offered: Acts = (
            ("rows.copy", "Copy rows", "Ctrl+C", self.copy),
            ("rows.add_code", "Add code…", "", self.ask_code),
            ("rows.recode", "Change code…", "", self.ask_recode),
            ("rows.note", "Set note…", "", self.ask_note),
            ("rows.speaker", "Set speaker…", "", self.ask_speaker),
            ("rows.actor", "Change actor of mentions…", "", self.ask_actor),
            ("rows.again", "Find again in the newer version…", "", self.find_again),
            ("rows.delete", "Delete", "Del", self.delete),
        )
        self.acts = list_acts(view, offered)
        offer_menu(view, lambda _index: self.menu())

    def rows(self) -> list[ExcerptRow]:
        """Return the selected rows, none when they are too many to be handled one by one."""
        places = self._view.places()
        if len(places) > MOST:
            self._context.refused.emit(
                f"{len(places):,} rows are selected; this works for up to {MOST:,}. "
                "Select fewer, or use Export."
            )
            return []
        return [row for place in places if (row := self._model.row_at(place)) is not None]

    def _ids(self, kind: str) -> tuple[int, ...]:
        return tuple(row.id for row in self.rows() if row.kind == kind)

    def copy(self) -> None:
        """Put the selected rows on the clipboard as tab-separated lines."""
        if rows := self.rows():
            QGuiApplication.clipboard().setText(tsv(rows))
            self._context.told.emit(f"{len(rows):,} rows copied.")

    def ask_code(self) -> None:
        """Ask under which code to put the selected excerpts."""
        if ids := self._ids("excerpt"):
            options = code_options(self._context.store)
            self._ask("Which code?", options, lambda one: self._run(CodeExcerpts(ids, one)))

    def ask_recode(self) -> None:
        """Ask which code replaces those of the selected excerpts."""
        if ids := self._ids("excerpt"):
            options = code_options(self._context.store)
            self._ask("Change to which code?", options, lambda one: self.recode(ids, one))

    def recode(self, excerpt_ids: Iterable[int], into: int) -> None:
        """Put the excerpts under one code and take their others off, as one step."""
        under: dict[int, list[int]] = {}
        for excerpt_id in excerpt_ids:
            for code_id in self._context.store.excerpts.codes_of(excerpt_id) or [into]:
                under.setdefault(code_id, []).append(excerpt_id)
        group = uuid4().hex
        for code_id, ids in under.items():
            self._run(RecodeExcerpts(tuple(ids), code_id, into), group)

    def ask_note(self) -> None:
        """Ask for the note of the selected excerpts."""
        if ids := self._ids("excerpt"):
            notes = {row.note for row in self.rows() if row.kind == "excerpt"}
            prompt = Prompt(
                self._context.theme, "Note", self._view, notes.pop() if len(notes) == 1 else ""
            )
            prompt.said.connect(lambda text: self._run(AnnotateExcerpts(ids, text)))
            prompt.ask(self._below())

    def ask_speaker(self) -> None:
        """Ask who speaks in the selected excerpts."""
        if ids := self._ids("excerpt"):
            options = speaker_options(self._context.store)
            self._ask("Who says it?", options, lambda key: self._run(attribution(ids, key)))

    def ask_actor(self) -> None:
        """Ask which actor the selected mentions mean."""
        if ids := self._ids("mention"):
            options = actor_options(self._context.store)
            self._ask("Which actor?", options, lambda one: self._run(MoveMentions(ids, one)))

    def find_again(self) -> None:
        """Ask where the first selected row stands in the newer version of its document."""
        if rows := self.rows():
            self.again_wanted.emit(rows[0].kind, rows[0].id)

    def delete(self) -> None:
        """Delete the selected excerpts and mentions as one step; undo brings them back."""
        rows = self.rows()
        excerpts = tuple(row.id for row in rows if row.kind == "excerpt")
        mentions = tuple(row.id for row in rows if row.kind == "mention")
        group = uuid4().hex
        if excerpts:
            self._run(DeleteExcerpts(excerpts), group)
        if mentions:
            self._run(DeleteMentions(mentions), group)
        if rows and not self._context.store.read_only:
            self._context.told.emit(f"{len(rows):,} deleted. Undo brings them back.")

    def _run(self, command: Any, group: str = "") -> None:
        self._context.run(command, origin="excerpts", group=group)

    def _ask(self, title: str, options: list[Entry], then: Callable[[int], None]) -> None:
        chooser = Chooser(self._context.theme, title, options, self._view)
        chooser.picked.connect(then)
        chooser.ask(self._below())

    def _below(self) -> QPoint:
        return below_current(self._view, self._context.theme.px(12))

    def menu(self) -> QMenu:
        """Return a menu of what can be done with the selected rows."""
        menu = passing_menu(self._view, "excerpts_menu")
        for name, act in self.acts.items():
            if name in ("rows.add_code", "rows.delete"):
                menu.addSeparator()
            menu.addAction(act)
        return menu
