"""Relations between actors and the claims they rest on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RelationKind:
    """Hold a kind of relation: its reading in both directions, its category and polarity.

    `colour` is a swatch name, `dash` one of solid, dash, dot, dashdot: the second sign beside it.
    """

    id: int = 0
    key: str = ""
    label: str = ""
    inverse: str = ""
    symmetric: bool = False
    category: str = ""
    polarity: str = "neutral"
    colour: str = "grey"
    dash: str = "solid"
    position: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """Hold subject, kind and object. With no claim it is the analyst's judgement, and is shown so."""

    id: int = 0
    subject_id: int = 0
    kind_id: int = 0
    object_id: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold one excerpt that says a relation: who says it, how, when it held, how far it is trusted.

    `voice` is author, outlet or speaker (then `speaker_id` names the actor); `stance` asserts,
    denies, possible or planned; `since` and `until` are EDTF; `likelihood` an ICD 203 key or
    empty; empty grades mean those of the document.
    """

    id: int = 0
    relation_id: int = 0
    excerpt_id: int = 0
    voice: str = "author"
    speaker_id: int = 0
    stance: str = "asserts"
    since: str = ""
    until: str = ""
    likelihood: str = ""
    source_grade: str = ""
    information_grade: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where the analyst dragged an actor on the chart, in the chart's units."""

    id: int = 0
    actor_id: int = 0
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """Hold a claim with all that the evidence list shows of it, grades already resolved.

    `title` is what the document is shown as.
    """

    claim: Claim
    relation: Relation
    document_id: int
    title: str
    outlet: str
    published: str
    start: int
    end: int
    quote: str
    speaker: str
    source_grade: str
    information_grade: str
