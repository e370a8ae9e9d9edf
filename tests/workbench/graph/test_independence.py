"""A repost adds no source, no place and no edge."""

from workbench.copies.groups import Groups
from workbench.graph.cooccurrence import Units
from workbench.graph.narrowing import NetworkFilter
from workbench.graph.network import Material, build_network, narrowed_spans
from workbench.model.actors import Actor
from workbench.model.copies import CopyOf
from workbench.model.documents import Document
from workbench.model.relations import Claim, EvidenceRow, Relation, RelationKind

RELATION = Relation(10, 1, 1, 2)


def row(number: int, outlet: str) -> EvidenceRow:
    claim = Claim(number, 10, number, stance="asserts")
    return EvidenceRow(claim, RELATION, number, "T", outlet, "2024", 0, 5, "words", "", "", "")


MATERIAL = Material(
    actors=(Actor(1, 1, "Qaani"), Actor(2, 1, "PMF")),
    kinds=(RelationKind(1, "leads", "commands", "is commanded by"),),
    relations=(RELATION,),
    evidence=(row(1, "Wire"), row(2, "Blog"), row(3, "Journal")),
    spans=tuple((one, actor, actor * 10, actor * 10 + 4) for one in (1, 2, 3) for actor in (1, 2)),
    documents={
        n: Document(n, outlet=name) for n, name in ((1, "Wire"), (2, "Blog"), (3, "Journal"))
    },
    groups=Groups({2: CopyOf(1, 0.96)}),
)
UNITS = Units(lambda _id: "A text of one paragraph that names both of the two actors together.")


def test_claims_and_sources_of_a_repost_count_with_its_origin_unless_all_are_asked_for() -> None:
    (edge,) = build_network(MATERIAL, NetworkFilter(together=""), UNITS).edges
    assert (edge.claims, edge.sources) == (2, 2)
    (edge,) = build_network(MATERIAL, NetworkFilter(together="", independent=False), UNITS).edges
    assert (edge.claims, edge.sources) == (3, 3)


def test_from_at_least_three_sources_needs_three_that_are_independent() -> None:
    assert not build_network(MATERIAL, NetworkFilter(together="", sources=3), UNITS).edges
    every = NetworkFilter(together="", sources=3, independent=False)
    assert build_network(MATERIAL, every, UNITS).edges


def test_being_named_together_in_a_repost_is_no_further_place() -> None:
    assert {span[0] for span in narrowed_spans(MATERIAL, NetworkFilter())} == {1, 3}
    only = NetworkFilter(document_ids=frozenset({2}))
    assert {span[0] for span in narrowed_spans(MATERIAL, only)} == {2}
