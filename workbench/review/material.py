"""Read all that a package of excerpts is made of: a kind of record at a time, not an excerpt."""

from collections import defaultdict
from dataclasses import dataclass, replace

from workbench.errors import Refusal
from workbench.model.excerpts import Excerpt
from workbench.model.relations import EvidenceRow, Relation
from workbench.model.tables import ExcerptFilter
from workbench.ports import Reader
from workbench.review.choices import Choices
from workbench.review.contexts import Contexts
from workbench.statements.listening import attributed
from workbench.tasks import Progress

_STEP = 500
#: document id, actor id, start, end
Named = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Material:
    """Hold the excerpts of a package, in the order of the corpus list and then of the text.

    `speakers` and `under` (their codes) are by excerpt, `named` by document; `evidence` counts those
    that were not chosen themselves: a relation on a chosen one rests on them.
    """

    excerpts: list[Excerpt]
    speakers: dict[int, str]
    under: dict[int, list[int]]
    relations: list[Relation]
    claims: list[EvidenceRow]
    contexts: Contexts
    named: dict[int, list[Named]]
    evidence: int


def read_material(reader: Reader, choices: Choices, progress: Progress) -> Material:
    """Return what was chosen and all that belongs to it; raises Refusal when that is nothing."""
    speakers = _chosen(reader, choices, progress)
    if not speakers:
        raise Refusal("None of the excerpts chosen is there to be reviewed. Choose others.")
    relations, claims = _resting(reader, speakers)
    wanted = speakers.keys() | {row.claim.excerpt_id for row in claims}
    excerpts = _in_order(reader, wanted)
    evidence = [one.id for one in excerpts if one.id not in speakers]
    speakers |= {excerpt_id: _speaker(reader, excerpt_id) for excerpt_id in evidence}
    progress.step(len(speakers), 0, "Cutting out what stands around them")
    contexts = Contexts(reader, excerpts, choices.sentences)
    return Material(
        excerpts,
        speakers,
        reader.excerpts.coded(wanted),
        relations,
        claims,
        contexts,
        _named(reader, excerpts, contexts),
        len(evidence),
    )


def _chosen(reader: Reader, choices: Choices, progress: Progress) -> dict[int, str]:
    """Return the excerpts that were chosen, each with who speaks in it."""
    wanted = set(choices.excerpt_ids)
    narrowed = ExcerptFilter() if wanted else choices.narrowed
    rows = reader.excerpt_table.stream(replace(narrowed, kinds=("excerpt",)))
    some = (row for row in rows if not wanted or row.id in wanted)
    speakers: dict[int, str] = {}
    for row in attributed(reader, some):
        speakers[row.id] = row.speaker
        if len(speakers) % _STEP == 0:
            progress.step(len(speakers), 0, "Reading excerpts")
    return speakers


def _resting(reader: Reader, chosen: dict[int, str]) -> tuple[list[Relation], list[EvidenceRow]]:
    """Return the relations that rest on what was chosen, and all that they rest on."""
    ids = {one.relation_id for one in reader.claims.find() if one.excerpt_id in chosen}
    if not ids:
        return [], []
    return (
        [one for one in reader.relations.find() if one.id in ids],
        reader.relations.evidence(sorted(ids)),
    )


def _in_order(reader: Reader, wanted: set[int]) -> list[Excerpt]:
    places = {one: place for place, one in enumerate(reader.documents.ids())}
    found = reader.excerpts.these(wanted)
    return sorted(found, key=lambda one: (places.get(one.document_id, 0), one.start, one.end))


def _speaker(reader: Reader, excerpt_id: int) -> str:
    said = reader.excerpts.speaker(excerpt_id)
    return reader.actors.get(said.actor_id).name if said.actor_id else said.words


def _named(reader: Reader, excerpts: list[Excerpt], contexts: Contexts) -> dict[int, list[Named]]:
    """Return the mentions in the words that are packed, by document."""
    found: dict[int, list[Named]] = defaultdict(list)
    for one in reader.mentions.spans(sorted({one.document_id for one in excerpts})):
        document_id, _, start, end = one
        if contexts.holds(document_id, start, end):
            found[document_id].append(one)
    return found
