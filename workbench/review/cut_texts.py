"""The texts of a package as a reviewer's project holds them: whole, or put together of what was packed.

Where only the words around excerpts were packed, a document is made of those stretches, with gaps that
can be seen. Positions in it are mapped back to those of the document, which nobody here has.
"""

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.errors import Refusal
from workbench.review.package import Package, PackedDocument, PackedExcerpt

#: what stands where words were left out
GAP = "[…]"
_BETWEEN = f"\n\n{GAP}\n\n"
#: where a stretch begins here, where in the document, and how long it is
Stretch = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class CutText:
    """Hold a text and where its stretches stand in the document; a whole one is one stretch."""

    text: str
    stretches: tuple[Stretch, ...]

    def here(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a span of the document stands here, None when it is not here in one piece."""
        for first, there, length in self.stretches:
            if there <= start and end <= there + length:
                return start - there + first, end - there + first
        return None


def there(stretches: Iterable[Stretch], start: int, end: int) -> tuple[int, int] | None:
    """Return where a span of a cut text stands in its document, None when it reaches into a gap."""
    held = list(stretches)
    at = bisect_right(held, start, key=lambda one: one[0]) - 1
    if at < 0:
        return None
    first, begins, length = held[at]
    if end > first + length:
        return None
    return start - first + begins, end - first + begins


def cut_texts(package: Package) -> dict[int, CutText]:
    """Return the text of each document of a package, by its number.

    Raises Refusal when what was packed does not fit together: nobody made it with this program.
    """
    excerpts: dict[int, list[PackedExcerpt]] = defaultdict(list)
    for one in package.excerpts:
        excerpts[one.document].append(one)
    return {one.number: _text_of(one, excerpts[one.number]) for one in package.documents}


def _text_of(document: PackedDocument, excerpts: list[PackedExcerpt]) -> CutText:
    if "\0" in document.text:
        raise _unfit(document)
    if not document.text:
        return _together(document, _stretches(document, excerpts))
    sha256 = hashlib.sha256(document.text.encode()).hexdigest()
    if sha256 != document.sha256 or len(document.text) != document.length:
        raise _unfit(document)
    return CutText(document.text, ((0, 0, document.length),))


def _stretches(document: PackedDocument, excerpts: list[PackedExcerpt]) -> list[tuple[int, str]]:
    """Return where each stretch stands in the document, and its words; those that meet are one."""
    found: list[tuple[int, str]] = []
    spans = [
        (one.start - len(one.before), f"{one.before}{one.quote}{one.after}") for one in excerpts
    ]
    for start, words in sorted(spans):
        if start < 0 or start + len(words) > document.length or "\0" in words:
            raise _unfit(document)
        if not found or start > found[-1][0] + len(found[-1][1]):
            found.append((start, words))
            continue
        first, known = found[-1]
        shared = known[start - first :]
        if not (words.startswith(shared) or shared.startswith(words)):
            raise _unfit(document)
        found[-1] = first, known + words[len(shared) :]
    return found


def _together(document: PackedDocument, found: list[tuple[int, str]]) -> CutText:
    text, stretches = "", list[Stretch]()
    for start, words in found:
        text += _BETWEEN if text else f"{GAP}\n\n" if start else ""
        stretches.append((len(text), start, len(words)))
        text += words
    if not found or found[-1][0] + len(found[-1][1]) < document.length:
        text += f"\n\n{GAP}" if text else GAP
    return CutText(text, tuple(stretches))


def _unfit(document: PackedDocument) -> Refusal:
    return Refusal(
        f"The package is damaged: the text of document {document.number} is not what it says. It was"
        " not opened; ask for it again."
    )
