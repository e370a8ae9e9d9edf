"""No file that leaves holds the home folder, the login, what was deleted, or what was undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from PySide6.QtWidgets import QApplication

import main
from tests.contents import contents
from ui.exporting.paper import Paper
from ui.graph.drawing import draw
from workbench.commands.actors import AddActor, DeleteActors
from workbench.commands.codes import AddCode, DeleteCodes, EditCode
from workbench.commands.documents import DeleteDocuments, EditDocuments
from workbench.commands.excerpts import AddExcerpt, AnnotateExcerpts, DeleteExcerpts
from workbench.commands.mentions import TagMention
from workbench.commands.relations import AddRelation
from workbench.exporting import ExportOptions
from workbench.exporting.formats import GROUPINGS
from workbench.exporting.gathering import Order
from workbench.exporting.ways import ANALYSTS, GROUPING, leave, ways
from workbench.importing.run import import_paths
from workbench.presses import CHART, PAPER, lend
from workbench.session import Session

LOGIN = "wilhelmina.quast"
NEWS = (
    "Esmail Qaani met the brigade in June. “We owe nobody anything,” Qaani said.\n"
    "The brigade, he said, had been paid until the spring.\n"
)
GONE = "Zwetschgenknoedel were served, and nobody paid for the plums at the meeting.\n"
#: what must be in no file, and why
SECRETS = {
    LOGIN: "the login",
    "quast/": "the home folder",
    "cabinet-files": "a folder under the home folder",
    "Zwetschgenknoedel": "the text of a deleted document",
    "paid until the": "a deleted excerpt",
    "Mirabellenlikoer": "a note that was undone",
    "Holunderbeere": "a title that was changed",
    "Quittenbrot": "a deleted code",
    "Schlehenfeuer": "the name a code had",
    "Hagebutten": "a deleted actor",
}


@dataclass
class Work:
    """Hold a project after some work, and the folder that things leave to."""

    session: Session
    out: Path


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Work]:
    """Give a project made under a home folder by somebody with a login, with things undone."""
    home = tmp_path_factory.mktemp("home") / LOGIN
    corpus = home / "cabinet-files"
    corpus.mkdir(parents=True)
    (corpus / "june.txt").write_text(NEWS, "utf-8")
    (corpus / "plums.txt").write_text(GONE, "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        for name in ("USER", "LOGNAME", "USERNAME", "SIDELIGHT_ANALYST"):
            patched.setenv(name, LOGIN)
        patched.setenv("HOME", str(home))
        session = main.Projects().create(home / "spring.sidelight")
        import_paths(session, [corpus])
        _work(session)
        yield Work(session, tmp_path_factory.mktemp("sent"))
        session.store.close()


def _work(session: Session) -> None:
    run, store = session.run, session.store
    known = {one.file_name.rpartition("/")[2]: one.id for one in store.documents.find()}
    june = known["june.txt"]
    run(EditDocuments((june,), {"title": "Holunderbeere"}))
    run(EditDocuments((june,), {"title": "June", "outlet": "Newswire", "published": "2024-06"}))
    code = run(AddCode("Schlehenfeuer"))
    run(EditCode(code, {"name": "Money"}))
    run(DeleteCodes((run(AddCode("Quittenbrot")),)))
    at = NEWS.index("We owe")
    kept = run(AddExcerpt(june, at, at + 22, (code,)))
    run(AnnotateExcerpts((kept,), "Mirabellenlikoer"))
    session.undo()
    gone = NEWS.index("paid until")
    run(DeleteExcerpts((run(AddExcerpt(june, gone, gone + 21)),)))
    qaani, brigade = run(AddActor("Esmail Qaani", 1)), run(AddActor("The brigade", 2))
    run(DeleteActors((run(AddActor("Hagebutten", 1)),)))
    run(TagMention(june, 0, 12, qaani))
    run(AddRelation(qaani, 4, brigade, june, 0, 37))
    run(DeleteDocuments((known["plums.txt"],)))


def found_in(path: Path, whole: bool = False) -> list[str]:
    """Return what a file tells; `whole` documents hold the words of what was marked in them."""
    said = contents(path).casefold()
    places = {**SECRETS, str(path.parent): "the folder it was written to"}
    found = {why for secret, why in places.items() if secret.casefold() in said}
    return sorted(found - ({"a deleted excerpt"} if whole else set()))


@pytest.mark.parametrize("key", ways())
def test_no_way_out_tells_who_and_where_and_what_is_gone(
    qapp: QApplication, work: Work, key: str
) -> None:
    lend(CHART, draw)
    lend(PAPER, Paper)
    way = ways()[key]
    for by in GROUPINGS if GROUPING in way.takes else ("",):
        path = work.out / f"{key}{by}{way.extension}"
        order = Order(options=ExportOptions(grouping=by, project="spring"))
        assert leave(work.session.store, key, order, path).count
        assert found_in(path, whole=key == "qdpx") == []
        assert len(contents(path)) > 100


@pytest.mark.parametrize("key", [key for key, way in ways().items() if ANALYSTS in way.takes])
def test_who_marked_what_is_told_when_asked_and_by_a_number_when_not_by_name(
    qapp: QApplication, work: Work, key: str
) -> None:
    lend(PAPER, Paper)
    told = {}
    for who in ("pseudonyms", "names"):
        path = work.out / f"{key} {who}{ways()[key].extension}"
        order = Order(options=ExportOptions(analysts=who))
        leave(work.session.store, key, order, path)
        told[who] = "".join(contents(path).split())
    assert LOGIN not in told["pseudonyms"]
    assert "Analyst1" in told["pseudonyms"] and "Analyst1" not in told["names"]
    assert LOGIN in told["names"]


@pytest.mark.parametrize(
    "words",
    [
        ("card", "Esmail Qaani", "--format", "html"),
        ("card", "Esmail Qaani", "--format", "md"),
        ("card", "Esmail Qaani", "--format", "json"),
        ("card", "Esmail Qaani", "--format", "pdf"),
        ("statements", "--by", "Esmail Qaani", "--out", ".csv"),
        ("statements", "--by", "Esmail Qaani", "--out", ".xlsx"),
        ("search", "brigade", "--out", ".csv"),
        ("search", "brigade", "--out", ".html"),
        ("concordance", "brigade", "--out", ".xlsx"),
        ("review", "make", "--out", ".html"),
        ("review", "make", "--whole-documents", "--out", ".sidelight-review"),
    ],
)
def test_nor_does_anything_else_that_leaves(
    qapp: QApplication, work: Work, words: tuple[str, ...]
) -> None:
    *said, last = words
    ending = last if last.startswith(".") else f".{last}"
    path = work.out / f"{len(list(work.out.iterdir()))}{ending}"
    said = said if last.startswith(".") else [*said, last, "--out"]
    at = 2 if said[0] == "review" else 1
    project = work.session.store.path.with_name("copy.sidelight")
    work.session.store.backup(project)
    given = [*said[:at], str(project), *said[at:], str(path)]
    done = CliRunner().invoke(main.sidelight, given, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert found_in(path, whole=True) == []
