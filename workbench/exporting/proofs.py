"""What can be proven: every kind of file whose quotes `verify` reads back, the most particular first.

Formats of excerpts are among them by themselves; another way out adds its `Proof` in one line.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.exporting.formats import Format
from workbench.exporting.quoted import QuotedRow
from workbench.exporting.registry import FORMATS


@dataclass(frozen=True, slots=True)
class Proof:
    """Join how files of a way out are told, by their first 8 KB, with what reads their quotes."""

    key: str
    recognises: Callable[[bytes], bool]
    read: Callable[[Path], Iterator[QuotedRow]]


def proofs() -> tuple[Proof | Format, ...]:
    """Return every kind of file that can be proven."""
    from workbench.exchange.follow_the_money import proof as entities
    from workbench.exchange.refi import proving as projects

    # any line of JSON may be one of our exports of excerpts, so these are asked last
    return (
        Proof("qdpx", projects.recognises, projects.quoted_rows),
        Proof("ftm", entities.recognises, entities.read),
        *FORMATS.values(),
    )
