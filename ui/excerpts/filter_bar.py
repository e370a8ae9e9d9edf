"""What the excerpts table is narrowed by, as a bar of fields that wraps where it is narrow."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.actors.panel import actor_options
from ui.codes.editing import code_options
from ui.context import Context
from ui.theme import Theme
from ui.widgets.choices import Entry
from ui.widgets.chooser import Chooser
from ui.widgets.controls import Button, Field
from ui.widgets.fields import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import say_tip
from workbench.errors import Refusal
from workbench.model.dates import parse_date, shown
from workbench.model.tables import ExcerptFilter
from workbench.ports import Reader

Offers = Callable[[Reader], list[Entry]]
_TYPING_PAUSE = 150  # ms
_KINDS = {
    "both": ("excerpt", "mention"),
    "excerpt": ("excerpt",),
    "mention": ("mention",),
}
#: of both kinds, what stayed with an older version of its document
_LEFT = "left"


def document_options(reader: Reader) -> list[Entry]:
    """Return every document as a choice."""
    rows = reader.documents.rows(reader.documents.ids())
    return [Entry(row.id, row.name, row.outlet) for row in rows]


class Pick(Button):
    """Narrow by one or several records: a button that says which, and asks in a popup.

    Choosing one that is chosen already takes it off again.
    """

    changed = Signal()

    def __init__(self, context: Context, name: str, told: str, offers: Offers) -> None:
        super().__init__(f"{told}: any", name)
        self._context, self._told, self._offers = context, told, offers
        self.ids: tuple[int, ...] = ()
        self.clicked.connect(self._ask)

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show what is narrowed by."""
        self.ids = tuple(ids)
        names = {one.key: one.text for one in self._offers(self._context.store)} if ids else {}
        said = ", ".join(names.get(one, "gone") for one in self.ids)
        words = said if len(said) <= 24 else f"{len(self.ids)} chosen"
        if len(self.ids) == 1 and len(said) > 24:
            words = said[:23] + "…"
        self.setText(f"{self._told}: {words or 'any'}".replace("&", "&&"))
        self.setAccessibleName(f"{self._told}: {said or 'any'}")
        say_tip(self, said)
        self.setProperty("kind", "chosen" if ids else "")
        self.style().unpolish(self)
        self.style().polish(self)

    def _ask(self) -> None:
        offered = [
            replace(one, ticked=one.key in self.ids) for one in self._offers(self._context.store)
        ]
        offered.insert(0, Entry(0, f"Any {self._told.lower()}"))
        chooser = Chooser(self._context.theme, f"{self._told}: type to find", offered, self)
        chooser.picked.connect(self._picked)
        chooser.ask(self.mapToGlobal(QPoint(0, self.height())))

    def _picked(self, record_id: int) -> None:
        if not record_id:
            chosen: tuple[int, ...] = ()
        elif record_id in self.ids:
            chosen = tuple(one for one in self.ids if one != record_id)
        else:
            chosen = (*self.ids, record_id)
        self.show_ids(chosen)
        self.changed.emit()


class HeldWidth(QObject):
    """Give a widget a width of the design that grows with the text, as long as the widget lives."""

    def __init__(self, widget: QWidget, theme: Theme, width: float) -> None:
        super().__init__(widget)
        self._widget, self._theme, self._width = widget, theme, width
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._widget.setFixedWidth(self._theme.px(self._width))


class FilterBar(QWidget):
    """Hold an ExcerptFilter in fields; `changed` is emitted shortly after the last key."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("excerpts_filter")
        self.setAccessibleName("Filter of the excerpts table")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_PAUSE)
        self._typing.timeout.connect(self.changed)
        self.changed.connect(self._fold)
        flow = FlowLayout(self, 6)
        self.text = self._field("excerpts_text", "Filter by text, note, title", 200, context)
        self.kind = ChoiceField(
            "excerpts_kind", "Kind",
            [("both", "All kinds"), ("excerpt", "Excerpts"), ("mention", "Mentions"),
             (_LEFT, "In older versions")],
        )  # fmt: skip
        HeldWidth(self.kind, context.theme, 136)
        self.kind.picked.connect(lambda key: self.changed.emit())
        self.picks = {
            "code_ids": Pick(context, "excerpts_code", "Code", code_options),
            "actor_ids": Pick(context, "excerpts_actor", "Actor", actor_options),
            "document_ids": Pick(context, "excerpts_document", "Document", document_options),
            "speaker_ids": Pick(context, "excerpts_speaker", "Speaker", actor_options),
        }
        self.outlet = self._field("excerpts_outlet", "Outlet", 90, context)
        self.grade = self._field("excerpts_grade", "Grade", 60, context)
        self.since = self._field("excerpts_since", "Since", 90, context)
        self.until = self._field("excerpts_until", "Until", 90, context)
        self.clear = Button("Clear filter", "excerpts_clear", "quiet")
        self.clear.clicked.connect(self.show_all)
        self.more = Button("More", "excerpts_more", "quiet", checkable=True)
        self.more.setAccessibleName("More fields to filter by")
        self.more.toggled.connect(self._fold)
        self._rare = (self.picks["speaker_ids"], self.outlet, self.grade, self.since, self.until)
        usual = [pick for name, pick in self.picks.items() if name != "speaker_ids"]
        for widget in (self.text, self.kind, *usual, *self._rare, self.more, self.clear):
            flow.addWidget(widget)
        for pick in self.picks.values():
            pick.changed.connect(self.changed)
        self.show_filter(ExcerptFilter())

    def _field(self, name: str, words: str, width: int, context: Context) -> Field:
        field = Field(name, words, words)
        HeldWidth(field, context.theme, width)
        field.textChanged.connect(self._typing.start)
        return field

    def show_filter(self, narrowed: ExcerptFilter) -> None:
        """Show a filter; nothing is emitted."""
        texts = {
            self.text: narrowed.text, self.outlet: narrowed.outlet, self.grade: narrowed.grade,
            self.since: shown(narrowed.since), self.until: shown(narrowed.until),
        }  # fmt: skip
        for field, text in texts.items():
            field.blockSignals(True)
            field.setText(text)
            field.blockSignals(False)
        kinds = {kinds: key for key, kinds in _KINDS.items()}
        kind = kinds.get(tuple(sorted(narrowed.kinds)), "both")
        self.kind.show_key(_LEFT if narrowed.versions else kind)
        for name, pick in self.picks.items():
            pick.show_ids(getattr(narrowed, name))

        self._fold()

    def _fold(self) -> None:
        """Hide the rare fields unless they narrow or are asked for."""
        said = self.filter()
        rare = said.speaker_ids or said.outlet or said.grade or said.since or said.until
        for widget in self._rare:
            widget.setVisible(bool(rare) or self.more.isChecked())
        self.more.setVisible(not rare)
        self.clear.setVisible(said != ExcerptFilter())

    def show_all(self) -> None:
        """Narrow by nothing."""
        self.show_filter(ExcerptFilter())
        self.changed.emit()

    def filter(self) -> ExcerptFilter:
        """Return what the fields say; a date that can't be read yet does not narrow."""
        return ExcerptFilter(
            text=self.text.text().strip(),
            kinds=_KINDS.get(self.kind.key, _KINDS["both"]),
            versions="older" if self.kind.key == _LEFT else "",
            outlet=self.outlet.text().strip(),
            grade=self.grade.text().strip(),
            since=self._date(self.since),
            until=self._date(self.until),
            document_ids=self.picks["document_ids"].ids,
            code_ids=self.picks["code_ids"].ids,
            actor_ids=self.picks["actor_ids"].ids,
            speaker_ids=self.picks["speaker_ids"].ids,
        )

    def _date(self, field: Field) -> str:
        try:
            stored = parse_date(field.text())
        except Refusal as refusal:
            field.set_wrong(True)
            say_tip(field, str(refusal))
            return ""
        field.set_wrong(False)
        say_tip(field, "")
        return stored
