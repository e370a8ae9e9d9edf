"""Read Web annotations, our own and those of other programs, as quotes to be found in the project.

The W3C's model (https://www.w3.org/TR/annotation-model/), and what the interface of Hypothes.is gives.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.errors import Refusal
from workbench.exchange.brought import Brought
from workbench.exchange.quotations import Quotation, Quotations
from workbench.exporting.annotations import each_annotation, is_ours
from workbench.tasks import Progress
from workbench.text.hashes import hash_in

LARGEST = 256 << 20
_STEP = 500
_DEEPEST = 12
_SIGNS = (b"anno.jsonld", b'"TextQuoteSelector"', b'"TextPositionSelector"', b'"AnnotationPage"')
_FRAGMENT = re.compile(r"char=(\d{1,12}),(\d{1,12})")
#: purposes that name what words are about, and those that say something of them
_CODING = frozenset(("tagging", "classifying"))
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_ACCOUNT = re.compile(r"acct:([^@]+)@")
Object = dict[str, Any]


def recognises(head: bytes) -> bool:
    """Say whether a file begins as JSON that speaks of annotations."""
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    pointing = b'"target"' in head and b'"selector"' in head
    return begins[:1] in (b"{", b"[") and (pointing or any(sign in head for sign in _SIGNS))


def read(path: Path, progress: Progress) -> Brought:
    """Return the quotes of a file of annotations; raises Refusal for a file that is none, Cancelled."""
    if path.stat().st_size > LARGEST:
        raise Refusal(f"“{path.name}” is larger than 256 MB, too large to be brought in; part it.")
    reading, number = _Reading(), 0
    every = each_annotation(path) if is_ours(path) else _annotations(_parsed(path))
    for number, one in enumerate(every, 1):
        if number % _STEP == 0:
            progress.step(number, 0, "Reading annotations")
        if isinstance(one, dict):
            reading.take(one)
    if not number:
        raise Refusal(f"“{path.name}” holds no annotation.")
    return reading.brought()


def _parsed(path: Path) -> Any:
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as whole:
        try:  # one annotation a line
            return [json.loads(line) for line in data.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            raise Refusal(f"“{path.name}” is damaged: it is not JSON throughout.") from whole


def _annotations(said: Any, depth: int = 0) -> Iterator[Object]:
    """Yield the annotations of a page, a collection, a list, or an answer of a server."""
    if isinstance(said, list) and depth < _DEEPEST:
        for one in said:
            yield from _annotations(one, depth + 1)
    elif isinstance(said, dict):
        inside = [said[name] for name in ("items", "rows", "@graph", "first", "annotations")
                  if isinstance(said.get(name), list | dict)]  # fmt: skip
        if "target" in said or said.get("type") == "Annotation":
            yield said
        elif depth < _DEEPEST:
            yield from _annotations(inside, depth + 1)


@dataclass(slots=True)
class _Said:
    """Gather what the bodies of an annotation say."""

    codes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    mentions: str = ""


@dataclass(slots=True)
class _Reading:
    """Turn annotations into quotations."""

    _quotations: Quotations = field(default_factory=Quotations)
    _left: Counter[str] = field(default_factory=Counter)

    def take(self, one: Object) -> None:
        """Add a quotation for each target of an annotation."""
        said = _Said()
        usual = next(iter(_texts(one.get("motivation"))), "")
        for body in _listed(one.get("body")):
            self._body(body, usual, said)
        said.codes += _texts(one.get("tags"))
        said.notes += [_text(one.get("text"))]
        for target in _listed(one.get("target")):
            self._target(one, target, said)

    def _body(self, body: Any, usual: str, said: _Said, depth: int = 0) -> None:
        if isinstance(body, str):
            said.notes.append(body)
        elif not isinstance(body, dict) or depth > _DEEPEST:
            self._left["bodies"] += 1
        elif isinstance(body.get("items"), list):
            for one in body["items"]:
                self._body(one, usual, said, depth + 1)
        else:
            _say(body, usual, said)

    def _target(self, one: Object, target: Any, said: _Said) -> None:
        source = target.get("source", target) if isinstance(target, dict) else target
        about = source if isinstance(source, dict) else {}
        address = _text(about.get("id") or about.get("@id")) if about else _text(source)
        sha256 = hash_in(address)
        quote, start, end = _quote(target.get("selector") if isinstance(target, dict) else None)
        if found := _FRAGMENT.search(address.partition("#")[2]):
            start, end = int(found[1]), int(found[2])
        held = Quotation(
            quote=_text(quote.get("exact")),
            start=start,
            end=end,
            prefix=_text(quote.get("prefix"))[-32:],
            suffix=_text(quote.get("suffix"))[:32],
            sha256=sha256,
            title=_title(one, about),
            url=_url(one, about, address),
            codes=tuple(said.codes),
            note="\n".join(dict.fromkeys(filter(None, said.notes))),
            mentions=said.mentions,
            analyst=_who(one),
            created_at=_when(one),
        )
        # a place without words is believed only in the very text that it was taken from
        if held.quote or (sha256 and 0 <= start < end):
            self._quotations.add(held)
        elif held.note or held.codes:
            self._page(held)
        else:
            self._left["targets"] += 1

    def _page(self, held: Quotation) -> None:
        """Keep what is said of a page as a whole in the note of the document."""
        tags = f"Tags: {', '.join(held.codes)}" if held.codes else ""
        note = "\n".join(filter(None, (held.note, tags)))
        self._quotations.note_document(
            Quotation("", sha256=held.sha256, title=held.title, url=held.url, note=note)
        )
        self._left["pages"] += 1

    def brought(self) -> Brought:
        """Return what the annotations bring, with a sentence on all that was passed over."""
        brought = self._quotations.gathered()
        brought.form = "Web annotations"
        for what, words in _PASSED.items():
            if count := self._left[what]:
                brought.remarks.append(f"{count:,} {words[0] if count == 1 else words[1]}.")
        return brought


_PASSED = {
    "pages": (
        "annotation is of a whole page and went into the note of its document",
        "annotations are of whole pages and went into the notes of their documents",
    ),
    "targets": (
        "annotation marks no words and says nothing; it was left out",
        "annotations mark no words and say nothing; they were left out",
    ),
    "bodies": ("body was not understood and left out", "bodies were not understood and left out"),
}


def _say(body: Object, usual: str, said: _Said) -> None:
    """Add what one body says, by what it is for."""
    value = _text(body.get("value") or body.get("chars") or body.get("label"))
    purposes = set(_texts(body.get("purpose"))) or {usual}
    ours = _text(body.get("dc:type"))
    if not value:
        address = _text(body.get("source") or body.get("id") or body.get("@id"))
        said.notes += [f"{next(iter(purposes)).capitalize()}: {address}"] if address else []
    elif ours in ("grade", "page", "speaker"):
        return  # of the document, or of the text, which says it itself
    elif ours == "actor":  # of an excerpt, whom its words name: the mentions say so themselves
        said.mentions = value if usual == "identifying" else ""
    elif ours == "code" or purposes & _CODING or _text(body.get("type")) == "oa:Tag":
        said.codes.append(value)
    elif purposes & {"identifying", "linking"}:
        said.notes.append(f"{next(iter(purposes)).capitalize()}: {value}")
    else:
        said.notes.append(value)


def _quote(selector: Any) -> tuple[Object, int, int]:
    """Return the innermost quote of selectors that refine each other, and a position."""
    quote: Object = {}
    start = end = -1
    level = _listed(selector)
    for _ in range(_DEEPEST):
        for one in level:
            kind = _text(one.get("type")) if isinstance(one, dict) else ""
            if kind == "TextQuoteSelector" and _text(one.get("exact")):
                quote = one
            elif kind == "TextPositionSelector":
                start, end = _number(one.get("start")), _number(one.get("end"))
            elif found := _FRAGMENT.fullmatch(_text(one.get("value")) if kind else ""):
                start, end = int(found[1]), int(found[2])
        level = [
            inner
            for one in level
            if isinstance(one, dict)
            for inner in _listed(one.get("refinedBy"))
        ]
    return quote, start, end


def _title(one: Object, about: Object) -> str:
    held = one.get("document")
    titles = _texts(held.get("title")) if isinstance(held, dict) else []
    return _text(about.get("dc:title")) or next(iter(titles), "")


def _url(one: Object, about: Object, address: str) -> str:
    told = _text(about.get("dcterms:source")) or _text(one.get("uri")) or address
    return told.partition("#")[0] if told.startswith(("http://", "https://")) else ""


def _who(one: Object) -> str:
    creator = one.get("creator", one.get("user"))
    if isinstance(creator, dict):
        creator = creator.get("name") or creator.get("nickname") or creator.get("id")
    said = _text(creator)
    found = _ACCOUNT.match(said)
    return (found[1] if found else said)[:100]


def _when(one: Object) -> str:
    said = _text(one.get("created"))
    return said[:40] if _TIME.match(said) else ""


def _listed(said: Any) -> list[Any]:
    return said if isinstance(said, list) else [] if said is None else [said]


def _texts(said: Any) -> list[str]:
    return [one for one in _listed(said) if isinstance(one, str) and one]


def _text(said: Any) -> str:
    return said if isinstance(said, str) else ""


def _number(said: Any) -> int:
    return said if isinstance(said, int) and not isinstance(said, bool) else -1
