"""Read the excerpts table of 300,000 rows, and stream 100,000, beside bare SQLite."""

import random
import sqlite3
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figure import milliseconds, tell

from db.project import create
from db.writer import Project
from workbench.model.actors import Actor, Mention
from workbench.model.documents import Content, Document
from workbench.model.excerpts import Code, Excerpt
from workbench.model.tables import SORTS, ExcerptFilter

DOCUMENTS, EACH = 1000, 150
QUOTE = "The partners are now funded from outside but steered from within, said a scholar."


def fill(project: Project) -> None:
    rng = random.Random(5)
    with project.operation("Fill", "Ada"):
        codes = project.codes.add_many(Code(name=f"Code {rng.random():.4f}") for _ in range(40))
        actors = project.actors.add_many(
            Actor(type_id=1 + place % 9, name=f"Actor {rng.random():.4f}") for place in range(500)
        )
    for number in range(DOCUMENTS):
        with project.operation("Fill", "Ada"):
            content = project.documents.add_content(
                Content(text=f"text {number}", sha256=str(number), original_sha256=str(number)), b""
            )
            document = project.documents.add(
                Document(
                    content_id=content,
                    title=f"Title {rng.random():.5f}",
                    outlet=f"Outlet {number % 50}",
                    published=f"20{number % 24:02d}-0{1 + number % 9}",
                    length=100_000,
                )
            )
            places = sorted(rng.sample(range(100_000), EACH))
            excerpts = project.excerpts.add_many(
                Excerpt(
                    document_id=document,
                    start=at,
                    end=at + 81,
                    quote=QUOTE,
                    speaker_id=rng.choice(actors) if at % 10 == 0 else 0,
                )
                for at in places
            )
            for place in range(0, EACH, 30):
                project.excerpts.link(excerpts[place : place + 30], rng.choice(codes))
            project.mentions.add_many(
                Mention(
                    document_id=document,
                    actor_id=rng.choice(actors),
                    start=at + 4,
                    end=at + 12,
                    quote="partners",
                )
                for at in places
            )


def main() -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        project = create(folder / "axis.sidelight")
        stack.callback(project.close)
        fill(project)
        project.tidy()
        table = project.excerpt_table
        bare = sqlite3.connect(project.path)
        ids = "SELECT id FROM excerpt UNION ALL SELECT id FROM mention"
        bare_ids = milliseconds(lambda: bare.execute(ids).fetchall())
        every = ExcerptFilter()
        for sort in SORTS:
            ms = milliseconds(lambda sort=sort: table.ids(every, sort), 3)
            tell(
                f"number 300,000 rows by {sort}", ms, bare_ids, 100 if sort == "position" else 1000
            )
        for name, narrowed in (
            ("text", ExcerptFilter(text="scholar")),
            ("a word in Persian", ExcerptFilter(text="علی")),
            ("actor", ExcerptFilter(actor_ids=(7,))),
            ("outlet and date", ExcerptFilter(outlet="outlet 7", since="2005")),
        ):
            ms = milliseconds(lambda narrowed=narrowed: table.ids(narrowed), 3)
            tell(f"narrow 300,000 rows by {name}", ms, bare_ids, 1000)
        numbers = table.ids(every)
        assert len(numbers) == 2 * DOCUMENTS * EACH
        page = "SELECT * FROM excerpt ORDER BY id DESC LIMIT 100"
        bare_page = milliseconds(lambda: bare.execute(page).fetchall())
        ms = milliseconds(lambda: table.rows(numbers[-100:]))
        tell("read the last page of 100 rows", ms, bare_page, 10)
        some = ExcerptFilter(document_ids=tuple(project.documents.ids()[:334]))
        joined = "SELECT * FROM excerpt e JOIN document d ON d.id = e.document_id LIMIT 100000"
        bare_stream = milliseconds(lambda: sum(1 for _ in bare.execute(joined)), 3)
        ms = milliseconds(lambda: sum(1 for _ in table.stream(some)), 3)
        tell("stream 100,000 rows for an export", ms, bare_stream, 500)


if __name__ == "__main__":
    main()
