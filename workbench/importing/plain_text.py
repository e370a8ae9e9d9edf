"""Read plain text: the text is all there is, and at most its first line is a title."""

import re

from workbench.importing.byline import byline
from workbench.importing.reading import Format, ReadDocument, Source
from workbench.importing.stated import FIRST_LINE, Fact, stating, told_by_words

_LONGEST_TITLE = 150
#: a line this long is a paragraph, so the lines around it were not broken by hand
_PARAGRAPH = 200
_LETTER = re.compile(r"[^\W\d_]")
_DATE_LINE = re.compile(r"[\d\s.,/:-]*(?:[^\W\d_]{3,10}\.?[\d\s.,/:-]+){1,2}\d{4}[\d\s.,/:-]*")
#: first lines that say what kind of paper this is, not what it is called
_STAMPS = frozenset(
    ("for immediate release", "press release", "confidential", "draft", "advertisement")
)
_FIELD = re.compile(r"[\w -]{1,20}:\s|\w+://|www\.")


def read_plain_text(source: Source) -> ReadDocument:
    """Return the text, with a title only where the first line plainly is one."""
    decoded = source.decoded
    return stating(
        ReadDocument(text=decoded.text, encoding=decoded.encoding, doubts=decoded.doubts),
        title=Fact(title_line(decoded.text), FIRST_LINE),
        author=byline(decoded.text),
        language=told_by_words(decoded.text),
    )


def title_line(text: str) -> str:
    """Return the first line when it stands as a title, else empty.

    It is short, ends without a full stop, and is set off from what follows: by a blank line, by a
    line without letters, or by a paragraph too long to have been broken by hand.
    """
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or end - start > _LONGEST_TITLE:
        return ""
    line = text[start:end].strip()
    rest = text[end + 1 : end + 1 + 2 * _PARAGRAPH]
    if not _reads_as_title(line) or not _LETTER.search(text, end, end + 20_000):
        return ""
    following = rest.split("\n", 1)[0]
    set_off = not _LETTER.search(following) or len(following) > _PARAGRAPH
    return line if set_off else ""


def _reads_as_title(line: str) -> bool:
    return bool(
        _LETTER.search(line)
        and line[-1] not in ".,;:،؛…"
        and line.casefold() not in _STAMPS
        and not _FIELD.match(line)
        and not _DATE_LINE.fullmatch(line)
    )


PLAIN_TEXT = Format("text/plain", lambda source: True, read_plain_text)
