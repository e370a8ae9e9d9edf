"""Time suggestions, statements and furniture of one document of 12 kB, and of 1,000 articles.

Articles are put together from paragraphs of the demo and the annotated texts, with names in every
line. The time of 10,000 is ten times that of 1,000, on one core. The bare loop only finds the
names of the lists and the words with a capital.
"""

import random
import re
from pathlib import Path

from figure import milliseconds, tell

from workbench.suggesting.document import suggest
from workbench.suggesting.gazetteers import gazetteer, plain

ROOT = Path(__file__).parent.parent
ARTICLES = 1000
MEAN = 9_900
ONE_LIMIT = 100.0
ALL_LIMIT = 180_000.0
_WORD = re.compile(r"\b[A-Z]\w+")


def paragraphs() -> list[str]:
    """Return the English paragraphs that articles are made of."""
    files = [*ROOT.glob("resources/demo/*.txt"), *ROOT.glob("benchmarks/gold/texts/*.txt")]
    texts = [
        file.read_text("utf-8")
        for file in sorted(files)
        if not re.search(r"\.(fa|ar)\.", file.name)
    ]
    return [part for text in texts for part in text.split("\n\n") if len(part) > 60]


def article(chosen: random.Random, parts: list[str], size: int) -> str:
    """Return paragraphs at random, of about so many characters."""
    said: list[str] = []
    while sum(map(len, said)) < size:
        said.append(chosen.choice(parts))
    return "\n\n".join(said)


def bare(text: str) -> None:
    """Find listed names and capitalised words."""
    gazetteer().find(plain(text))
    _WORD.findall(text)


def main() -> None:
    """Tell the time of one document and of many."""
    chosen, parts = random.Random(3), paragraphs()
    one = article(chosen, parts, 12_000)
    suggest(one)
    tell("suggest, one document", milliseconds(lambda: suggest(one)), milliseconds(lambda: bare(one)),
         ONE_LIMIT, bytes=len(one.encode()))  # fmt: skip
    sizes = [min(200_000, int(chosen.lognormvariate(8.9, 0.8))) for _ in range(ARTICLES)]
    texts = [article(chosen, parts, size) for size in sizes]
    total = sum(len(text.encode()) for text in texts)
    scale = 10 * MEAN * ARTICLES / total
    ms = milliseconds(lambda: [suggest(text) for text in texts], 1)
    bare_ms = milliseconds(lambda: [bare(text) for text in texts], 1)
    tell("suggest, 10,000 articles on one core", ms * scale, bare_ms * scale, ALL_LIMIT,
         measured_bytes=total)  # fmt: skip


if __name__ == "__main__":
    main()
