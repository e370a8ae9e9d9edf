"""Time finding near-copies among 10,000 articles, a fifth of them reposts, furniture and all.

The bare loop reads every text and lists its words, which nobody can do without.
"""

import hashlib
import random
import re
import tempfile
from pathlib import Path

from figure import milliseconds, tell

from db.project import create
from db.writer import Project
from workbench.copies.examining import examine
from workbench.model.documents import Content, Document

ARTICLES = 10_000
REPOSTS = 2_000
LIMIT = 10_000.0
WORDS = [
    f"{a}{b}{c}{d}" for a in "bdfgklmnprst" for b in "aeiou" for c in "lmnrst" for d in ("", "an")
]


def article(chosen: random.Random) -> list[str]:
    """Return the paragraphs of an article; median 6 KB."""
    wanted = min(8000, round(chosen.lognormvariate(6.9, 0.5)))
    paragraphs, words = [], 0
    while words < wanted:
        count = chosen.randint(30, 110)
        said = " ".join(chosen.choices(WORDS, k=count)).capitalize()
        paragraphs.append(said + ".")
        words += count
    return paragraphs


def repost(chosen: random.Random, paragraphs: list[str]) -> list[str]:
    """Return a blog's repost: a third to all of the article, with furniture."""
    kept = paragraphs[: max(2, round(len(paragraphs) * chosen.uniform(0.3, 1)))]
    return [*kept, "Latest articles", "What onions cost", "Three maps of a sea", "No comments:"]


def fill(project: Project) -> None:
    """Store the articles and the reposts."""
    chosen = random.Random(5)
    articles = [article(chosen) for _ in range(ARTICLES - REPOSTS)]
    pages = articles + [repost(chosen, articles[n]) for n in range(REPOSTS)]
    for at in range(0, len(pages), 500):
        with project.operation("Import", "bench"):
            for number, page in enumerate(pages[at : at + 500], at):
                text = "\n\n".join(page)
                digest = hashlib.sha256(text.encode()).hexdigest()
                content = Content(
                    text=text, sha256=digest, original_sha256=digest, encoding="utf-8"
                )
                content_id = project.documents.add_content(content, text.encode())
                project.documents.add(
                    Document(content_id=content_id, title=str(number), outlet=f"Outlet {number % 40}",
                             length=len(text))
                )  # fmt: skip


def bare(project: Project) -> None:
    """Read every text and list its words."""
    for document_id in project.documents.ids("id"):
        re.findall(r"\w+", project.documents.text(document_id).casefold())


def main() -> None:
    """Print the figures, one JSON object a line."""
    with tempfile.TemporaryDirectory() as folder:
        project = create(Path(folder) / "copies.sidelight")
        fill(project)
        bare_ms = milliseconds(lambda: bare(project), 1)
        took = milliseconds(lambda: examine(project), 1)
        copies = len(project.copies.groups().copies)
        tell(
            "near-copies among 10,000 articles",
            took,
            bare_ms,
            LIMIT,
            copies=copies,
            reposts=REPOSTS,
        )
        ids = project.documents.ids("id")
        again = milliseconds(lambda: project.documents.rows(list(ids[-60:])))
        tell("60 rows of the corpus list with their origins", again, 0.0, 16.0)
        project.copies.forget(list(ids[-20:]))
        later = milliseconds(lambda: examine(project), 1)
        tell("20 more articles among 10,000", later, 0.0, 1000.0)
        project.close()


if __name__ == "__main__":
    main()
