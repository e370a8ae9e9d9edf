"""The inspector: the card of whatever is selected, in one scrolling place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Choice, Context
from ui.inspector.actor import ActorCard
from ui.inspector.card import RecordCard
from ui.inspector.claim import ClaimCard
from ui.inspector.code import CodeCard
from ui.inspector.document import DocumentCard
from ui.inspector.excerpt import ExcerptCard
from ui.inspector.mention import MentionCard
from ui.inspector.relation import RelationCard
from ui.inspector.statement import StatementCard
from ui.inspector.suggestion import SuggestionCard
from ui.widgets.controls import EmptyPlace

CARDS: dict[str, type[RecordCard]] = {
    "actor": ActorCard,
    "excerpt": ExcerptCard,
    "mention": MentionCard,
    "statement": StatementCard,
    "turn": StatementCard,
    "suggestion": SuggestionCard,
    "document": DocumentCard,
    "code": CodeCard,
    "relation": RelationCard,
    "claim": ClaimCard,
}


class InspectorPanel(QWidget):
    """Show `context.choice`, editable in place; a card is made when it is first needed.

    `table_wanted` carries an ExcerptFilter that the excerpts table is to show; `types_wanted` the
    type of actor to edit.
    """

    table_wanted = Signal(object)
    edit_wanted = Signal(int, int)  # relation id, and claim id or 0
    claim_wanted = Signal(int)  # relation id
    types_wanted = Signal(int)
    names_pasted = Signal(int, str)  # actor id, and lines of spellings
    correcting = Signal(object)  # Heard: a statement to put right
    again_wanted = Signal(str, int)  # kind and id of what stands in an older version

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector_panel")
        self.setAccessibleName("Inspector")
        self._context = context
        self.cards: dict[str, RecordCard] = {}
        self.empty = EmptyPlace(
            "Nothing selected",
            "Select a document, an actor, a highlighted passage or a relation; what is known of "
            "it stands here and can be changed in place.",
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self.stack)
        context.chosen.connect(self.show_choice)
        self.show_choice(context.choice)

    def show_choice(self, choice: Choice) -> None:
        """Show the card of a choice; nothing selected shows what the place is for."""
        if choice.kind not in CARDS or not choice.id:
            self.stack.setCurrentWidget(self.empty)
            return
        card = self.cards.get(choice.kind) or self._make(choice.kind)
        self.stack.setCurrentWidget(_area_of(card))
        if isinstance(card, StatementCard):
            card.name_place(choice.kind, choice.at)
        card.show_record(choice.id)

    def _make(self, kind: str) -> RecordCard:
        card = CARDS[kind](self._context)
        card.gone.connect(lambda: self._gone(card))
        if isinstance(card, CodeCard):
            card.table_wanted.connect(self.table_wanted)
        if isinstance(card, RelationCard):
            card.edit_wanted.connect(lambda one: self.edit_wanted.emit(one, 0))
            card.claim_wanted.connect(self.claim_wanted)
        if isinstance(card, ExcerptCard | MentionCard):
            card.again_wanted.connect(self.again_wanted)
        if isinstance(card, StatementCard):
            card.correcting.connect(self.correcting)
        if isinstance(card, ActorCard):
            card.types_wanted.connect(self.types_wanted)
            card.names_pasted.connect(self.names_pasted)
        self.cards[kind] = card
        self.stack.addWidget(_scrolling(card))
        return card

    def _gone(self, card: RecordCard) -> None:
        if self.stack.currentWidget() is _area_of(card):
            self.stack.setCurrentWidget(self.empty)


def _scrolling(card: QWidget) -> QScrollArea:
    page = QWidget()
    page.setProperty("kind", "page")
    lay = QVBoxLayout(page)
    lay.setContentsMargins(8, 8, 8, 8)
    lay.addWidget(card)
    lay.addStretch(1)
    area = QScrollArea()
    area.setObjectName("inspector_area")
    area.setAccessibleName("Card of what is selected")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area


def _area_of(card: QWidget) -> QWidget:
    """Return the scroll area a card stands in: card, page, viewport, area."""
    above = card.parentWidget()
    while above and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above or card
