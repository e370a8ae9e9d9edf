import pytest

from workbench.graph.cooccurrence import Units, places_together, together
from workbench.graph.narrowing import NetworkFilter
from workbench.graph.network import Material, build_network
from workbench.model.actors import Actor, ActorType
from workbench.model.documents import Document
from workbench.model.relations import Claim, EvidenceRow, Relation, RelationKind

PERSON, GROUP = ActorType(1, "person", "Person"), ActorType(2, "group", "Armed group")
QAANI, PMF, IRAN, HOUTHIS = (
    Actor(1, 1, "Esmail Qaani"), Actor(2, 2, "PMF"), Actor(3, 2, "Iran"), Actor(4, 2, "Houthis"),
)  # fmt: skip
LEADS = RelationKind(1, "leads", "commands", category="affiliation", position=1)
ALLIED = RelationKind(2, "allied", "is allied with", symmetric=True, category="cooperation")
TEXT = "Qaani met PMF. PMF and Iran talked.\n\nQaani left. Iran stayed."


def span(word, actor, nth=0, document=1, text=TEXT):
    start = -1
    for _ in range(nth + 1):
        start = text.index(word, start + 1)
    return document, actor, start, start + len(word)


SPANS = tuple(sorted([
    span("Qaani", 1), span("PMF", 2), span("PMF", 2, 1), span("Iran", 3),
    span("Qaani", 1, 1), span("Iran", 3, 1),
]))  # fmt: skip


def row(number, relation, stance="asserts", document=1, outlet="Newswire", since="", until="",
        published="2024-02-04"):  # fmt: skip
    return EvidenceRow(
        Claim(number, relation.id, number, stance=stance, since=since, until=until),
        relation, document, "A title", outlet, published, 0, 5, "Qaani", "", "B", "2",
    )  # fmt: skip


COMMANDS, ALLIANCE = Relation(10, 1, 1, 2), Relation(11, 2, 2, 3)
JUDGED = Relation(12, 1, 1, 4)


def material(evidence=(), relations=(COMMANDS, ALLIANCE, JUDGED)):
    return Material(
        actors=(QAANI, PMF, IRAN, HOUTHIS),
        types=(PERSON, GROUP),
        kinds=(LEADS, ALLIED),
        relations=relations,
        evidence=tuple(evidence),
        spans=SPANS,
        documents={
            1: Document(1, title="One", outlet="Newswire", published="2024-02-04"),
            2: Document(2, title="Two", outlet="newswire ", published="2020"),
            3: Document(3, title="Three", outlet="", published=""),
        },
    )


def network(evidence=(), **narrowed):
    narrowed = {"together": "", **narrowed}
    return build_network(material(evidence), NetworkFilter(**narrowed), Units(lambda _: TEXT))


def edge(built, relation_id):
    return next(e for e in built.edges if e.relation_id == relation_id)


def test_an_edge_carries_kind_direction_claims_and_sources():
    built = network([row(1, COMMANDS), row(2, COMMANDS, document=2, outlet="newswire "),
                     row(3, COMMANDS, document=3, outlet="")])  # fmt: skip
    commands = edge(built, 10)
    assert (commands.source, commands.target, commands.kind_id) == (1, 2, 1)
    assert commands.directed
    assert not edge(built, 11).directed
    assert (commands.claims, commands.sources) == (3, 2)


def test_claims_for_and_against_make_an_edge_contested():
    assert edge(network([row(1, COMMANDS), row(2, COMMANDS, "denies")]), 10).contested
    assert not edge(network([row(1, COMMANDS, "denies"), row(2, COMMANDS, "denies")]), 10).contested
    assert edge(network([row(1, COMMANDS, "planned"), row(2, COMMANDS, "denies")]), 10).contested


def test_a_relation_without_claims_is_a_judgement_and_stays_until_evidence_is_asked_for():
    assert edge(network(), 12).judgement
    assert 12 not in {e.relation_id for e in network(sources=2).edges}
    assert 12 not in {e.relation_id for e in network(since="2019").edges}


def test_only_relations_from_enough_sources_stay():
    rows = [row(1, COMMANDS), row(2, COMMANDS, document=3, outlet="Journal"), row(3, ALLIANCE)]
    assert [e.relation_id for e in network(rows, sources=2).edges] == [10]


def test_kinds_types_categories_actors_and_documents_narrow():
    rows = [row(1, COMMANDS), row(2, ALLIANCE, document=2)]
    ids = lambda **f: {e.relation_id for e in network(rows, **f).edges}  # noqa: E731
    assert ids(hidden_kinds=frozenset({1})) == {11}
    assert ids(categories=frozenset({"affiliation"})) == {10, 12}
    assert ids(hidden_types=frozenset({1})) == {11}
    assert ids(actor_ids=frozenset({1, 2})) == {10}
    assert ids(document_ids=frozenset({2})) == {11}


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [("2021", "", {10}), ("", "2020-06", {11}), ("2020", "2024", {10, 11}), ("2025", "", set())],
)
def test_a_period_keeps_claims_that_touch_it(since, until, kept):
    rows = [row(1, COMMANDS, since="2022", until="2023-05"),
            row(2, ALLIANCE, published="2020"),
            row(3, JUDGED, published="")]  # fmt: skip
    assert {e.relation_id for e in network(rows, since=since, until=until).edges} == kept


def test_the_ego_view_keeps_the_actor_and_its_neighbours():
    assert {n.id for n in network(ego=3).nodes} == {2, 3}
    assert {n.id for n in network(ego=3, depth=2).nodes} == {1, 2, 3}


def test_nodes_carry_mentions_and_degree_and_lonely_actors_only_on_request():
    nodes = {n.id: n for n in network(hidden_kinds=frozenset({1})).nodes}
    assert set(nodes) == {2, 3}
    assert (nodes[2].mentions, nodes[2].degree, nodes[2].type_label) == (2, 1, "Armed group")
    assert len(network(hidden_kinds=frozenset({1}), alone=True).nodes) == 4


def counted(unit, least=1):
    units = Units(lambda _: TEXT)
    return {(t.first, t.second): t.count for t in together(SPANS, unit, units, least)}


def test_actors_are_together_in_a_sentence_a_paragraph_or_a_document():
    assert counted("sentence") == {(1, 2): 1, (2, 3): 1}
    assert counted("paragraph") == {(1, 2): 1, (2, 3): 1, (1, 3): 2}
    assert counted("document") == {(1, 2): 1, (2, 3): 1, (1, 3): 1}
    assert counted("paragraph", least=2) == {(1, 3): 2}


def test_documents_of_one_outlet_are_one_source_of_being_together():
    twice = [*SPANS, *((2, *s[1:]) for s in SPANS)]
    units = Units(lambda _: TEXT)
    assert {t.sources for t in together(twice, "sentence", units)} == {2}
    same = {1: "newswire", 2: "newswire"}
    assert {t.sources for t in together(twice, "sentence", units, sources=same)} == {1}


def test_pairs_agree_with_counting_by_hand():
    words = ["aa", "bb", "cc", "dd"]
    text = " ".join(f"{words[i % 4]} {words[(i * i + 1) % 4]} {words[(i // 3) % 4]}."
                    f"{chr(10) if i % 5 == 0 else ''}" for i in range(60))  # fmt: skip
    spans = sorted((1, words.index(text[i : i + 2]), i, i + 2)
                   for i in range(len(text)) if text[i : i + 2] in words)  # fmt: skip
    expected: dict[tuple[int, int], int] = {}
    for sentence in text.replace("\n", " ").split("."):
        held = sorted({words.index(w) for w in sentence.split()})
        for one in held:
            for other in held:
                if one < other:
                    expected[one, other] = expected.get((one, other), 0) + 1
    # small letters never begin a sentence, so each is written large
    units = Units(lambda _: text.upper())
    found = {(t.first, t.second): t.count for t in together(spans, "sentence", units)}
    assert found == expected


def test_the_places_of_two_actors_reach_around_both_names():
    units = Units(lambda _: TEXT)
    places = places_together(SPANS, 1, 3, "paragraph", units)
    assert [TEXT[a:b] for _, a, b in places] == ["Qaani met PMF. PMF and Iran",
                                                 "Qaani left. Iran"]  # fmt: skip
    assert places_together(SPANS, 1, 3, "sentence", units) == []


def test_actors_that_a_relation_joins_get_no_second_line():
    pairs = [(e.source, e.target) for e in network(together="paragraph", least=1).edges
             if not e.relation_id]  # fmt: skip
    assert pairs == [(1, 3)]
    hidden = network(together="paragraph", least=1, hidden_kinds=frozenset({1, 2}))
    assert len(hidden.edges) == 3


def test_together_edges_obey_threshold_and_types():
    built = network(together="paragraph", least=2, hidden_kinds=frozenset({1, 2}))
    assert [(e.source, e.target, e.claims) for e in built.edges] == [(1, 3, 2)]
    hidden = frozenset({1})
    assert not network(together="paragraph", least=2, hidden_types=hidden).edges[1:]
