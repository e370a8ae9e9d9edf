"""The network leaves as GraphML and comes back; graphs of others become actors and relations."""

from collections.abc import Callable
from pathlib import Path

import networkx
import pytest

from tests.workbench.exchange.affair import affair, documents, set_up, told
from workbench.commands.bringing import BringIn, BroughtIn
from workbench.errors import Cancelled, Refusal
from workbench.exchange import graphs
from workbench.exchange.brought import Brought
from workbench.exchange.incoming import read_incoming
from workbench.exporting.gathering import Order
from workbench.exporting.ways import leave
from workbench.session import Session
from workbench.tasks import Progress

Make = Callable[..., Session]


def _bring(session: Session, path: Path) -> BroughtIn:
    came: BroughtIn = session.run(BringIn(read_incoming(path), path.name))
    return came


def _said(session: Session) -> list[tuple[str, str, str, str]]:
    return [
        (subject, kind[1], object_, note)
        for subject, kind, object_, note in told(session.store, "relations")
    ]


def test_our_network_gives_back_actors_relations_and_the_words_they_rest_on(
    make_project: Make, tmp_path: Path
) -> None:
    left = set_up(make_project(), affair())
    path = tmp_path / "axis.graphml"
    leave(left.store, "graphml", Order(), path)
    other = set_up(make_project(), Brought(documents=documents()))
    came = _bring(other, path)
    assert not came.remarks and not came.unplaced
    related = {name for subject, _, object_, _ in _said(left) for name in (subject, object_)}
    assert [(t[1], name) for t, name, _, _ in told(other.store, "actors")] == [
        (t[1], name) for t, name, _, _ in told(left.store, "actors") if name in related
    ]
    assert [one[:3] for one in _said(other)] == [one[:3] for one in _said(left)]
    claims = [(one[0], one[1], one[2], one[6]) for one in told(other.store, "claims")]
    assert claims == [(one[0], one[1], one[2], one[6]) for one in told(left.store, "claims")]
    assert not any(one.new for one in _bring(other, path).counts.values())


def test_a_graph_of_networkx_is_understood(session: Session, tmp_path: Path) -> None:
    graph = networkx.DiGraph()
    graph.add_node("n1", label="Ali Hassan", type="person", age=44)
    graph.add_node("n2", label="A Party", type="Faction", description="Small.")
    graph.add_node("Basra", type="3")
    graph.add_edge("n1", "n2", relation="is a member / part of", weight=2.5)
    graph.add_edge("n2", "Basra", relation="meets at")
    graph.add_edge("n1", "n1")
    path = tmp_path / "theirs.graphml"
    networkx.write_graphml(graph, path)
    came = _bring(session, path)
    assert [(t[1], name, note) for t, name, _, note in told(session.store, "actors")] == [
        ("Faction", "A Party", "Small."),
        ("Person", "Ali Hassan", "age: 44"),
        ("Person", "Basra", ""),
    ]
    assert _said(session) == [
        ("A Party", "meets at", "Basra", ""),
        ("Ali Hassan", "is a member / part of", "A Party", "weight: 2.5"),
    ]
    assert came.remarks == ("1 edge from a node to itself was left out.",)


#: the drawing program yEd keeps names in labels, groups hold graphs, and data may lack a name
YED = """<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
 <key for="node" id="d6" yfiles.type="nodegraphics"/>
 <key attr.name="description" for="node" id="d5"/>
 <key attr.name="since" attr.type="string" for="edge" id="d8"><default>2020</default></key>
 <key for="edge" id="d10" yfiles.type="edgegraphics"/>
 <graph edgedefault="undirected" id="G">
  <node id="n0"><data key="d5"/><data key="d6"><y:ShapeNode><y:Fill color="#FFCC00"/>
   <y:NodeLabel>Ali
 Hassan<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>
  <node id="n1" yfiles.foldertype="group"><data key="d6"><y:Realizers><y:NodeLabel>Bloc</y:NodeLabel>
   <y:NodeLabel>closed</y:NodeLabel></y:Realizers></data>
   <graph edgedefault="directed" id="n1:"><node id="n1::n0"><data key="d5">Inside.</data>
    <data key="d6"><y:NodeLabel>Inner</y:NodeLabel></data><port name="p"/></node>
    <edge id="e1" source="n1::n0" target="n0"><data key="d10">
     <y:EdgeLabel>backs / sponsors</y:EdgeLabel>
    </data></edge></graph></node>
  <edge id="e0" source="n0" target="n1"><data key="d10">
   <y:EdgeLabel>trades with</y:EdgeLabel></data></edge>
  <edge id="e2" source="n0" target="n9"/><edge source="n1" target="n1::n0"/>
  <hyperedge><endpoint node="n0"/></hyperedge>
 </graph></graphml>
"""


def test_a_drawing_of_yed_is_understood_with_its_labels_and_groups(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.xml"
    path.write_text(YED, "utf-8")
    came = _bring(session, path)
    assert [(name, note) for _, name, _, note in told(session.store, "actors")] == [
        ("Ali Hassan", ""),
        ("Bloc", ""),
        ("Inner", "Inside."),
    ]
    assert {one[:3] for one in _said(session)} == {
        ("Inner", "backs / sponsors", "Ali Hassan"),
        ("Ali Hassan", "trades with", "Bloc"),
        ("Bloc", "is associated with (nature unknown)", "Inner"),
    }
    assert {one[3] for one in _said(session)} == {"since: 2020"}
    kinds = {one.label: one.symmetric for one in session.store.relation_kinds.find()}
    assert kinds["trades with"] and not kinds["backs / sponsors"]
    assert came.remarks == (
        "1 edge has no word for what it says, and came as an association.",
        "1 edge was left out: an end of it is no node of the file.",
        "1 of the element “port” was left out.",
        "1 of the element “hyperedge” was left out.",
    )


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE graphml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<graphml><graph><node id="&b;"/></graph></graphml>'
)


@pytest.mark.parametrize(
    ("hostile", "why"),
    [
        (BOMB, "declares a document type"),
        ("<graphml><graph><node id='a'>", "damaged or was cut off"),
        ("<graphml>" + "<graph>" * 5_000, "nested without end"),
        ("<other><graphml/></other>", "is no GraphML"),
        ("<graphml/>", "nothing that could be brought in"),
    ],
)
def test_a_hostile_graph_is_refused_and_touches_nothing(
    hostile: str, why: str, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.graphml"
    path.write_text(hostile)
    with pytest.raises(Refusal, match=why):
        _bring(session, path)
    assert not session.store.actors.find() and not session.store.history.operations()


def test_a_graph_without_end_is_refused_and_reading_can_be_cancelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "theirs.graphml"
    path.write_text(YED)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_incoming(path, progress)
    monkeypatch.setattr(graphs, "MOST", 4)
    with pytest.raises(Refusal, match="over 4 nodes"):
        read_incoming(path)
