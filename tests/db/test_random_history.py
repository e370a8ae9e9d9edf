"""Any sequence of doing, undoing, redoing and reopening: each state comes back exactly."""

import itertools
import random
from pathlib import Path
from typing import Any

import pytest

from db.project import create, open_project
from tests.db.corpus import add_text, everything
from workbench.bus import Bus
from workbench.commands.actors import AddActor, DeleteActors, EditActor
from workbench.commands.aliases import AddAlias
from workbench.commands.codes import AddCode, DeleteCodes, EditCode, MergeCodes, MoveCode
from workbench.commands.documents import DeleteDocuments, EditDocuments
from workbench.commands.excerpts import AddExcerpt, DeleteExcerpts, ResizeExcerpt, UncodeExcerpts
from workbench.commands.mentions import DeleteMentions, TagMention
from workbench.commands.merging import MergeActors
from workbench.commands.places import PlaceActors
from workbench.commands.relations import AddRelation, DeleteRelations, RemoveClaims
from workbench.errors import Refusal
from workbench.ports import Store
from workbench.session import Command, Desk, Session

WORDS = "one 😀 two 𝔐𝔞𝔱𝔥 three e\u0301 four علي five six seven eight nine ten " * 4


class Importing:
    label = "Import"

    def __init__(self, number: int) -> None:
        self._number = number

    def apply(self, store: Store, desk: Desk) -> int:
        return add_text(store, f"{WORDS}{self._number}", f"Title {self._number}")


def some_command(rng: random.Random, store: Store, number: int) -> Command:
    """Return a command about what there is; it may be refused."""

    def one(records: Any) -> int:
        ids = [record.id for record in records.find()]
        return rng.choice(ids) if ids else 1

    documents, actors, codes, excerpts = store.documents, store.actors, store.codes, store.excerpts
    start = rng.randrange(100)
    end = start + rng.randrange(1, 40)
    makers: list[Any] = [
        lambda: Importing(number),
        lambda: AddCode(f"Code {number}", rng.choice((0, one(codes)))),
        lambda: AddActor(f"Actor {number}", rng.randint(1, 9), (f"alias {number}",)),
        lambda: AddExcerpt(one(documents), start, end, (one(codes),), f"note {number}"),
        lambda: TagMention(one(documents), start, end, one(actors)),
        lambda: AddRelation(
            one(actors), rng.randint(1, 25), one(actors), one(documents), start, end
        ),
        lambda: PlaceActors(((one(actors), rng.random(), rng.random() * 1e9),)),
        lambda: EditActor(one(actors), {"name": f"Name {number}"}),
        lambda: AddAlias(one(actors), f"spelling {number}"),
        lambda: EditCode(one(codes), {"name": f"Word {number}", "favourite": rng.randint(0, 9)}),
        lambda: EditDocuments((one(documents),), {"title": f"New {number}"}),
        lambda: ResizeExcerpt(one(excerpts), start, end),
        lambda: MoveCode(one(codes), rng.choice((0, one(codes))), rng.randint(-1, 3)),
        lambda: MergeCodes((one(codes),), one(codes)),
        lambda: MergeActors((one(actors),), one(actors)),
        lambda: UncodeExcerpts((one(excerpts),), one(codes)),
        lambda: DeleteExcerpts((one(excerpts),)),
        lambda: DeleteMentions((one(store.mentions),)),
        lambda: RemoveClaims((one(store.claims),)),
        lambda: DeleteRelations((one(store.relations),)),
        lambda: DeleteCodes((one(codes),)),
        lambda: DeleteActors((one(actors),)),
        lambda: DeleteDocuments((one(documents),)),
    ]
    weights = [5, 4, 4, 8, 8, 8, *[3] * 12, 2, 2, 2, 2, 2]
    made: Command = rng.choices(makers, weights)[0]()
    return made


@pytest.mark.parametrize("seed", range(12))
def test_each_state_comes_back_exactly(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    project = create(tmp_path / "axis.sidelight")
    session = Session(project, Bus(), Desk("Ada", lambda: "2024"))
    past: list[dict[str, Any]] = [everything(project)]
    future: list[dict[str, Any]] = []
    for number in itertools.count():
        if number == 120:
            break
        turn = rng.random()
        if turn < 0.2:
            if session.undo():
                future.append(past.pop())
            else:
                assert len(past) == 1
        elif turn < 0.35:
            if session.redo():
                past.append(future.pop())
            else:
                assert not future
        elif turn < 0.38:
            project.close()
            project = open_project(project.path)
            session = Session(project, Bus(), Desk("Ada", lambda: "2024"))
        else:
            newest = project.history.operations(1)
            try:
                session.run(some_command(rng, project, number))
            except (Refusal, ValueError):
                assert everything(project) == past[-1]
            if project.history.operations(1) != newest:
                past.append(everything(project))
                future = []
        assert everything(project) == past[-1]
    assert project.check() == []
    assert project.connection.rows("PRAGMA foreign_key_check") == []
    project.close()
