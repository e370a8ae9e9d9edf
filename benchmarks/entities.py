"""Write the entities of 2,000 actors with 10,000 relations, and bring 50,000 entities of others in."""

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figure import milliseconds, tell

from db.project import create
from workbench.bus import Bus
from workbench.commands.bringing import BringIn
from workbench.exchange.brought import (
    Brought,
    BroughtActor,
    BroughtClaim,
    BroughtDocument,
    BroughtExcerpt,
    BroughtRelation,
)
from workbench.exchange.follow_the_money.writing import write_entities
from workbench.exchange.incoming import read_incoming
from workbench.model.relations import RelationKind
from workbench.session import Desk, Session

ACTORS, RELATIONS, DOCUMENTS, ENTITIES = 2_000, 10_000, 200, 50_000
SENTENCE = "The partners are funded from outside but steered from within, said a scholar. "


def session(path: Path) -> Session:
    clock = "2024-02-04T12:00:00+00:00"
    made = create(path, who="Ada", clock=lambda: clock)
    return Session(made, Bus(), Desk("Ada", lambda: clock))


def network() -> Brought:
    brought = Brought(
        documents=[
            BroughtDocument(f"{at}. {SENTENCE * 60}", title=f"D{at}") for at in range(DOCUMENTS)
        ],
        actors=[
            BroughtActor(f"Actor {at}", "person" if at % 2 else "organisation")
            for at in range(ACTORS)
        ],
        kinds=[RelationKind(key=key) for key in ("member_of", "leads", "backs", "opposes")],
    )
    for at in range(RELATIONS):
        subject, step = at % ACTORS, 1 + at // ACTORS
        brought.relations.append(BroughtRelation(subject, at % 4, (subject + step) % ACTORS))
        start = 10 + (at * 7) % 4_000
        brought.excerpts.append(BroughtExcerpt(at % DOCUMENTS, start, start + 80))
        brought.claims.append(BroughtClaim(at, at, since="2020"))
    return brought


def theirs() -> list[dict[str, object]]:
    people = [
        {"id": f"p{at}", "schema": "Person", "properties":
            {"name": [f"Person {at}"], "alias": [f"P. {at}"], "birthDate": ["1957"]}}
        for at in range(ENTITIES // 2)
    ]  # fmt: skip
    links = [
        {"id": f"l{at}", "schema": "UnknownLink", "properties":
            {"subject": [f"p{at}"], "object": [f"p{(at + 1) % len(people)}"], "role": ["met"]}}
        for at in range(ENTITIES // 2)
    ]  # fmt: skip
    return people + links


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        ours = session(room / "ours.sidelight")
        ours.run(BringIn(network()))
        out, bare = room / "ours.ftm", room / "bare"
        ms = milliseconds(lambda: write_entities(ours.store, out), 3)
        held = [json.loads(line) for line in out.open(encoding="utf-8")]

        def plainly() -> None:
            with bare.open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in held)

        what = f"FollowTheMoney of {ACTORS:,} actors and {RELATIONS:,} relations"
        tell(what, ms, milliseconds(plainly, 3), 3_000, entities=len(held))

        file = room / "theirs.ftm"
        file.write_text("".join(json.dumps(one) + "\n" for one in theirs()), "utf-8")
        other = session(room / "other.sidelight")

        def read() -> None:
            for line in file.open(encoding="utf-8"):
                json.loads(line)

        def bring() -> None:
            other.run(BringIn(read_incoming(file)))
            other.undo()

        what = f"{ENTITIES:,} entities brought in, and undone"
        tell(what, milliseconds(bring, 1), milliseconds(read, 3), 15_000)
        ours.store.close()
        other.store.close()


if __name__ == "__main__":
    main()
