"""Address a quote in a text that is named by its hash, so that a link alone finds it again.

`ni:///sha-256;…?around=…#char=120,180`: the text by RFC 6920, the place by RFC 5147 in half-open code
points, and between them, in URL-safe base 64, what stands around the quote. Such a link leads nowhere
on the net; word processors keep it with the words it stands on. They write percent signs, blanks and
quotation marks anew as they like, so an address has none.
"""

import base64
import json
from urllib.parse import parse_qs

from workbench.model.tables import ExcerptRow
from workbench.text.hashes import named, span_in

SCHEME = "ni:///sha-256;"
#: code points of a title; word processors keep links of 2,079 signs
_LONGEST_TITLE = 80
#: no address of ours is longer; a file that claims it is damaged or made to do harm
_LONGEST = 1 << 14
_AROUND = ("prefix", "suffix", "title")


def address_of(row: ExcerptRow, title: str = "") -> str:
    """Return the address of a row's quote; `title` is said beside it."""
    said = json.dumps([row.prefix, row.suffix, title[:_LONGEST_TITLE]], ensure_ascii=False)
    around = base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")
    return f"{named(row.sha256)}?around={around}#char={row.start},{row.end}"


def said_by(address: str) -> dict[str, str]:
    """Return the cells of a row by column key, without its quote, as far as an address has them."""
    if not address.startswith(SCHEME) or len(address) > _LONGEST:
        return {}
    sha256, start, end = span_in(address)
    try:
        query = address.partition("#")[0].partition("?")[2]
        around = parse_qs(query, max_num_fields=8).get("around", [""])[0]
    except ValueError:
        around = ""
    return {"sha256": sha256, "start": str(start), "end": str(end), **_around(around)}


def _around(said: str) -> dict[str, str]:
    try:
        words = json.loads(base64.urlsafe_b64decode(said + "=" * (-len(said) % 4)))
        return {key: str(one) for key, one in zip(_AROUND, words, strict=True)}
    except (ValueError, TypeError, RecursionError):
        return {}
