"""Make a project of many real-looking articles, and keep it from one run to the next.

Articles have a median of 6 KB and a log-normal tail to 1 MB, in words as frequent as those of a
language, with sentences and paragraphs; a twentieth repost another. They are stored through the
store's own door, without files, and looked through for copies, as they would be after an import.
Built with a fixed seed in the folder for temporary files; delete it there to build it afresh.
"""

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import figure  # noqa: F401  lets this folder's programs find the three floors
import numpy as np

from db.project import create
from workbench.copies.examining import examine
from workbench.model.actors import Actor, Mention
from workbench.model.documents import Content, Document
from workbench.model.excerpts import Excerpt
from workbench.ports import Store

MEDIAN, LONGEST, BATCH = 6000, 1_000_000, 500
#: words that are planted so often; a tenth of them is lost where another is planted or reposted
PLANTED = {"zorvane": 86_000, "quellmar": 11_200}
#: one article in so many is a repost
REPOSTED = 20
EXCERPTS, ACTORS, MENTIONS = 5000, 200, 20_000
_FORM = 4  # of the kept file; another form is built anew
_TOWNS = ("Aden", "Basra", "Coast", "Delta", "Evening", "Free", "Gulf", "Harbour")
_PAPERS = ("Post", "Courier", "Times", "Observer", "Mirror")
_OUTLETS = [f"The {town} {paper}" for town in _TOWNS for paper in _PAPERS]


def vocabulary(rng: np.random.Generator) -> "np.ndarray":
    """Return 30,000 words of letters as frequent as in English, a few of them real."""
    letters = np.array(list("etaoinshrdlucmfwypvbg"))
    weights = 1 / (np.arange(len(letters)) + 3)
    lengths = rng.integers(2, 10, 30_000)
    drawn = rng.choice(letters, lengths.sum(), p=weights / weights.sum())
    ends = lengths.cumsum()
    words = ["".join(drawn[end - size : end]) for size, end in zip(lengths, ends, strict=True)]
    words[40], words[300], words[900] = "border", "talks", "commander"
    return np.array(words, dtype=object)


def articles(count: int) -> Iterator[str]:
    """Yield texts of real-looking words."""
    rng = np.random.default_rng(20)
    words = vocabulary(rng)
    weights = 1 / (np.arange(len(words)) + 3)
    steps = (weights / weights.sum()).cumsum()
    sizes = np.clip(rng.lognormal(np.log(MEDIAN), 1.0, count), 400, LONGEST).astype(int) // 6
    whole = int(sizes.sum())
    planted = {word: times * min(1, count / 10_000) for word, times in PLANTED.items()}
    for at in range(0, count, BATCH):
        batch = sizes[at : at + BATCH]
        total = int(batch.sum())
        places = np.searchsorted(steps, rng.random(total)).clip(0, len(words) - 1)
        drawn = words[places]
        for word, times in planted.items():
            drawn[rng.choice(total, round(times * total / whole), replace=False)] = word
        drawn[rng.choice(total, total // 14, replace=False)] = "“the”."
        drawn[rng.choice(total, total // 90, replace=False)] = "end.\n\n"
        start = 0
        for size in batch:
            yield " ".join(drawn[start : start + size])
            start += size


def reposted(texts: Iterator[str]) -> Iterator[str]:
    """Yield the texts, in place of every twentieth a repost of an earlier one."""
    earlier = ""
    for number, text in enumerate(texts):
        if number % REPOSTED == REPOSTED - 1:
            yield f"Seen elsewhere\n\n{earlier[: max(2000, len(earlier) * 3 // 4)]}"
        else:
            yield text
        if number % REPOSTED == 3:
            earlier = text


def fill(store: Store, count: int) -> None:
    """Store the articles, a batch at a time."""
    batch: list[tuple[int, str]] = []
    for number, text in enumerate(reposted(articles(count))):
        batch.append((number, text))
        if len(batch) == BATCH or number == count - 1:
            with store.operation("Import", "Ada", group="import"):
                for one in batch:
                    _keep(store, *one)
            batch.clear()


def _keep(store: Store, number: int, text: str) -> None:
    digest = hashlib.sha256(text.encode()).hexdigest()
    content = Content(text=text, sha256=digest, original_sha256=digest, encoding="utf-8")
    title = " ".join(text[:120].replace("\n", " ").split()[:7]).capitalize()
    store.documents.add(
        Document(
            content_id=store.documents.add_content(content, text.encode()),
            title=f"{title} {number}",
            author=f"Author {number % 700}",
            outlet=_OUTLETS[number % len(_OUTLETS)],
            published=f"20{10 + number % 14}-{1 + number % 12:02}-{1 + number % 28:02}",
            language="en",
            source_grade="ABCDEF"[number % 6] if number % 3 else "",
            status=("unread", "unread", "reading", "done")[number % 4],
            file_name=f"{number:06}.txt",
            path=f"articles/{number:06}.txt",
            length=len(text),
        )
    )


def mark(store: Store) -> None:
    """Add actors with mentions, and excerpts, over the whole corpus."""
    ids = store.documents.ids("id")
    with store.operation("Tag", "Ada"):
        kinds = store.actor_types.find()
        actors = store.actors.add_many(
            Actor(type_id=kinds[n % len(kinds)].id, name=f"Actor {n}") for n in range(ACTORS)
        )
        store.mentions.add_many(
            Mention(document_id=ids[n * 7 % len(ids)], actor_id=actors[n % ACTORS],
                    start=n % 300, end=n % 300 + 9, quote="an actor.")
            for n in range(min(MENTIONS, len(ids)))
        )  # fmt: skip
        store.excerpts.add_many(
            Excerpt(document_id=ids[n * 13 % len(ids)], start=10, end=90, quote="said")
            for n in range(min(EXCERPTS, len(ids)))
        )


def _schema() -> str:
    """Return a word for the tables of a project, so that one of other tables is built anew."""
    with tempfile.TemporaryDirectory() as folder:
        project = create(Path(folder) / "empty.sidelight")
        tables = project.connection.rows("SELECT sql FROM sqlite_schema ORDER BY name")
        project.close()
    return hashlib.sha256(repr(tables).encode()).hexdigest()[:8]


def large_project(count: int) -> Path:
    """Return the path of a project of `count` articles, built if it is not there yet."""
    name = f"sidelight-benchmark-{_FORM}-{_schema()}-{count}.sidelight"
    path = Path(tempfile.gettempdir()) / name
    if path.exists():
        return path
    building = path.with_suffix(f".building-{os.getpid()}.sidelight")
    began = time.perf_counter()
    project = create(building)
    try:
        fill(project, count)
        mark(project)
        examine(project)
        project.close()
        building.replace(path)
    finally:
        project.close()
        building.unlink(missing_ok=True)
    print(f"built {path} in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return path


if __name__ == "__main__":
    print(large_project(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000), file=sys.stderr)
