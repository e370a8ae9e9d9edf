"""Time how far two analysts agree: 50,000 excerpts each, under 40 codes, in 1,000 documents.

The bare loop reads the same 100,000 markings from the file and sorts the edges of their spans.
"""

import hashlib
import random
import tempfile
from pathlib import Path

from figure import milliseconds, tell

from db.project import create
from workbench.agreement.asking import Question
from workbench.agreement.comparing import Agreement, compare
from workbench.agreement.listing import listed
from workbench.model.documents import Content, Document
from workbench.model.excerpts import Code, Excerpt
from workbench.ports import Store

DOCUMENTS, EACH, CODES, LENGTH = 1000, 50, 40, 12_000
LIMIT, LIMIT_PAGE = 2000.0, 20.0
NOON = "2024-02-04T12:00:00+00:00"


def fill(store: Store) -> None:
    """Store the documents, and excerpts of which the second analyst's often lie near the first's."""
    chosen = random.Random(7)
    with store.operation("Import", "bench"):
        codes = store.codes.add_many(Code(name=f"Code {number}") for number in range(CODES))
        for number in range(DOCUMENTS):
            text = f"{number:06}" + "x" * (LENGTH - 6)
            digest = hashlib.sha256(text.encode()).hexdigest()
            held = store.documents.add_content(
                Content(text=text, sha256=digest, original_sha256=digest, encoding="utf-8"),
                text.encode(),
            )
            document_id = store.documents.add(
                Document(content_id=held, title=str(number), length=LENGTH)
            )
            for who in ("Ada", "Ben"):
                spans = [_span(chosen, at, who) for at in range(EACH)]
                ids = store.excerpts.add_many(
                    Excerpt(0, document_id, start, end, "x" * (end - start), analyst=who)
                    for start, end in spans
                )
                for at, excerpt_id in enumerate(ids):
                    code = codes[(number + at) % CODES]
                    other = codes[chosen.randrange(CODES)]
                    store.excerpts.link([excerpt_id], code if chosen.random() < 0.8 else other)


def _span(chosen: random.Random, at: int, who: str) -> tuple[int, int]:
    """Return the place of an excerpt; half of the second analyst's stand where the first's do."""
    start, length = at * (LENGTH // EACH) + 50, 120
    if who == "Ben" and chosen.random() < 0.5:
        start, length = start + chosen.randint(-40, 40), length + chosen.randint(-40, 40)
    return start, start + length


def main() -> None:
    """Fill a project once, then time the comparison."""
    with tempfile.TemporaryDirectory() as folder:
        project = create(Path(folder) / "bench.sidelight", who="bench", clock=lambda: NOON)
        fill(project)
        with project.reader() as reader:
            question, answers = Question("Ada", "Ben"), list[Agreement]()

            def bare() -> None:
                edges = []
                for who in ("Ada", "Ben"):
                    for one in reader.excerpts.markings(who):
                        edges += [(one.document_id, one.start), (one.document_id, one.end)]
                edges.sort()

            took = milliseconds(lambda: answers.append(compare(reader, question)), 3)
            found = answers[-1]
            tell(
                "agreement of two analysts", took, milliseconds(bare, 3), LIMIT,
                excerpts=2 * DOCUMENTS * EACH, differences=len(found.differences),
            )  # fmt: skip
            page = found.differences[20_000:20_100]
            took = milliseconds(lambda: listed(reader, found, page))
            tell("a page of 100 differences", took, 0, LIMIT_PAGE)
        project.close()


if __name__ == "__main__":
    main()
