"""Time tagging every mention of 2,000 aliases in 10,000 articles (99 MB), and of one new alias.

The bare loop is ahocorasick-rs over the same texts, with word boundaries and the longest match.
"""

import hashlib
import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind
from figure import milliseconds, tell

from db.project import create
from workbench.actors.known import tag_named
from workbench.actors.occurrences import places_of
from workbench.bus import Bus
from workbench.commands.actors import AddActor
from workbench.model.documents import Content, Document
from workbench.ports import Store
from workbench.session import Desk, Session

ARTICLES = 10_000
ACTORS, ALIASES = 800, 2000
MENTIONS = 188_000
LIMIT, LIMIT_ONE = 5000.0, 400.0
SOUNDS = [
    a + b for a in "bdfghklmnrstz" for b in ("a", "e", "i", "o", "ai", "ou", "ar", "an", "im")
]


def name(chosen: random.Random) -> str:
    """Return one made-up word of a name."""
    return "".join(chosen.choices(SOUNDS, k=chosen.randint(2, 4))).capitalize()


def article(chosen: random.Random, names: list[str], mentions: int) -> str:
    """Return an article of a median of 6 KB with so many mentions in it."""
    count = min(20_000, max(200, round(chosen.lognormvariate(7.0, 0.75))))
    words = chosen.choices(PLAIN, k=count)
    for at in chosen.choices(range(count), k=mentions):
        words[at] = chosen.choice(names)
    return "\n\n".join(" ".join(words[at : at + 70]) + "." for at in range(0, count, 70))


PLAIN = [
    f"{a}{b}{c}" for a in ("", "un", "re", "over") for b in SOUNDS for c in ("", "ing", "ed", "s")
]


def fill(session: Session) -> list[str]:
    """Store the actors and the articles; returns the aliases."""
    chosen = random.Random(8)
    types = [one.id for one in session.store.actor_types.find()]
    full = list(dict.fromkeys(f"{name(chosen)} {name(chosen)}" for _ in range(ACTORS)))
    names = list(full)
    with session.store.operation("Add actors", "bench"):
        for number, one in enumerate(full):
            others = (one.split()[1], one.upper()) if number % 2 else (one.replace(" ", "-"),)
            AddActor(
                one, types[number % len(types)], others[: (ALIASES - ACTORS) // ACTORS + 1]
            ).apply(session.store, session.desk)
            names += others
    each, more = divmod(MENTIONS, ARTICLES)
    for at in range(0, ARTICLES, 500):
        with session.store.operation("Import", "bench"):
            for number in range(at, at + 500):
                said = article(chosen, names[:ALIASES], each + (number < more))
                add_article(session.store, said, str(number))
    return names[:ALIASES]


def add_article(store: Store, text: str, title: str) -> int:
    """Store an article; returns its id."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    content = Content(text=text, sha256=digest, original_sha256=digest, encoding="utf-8")
    held = store.documents.add_content(content, text.encode())
    return store.documents.add(Document(content_id=held, title=title, length=len(text)))


def bare(texts: list[str], names: list[str]) -> int:
    """Count whole-word matches, the longest first."""
    search = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
    return sum(
        1
        for text in texts
        for _, start, end in search.find_matches_as_indexes(text)
        if not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum()
    )


def main() -> None:
    """Print the figures, one JSON object a line."""
    with tempfile.TemporaryDirectory() as folder:
        store = create(Path(folder) / "names.sidelight")
        session = Session(store, Bus(), Desk("bench", lambda: datetime.now(UTC).isoformat()))
        names = fill(session)
        ids = list(store.documents.ids("id"))
        texts = [store.documents.text(one) for one in ids]
        bare_ms = milliseconds(lambda: bare(texts, names), 1)
        size = sum(map(len, texts))
        texts.clear()
        tallies = []
        took = milliseconds(lambda: tallies.append(tag_named(session, ids)), 1)
        tell(
            f"tag every mention of {ALIASES:,} aliases in {ARTICLES:,} articles",
            took,
            bare_ms,
            LIMIT,
            mentions=tallies[0].tagged,
            left_open=sum(tallies[0].open.values()),
            megabytes=size // 1_000_000,
        )
        held = session.run(AddActor("Overbaing", store.actor_types.find()[0].id, ("unkaned",)))
        found = []
        one = milliseconds(lambda: found.append(places_of(store, held, ids)), 3)
        tell(
            "every place of one new alias in the same",
            one,
            bare_ms,
            LIMIT_ONE,
            places=len(found[0]),
        )
        store.close()


if __name__ == "__main__":
    main()
