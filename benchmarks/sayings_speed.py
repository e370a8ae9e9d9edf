"""Time everything an actor says and all that is said about it in 10,000 articles.

The actor is mentioned in 1,000 of the articles; each article has twelve statements. Then the excerpts
table of 100,000 excerpts, sorted and narrowed by whom the texts name. The bare loop reads and decodes
what is kept of the statements of those 1,000 articles, with their texts.
"""

import hashlib
import json
import random
import tempfile
from functools import partial
from pathlib import Path

from figure import milliseconds, tell

from db.project import create
from workbench.bus import Bus
from workbench.commands.actors import AddActor
from workbench.model.actors import Mention
from workbench.model.documents import Content, Document
from workbench.model.excerpts import Excerpt
from workbench.model.tables import ExcerptFilter
from workbench.session import Desk, Session
from workbench.statements.listening import listen
from workbench.statements.reading import statements
from workbench.statements.sayings import said_about, said_by
from workbench.suggesting.aside import voices
from workbench.suggesting.document import Suggestions
from workbench.suggesting.filling import RULES

ARTICLES, WITH, EACH, EXCERPTS = 10_000, 1_000, 12, 100_000
#: texts of which each article is one, with a line of its own
TIMES = 20
LIMIT, LIMIT_ALL, LIMIT_TABLE, LIMIT_PAGE = 2000.0, 60_000.0, 400.0, 20.0
NOON = "2024-02-04T12:00:00+00:00"
FIRST = ("Omar", "Lina", "Hadi", "Selin", "Yusuf", "Nadia", "Karim", "Leila", "Tomas", "Ingrid")
LAST = (
    "Veldkamp", "Saab", "Ameri", "Ates", "Mansour", "Karimi", "Haddad", "Reinholt", "Solberg", "Marsh",
)  # fmt: skip
PLAIN = "the road to the border was open again and nobody had closed it for a week in the south"


def article(chosen: random.Random, names: list[str]) -> str:
    """Return an article in which people say things of each other."""
    parts = []
    for _ in range(EACH):
        one, other = chosen.choice(names), chosen.choice(names)
        parts.append(
            f"“We have seen {other} at {chosen.randint(2, 90)} posts this year,” {one} said."
            if chosen.random() < 0.6
            else f"{one} said that {other} had been there {chosen.randint(2, 90)} times."
        )
        parts.append(" ".join(chosen.choices(PLAIN.split(), k=60)) + ".")
    return "\n\n".join(parts)


def fill(session: Session, names: list[str]) -> int:
    """Store articles, mentions, what rules find in them, and excerpts; returns the actor asked for."""
    chosen, store = random.Random(4), session.store
    kind = next(one.id for one in store.actor_types.find() if one.key == "person")
    ids = {name: session.run(AddActor(name, kind)) for name in names}
    asked, others = names[0], names[1:]
    read = [_read(chosen, asked, others, number) for number in range(ARTICLES // TIMES)]
    for at in range(0, ARTICLES, 500):
        found = {}
        with store.operation("Import", "bench"):
            for number in range(at, at + 500):
                body, few, spans, said = read[number % len(read)]
                text = f"{body}\n\n{number}\n"
                digest = hashlib.sha256(text.encode()).hexdigest()
                content = Content(
                    text=text, sha256=digest, original_sha256=digest, encoding="utf-8"
                )
                held = store.documents.add_content(content, text.encode())
                document_id = store.documents.add(
                    Document(content_id=held, title=str(number), length=len(text))
                )
                store.mentions.add_many(_mentions(document_id, text, [*few, asked], ids))
                found[document_id] = said
                store.excerpts.add_many(
                    Excerpt(0, document_id, start, end, text[start:end]) for start, end in spans
                )
        store.suggested.keep(RULES, {one: () for one in found}, found)
    return ids[asked]


def _read(
    chosen: random.Random, asked: str, others: list[str], number: int
) -> tuple[str, list[str], list[tuple[int, int]], str]:
    """Return a text, who is in it, the spans of its excerpts, and its statements as they are kept."""
    few = chosen.sample(others, 4)
    text = article(chosen, [*few, asked] if number % (ARTICLES // WITH) == 0 else few)
    said = statements(text, [], [])
    kept = json.dumps(voices(Suggestions(statements=tuple(said))))
    return text, few, [one.spans[0] for one in said[: EXCERPTS // ARTICLES]], kept


def _mentions(document_id: int, text: str, names: list[str], ids: dict[str, int]) -> list[Mention]:
    made = []
    for name in names:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            made.append(Mention(0, document_id, ids[name], start, end, name))
            start = text.find(name, end)
    return made


def main() -> None:
    """Fill a project once, then time each question."""
    with tempfile.TemporaryDirectory() as folder:
        project = create(Path(folder) / "bench.sidelight", who="bench", clock=lambda: NOON)
        session = Session(project, Bus(), Desk("bench", lambda: NOON))
        names = [f"{first} {last}" for first in FIRST for last in LAST]
        actor_id = fill(session, names)
        documents = [one for one, _ in project.mentions.by_document(actor_id)]
        with project.reader() as reader:
            bare = milliseconds(
                lambda: [
                    (json.loads(reader.suggested.voices(one)), reader.documents.text(one))
                    for one in documents
                ]
            )
            for words, ask in (("says", said_by), ("is said about", said_about)):
                count = len(ask(reader, actor_id))
                took = milliseconds(partial(ask, reader, actor_id), 3)
                tell(f"all that one {words}", took, bare, LIMIT, statements=count)
        took = milliseconds(lambda: listen(project), 1)
        tell("who speaks in every excerpt, anew", took, 0, LIMIT_ALL, excerpts=EXCERPTS)
        table, only = project.excerpt_table, ("excerpt",)
        plain = milliseconds(lambda: table.ids(ExcerptFilter(kinds=only)))
        for words, narrowed, sort in (
            ("sorted by speaker", ExcerptFilter(kinds=only), "speaker"),
            ("narrowed to a speaker", ExcerptFilter(speaker_ids=(actor_id,)), "position"),
        ):
            count = len(table.ids(narrowed, sort))
            took = milliseconds(partial(table.ids, narrowed, sort))
            tell(f"excerpts {words}", took, plain, LIMIT_TABLE, rows=count)
        page = table.ids(ExcerptFilter(kinds=only), "speaker")[50_000:50_200]
        tell("a page of 200 rows", milliseconds(lambda: table.rows(page)), 0, LIMIT_PAGE)
        project.close()


if __name__ == "__main__":
    main()
