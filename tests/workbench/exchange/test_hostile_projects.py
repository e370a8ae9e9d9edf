"""A project made to do harm, or damaged, is refused with one sentence, and touches nothing."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.workbench.exchange.foreign import QUALCODER, a_project, packed, saved
from workbench.errors import Cancelled, Refusal
from workbench.exchange.incoming import read_incoming
from workbench.exchange.refi.own import OWN
from workbench.tasks import Progress

GOOD = a_project(QUALCODER, ["Some words here."], [(0, "words")])
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE P [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    b'<Project xmlns="urn:QDA-XML:project:1.0" name="&b;"/>'
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE P [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    b'<Project xmlns="urn:QDA-XML:project:1.0" name="x"><Description>&a;</Description></Project>'
)
NESTED = b"<Project>" + b"<Code>" * 5000 + b"</Code>" * 5000 + b"</Project>"


def with_doubled_names() -> bytes:
    return packed({"project.qde": b"<Project/>", "SOURCES/a.txt": b"one", "sources/A.txt": b"two"})


def encrypted() -> bytes:
    data = bytearray(GOOD)
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


HOSTILE = {
    "entities that grow": (packed({"project.qde": LAUGHS}), "document type"),
    "entities from outside": (packed({"project.qde": OUTSIDE}), "document type"),
    "nested without end": (packed({"project.qde": NESTED}), "nested without end"),
    "a name that leads out": (
        packed({"project.qde": b"<Project/>", "../../out.txt": b"x"}),
        "lead out",
    ),
    "an absolute name": (packed({"project.qde": b"<Project/>", "C:\\a.txt": b"x"}), "lead out"),
    "names in two cases": (with_doubled_names(), "two files of one name"),
    "a bomb": (packed({"project.qde": b"<Project>" + b" " * 60_000_000}), "far more"),
    "encrypted": (encrypted(), "encrypted"),
    "cut off": (GOOD[: len(GOOD) // 2], "damaged"),
    "no project in it": (packed({"readme.txt": b"x"}), "no project file"),
    "of another kind": (packed({"project.qde": b"<CodeBook/>"}), "no project of REFI-QDA"),
    "broken off inside": (packed({"project.qde": b"<Project><Sources>"}), "damaged"),
    "lines that are none": (
        packed({"project.qde": b'<Project name="p"/>', OWN: b'{"is": "file", "version'}),
        "damaged",
    ),
    "lines of a newer program": (
        packed(
            {
                "project.qde": b'<Project name="p"/>',
                OWN: json.dumps({"is": "file", "version": 99}).encode(),
            }
        ),
        "newer",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_project_is_refused_with_one_sentence(tmp_path: Path, kind: str) -> None:
    data, words = HOSTILE[kind]
    path = saved(tmp_path, data)
    with pytest.raises(Refusal, match=words) as refused:
        read_incoming(path)
    assert "theirs.qdpx" in str(refused.value)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["theirs.qdpx"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, GOOD)
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("project.qde", b"<Project/>")
    with pytest.raises(Refusal, match="two files of one name"):
        read_incoming(path)


def test_lines_of_our_own_with_values_of_another_kind_do_no_harm(tmp_path: Path) -> None:
    lines = [
        {"is": "file", "version": 1},
        {"is": "document", "guid": [], "title": 7, "pieces": [[1], "x", [0, 9**9, "h1", ""]]},
        {"is": "actor", "name": None, "aliases": [["a"], 5, ["a", "", "", "", ""]]},
        {"is": "claim", "relation": {}, "excerpt": 1},
        {"is": "relation", "subject": 5},
        ["not", "an", "object"],
    ]
    own = "\n".join(map(json.dumps, lines)).encode()
    path = saved(tmp_path, packed({"project.qde": b'<Project name="p"/>', OWN: own}))
    brought = read_incoming(path)
    assert [one.name for one in brought.actors] == ["Unnamed actor"]


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_incoming(saved(tmp_path, GOOD), progress)


def test_references_where_none_belong_do_no_harm(tmp_path: Path) -> None:
    strays = "".join(
        f'<{tag}Ref targetGUID="0a0a0a0a-0000-4000-8000-000000000001"/>'
        for tag in ("Code", "Source", "Selection", "Note", "Variable")
    )
    text = "<PlainTextContent>Some words.</PlainTextContent>"
    said = f"<Project>{strays}<TextSource name='A'>{strays}{text}</TextSource><Case>{strays}</Case>"
    said += f"<Code name='C'>{strays}</Code><Sets><Set>{strays}</Set></Sets></Project>"
    brought = read_incoming(saved(tmp_path, packed({"project.qde": said.encode()})))
    assert [one.text for one in brought.documents] == ["Some words."]
