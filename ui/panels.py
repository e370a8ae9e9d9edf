"""The panels of the window: one line each, and none is imported before it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtWidgets import QWidget

from ui.context import Context
from workbench.ports import Reader


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """Say where a panel stands and what makes it: `maker` is `module:Class`, called with a Context.

    `count` names the number of `Reader.counts` shown beside the title. A `late`
    panel takes long to import, and waits until the window has been painted. One that is not
    `needed` in a project has no tab there before it is asked for.
    """

    place: str
    id: str
    title: str
    maker: str
    count: str = ""
    late: bool = False
    needed: Callable[[Reader], bool] = lambda _reader: True

    def make(self, context: Context) -> QWidget:
        """Import the panel and make it."""
        module, _, name = self.maker.partition(":")
        panel: QWidget = getattr(import_module(module), name)(context)
        return panel


def _under_review(reader: Reader) -> bool:
    return any(one.received for one in reader.packages.all())


PANELS = (
    PanelSpec("left", "review", "Review", "ui.review.panel:ReviewPanel", needed=_under_review),
    PanelSpec("left", "corpus", "Corpus", "ui.corpus.panel:CorpusPanel", "documents"),
    PanelSpec("left", "results", "Results", "ui.corpus.results:ResultsPanel"),
    PanelSpec("left", "codes", "Codes", "ui.codes.panel:CodesPanel"),
    PanelSpec("right", "actors", "Actors", "ui.actors.panel:ActorsPanel", "actors"),
    PanelSpec("right", "suggestions", "Suggestions", "ui.suggestions.panel:SuggestionsPanel"),
    PanelSpec("right", "inspector", "Inspector", "ui.inspector.panel:InspectorPanel"),
    PanelSpec(
        "bottom", "relations", "Relations", "ui.graph.relations_panel:RelationsPanel", late=True
    ),
    PanelSpec("bottom", "timeline", "Timeline", "ui.graph.timeline_panel:TimelinePanel"),
    PanelSpec("bottom", "excerpts", "Excerpts", "ui.excerpts.panel:ExcerptsPanel", "excerpts"),
    PanelSpec("bottom", "sayings", "Statements", "ui.sayings.panel:SayingsPanel"),
    PanelSpec("bottom", "metadata", "Metadata", "ui.metadata.panel:MetadataPanel"),
    PanelSpec("bottom", "concordance", "Concordance", "ui.concordance.panel:ConcordancePanel"),
    PanelSpec("bottom", "card", "Card", "ui.card.panel:CardPanel"),
    PanelSpec("bottom", "names", "Names", "ui.deciding.panel:NamesPanel"),
    PanelSpec("bottom", "decisions", "Decisions", "ui.decisions.panel:DecisionsPanel"),
    PanelSpec("bottom", "agreement", "Agreement", "ui.agreement.panel:AgreementPanel"),
    PanelSpec("bottom", "matrix", "Matrix", "ui.graph.matrix_panel:MatrixPanel"),
)
#: the page that stands beneath the others of its place, and those that it leaves all the height
FEET = {"right": ("inspector", ("suggestions",))}
