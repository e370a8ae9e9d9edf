from workbench.graph.crowd import thinned, weights
from workbench.graph.network import Edge, Network, Node
from workbench.model.relations import RelationKind

KINDS = (RelationKind(1, "leads", "leads"), RelationKind(2, "funds", "funds"))


def star(arms, kind=1):
    """An actor 1 related to many, the first of them most often."""
    nodes = tuple(Node(n, f"Actor {n}", mentions=100 - n) for n in range(1, arms + 2))
    edges = tuple(
        Edge(1, n, kind, n, True, claims=max(4 - n, 1), sources=1) for n in range(2, arms + 2)
    )
    return Network(nodes, edges, KINDS)


def test_those_that_matter_most_stay_and_hang_together():
    shown = thinned(star(30), 6)
    assert {node.id for node in shown.nodes} == {1, 2, 3, 4, 5, 6}
    assert len(shown.edges) == 5
    assert [kind.id for kind in shown.kinds] == [1]


def test_a_network_that_fits_is_left_as_it_is():
    network = star(4)
    assert thinned(network, 5) is network


def test_an_actor_asked_for_stays_with_a_neighbour():
    network = star(30)
    lone = Network((*network.nodes, Node(90, "Far"), Node(91, "Off")),
                   (*network.edges, Edge(90, 91, 2, 99, True, 1, 1)), KINDS)  # fmt: skip
    shown = thinned(lone, 6, keep=(90,))
    assert {90, 91} <= {node.id for node in shown.nodes}
    assert len(shown.nodes) == 6


def test_parts_apart_from_the_first_come_when_there_is_room():
    two = star(2), star(2)
    nodes = (*two[0].nodes, *(Node(n.id + 10, n.name) for n in two[1].nodes), Node(30, "Alone"))
    edges = (*two[0].edges, *(Edge(e.source + 10, e.target + 10, 1, e.relation_id + 10, True, 1, 1)
                              for e in two[1].edges))  # fmt: skip
    shown = thinned(Network(nodes, edges, KINDS), 6)
    assert {node.id for node in shown.nodes} == {1, 2, 3, 11, 12, 13}


def test_relations_weigh_more_than_being_named_together():
    nodes = tuple(Node(n, "x", mentions=1) for n in (1, 2, 3, 4))
    edges = (Edge(1, 2, 1, 5, True, 1, 1), Edge(3, 4, claims=9, sources=3))
    heavy = weights(Network(nodes, edges, KINDS))
    assert heavy[1] > heavy[3]
