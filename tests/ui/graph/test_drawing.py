"""A chart that is not open is drawn whole, as large as its actors need."""

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtGui import QImage

from ui.graph.drawing import draw
from workbench.graph.network import Edge, Network, Node


@pytest.fixture
def ring():
    def ring(count):
        nodes = tuple(Node(n, f"Actor {n}", "Person", "blue") for n in range(count))
        return Network(nodes, tuple(Edge(n, (n + 1) % count) for n in range(count)))

    return ring


@pytest.mark.parametrize("count", [2, 150])
def test_every_actor_has_its_name_inside_the_picture(qapp, ring, tmp_path, count):
    draw(ring(count), {}, tmp_path / "chart.svg", "svg")
    root = ET.parse(tmp_path / "chart.svg").getroot()
    wide = float(root.attrib["viewBox"].split()[2])
    said = {}
    for group in root.iter("{http://www.w3.org/2000/svg}g"):
        for part in group.findall("{http://www.w3.org/2000/svg}text"):
            said["".join(part.itertext()).strip()] = float(part.attrib["x"])
    assert sum(f"Actor {n}" in said for n in range(count)) >= 0.9 * count
    places = [x for words, x in said.items() if words.startswith("Actor")]
    middle = (max(places) + min(places)) / 2
    assert 0.4 * wide < middle < 0.6 * wide  # all over the picture, not in a corner
    assert wide == 1200 if count == 2 else wide > 1500


def test_a_png_has_twice_the_points(qapp, ring, tmp_path):
    draw(ring(2), {0: (0.0, 0.0), 1: (1.0, 0.0)}, tmp_path / "chart.png", "png")
    assert QImage(str(tmp_path / "chart.png")).width() == 2400
