"""The command line finds what the window finds: the same places of the same documents, in order."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import main
from tests.flows.hands import Answers
from ui.app import Program
from ui.concordance.panel import ConcordancePanel
from ui.corpus.results import ResultsPanel
from workbench.commands.actors import AddActor
from workbench.commands.documents import EditDocuments
from workbench.commands.excerpts import AddExcerpt
from workbench.commands.mentions import TagMention
from workbench.importing.run import import_paths

TEXTS = {
    "one.txt": "Esmail Qaani took over the Quds Force 😀.\n\nThe commander spoke of the border.",
    "two.txt": "General Ghaani left Baghdad; the militia’s commander did not.\n\nShare this article",
    "سه.txt": "اسماعیل قاآنی در بغداد بود. عَلِيّ می\u200cرود ۲۰۲۴",
    "four.md": "# The border\n\nCafe\u0301 talk: colour, color and 24 men. Qa'ani was not named.",
    "five.txt": "Commander of the border guard. " * 30,
}
QUERIES = (
    "commander", "Qaani~", '"the border"', "bord*", "commander NEAR/5 border",
    "Qaani OR Ghaani NOT Baghdad", "/colou?r/", r"/\d+ men/ border", "title:border", "date:2020..",
    "is:unread commander", "cafe", "علی", "2024", "actor:Qaani", "has:excerpt",
    "(commander OR قاآنی) NOT title:border", "zzz", "militia's",
)  # fmt: skip


@pytest.fixture
def window(program: Callable[..., Program], tmp_path: Path) -> Program:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    started = program(Answers())
    assert started.window is not None
    session = started.window.context.session
    import_paths(session, [folder])
    (one,) = session.store.documents.find(file_name="one.txt")
    session.run(EditDocuments((one.id,), {"published": "2020-03"}))
    actor = session.run(AddActor("Esmail Qaani", 1))
    session.run(TagMention(one.id, 0, 12, actor))
    session.run(AddExcerpt(one.id, 0, 20))
    return started


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], window: Program):  # type: ignore[no-untyped-def]
    assert window.window is not None
    path = window.window.context.store.path

    def run(name: str, *words: str) -> list[dict[str, object]]:
        monkeypatch.setattr(sys, "argv", ["main.py", name, str(path), *words, "--json"])
        capsys.readouterr()
        main.sidelight(standalone_mode=False, obj=main.Projects())
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_a_search_finds_the_same(
    qtbot: QtBot, window: Program, command: Callable[..., list[dict[str, object]]]
) -> None:
    assert window.window is not None
    panel = window.window.show_panel("results")
    assert isinstance(panel, ResultsPanel)
    some = 0
    for query in QUERIES:
        with qtbot.waitSignal(panel.counted):
            panel.search(query)
        shown = [
            (hit.document_id, hit.start, hit.end)
            for found in panel.model.findings.found
            for hit in found.hits
        ]
        told = [(one["document_id"], one["start"], one["end"]) for one in command("search", query)]
        assert told == shown, query
        some += bool(shown)
    assert some == len(QUERIES) - 1


def test_a_concordance_shows_the_same_lines_in_the_same_groups(
    qtbot: QtBot, window: Program, command: Callable[..., list[dict[str, object]]]
) -> None:
    assert window.window is not None
    panel = window.window.show_panel("concordance")
    assert isinstance(panel, ConcordancePanel)
    panel.controls.group.show_key("word")
    panel.controls.sort.show_key("left")
    panel.controls.width_field.setValue(4)
    for query in ("commander OR Qaani~", "bord*", "/o./"):
        with qtbot.waitSignal(panel.counted):
            panel.search(query)
        shown = [(label, *line) for label, line in panel.model.shown()]
        names = ("group", "document_id", "start", "end", "left", "found", "right")
        asked = command("concordance", query, "--group", "word", "--sort", "left", "--window", "4")
        assert [tuple(one[name] for name in names) for one in asked] == shown
        assert shown
