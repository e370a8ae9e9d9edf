"""Pairs of actors that may be one, with the sentences that name each beside each other."""

from collections.abc import Hashable

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.context import Context, Target
from ui.deciding.rows import Waiting, pair_row
from ui.deciding.sentences import Sentences
from ui.deciding.waiting import WaitingView
from ui.widgets.drawing import quoted_apart
from ui.widgets.keys import Acts
from ui.widgets.labels import ElidedLabel, Hairline, wrapped
from workbench.actors.namings import Naming, namings
from workbench.actors.pairs import Pair, Side, pairs_of, swapped
from workbench.changes import SUGGESTED
from workbench.commands.meanings import TellNameApart
from workbench.commands.merging import MergeActors
from workbench.commands.suggestions import AcceptSuggested, TellApart
from workbench.model.actors import ActorType
from workbench.ports import Reader
from workbench.tasks import Progress


class SidePane(QWidget):
    """Show who one of a pair is, and the sentences that name it."""

    def __init__(self, context: Context, name: str, told: str) -> None:
        super().__init__()
        theme = context.theme
        self._context = context
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.title = ElidedLabel("", "strong")
        self.detail = ElidedLabel("", "small")
        self.sentences = Sentences(theme, f"{name}_sentences", f"Sentences: {told.lower()}")
        self.sentences.opened.connect(self._open)
        head = QVBoxLayout()
        head.setContentsMargins(12, 6, 12, 6)
        head.setSpacing(0)
        head.addWidget(self.title)
        head.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self.sentences, 1)

    def show_side(self, side: Side, kind: ActorType | None, stays: bool) -> None:
        """Show who it is; the sentences come later."""
        self.title.setText(side.name)
        about = "suggested, no actor yet" if side.key else (kind.label if kind else "")
        becomes = "its name stays" if stays else "becomes another spelling"
        documents = f"{side.documents:,} document{'' if side.documents == 1 else 's'}"
        mentions = f"{side.mentions:,} mention{'' if side.mentions == 1 else 's'} in {documents}"
        self.detail.setText(" · ".join(filter(None, (about, mentions, becomes))))

    def open(self, beside: bool) -> bool:
        """Show the sentence in hand in a reader; says whether there is one."""
        one = self.sentences.item
        if one:
            self._open(one, beside)
        return one is not None

    def _open(self, one: Naming, beside: bool) -> None:
        self._context.open(Target(one.document_id, one.start, one.end, beside=beside))


class PairsView(WaitingView):
    """List pairs that may be one actor; nothing is joined before it is said.

    Enter merges, K lets the other name stay, N tells the two apart for good, L puts the pair off,
    Space shows both in readers.
    """

    name = "same_actor"
    told = "Same actor?"
    job = "Comparing names"
    topics = ("actor", "alias", "actor_type", "distinction", SUGGESTED)
    empty_title = "No two actors look like one"
    empty_words = (
        "Actors whose names sound alike or have the same initials stand here, and suggested names "
        "that may be another spelling of an actor. Nothing is merged before you say so."
    )

    def offered(self) -> Acts:
        return (
            ("pair.merge", "Merge", "Return", self.merge),
            ("pair.keep", "Keep other name", "K", self.swap),
            ("pair.apart", "Not the same", "N", self.tell_apart),
            ("pair.later", "Later", "L", self.put_off),
            ("pair.open", "Show both", "Space", self.open_both),
        )

    def build_side(self) -> QWidget:
        self._pair: Pair | None = None
        self._turned: set[Hashable] = set()  # the rows of which the other name is to stay
        self._types: dict[int, ActorType] = {}
        self.reasons = wrapped("")
        self.reasons.setObjectName("pair_reasons")
        self.warning = wrapped("", "wrong")
        self.warning.setObjectName("pair_warning")
        self.left = SidePane(self._context, "pair_stays", "The name that stays")
        self.right = SidePane(self._context, "pair_goes", "The name that goes along")
        self.share_acts(self.left.sentences, self.right.sentences)
        panes = QSplitter()
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.left)
        panes.addWidget(self.right)
        panes.setSizes([1000, 1000])
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(6)
        head.addWidget(self.reasons)
        head.addWidget(self.warning)
        head.addLayout(self.buttons(self.acts, "pair.merge"))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(panes, 1)
        return side

    def read(self, reader: Reader, progress: Progress) -> list[Waiting]:
        self._types = {one.id: one for one in reader.actor_types.find()}
        return [pair_row(one, self._types) for one in pairs_of(reader, progress)]

    def show_one(self, row: Waiting | None) -> None:
        self._pair = row.about if row else None
        if self._pair and row and row.key in self._turned:
            self._pair = swapped(self._pair)
        if self._pair:
            self._show_pair(self._pair)

    def _show_pair(self, pair: Pair) -> None:
        why = quoted_apart("; ".join(pair.reasons))
        self.reasons.setText(f"Why: {why}." if why else "")
        self.warning.setText(f"But {pair.warning}." if pair.warning else "")
        self.warning.setVisible(bool(pair.warning))
        for pane, side in ((self.left, pair.stays), (self.right, pair.goes)):
            pane.show_side(side, self._types.get(side.type_id), side is pair.stays)
        self.acts["pair.keep"].setEnabled(bool(pair.goes.actor_id))

        def both(reader: Reader) -> tuple[list[Naming], list[Naming]]:
            return namings(reader, pair.stays), namings(reader, pair.goes)

        self.look(both, self._show_sentences)

    def _show_sentences(self, found: tuple[list[Naming], list[Naming]]) -> None:
        self.left.sentences.show_items(found[0])
        self.right.sentences.show_items(found[1])

    # decisions

    def swap(self) -> None:
        """Let the other name stay when the two are merged."""
        if row := self.current:
            self._turned ^= {row.key}
            self.show_one(row)

    def merge(self) -> None:
        """Join the two; one step to undo."""
        if (pair := self._pair) is None:
            return
        if pair.goes.key:
            done = self._accept(pair)
        else:
            merge = MergeActors((pair.goes.actor_id,), pair.stays.actor_id)
            result = self._context.run(merge, self.name)
            done = merge.told(result) if result else ""
        if done:
            self._context.told.emit(f"{done}. Undo takes it back.")
            self._leave(pair.goes)

    def _accept(self, pair: Pair) -> str:
        places = tuple(self._context.store.suggested.places(pair.goes.key))
        command = AcceptSuggested(places, pair.stays.actor_id)
        if not self._context.run(command, self.name):
            return ""
        return f"“{pair.goes.name}” is another spelling of {pair.stays.name} now"

    def tell_apart(self) -> None:
        """Say that they are two, so that nobody is asked again."""
        if (pair := self._pair) is None:
            return
        command: TellApart | TellNameApart = TellApart(pair.stays.actor_id, pair.goes.actor_id)
        if pair.goes.key:
            command = TellNameApart(pair.stays.actor_id, pair.goes.name)
        if self._context.run_telling(command, self.name):
            self.decided(lambda row: row.about == pair or row.about == swapped(pair))

    def _leave(self, gone: Side) -> None:
        """Drop every pair of the one that is no more."""
        self.decided(lambda row: gone in _sides(row.about))

    def open_both(self) -> None:
        """Show the sentences in hand in two readers."""
        self.right.open(beside=self.left.open(beside=False))


def _sides(pair: Pair) -> tuple[Side, Side]:
    return pair.stays, pair.goes
