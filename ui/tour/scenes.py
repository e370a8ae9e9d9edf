"""The main job, step by step: each scene does one thing by hand and says what should be seen."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.context import Target
from ui.tour.names import Plot, Spot, choose
from ui.tour.stage import Stage
from workbench.errors import Refusal
from workbench.exporting import FORMATS, export
from workbench.exporting.verify import verify
from workbench.model.tables import ExcerptFilter
from workbench.suggesting.filling import RULES

#: names accepted one after the other
_ACCEPTED = 5
#: documents looked through for two to play on
_MOST = 40


class MainJob:
    """Play the analyst's six steps on documents never seen before."""

    def __init__(self, stage: Stage, sources: list[Path], project: Path) -> None:
        self.stage = stage
        self.sources = sources
        self.project = project
        self.plot: Plot | None = None
        self.told: list[tuple[str, str]] = []

    def play(self) -> None:
        """Play every scene in order; raises Refusal at the first that does not show what it should."""
        for scene in (
            self.empty,
            self.bring_in,
            self.read,
            self.suggest,
            self.tag,
            self.tag_everywhere,
            self.step_through,
            self.accept,
            self.highlight,
            self.relate,
            self.chart,
            self.excerpts,
            self.export,
            self.search,
            self.undo_all,
        ):
            scene()
            self.told.append((scene.__name__, (scene.__doc__ or "").strip()))

    @property
    def _store(self) -> Any:
        return self.stage.window.context.store

    def empty(self) -> None:
        """A new project says what it is for and offers the first step."""
        self.stage.enter_new(self.project)
        self.stage.expect(self._store.counts()["documents"] == 0, "a new project is empty")
        self.stage.picture("empty")

    def bring_in(self) -> None:
        """The files are imported and stand in the corpus list."""
        self.stage.answers.files = self.sources
        self.stage.press("file.import")
        count = self._store.counts()["documents"]
        self.stage.expect(count > 0, "documents were imported")
        self.stage.window.show_panel("corpus")
        self.stage.picture("corpus")
        self.stage.window.message.dismiss()  # it says what the documents lack

    def read(self) -> None:
        """Two documents are read side by side."""
        store = self._store
        self.stage.wait(lambda: not store.suggested.waiting(RULES), "the documents were read")
        ids = list(store.documents.ids())[:_MOST]
        places = [place for one in ids for place in store.suggested.in_document(one)]
        self.plot = choose({one: store.documents.text(one) for one in ids}, places)
        if self.plot is None:
            raise Refusal("The tour needs two documents that share a name; none of these do.")
        self._open_both()
        panes = [pane.document_id for pane in self.stage.window.readers.panes]
        self.stage.expect(
            panes[:2] == [self.plot.first, self.plot.second], "both documents are open"
        )
        self.stage.picture("side-by-side")

    def suggest(self) -> None:
        """Names that the documents hold wait in a queue; nothing is tagged before it is accepted."""
        self.stage.press("tag.suggest")
        queue: Any = self.stage.window.show_panel("suggestions")
        self.stage.wait(lambda: bool(queue.model.items), "names are suggested")
        self.stage.expect(self._store.counts()["mentions"] == 0, "nothing is tagged unasked")
        self.stage.picture("suggestions")
        self.stage.window.show_panel("actors")
        self.stage.settle()

    def _open_both(self) -> None:
        assert self.plot
        context = self.stage.window.context
        self.stage.window.readers.set_count(2)
        context.open(Target(self.plot.first, pane=0))
        context.open(Target(self.plot.second, pane=1))
        self.stage.window.readers.focus_pane(0)
        self.stage.settle()

    def _select(self, spot: Spot) -> None:
        readers = self.stage.window.readers
        readers.focus_pane(0)
        readers.active.show_span(spot.start, spot.end)
        readers.active.view.select_span(spot.start, spot.end)
        self.stage.settle()

    def tag(self) -> None:
        """A name is selected and tagged with A and Enter, as what it is taken for."""
        assert self.plot
        self._select(self.plot.mention)
        self.stage.picture("selection")
        self.stage.press("tag.actor")
        self.stage.picture("tag-actor")
        self.stage.type(key=Qt.Key.Key_Return)
        named = self._store.actors.named(self.plot.name)
        self.stage.expect(len(named) == 1, f"“{self.plot.name}” is an actor now")
        self._select(self.plot.other_mention)
        self.stage.press("tag.actor")
        self.stage.type(key=Qt.Key.Key_Return)
        self.stage.expect(
            len(self._store.actors.named(self.plot.other)) == 1,
            f"“{self.plot.other}” is an actor now",
        )

    def tag_everywhere(self) -> None:
        """Every occurrence of both names is shown, then tagged."""
        assert self.plot
        for number, name in enumerate((self.plot.other, self.plot.name)):
            self.stage.window.context.choose_actor(self._store.actors.named(name)[0])
            self.stage.press("tag.every")
            dialog = self.stage.shown("occurrences")
            where = self._child(dialog, "occurrences_where")
            where.setFocus()
            self.stage.type(key=Qt.Key.Key_End)
            self.stage.settle()
            if number:
                self.stage.picture("every-occurrence", dialog)
            button = self._child(dialog, "occurrences_apply")
            if button.isEnabled():
                button.click()
            self.stage.settle()
            dialog.close()
        tagged = {one.document_id for one in self._store.mentions.find()}
        self.stage.expect(
            {self.plot.first, self.plot.second} <= tagged, "both documents mention the actor"
        )
        self._open_both()
        self.stage.picture("mentions")

    def _child(self, parent: QWidget, name: str) -> Any:
        found = parent.findChild(QWidget, name)
        self.stage.expect(found is not None, f"{name} is there")
        return found

    def step_through(self) -> None:
        """F8 steps both panes to the next mention of the actor chosen."""
        assert self.plot
        window = self.stage.window
        window.context.choose_actor(self._store.actors.named(self.plot.name)[0])
        self.stage.press("view.link_actor")
        self.stage.press("tag.next")
        for pane in window.readers.panes[:2]:
            self.stage.expect(self.plot.name in pane.header.place.text(), "each pane steps along")
        self.stage.picture("next-mention")

    def accept(self) -> None:
        """What is suggested oftenest is accepted by Enter, each name with all its places."""
        queue: Any = self.stage.window.show_panel("suggestions")
        self.stage.wait(lambda: len(queue.model.items) > _ACCEPTED, "more names are suggested")
        queue.view.setFocus()
        queue.view.selectRow(0)
        names = []
        for _ in range(_ACCEPTED):
            names.append(queue.current.name)
            self.stage.type(key=Qt.Key.Key_Return)
            self.stage.settle()
        for name in names:
            held = self._store.actors.named(name)
            places = self._store.mentions.by_document(held[0]) if held else ()
            self.stage.expect(bool(places), f"“{name}” is an actor with its mentions")
        self.stage.picture("accepted")

    def highlight(self) -> None:
        """A sentence is highlighted under a new code."""
        assert self.plot
        self._select(self.plot.sentence)
        self.stage.press("tag.highlight")
        self.stage.type("Turning point")
        self.stage.picture("highlight")
        self.stage.type(key=Qt.Key.Key_Return)
        self.stage.type(key=Qt.Key.Key_Escape)
        self.stage.expect(self._store.counts()["excerpts"] == 1, "one excerpt is kept")
        self.stage.picture("highlighted")

    def relate(self) -> None:
        """Two actors are related by the words that say it: R, the kind, Enter, Enter."""
        assert self.plot
        self._select(self.plot.sentence)
        self.stage.press("relation.new")
        self.stage.type("influences", Qt.Key.Key_Return)
        self.stage.picture("relation")
        self.stage.type(key=Qt.Key.Key_Return)
        self.stage.expect(self._store.counts()["relations"] == 1, "the relation is drawn")
        self.stage.expect(len(self._store.claims.find()) == 1, "it rests on one claim")

    def chart(self) -> None:
        """The chart shows the relation, and its edge opens the words behind it."""
        window = self.stage.window
        panel: Any = window.show_panel("relations")
        self.stage.settle()
        panel.chart.settle()
        self.stage.picture("chart")
        edges = [edge for edge in panel.chart.network.edges if edge.relation_id]
        self.stage.expect(len(edges) == 1, "the chart shows the relation")
        panel.choose_relation(edges[0].relation_id)
        self.stage.settle()
        panel.chart.opened.emit()
        self.stage.type(key=Qt.Key.Key_Return)
        evidence = self._store.relations.evidence([edges[0].relation_id])
        shown = [(pane.document_id, *pane.view.lights.spot) for pane in window.readers.panes]
        said = (evidence[0].document_id, evidence[0].start, evidence[0].end)
        self.stage.expect(said in shown, "the words behind the edge stand in a pane")
        self.stage.picture("evidence")

    def excerpts(self) -> None:
        """Every excerpt and mention stands in one table, those that copies repeat left out."""
        panel: Any = self.stage.window.show_panel("excerpts")
        self.stage.settle()
        asked = panel.filter_shown()  # which leaves out what copies repeat
        rows = len(self._store.excerpt_table.ids(asked))
        self.stage.expect(rows > 0, "there are excerpts and mentions")
        self.stage.wait(
            lambda: panel.model.rowCount() == rows,
            "the table shows every excerpt and mention",
        )
        self.stage.picture("excerpts")

    def export(self) -> None:
        """The excerpts are exported to every format, and each quote is found again."""
        self.stage.press("file.export")
        dialog: Any = self.stage.shown("export")
        self.stage.wait(lambda: not dialog.looking, "it is counted what would leave")
        self.stage.picture("export", dialog)
        dialog.close()
        store = self._store
        for key, known in FORMATS.items():
            file = self.stage.out / f"excerpts{known.extension}"
            count = export(store.excerpt_table.stream(ExcerptFilter()), key, file)
            report = verify(file, store)
            self.stage.expect(
                report.found == count and not report.missing,
                f"every quote in {file.name} is found again",
            )

    def search(self) -> None:
        """A word is found in every document."""
        assert self.plot
        self.stage.press("edit.search")
        self.stage.type(f'"{self.plot.name}"', Qt.Key.Key_Return)
        self.stage.picture("results")
        hits = self._store.search.find(f'"{self.plot.name}"')
        self.stage.expect(len({hit.document_id for hit in hits}) > 1, "the word is found in both")

    def undo_all(self) -> None:
        """Everything can be undone, back to the empty project, and brought back."""
        store, context = self._store, self.stage.window.context
        before = store.counts()
        while store.history.next_undo():
            context.undo()
        self.stage.settle()
        self.stage.expect(not any(store.counts().values()), "undo leads back to nothing")
        while store.history.next_redo():
            context.redo()
        self.stage.settle()
        self.stage.expect(store.counts() == before, "redo brings everything back")
        self.stage.expect(store.check() == [], "every text and quote is as it was stored")
