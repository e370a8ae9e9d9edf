"""Weigh names before they are applied: ten thousand of a list, one of a card, all that are known.

Over 2,000 articles (20 MB). The bare loop is ahocorasick-rs with the same names over the same texts,
every place of them counted.
"""

import os
import random
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

import tempfile

from ahocorasick_rs import AhoCorasick
from figure import milliseconds, tell
from known_names import article, name
from reader_project import NOON, window

from db.project import create
from db.writer import Project
from ui.names.bringing import BringNamesDialog
from workbench.actors.brought import bring
from workbench.actors.caution import weigh
from workbench.actors.foreseen import foresee
from workbench.actors.names import folded
from workbench.bus import Bus
from workbench.commands.actors import AddActor
from workbench.importing.name_list import ListedName, NameList
from workbench.model.documents import Content, Document
from workbench.session import Desk, Session

ARTICLES, NAMES = 2000, 10_000


def filled() -> tuple[Project, list[str]]:
    """Return a project of articles that name a few thousand of the names, and all names."""
    chosen = random.Random(5)
    names = list(dict.fromkeys(f"{name(chosen)} {name(chosen)}" for _ in range(NAMES)))
    path = Path(tempfile.mkdtemp()) / "names.sidelight"
    project = create(path, who="Bench", clock=lambda: NOON)
    with project.operation("Fill", "Bench"):
        for number in range(ARTICLES):
            text = article(chosen, names[:3000], 19)
            content = Content(text=text, sha256=f"{number:064x}", original_sha256=f"{number:064x}",
                              encoding="utf-8")  # fmt: skip
            content_id = project.documents.add_content(content, text.encode())
            project.documents.add(Document(content_id=content_id, length=len(text)))
    return project, names


if __name__ == "__main__":
    project, names = filled()
    application, context = window(project)
    texts = [project.documents.text(one) for one in project.documents.ids("id")]
    finder = AhoCorasick([folded(one) for one in names])

    def bare() -> None:
        for text in texts:
            finder.find_matches_as_indexes(text.lower(), overlapping=True)

    theirs = milliseconds(bare, 1)
    size = sum(map(len, texts)) / 1e6
    tell(f"count {NAMES:,} names in {size:.0f} MB beside the window",
         milliseconds(lambda: weigh(project, names), 1), theirs, 10_000)  # fmt: skip
    tell(f"count one name in {size:.0f} MB, by the index",
         milliseconds(lambda: weigh(project, [names[7]]), 3), 0.0, 400)  # fmt: skip
    letter = milliseconds(lambda: weigh(project, ["X", "ك"]), 1)  # the index tells nothing of one
    tell(f"count two names of one letter in {size:.0f} MB", letter, 0.0, 10_000)
    listed = NameList(tuple(ListedName(one) for one in names))
    brought = bring(project, listed, 0)
    dialog = BringNamesDialog(context, None)
    dialog.read = True
    dialog._offer_types()
    tell(
        f"show a list of {NAMES:,} names", milliseconds(lambda: dialog._show(brought), 3), 0.0, 150
    )
    tell("tick one of them", milliseconds(lambda: dialog.model.toggle(5), 5), 0.0, 50)
    session = Session(project, Bus(), Desk("Bench", lambda: NOON))
    for one in names[:800]:
        session.run(AddActor(one, 1))
    ids = list(project.documents.ids("id"))
    tell(f"foresee what 800 known names tag in {size:.0f} MB",
         milliseconds(lambda: foresee(project, ids), 1), theirs, 5000)  # fmt: skip
    context.tasks.finish()
    project.close()
