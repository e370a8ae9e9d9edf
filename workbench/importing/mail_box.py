"""Walk an mbox, the file in which mail programs keep many mails one after another."""

import re
from collections.abc import Iterator

from workbench.errors import Refusal
from workbench.importing.reading import Collection, Entry, Reading, Source

_POSTMARK = rb"From [^\r\n]{0,400}\d\d:\d\d[^\r\n]{0,100}\r?\n(?=[!-9;-~]{1,76}:|>From )"
_FIRST = re.compile(_POSTMARK)
_EACH = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))" + _POSTMARK)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def is_mail_box(source: Source) -> bool:
    """Say whether the bytes open with a postmark line and a mail behind it."""
    return bool(_FIRST.match(source.data[:2000]))


def mails(source: Source, reading: Reading) -> Iterator[Entry]:
    """Yield each mail as a document named `box.mbox/7`, counted from 1."""
    data, marks = source.data, _EACH.finditer(source.data)
    mark = next(marks, None)
    number = 0
    while mark:
        following = next(marks, None)
        number += 1
        called = f"{source.name}/{number}"
        mail = data[mark.end() : following.start() if following else len(data)]
        reading.budget.spend(len(mail), source.name)
        yield from reading.walk(_QUOTED.sub(rb"\1", mail), called, reading.inside())
        mark = following
    if not number:
        raise Refusal(f"“{source.name}” is a box without mail.")


MAIL_BOX = Collection("application/mbox", is_mail_box, mails)
