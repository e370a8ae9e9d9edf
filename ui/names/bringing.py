"""Bring a list of names in: what each does and which are in doubt is seen before it is done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.names.dialog import NamesDialog
from ui.names.list import NameRow, counted, several
from workbench.actors.brought import Brought, bring, bring_to_actor
from workbench.actors.listing import Planned
from workbench.commands.aliases import AddAliases
from workbench.commands.names import AddNames, NamesAdded
from workbench.importing.name_list import NameList, names_in, names_said
from workbench.model.actors import ActorType
from workbench.ports import Reader
from workbench.session import Session
from workbench.tasks import Progress

#: spellings that a row shows
_MOST_SHOWN = 6
_READING = "Reading the names, and counting them in the documents…"


class BringNamesDialog(NamesDialog):
    """List new actors, spellings that known ones gain, names in doubt and rows that are none."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, "bring_names", "Import names", parent)
        self._brought = Brought()
        self._actor_id = 0
        self.box.setObjectName("bring_names_type")
        self.box.setAccessibleName("Type of those whose own the list does not tell")
        self.box.activated.connect(lambda _: self._list())

    def begin_file(self, path: Path) -> None:
        """Read a table, lines or FollowTheMoney entities from a file."""
        self._begin(f"Import names from {path.name}", lambda: names_in(path))

    def begin_text(self, text: str, actor_id: int = 0) -> None:
        """Read pasted lines, as a file is read; all as spellings of one actor when it is given."""
        name = self._context.store.actors.get(actor_id).name if actor_id else ""
        title = f"More spellings of {name}" if actor_id else "Import names from the clipboard"
        self._begin(title, lambda: names_said(text), actor_id)

    def _begin(self, title: str, read: Callable[[], NameList], actor_id: int = 0) -> None:
        self.setWindowTitle(title)
        self._actor_id, self._brought = actor_id, Brought()
        self.box.setVisible(not actor_id)
        self._offer_types()

        def question(reader: Reader, progress: Progress) -> Brought:
            if actor_id:
                return bring_to_actor(reader, read(), actor_id, progress)
            return bring(reader, read(), 0, progress)

        self.look("Counting names", _READING, question, self._show)
        self.show_up()

    def _offer_types(self) -> None:
        chosen = self.box.currentData()
        self.box.clear()
        for one in self._types().values():
            self.box.addItem(f"If not told: {one.label}", one.id)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))

    def _types(self) -> dict[int, ActorType]:
        found = self._context.store.actor_types.find()
        return {one.id: one for one in sorted(found, key=lambda one: (one.position, one.id))}

    # what it would do

    def _show(self, brought: Brought) -> None:
        self._brought = brought
        self._list()

    def _list(self) -> None:
        plan, types = self._brought.plan, self._types()
        owners = {one.id: types[one.type_id] for one in self._context.store.actors.find()}
        doubted = self._brought.doubted()
        risky = {said for _, said in doubted}
        new = [
            self._row(at, one, types, risky)
            for at, one in enumerate(plan)
            if one.new and one.listed.name not in risky
        ]
        more = [
            self._row(at, one, owners, risky)
            for at, one in enumerate(plan)
            if not one.new and not risky.issuperset(one.fresh)
        ]
        groups = (
            ("In doubt: tick what is to be added", [self._doubt(*one) for one in doubted]),
            ("New actors", new),
            ("More spellings of known actors", more),
            ("Left out", [
                NameRow(("out", at), one.why, offered=False)
                for at, one in enumerate(self._brought.failures)
            ]),
        )  # fmt: skip
        self.model.show_groups(groups, (one.key for one in (*new, *more)))

    def _row(self, at: int, one: Planned, kinds: dict[int, ActorType], risky: set[str]) -> NameRow:
        """Return a row; `kinds` are the types by their id of a new actor, by the actor's of another."""
        said = [name for name in one.fresh if name not in risky]
        shown = "; ".join(said[:_MOST_SHOWN]) + (
            f" and {len(said) - _MOST_SHOWN:,} more" if len(said) > _MOST_SHOWN else ""
        )
        parts = [shown]
        if one.new:
            kind = kinds.get(one.type_id) or kinds[int(self.box.currentData())]
            parts.insert(0, kind.label)
            if one.odd_type:
                parts.append(f"“{one.odd_type}” is no type here")
            if one.bearers:
                parts.append(f"{one.bearers} actors bear the name already")
        else:
            kind = kinds.get(one.actor_id, ActorType())
        times = sum(self._brought.cautions[name].times for name in one.applied)
        places = several(times, "place") if times else ""
        meaning = " · ".join(filter(None, parts))
        return NameRow(("row", at), one.actor, meaning, places, "", kind.colour, kind.shape)

    def _doubt(self, one: Planned, said: str) -> NameRow:
        caution = self._brought.cautions[said]
        own = one.new and said == one.listed.name
        meaning = "a new actor" if own else f"of {one.actor}"
        count = counted(caution.times, caution.documents)
        return NameRow(("said", said), said, meaning, count, "; ".join(caution.why))

    # what is ticked

    def count(self) -> None:
        """Say how much is ticked."""
        actors, spellings = self._ticked()
        parts = [several(actors, "actor")] if actors else []
        parts += [several(spellings, "spelling")] if spellings else []
        self.apply.setText(f"Add {' and '.join(parts)}" if parts else "Add")
        self.apply.setEnabled(bool(parts))
        if self.read:
            self.said.setText(self._summary())

    def _ticked(self) -> tuple[int, int]:
        """Return how many actors and how many more spellings are ticked."""
        refused, places = self._refused(), self._places()
        rows = [one for at, one in enumerate(self._brought.plan) if at in places]
        rows = [one for one in rows if not (one.new and one.listed.name in refused)]
        spellings = sum(name not in refused for one in rows for name in one.fresh)
        return sum(one.new for one in rows), spellings

    def _refused(self) -> set[str]:
        ticked = self.model.ticked
        return {said for _, said in self._brought.doubted() if ("said", said) not in ticked}

    def _places(self) -> set[int]:
        """Return the rows of the list that are ticked, or have a ticked name in doubt."""
        ticked, risky = self.model.ticked, {said for _, said in self._brought.doubted()}
        return {
            at
            for at, one in enumerate(self._brought.plan)
            if ("row", at) in ticked
            or any(("said", said) in ticked for said in one.applied if said in risky)
        }

    def _summary(self) -> str:
        brought = self._brought
        new = sum(one.new for one in brought.plan)
        joined = sum(not one.new and bool(one.fresh) for one in brought.plan)
        known = sum(one.known for one in brought.plan)
        said = [] if self._actor_id else [
            f"{several(new, 'new actor')}, {several(joined, 'known one')} with more spellings."
        ]  # fmt: skip
        if known or brought.dropped:
            dropped = f"{brought.dropped:,} blank or twice" if brought.dropped else ""
            known_so = f"{several(known, 'name')} known already" if known else ""
            said.append(f"Passed over: {', '.join(filter(None, (known_so, dropped)))}.")
        if brought.failures:
            said.append(f"{several(len(brought.failures), 'fault')} in the list, at the end.")
        return " ".join(said) or f"{several(len(brought.plan[0].fresh), 'new spelling')}."

    def apply_ticked(self) -> None:
        """Add what is ticked, in one step."""
        names = self._brought.chosen(self._places(), self._refused())
        if self._actor_id:
            command: AddAliases | AddNames = AddAliases(self._actor_id, names[0].aliases)
        else:
            command = AddNames(names, int(self.box.currentData()))

        def work(session: Session, progress: Progress) -> object:
            return session.run(command, "names")

        self.write("Adding names", work, self._done)

    def _done(self, added: NamesAdded | int) -> None:
        if isinstance(added, NamesAdded):
            said = (
                f"{several(added.actors, 'actor')} and {several(added.aliases, 'spelling')} added"
            )
        else:
            said = f"{several(added, 'spelling')} added"
        self._context.told.emit(f"{said}. Tag known names (K) finds them. Undo takes it back.")
