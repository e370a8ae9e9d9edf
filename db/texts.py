"""Read stored texts so that a large one keeps no other thread waiting.

SQLite hands a text over in one piece, and to decode megabytes in one call stops the window. So a
large text is left in its row and read from there in stretches.
"""

from collections.abc import Iterator

from db.connection import Connection
from workbench.text.encoding import decoded

#: characters that one call may decode
_MOST = 2_000_000
_STRETCH = 500_000
#: the text of a row of `content c`, NULL when it is to be read from there
TEXT = f"CASE WHEN c.length <= {_MOST} THEN c.text END"


def whole_text(connection: Connection, content_id: int, text: str | None) -> str:
    """Return the text that `TEXT` gave of a content, read from its row when that was NULL."""
    return decoded(_stretches(connection, content_id)) if text is None else text


def _stretches(connection: Connection, content_id: int) -> Iterator[bytes]:
    with connection.raw.blobopen("content", "text", content_id, readonly=True) as kept:
        while stretch := kept.read(_STRETCH):
            yield stretch
