from workbench.copies.groups import Groups
from workbench.graph.cooccurrence import Units
from workbench.graph.evidence import (
    claim_items,
    edge_items,
    heading,
    quoted,
    summary,
    together_items,
)
from workbench.graph.network import Edge, Network, Node
from workbench.model.copies import CopyOf
from workbench.model.documents import Document
from workbench.model.relations import Claim, EvidenceRow, Relation, RelationKind

RELATION = Relation(10, 1, 1, 2)
COMMANDS = Edge(1, 2, 1, 10, True, 3, 3, True)
NETWORK = Network(
    (Node(1, "Esmail Qaani"), Node(2, "PMF")),
    (Edge(1, 2, claims=2, sources=1), COMMANDS),
    (RelationKind(1, "leads", "commands", "is commanded by"),),
)


def row(number, stance, outlet, published, **claim):
    fields = {"stance": stance, **claim}
    return EvidenceRow(
        Claim(number, 10, number, **fields), RELATION, number, "A title", outlet, published, 3, 9,
        "lacks\n ties", "a militia aide", "B", "2",
    )  # fmt: skip


ROWS = [
    row(1, "asserts", "Journal", "2020-03-18", voice="speaker"),
    row(2, "denies", "Newswire", "2024-02-04"),
    row(3, "denies", "Institute brief", "2021", since="2020", until="2021-01", likelihood="likely"),
]


def test_claims_against_stand_first_each_with_its_source():
    items = claim_items(ROWS)
    assert [item.id for item in items] == [2, 3, 1]
    assert items[0].words == "“lacks ties”"
    assert items[0].said == "against · Newswire B2 · 4 Feb 2024 · said by the author"
    assert items[1].said.endswith("2021 · said by the author · 2020 to Jan 2021 · likely")
    assert items[2].said == "for · Journal B2 · 18 Mar 2020 · said by a militia aide"


def test_words_that_bring_their_quotation_marks_get_no_others():
    assert [quoted(words) for words in ("a  b", "“a” b", "«a»")] == ["“a b”", "“a” b", "«a»"]


def test_the_summary_counts_sources_not_claims():
    assert summary(COMMANDS, claim_items(ROWS)) == "2 independent sources against, 1 for"
    twice = [*ROWS, row(4, "asserts", "Journal", "2022")]
    assert summary(COMMANDS, claim_items(twice)) == "2 independent sources against, 1 for"
    assert summary(COMMANDS, claim_items(ROWS[:1])) == "1 independent source for, none against"


def test_a_relation_without_claims_says_it_is_a_judgement():
    judged = Edge(1, 2, 1, 10, True)
    assert summary(judged, []) == "Analyst’s judgement: no document says this yet."


def test_the_heading_names_both_actors_the_kind_and_that_it_is_contested():
    assert heading(COMMANDS, NETWORK) == "Esmail Qaani → PMF · commands · contested"
    assert heading(NETWORK.edges[0], NETWORK) == "Esmail Qaani – PMF · mentioned together"


def test_an_actor_lists_its_relations_from_its_own_side():
    assert [item.words for item in edge_items(NETWORK, 2)] == [
        "is commanded by Esmail Qaani",
        "mentioned together with Esmail Qaani",
    ]
    assert edge_items(NETWORK, 1)[0].words == "commands PMF"


def test_being_together_lists_the_words_around_both_names():
    text = "Nothing.\nThen Qaani met PMF again. More."
    spans = [(7, 1, 14, 19), (7, 2, 24, 27)]
    items = together_items(
        spans, NETWORK.edges[0], "sentence", Units(lambda _: text), lambda _: text,
        {7: Document(7, title="A title", outlet="Blog", published="2022-01", source_grade="F")},
    )  # fmt: skip
    assert [(text[item.start : item.end], item.said) for item in items] == [
        ("Qaani met PMF", "Blog F– · Jan 2022")
    ]
    assert items[0].words == "Then Qaani met PMF again. More."
    assert summary(NETWORK.edges[0], items) == "2 places · 1 source · 1 more not listed"


def test_a_repost_is_listed_and_not_counted():
    groups = Groups({2: CopyOf(3, 0.96)})
    items = claim_items(ROWS, groups)
    assert [item.repeat for item in items] == [True, False, False]
    assert items[0].said.endswith(" · repost")
    assert summary(COMMANDS, items) == "1 independent source against, 1 for · 1 repost not counted"


def test_what_only_a_repost_says_counts_for_its_origin():
    groups = Groups({1: CopyOf(9, 0.9), 2: CopyOf(1, 0.8)})
    assert not any(item.repeat for item in claim_items(ROWS, groups))
