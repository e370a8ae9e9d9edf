"""The network is written as other programs read it: their own readers and schemas say so."""

from pathlib import Path

import networkx
import pytest
from lxml import etree

from tests.workbench.graph.test_network import COMMANDS, TEXT, material, row
from workbench.graph.cooccurrence import Units
from workbench.graph.facts import actor_facts, edge_facts
from workbench.graph.files import KINDS
from workbench.graph.narrowing import NetworkFilter
from workbench.graph.network import build_network
from workbench.model.documents import Cited

SCHEMA = Path(__file__).parents[3].parent / "shared" / "standards" / "gexf" / "gexf.xsd"
SHA = "3b3f78bfb7" + "0" * 54
EVIDENCE = [
    row(1, COMMANDS, since="2020-01", until="2021"),
    row(2, COMMANDS, stance="denies", document=2, outlet="Gulf Ledger", published="2022"),
]


def written(kind: str, path: Path, evidence=EVIDENCE, **narrowed) -> Path:
    chosen = NetworkFilter(**narrowed)
    held = material(evidence)
    network = build_network(held, chosen, Units(lambda _: TEXT))
    cited = {number: Cited("", "", "", "", "", "", "", SHA) for number in (1, 2, 3)}
    KINDS[kind][1](actor_facts(network), edge_facts(network, held, cited, chosen), path)
    return path


def test_graphml_is_read_by_another_program(tmp_path):
    graph = networkx.read_graphml(written(".graphml", tmp_path / "n.graphml", together="sentence"))
    assert graph.nodes["actor:1"]["name"] == "Esmail Qaani"
    assert graph.nodes["actor:2"]["type"] == "Armed group"
    edges = {data["id"]: (source, target, data) for source, target, data in graph.edges(data=True)}
    source, target, commands = edges["relation:10"]
    assert (source, target) == ("actor:1", "actor:2")
    assert (commands["claims"], commands["against"], commands["contested"]) == (2, 1, True)
    assert not commands["symmetric"] and edges["relation:11"][2]["symmetric"]
    assert (commands["since"], commands["until"]) == ("2020-01-01", "2022-12-31")
    first, second = commands["evidence"].split()
    assert first.startswith("ni:///sha-256;Oz94v7c") and first.endswith("#char=0,5")
    assert second.endswith("#char=0,5")


def test_gexf_is_read_by_another_program_with_its_times(tmp_path):
    path = written(".gexf", tmp_path / "n.gexf", hidden_kinds=frozenset({2}))
    spells = etree.parse(path).findall(".//{*}edge[@id='relation:10']/{*}spells/{*}spell")
    assert [dict(one.attrib) for one in spells] == [
        {"start": "2020-01-01", "end": "2021-12-31"},
        {"start": "2022-01-01", "end": "2022-12-31"},
    ]
    # the reader knows 1.2 only, and no graph with edges of both kinds; of what is written here,
    # the two versions differ in their name
    older = tmp_path / "older.gexf"
    older.write_text(
        path.read_text("utf-8")
        .replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
        .replace('version="1.3"', 'version="1.2"'),
        "utf-8",
    )
    graph = networkx.read_gexf(older)
    assert {data["label"] for _, data in graph.nodes(data=True)} >= {"Esmail Qaani", "PMF"}


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema of GEXF is not beside this checkout")
@pytest.mark.parametrize("narrowed", [{}, {"together": "paragraph", "alone": True}])
def test_gexf_is_valid_by_its_schema(tmp_path, narrowed):
    path = written(".gexf", tmp_path / "n.gexf", **narrowed)
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    schema.assertValid(etree.parse(path))


@pytest.mark.parametrize("kind", KINDS)
def test_a_period_leaves_out_what_was_claimed_of_other_times(tmp_path, kind):
    words = written(kind, tmp_path / "n", since="2022").read_text("utf-8")
    assert "2022-12-31" in words and "2020-01-01" not in words and words.count("#char=") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_network_is_a_whole_file(tmp_path, kind):
    path = written(kind, tmp_path / "n", evidence=(), actor_ids=frozenset({99}))
    assert not etree.parse(path).findall(".//{*}node")


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_xml_can_not_hold_is_written_as_far_as_it_can(tmp_path, kind):
    from workbench.graph.facts import ActorFacts

    path = tmp_path / "n"
    KINDS[kind][1]([ActorFacts("actor:1", "A\x00<b>\ud800&", "Person", 1)], [], path)
    (node,) = etree.parse(path).findall(".//{*}node")
    assert "A\ufffd<b>\ufffd&" in ("".join(node.itertext()) + node.get("label", ""))
