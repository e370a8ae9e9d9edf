"""Put right who says it, in a bar by the words: one key each for an actor, nobody, how, or none."""

from collections.abc import Callable, Sequence
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.context import Context, Target
from ui.tagging.actor_list import KnownActors, NewActor
from ui.tagging.bar import Bar
from ui.widgets.choices import Entry
from ui.widgets.controls import Button
from ui.widgets.drawing import one_line
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel
from ui.widgets.picking import PickList
from workbench.commands.actors import AddActor
from workbench.commands.statements import (
    AddStatement,
    CorrectMode,
    CorrectSpeaker,
    RejectStatement,
    TakeBackCorrections,
)
from workbench.errors import Refusal
from workbench.session import Command
from workbench.statements.heard import Heard

_LONGEST = 200
#: name, words, the letter that does it with Alt
_OFFERS = (
    ("words", "Selected words", "W"),
    ("nobody", "Nobody is named", "N"),
    ("mode", "", "I"),
    ("reject", "", "X"),
    ("back", "Take correction back", "B"),
)
_HINT = "Enter says who it is · Select words and press W to name the speaker by them · Esc leaves"
_TURNS = "Enter says who all turns of “{}” are, Ctrl+Enter this one alone · Esc leaves"
_NEW = "New statement: Enter adds it with its speaker, Alt+N without · Esc leaves"


class StatementBar(Bar):
    """Correct the speaker of a statement, or add one; it stays while words are selected.

    After each decision the statement is chosen again, so that the inspector shows it.
    """

    def __init__(self, context: Context, known: KnownActors) -> None:
        super().__init__(context, "statement_bar", "Who says it", yield_focus=False)
        self._known = known
        self._heard: Heard | None = None
        self._fresh: Target | None = None
        self._nearby: Sequence[Heard] = ()
        self._selected: Callable[[], Target | None] = lambda: None
        self._quote = ElidedLabel("", "strong")
        self._quote.setObjectName("statement_words")
        self._told = self.hint()
        self._told.setObjectName("statement_told")
        self._chooser = PickList(
            context.theme, self._rank, "statement_speaker", "Who says it?", rows=6
        )
        self._chooser.accepted.connect(self._take)
        self._chooser.resized.connect(self.settle)
        self._chooser.field.installEventFilter(self)
        self.first = self._chooser.field
        self._hint = self.hint()
        self.body.addWidget(self._quote)
        self.body.addWidget(self._told)
        self.body.addWidget(self._chooser)
        self.body.addLayout(self._offers())
        self.body.addWidget(self._hint)
        self.setMinimumWidth(context.theme.px(500))

    def _offers(self) -> FlowLayout:
        row = FlowLayout(spacing=4)
        self._does = {
            "words": self._take_words,
            "nobody": lambda: self._take(0, False),
            "mode": self._turn_mode,
            "reject": self._reject,
            "back": self._take_back,
        }
        self.buttons: dict[str, Button] = {}
        for name, words, letter in _OFFERS:
            button = Button(f"{words}  Alt+{letter}", f"statement_{name}", "quiet")
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, name=name: self._does[name]())
            self.buttons[name] = button
            row.addWidget(button)
        return row

    # beginning

    def begin(
        self,
        heard: Heard | None,
        fresh: Target | None,
        nearby: Sequence[Heard],
        selected: Callable[[], Target | None],
    ) -> None:
        """Start on a statement, or on fresh words to make one of; `nearby` are those around it.

        `selected` returns the words selected when they are asked for.
        """
        self._heard, self._fresh, self._nearby, self._selected = heard, fresh, nearby, selected
        document_id = heard.document_id if heard else fresh.document_id if fresh else 0
        text = self.context.store.documents.text(document_id)
        start, end = heard.spans[0] if heard else (fresh.start, fresh.end) if fresh else (0, 0)
        self._quote.setText(f"“{one_line(text[start : min(end, start + _LONGEST)])}”")
        self._told.setText(_told(heard) if heard else "Not known as a statement yet")
        self._show_offers(heard)
        turns = _TURNS.format(one_line(heard.speaker)) if heard and heard.is_turn else ""
        self._hint.setText(turns or (_HINT if heard else _NEW))
        self._chooser.begin(_open_name(heard))

    def _show_offers(self, heard: Heard | None) -> None:
        turn = bool(heard and heard.is_turn)
        mode = "Quoted" if heard and heard.mode == "indirect" else "In the author’s words"
        words = {
            "mode": mode,
            "reject": "No turn" if turn else "No statement",
        }
        for name, said, letter in _OFFERS:
            button = self.buttons[name]
            button.setText(f"{words.get(name, said)}  Alt+{letter}")
            button.setAccessibleName(words.get(name, said))
        self.buttons["mode"].setVisible(bool(heard) and not turn)
        self.buttons["reject"].setVisible(bool(heard))
        self.buttons["back"].setVisible(bool(heard and heard.state == "corrected"))

    def _rank(self, words: str) -> tuple[Sequence[Entry], int]:
        untouched = bool(words) and words == _open_name(self._heard)
        entries, row = self._known.offer(words, untouched)
        if words.strip():
            return entries, row
        near = list(dict.fromkeys(one.actor_id for one in self._by_nearness() if one.actor_id))
        there = {entry.key: entry for entry in entries}
        first = [there.get(one) or Entry(one, self._known.name(one)) for one in near]
        return [*first, *(entry for entry in entries if entry.key not in near)], 0

    def _by_nearness(self) -> list[Heard]:
        at = self._heard.start if self._heard else self._fresh.start if self._fresh else 0
        return sorted(self._nearby, key=lambda one: abs(one.start - at))

    # decisions

    def _take(self, key: int | NewActor, stay: bool) -> None:
        """Say that an actor says it, new or known; 0 is nobody. `stay` means this turn alone."""
        group = f"statement:{uuid4().hex}"
        actor_id = key
        if isinstance(key, NewActor):
            actor_id = self.context.run(AddActor(key.name, key.type_id), "statement", group)
            if not actor_id:
                return
        assert isinstance(actor_id, int)
        name = self._known.name(actor_id) if actor_id else ""
        if self._heard:
            meant = self._meant(self._heard, bool(actor_id) and not stay)
            self._run(CorrectSpeaker(meant, actor_id, name=name), group)
        elif one := self._fresh:
            self._run(AddStatement(one.document_id, one.start, one.end, actor_id), group)

    def _meant(self, one: Heard, all_alike: bool) -> tuple[Heard, ...]:
        """Return the turns under the same label, or just the one."""
        if not (one.is_turn and all_alike and one.speaker):
            return (one,)
        label = one.speaker
        return tuple(two for two in self._nearby if two.is_turn and two.speaker == label) or (one,)

    def take_selected(self) -> None:
        """Name the speaker by the words selected, or ask for some."""
        self._take_words()

    def _take_words(self) -> None:
        target = self._selected()
        fresh = self._fresh
        if target is None or (fresh and (target.start, target.end) == (fresh.start, fresh.end)):
            self.context.refuse(Refusal("Select the words that name the speaker first."))
            return
        words, span = (target.start, target.end), target.document_id
        text = self.context.store.documents.text(span)
        said = one_line(text[slice(*words)])[:60]
        if self._heard and self._heard.document_id == span:
            self._run(CorrectSpeaker((self._heard,), words=words, name=said))
        elif fresh and fresh.document_id == span:
            self._run(AddStatement(span, fresh.start, fresh.end, words=words))

    def _turn_mode(self) -> None:
        if one := self._heard:
            self._run(CorrectMode(one, "direct" if one.mode == "indirect" else "indirect"))

    def _reject(self) -> None:
        if self._heard:
            self._run(RejectStatement(self._heard))

    def _take_back(self) -> None:
        if self._heard:
            self._run(TakeBackCorrections((self._heard.record_id,)))

    def _run(self, command: Command, group: str = "") -> None:
        try:
            self.context.session.run(command, "statement", group)
        except Refusal as refusal:
            self.context.refuse(refusal)
            return
        self.context.told.emit(f"{command.label}. Undo brings it back.")
        if (one := self._heard) and not isinstance(command, RejectStatement):
            self.context.choose(one.kind, one.document_id, one.start)
        self.leave()

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        if watched is not self._chooser.field:  # the reader's window: Esc leaves from anywhere
            escape = event.key() == Qt.Key.Key_Escape and event.type() == QEvent.Type.KeyPress
            if escape and self.isVisible():
                self.leave()
            return escape
        act = self._meaning(event)
        if act is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            act()
        return True

    def _meaning(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key in the field does beside typing: Alt for offers, Ctrl for new actors."""
        letter = QKeySequence(event.key()).toString()
        if event.modifiers() == Qt.KeyboardModifier.AltModifier:
            name = next((name for name, _, key in _OFFERS if key == letter), "")
            return self._does[name] if name and self.buttons[name].isVisible() else None
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            type_id, name = self._known.type_of_letter(letter), self._chooser.field.text().strip()
            return (
                (lambda: self._take(NewActor(name, type_id), False)) if type_id and name else None
            )
        return None

    def show_at(self, host: QWidget, anchor: object) -> None:
        """Show as other bars do; Esc is heard wherever the keyboard is, if nothing else wants it."""
        super().show_at(host, anchor)  # type: ignore[arg-type]
        host.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.window().removeEventFilter(self)


def _open_name(one: Heard | None) -> str:
    """Return the words that name the speaker when they are a name that no actor is known by."""
    words = one.speaker.split() if one and not one.actor_id else []
    name = bool(words) and all(word[0].isupper() for word in words)
    return " ".join(words)[:_LONGEST] if name else ""


def _told(one: Heard) -> str:
    """Return how it stands now: how it is told, whose it is and why."""
    how = "A turn" if one.is_turn else "Quoted" if one.mode == "direct" else "In the author’s words"
    words = f"“{one_line(one.speaker)}”" if one.speaker and one.speaker != one.actor else ""
    who = " = ".join(filter(None, (words, one.actor))) or "nobody is named"
    return " · ".join(filter(None, (how, who, one.why)))
