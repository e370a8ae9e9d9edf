"""Find the labels that people speak under in a transcript: names before a colon.

A colon near the start of a paragraph is mostly something else: a heading, a caption, a list, a
place. So no label counts by itself. Labels count that come back, or that are voices by what they
say ("Interviewer", "Q"), with sentences after them; once a transcript is known by those, a label
that stands only once counts too where it is set as the others are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.statements import vocabulary as words
from workbench.text.folding import fold
from workbench.text.paragraphs import Span

#: how far into a paragraph a label may reach
LONGEST = 70
_MOST_WORDS = 9
_NO_NAME = (words.PROSE - {"the"}) | {"dear", "re", "ps"}
_TIME = r"[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?[\])]?"
_LABEL = re.compile(
    rf"(?:[>\s*_#•·–—-]|{_TIME}\s)*"
    r"(?P<name>[^\W\d_](?:[^\n:：*_?!;\"“”«»\[\](){}<>|=]){0,60}?)"
    rf"(?:\s?[\[(][^\])\n:]{{1,40}}[\])]|\s{_TIME})?"
    r"[*_]{0,3}\s?[:：][*_]{0,3}(?=$|\s|[^\W\d_]|[\"“«„‘\[(…¿¡—–]|\d)\s*"
)
_UPPER = r"(?:(?:Mc|Mac|De|Le|La|Van|O['’])?[A-ZÀ-Þ]{2,}(?:['’-][A-ZÀ-Þ]+)*)"
#: how a hearing is taken down: “Senator SMITH. Thank you …”, “The CHAIRMAN. …”
_RECORDED = re.compile(
    r"\s*(?:(?P<letter>[QA])(?:\.?\t| {2,})|(?P<name>(?:The|THE) (?:(?:VICE|ACTING|RANKING) )?"
    r"(?:CHAIR(?:MAN|WOMAN|PERSON)?|PRESIDENT|SPEAKER|CLERK|WITNESS|PRESIDING OFFICER|"
    r"SECRETARY|DEPUTY|MEMBER)|"
    r"(?:Mr|Ms|Mrs|Miss|Dr|Sen|Rep|Gen|Amb|Senator|Representative|Congressman|Congresswoman|"
    r"Chairman|Chairwoman|Chair|Ambassador|Secretary|General|Admiral|Judge|Justice|Governor|Director|"
    r"Professor|Lieutenant General|Major General|Colonel|Commissioner|Under Secretary|"
    rf"Assistant Secretary|Deputy Secretary|Minister|Lord|Lady|Sir|Baroness)\.? {_UPPER}(?: {_UPPER})?"
    r"(?: (?:of|OF) [A-Z]\w+(?: [A-Z]\w+)?)?)\.\s+)(?=\S)"
)
_WORD = re.compile(r"[^\W_]+(?:[-'’.‌][^\W_]+)*\.?")
SENTENCE = re.compile(r"[.!?…؟۔][\"'”’»)\]*_]*(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Label:
    """Hold what may be a label: its paragraph, the span of its name, where its content begins."""

    block: int
    start: int
    end: int
    content: int
    key: str
    loud: bool


def label_at(text: str, number: int, start: int, end: int) -> Label | None:
    """Return what may be a label at the start of a paragraph, the `number`-th of the text."""
    if recorded := _RECORDED.match(text, start, min(end, start + LONGEST)):
        first, last = recorded.span("letter" if recorded["letter"] else "name")
        return Label(number, first, last, recorded.end(), key_of(text[first:last]), loud=True)
    # a colon is looked for first: it is far cheaper than the pattern
    near = min(end, start + LONGEST)
    if text.find(":", start, near) < 0 and text.find("：", start, near) < 0:
        return None
    found = _LABEL.match(text, start, min(end, start + LONGEST + 30))
    if found is None:
        return None
    name = found["name"]
    first, last = found.span("name")
    last -= len(name) - len(name.rstrip())
    key = key_of(text[first:last])
    if not key or not _may_be_named(text[first:last], key):
        return None
    return Label(number, first, last, found.end(), key, text[first:last].isupper())


def key_of(name: str) -> str:
    """Return a label as labels are compared: folded, small, with single blanks."""
    return " ".join(fold(name).replace("’", "'").casefold().split()).strip(" .")


def is_metadata(name: str) -> bool:
    """Say whether a label is one of pages, not of people: "By", "Type", "Photo"."""
    return key_of(name) in words.METADATA


def _may_be_named(name: str, key: str) -> bool:
    """Say whether a label has the shape of a name or is a voice."""
    if key in words.METADATA or "://" in name:
        return False
    return is_voice(key) or _has_shape_of_name(name, key)


def _has_shape_of_name(name: str, key: str) -> bool:
    parts = _WORD.findall(name)
    if not 1 <= len(parts) <= _MOST_WORDS or not _may_have_comma(name):
        return False
    first = key.split(maxsplit=1)[0]
    if first in _NO_NAME or any(part.casefold() in words.TIMES for part in parts):
        return False
    cased = [part for part in parts if part.lower() != part.upper()]
    if not cased:
        return len(parts) <= 4
    return parts[0][0].isupper() and all(
        part[0].isupper() or part in words.LABEL_PARTICLES or _CAPITAL_AFTER.match(part)
        for part in parts
    )


_CAPITAL_AFTER = re.compile(r"(?:al|el|ul|as|ash|ad|an|ar|az|d|l)[-’'‑]\w")


def _may_have_comma(name: str) -> bool:
    """Say whether a label with a comma is a name: one with a degree, or a loud one with an office."""
    return "," not in name or name.isupper() or bool(_TITLED.search(name))


_TITLED = re.compile(r",\s(?:Jr|Sr|PhD|Ph\.D|MD|M\.D|MP|QC|KC|Esq)\b\.?")


def is_voice(key: str) -> bool:
    """Say whether a label is a voice by what it says, without a name."""
    return key in words.VOICES or _numbered(key)


def _numbered(key: str) -> bool:
    head, _, number = key.rpartition(" ")
    return (number.isdigit() and head in words.VOICES) or bool(re.fullmatch(r"[qa]\d{0,3}", key))


def spoken(text: str, blocks: Sequence[Span], label: Label) -> bool:
    """Say whether sentences follow a label, in its paragraph or the next."""
    end = blocks[label.block][1]
    if label.content >= end:
        if label.block + 1 >= len(blocks):
            return False
        start, end = blocks[label.block + 1]
    else:
        start = label.content
    tail = text[max(start, end - 6) : end]
    return bool(SENTENCE.search(tail)) or bool(SENTENCE.search(text, start, min(end, start + 600)))


def is_marked(text: str, blocks: Sequence[Span], label: Label) -> bool:
    """Say whether a label is set bold or in italics."""
    return text[max(blocks[label.block][0], label.start - 1) : label.start] in ("*", "_")
