"""Read the quotes of a project of REFI-QDA, ours or another program's, so that they can be verified."""

import hashlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from workbench.exchange.brought import BroughtExcerpt, BroughtMention
from workbench.exchange.refi.reading import read_project
from workbench.exporting.quoted import QuotedRow
from workbench.tasks import Progress
from workbench.text.anchoring import anchor
from workbench.text.encoding import encoded


def quoted_rows(path: Path) -> Iterator[QuotedRow]:
    """Yield what each marked stretch of a project quotes, in the order of its documents."""
    brought = read_project(path, Progress())
    hashes = [hashlib.sha256(encoded(one.text)).hexdigest() for one in brought.documents]
    places: Iterator[BroughtExcerpt | BroughtMention] = chain(brought.excerpts, brought.mentions)
    marked = sorted({(one.document, one.start, one.end) for one in places})
    for row, (document, start, end) in enumerate(marked, 1):
        one = brought.documents[document]
        held = anchor(one.text, start, end)
        yield QuotedRow(row, hashes[document], one.title or one.file_name, held)


def recognises(head: bytes) -> bool:
    """Say whether a file begins as a project of REFI-QDA does: a zip of sources and a project file."""
    begins = head.lower()
    return begins.startswith(b"pk\x03\x04") and (b".qde" in begins or b"sources/" in begins)
