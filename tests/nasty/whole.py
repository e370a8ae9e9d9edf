"""A folder as an analyst is handed it: every format, every nasty file, and many articles."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.nasty.archives import cell, sheet
from tests.nasty.every import EVERY
from tests.nasty.nasty import Nasty
from tests.nasty.texts import HEAD
from tests.workbench.importing.packed import archive, docx, paragraph
from tests.workbench.importing.printed import lines, pdf
from tests.workbench.importing.test_e_book import epub
from tests.workbench.importing.test_open_document import odt

#: those that take a reader seconds
HEAVY = ("divs.html", "attributes.html", "pages.pdf", "endless.pdf", "bomb.zip", "word.txt")


def said(kind: str) -> str:
    """Return what the file of a kind says, of which nothing else says the same."""
    return f"The {kind} says that the convoy left the port at noon and came back at night."


def _saved_page() -> str:
    return (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/story\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        f"Content-Type: text/html; charset=utf-8\n\n<html><p>{said('mhtml')}</html>\n--b--\n"
    )


def _mail(kind: str) -> str:
    return f"{HEAD}Date: Thu, 4 Mar 2021 10:00:00 +0000\n\n{said(kind)}\n"


def _box() -> str:
    mail = "From ann@example.org Thu Mar  4 23:30:00 2021\n{}\n\n"
    return "".join(mail.format(_mail(f"mbox {n}")) for n in (1, 2))


#: file name: its bytes, and how many documents come of it
FORMATS: dict[str, tuple[bytes, int]] = {
    "a.txt": (said("txt").encode(), 1),
    "b.md": (f"# Markdown\n\n{said('md')}\n".encode(), 1),
    "c.html": (f"<html><title>Page</title><p>{said('html')}</html>".encode(), 1),
    "d.mhtml": (_saved_page().encode(), 1),
    "e.pdf": (pdf([lines(said("pdf"))]), 1),
    "f.docx": (docx(paragraph(said("docx"))), 1),
    "g.odt": (odt(f"<text:p>{said('odt')}</text:p>"), 1),
    "h.rtf": (br"{\rtf1\ansi " + said("rtf").encode() + b"}", 1),
    "i.epub": (epub({"a.xhtml": f"<html><p>{said('epub')}</p></html>"}, (0,)), 1),
    "j.eml": (_mail("eml").encode(), 1),
    "k.mbox": (_box().encode(), 2),
    "l.csv": (f"text,title\n{said('csv')},One\n{said('csv again')},Two\n".encode(), 2),
    "m.tsv": (f"title\ttext\nThree\t{said('tsv')}\n".encode(), 1),
    "n.xlsx": (sheet(f"<row>{cell('text')}{cell('title')}</row>"
                     f"<row>{cell(said('xlsx'))}{cell('Four')}</row>"), 1),
    "o.jsonl": (f'{{"text": "{said("jsonl")}", "title": "Five"}}\n'.encode(), 1),
    "p.zip": (archive({"in/q.txt": said("zip"), "in/r.html": f"<p>{said('zip page')}"}), 2),
    "deeper/still/s.txt": (said("folder").encode(), 1),
}  # fmt: skip


@dataclass(frozen=True)
class Expected:
    """Hold how many documents a folder holds, of how many files nothing comes, and how many doubts.

    Of the doubts those are left out that say how columns were guessed: they can be chosen.
    """

    documents: int
    left_out: int
    doubts: int


def fill(folder: Path, articles: Iterable[str], nasties: Iterable[Nasty] = EVERY) -> Expected:
    """Fill a folder; returns what its import has to report."""
    count = 0
    for count, text in enumerate(articles, 1):
        (folder / f"article {count:05}.txt").write_text(text, encoding="utf-8")
    for name, (data, _) in FORMATS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    bad = folder / "nasty"
    bad.mkdir()
    chosen = list(nasties)
    for nasty in chosen:
        nasty.make(bad / nasty.name)
    read = [one for one in chosen if one.reads]
    partly = [one for one in read if one.name in ("slip.zip", "link.zip")]
    return Expected(
        count + sum(documents for _, documents in FORMATS.values()) + len(read),
        len([one for one in chosen if one.says and not one.reads]) + len(partly),
        len([one for one in read if one.says and "guessed: text" not in one.says]) - len(partly),
    )


def quick() -> list[Nasty]:
    """Return the nasty files that take no seconds."""
    return [one for one in EVERY if one.name not in HEAVY]


def articles(count: int, words: Callable[[int], str] | None = None) -> Iterable[str]:
    """Yield so many articles, no two of them alike."""
    for number in range(count):
        body = words(number) if words else f"On day {number} a ship was seen off the coast. " * 20
        yield f"Report {number} of the harbour office\n\n{body}"
