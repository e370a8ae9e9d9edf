"""The two small cards under the actor list: the chosen actor and the selected excerpt."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.context import Choice, Context
from ui.inspector.actor import ActorCard
from ui.inspector.excerpt import ExcerptCard


class SelectedCards(QScrollArea):
    """Stack the brief cards of the chosen actor and excerpt; hidden while neither is chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selected_cards")
        self.setAccessibleName("Selected actor and excerpt")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.actor = ActorCard(context, brief=True)
        self.excerpt = ExcerptCard(context, "Selected excerpt", brief=True)
        page = QWidget()
        page.setProperty("kind", "page")
        lay = self._column = QVBoxLayout(page)
        lay.setContentsMargins(12, 8, 12, 12)
        lay.setSpacing(12)
        lay.addWidget(self.actor)
        lay.addWidget(self.excerpt)
        lay.addStretch(1)
        self.setWidget(page)
        page.installEventFilter(self)
        for card in (self.actor, self.excerpt):
            card.hide()
            card.gone.connect(card.hide)
            card.gone.connect(self._fold)
        context.chosen.connect(self._show)
        context.actor_chosen.connect(self._show_actor)
        self._show_actor(context.actor_id)
        self._show(context.choice)

    def sizeHint(self) -> QSize:
        """Ask for the height that the cards take at the width there is."""
        width = max(self.viewport().width(), self._column.totalMinimumSize().width())
        tall = self._column.totalHeightForWidth(width)
        return QSize(width, max(tall, self._column.totalSizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask anew when a card has grown or shrunk."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _show_actor(self, actor_id: int) -> None:
        self.actor.setVisible(bool(actor_id))
        self.actor.show_record(actor_id)
        self._fold()

    def _show(self, choice: Choice) -> None:
        if choice.kind == "excerpt":
            self.excerpt.setVisible(True)
            self.excerpt.show_record(choice.id)
        elif choice.kind == "actor":
            self._show_actor(choice.id)
        self._fold()

    def _fold(self) -> None:
        self.updateGeometry()
        self.setVisible(not self.actor.isHidden() or not self.excerpt.isHidden())
