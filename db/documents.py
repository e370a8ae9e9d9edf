"""Documents, their texts, and the corpus list."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from db.connection import Connection, Row
from db.copies import Copies
from db.listing import Listing
from db.repeats import NEWER
from db.repository import Repository, as_json, listed
from db.table import DOCUMENT
from db.texts import TEXT, whole_text
from workbench.errors import Refusal
from workbench.model.documents import Cited, Content, CorpusRow, Document, Piece, called
from workbench.text.encoding import handed_over

#: fast, and already a third of the size; the best level gains a tenth more in four times the time
_LEVEL = 1
_STRETCH = 5000
#: the list is ordered by these as they are counted
_COUNTED = ("excerpts", "mentions", "coded")


_SPANS = (
    "(SELECT f.document_id AS document_id, g.value ->> 0 AS start, g.value ->> 1 AS stop"
    " FROM json_each(?) w JOIN furnished f ON f.document_id = w.value, json_each(f.spans) g) s"
)
#: how many code points of documents are page furniture, and how many of these are under marks
_GREY = (
    f"SELECT s.document_id, sum(s.stop - s.start) FROM {_SPANS} GROUP BY s.document_id",
    *(
        f'SELECT s.document_id, sum(m."end" - m.start) FROM {_SPANS} JOIN {table} m'
        " ON m.document_id = s.document_id AND m.start >= s.start AND m.start < s.stop"
        " GROUP BY s.document_id"
        for table in ("excerpt", "mention")
    ),
)


class Documents(Repository[Document]):
    """Keep documents; `workbench.ports.Documents` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, DOCUMENT)
        self._listing = Listing(connection)

    def describe(
        self, document_ids: Iterable[int], values: Mapping[str, str], sources: Mapping[str, str]
    ) -> None:
        """Set metadata fields on the documents, and by field where the values came from."""
        self._refuse_unknown(values)
        # joined to nothing, it is text again: as JSON the journal would nest it
        setting = "".join(f'"{name}" = ?, ' for name in values)
        self._connection.write_many(
            f"UPDATE document SET {setting} sources = json_patch(sources, ?) || '' WHERE id = ?",
            [(*values.values(), as_json(dict(sources)), one) for one in document_ids],
        )

    def packed(self, original: bytes) -> bytes:
        """Return bytes as the file keeps them; on any thread."""
        return zlib.compress(original, _LEVEL)

    def add_content(self, content: Content, original: bytes, packed: bytes = b"") -> int:
        """Store a text and the bytes it was read from, once; returns the content's id."""
        known = self._connection.value(
            "SELECT id FROM content WHERE sha256 = ? AND original_sha256 = ?",
            (content.sha256, content.original_sha256),
        )
        if known:
            return int(known)
        # bytes that are the text itself are not kept twice
        kept = b"" if content.exact else packed or self.packed(original)
        self._connection.write(
            "INSERT OR IGNORE INTO original (sha256, size, bytes) VALUES (?, ?, ?)",
            (content.original_sha256, len(original), kept),
        )
        written = self._connection.write(
            "INSERT INTO content (sha256, original_sha256, length, encoding, pieces, text)"
            " VALUES (?, ?, ?, ?, ?, CAST(? AS TEXT))",
            (
                content.sha256,
                content.original_sha256,
                len(content.text),
                content.encoding,
                _pieces_as_json(content.pieces),
                handed_over(content.text),
            ),
        )
        assert written.lastrowid is not None
        return written.lastrowid

    def known(self, sha256: str, original_sha256: str) -> Document | None:
        """Return the document that already holds this text or these bytes."""
        document_id = self._connection.value(
            "SELECT d.id FROM content c JOIN document d ON d.content_id = c.id"
            " WHERE c.sha256 = ? OR c.original_sha256 = ? ORDER BY d.id",
            (sha256, original_sha256),
        )
        return self.get(document_id) if document_id else None

    def originals(self) -> dict[str, int]:
        """Return the SHA-256 of all bytes that were imported, with the first document of each."""
        return dict(
            self._connection.rows(
                "SELECT c.original_sha256, min(d.id) FROM content c"
                " JOIN document d ON d.content_id = c.id GROUP BY c.original_sha256"
            )
        )

    def whereabouts(self) -> Iterator[tuple[int, str, str]]:
        """Yield (id, path or file name, address) of the newest version of each document."""
        yield from self._connection.execute(
            "SELECT id, coalesce(nullif(path, ''), file_name), url FROM document"
            " WHERE id NOT IN (SELECT replaces_id FROM document WHERE replaces_id IS NOT NULL)"
        )

    def newer(self) -> dict[int, int]:
        """Return the next newer version of each document that has one."""
        return dict(self._connection.rows(NEWER))

    def text(self, document_id: int) -> str:
        """Return the stored text."""
        content_id, text = self._of(document_id, f"c.id, {TEXT}")
        return whole_text(self._connection, content_id, text)

    def texts(self, document_ids: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Yield (id, stored text) of these documents, by id."""
        yield from self._connection.execute(
            "SELECT d.id, c.text FROM document d JOIN content c ON c.id = d.content_id"
            " WHERE d.id IN (SELECT value FROM json_each(?)) ORDER BY d.id",
            (listed(document_ids),),
        )

    def content(self, document_id: int) -> Content:
        """Return the stored text with its hash and parts."""
        content_id, text, sha256, original_sha256, encoding, pieces = self._of(
            document_id, f"c.id, {TEXT}, c.sha256, c.original_sha256, c.encoding, c.pieces"
        )
        text = whole_text(self._connection, content_id, text)
        parts = tuple(Piece(*part) for part in json.loads(pieces))
        return Content(content_id, text, sha256, original_sha256, encoding, parts)

    def original(self, document_id: int) -> bytes:
        """Return the bytes that the document was read from."""
        digest = self._of(document_id, "c.original_sha256")
        row = self._connection.row("SELECT bytes FROM original WHERE sha256 = ?", digest)
        assert row is not None
        if row[0]:
            return zlib.decompress(row[0])
        return str(
            self._connection.value("SELECT text FROM content WHERE sha256 = ?", digest)
        ).encode()

    def _of(self, document_id: int, columns: str) -> Row:
        row = self._connection.row(
            f"SELECT {columns} FROM document d JOIN content c ON c.id = d.content_id WHERE d.id = ?",
            (document_id,),
        )
        if row is None:
            raise Refusal("This document is no longer in the project.")
        return row

    def ids(self, sort: str = "title", descending: bool = False, words: str = "") -> Sequence[int]:
        """Return the ids of the corpus list in order; empty values come last either way."""
        if sort not in _COUNTED:
            return self._listing.ids(sort, descending, words)
        value = {one: number for one, number in self._counted(sort).items() if number}
        names = self._listing.named()
        marked = sorted(
            filter(value.__contains__, names), key=value.__getitem__, reverse=descending
        )
        bare = [one for one in names if one not in value]
        return self._listing.narrowed(marked + bare if descending else bare + marked, words)

    def _counted(self, sort: str) -> dict[int, float]:
        """Return what documents with marks are sorted by; all others have 0."""
        counts = self._counts()
        if sort != "coded":
            return {one: count[_COUNTED.index(sort)] for one, count in counts.items()}
        lengths = self.lengths(counts)
        return {one: _share(counts[one][2], length) for one, length in lengths.items()}

    def lengths(self, document_ids: Iterable[int]) -> dict[int, int]:
        """Return how many code points the text of each of these documents has."""
        return dict(
            self._connection.rows(
                "SELECT id, length FROM document WHERE id IN (SELECT value FROM json_each(?))",
                (listed(document_ids),),
            )
        )

    def _counts(self, document_ids: Iterable[int] | None = None) -> dict[int, tuple[int, int, int]]:
        """Return excerpts, mentions and code points under them, by document: of these, or of all."""
        among, ids = "", "[]"
        if document_ids is not None:
            among = " WHERE document_id IN (SELECT value FROM json_each(:ids))"
            ids = listed(document_ids)
        return {
            document_id: (excerpts or 0, mentions or 0, marked or 0)
            for document_id, excerpts, mentions, marked in self._connection.execute(
                "SELECT document_id, sum(n) FILTER (WHERE kind = 0), sum(n) FILTER (WHERE kind = 1),"
                " sum(marked) FROM (SELECT document_id, 0 AS kind, count(*) AS n,"
                f' sum("end" - start) AS marked FROM excerpt{among} GROUP BY document_id'
                ' UNION ALL SELECT document_id, 1, count(*), sum("end" - start)'
                f" FROM mention{among} GROUP BY document_id) GROUP BY document_id",
                {"ids": ids},
            )
        }

    def cited(self, document_ids: Iterable[int]) -> dict[int, Cited]:
        """Return what each of these documents is cited by."""
        rows = self._connection.rows(
            "SELECT d.id, d.title, d.file_name, d.author, d.outlet, d.url, d.published,"
            " d.source_grade, d.information_grade, c.sha256"
            " FROM document d JOIN content c ON c.id = d.content_id"
            " WHERE d.id IN (SELECT value FROM json_each(?)) ORDER BY d.id",
            (listed(document_ids),),
        )
        return {row[0]: Cited(called(row[1], row[2]), *row[3:]) for row in rows}

    def rows(self, document_ids: Sequence[int]) -> list[CorpusRow]:
        """Return the list rows of these documents, in the given order.

        `coded` is the sum of the marks' lengths over that of the text, both without its page
        furniture, at most 1: exact where marks don't overlap.
        """
        counts = self._counts(document_ids)
        furnished = self._furnished(document_ids)
        groups = Copies(self._connection).groups(document_ids)
        copies = groups.copies
        names = self._named({copy.origin_id for copy in copies.values()})
        found = {
            row[0]: row
            for row in self._connection.execute(
                "SELECT id, title, author, outlet, published, language, source_grade,"
                " information_grade, status, length, file_name FROM document"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (listed(document_ids),),
            )
        }
        rows = []
        for document_id in document_ids:
            if row := found.get(document_id):
                excerpts, mentions, marked = counts.get(document_id, (0, 0, 0))
                *known, length, file_name = row
                grey, within = furnished.get(document_id, (0, 0))
                coded = _share(marked - within, length - grey)
                copy = copies.get(document_id)
                origin = (names.get(copy.origin_id, ""), copy.share) if copy else ("", 0.0)
                older = document_id in groups.newest
                row = (*known, length, excerpts, mentions, coded, file_name, *origin, older)
                rows.append(CorpusRow(*row))
        return rows

    def _furnished(self, document_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
        """Return how many code points are page furniture, where there is any, and marked there."""
        found: dict[int, list[int]] = {}
        wanted = listed(document_ids)
        for place, sql in enumerate(_GREY):
            for document_id, points in self._connection.rows(sql, (wanted,)):
                found.setdefault(document_id, [0, 0])[place > 0] += points
        return {document_id: (grey, within) for document_id, (grey, within) in found.items()}

    def _named(self, document_ids: Iterable[int]) -> dict[int, str]:
        """Return what to call documents as a source: the outlet, else the title, else the file."""
        return dict(
            self._connection.rows(
                "SELECT id, coalesce(nullif(outlet, ''), nullif(title, ''), file_name)"
                " FROM document WHERE id IN (SELECT value FROM json_each(?))",
                (listed(document_ids),),
            )
        )


def _pieces_as_json(pieces: Sequence[Piece]) -> str:
    """Return the pieces as one JSON list, written a stretch at a time: one call keeps all waiting."""
    if not pieces:
        return "[]"
    stretches = (
        as_json([_as_list(one) for one in pieces[at : at + _STRETCH]])[1:-1]
        for at in range(0, len(pieces), _STRETCH)
    )
    return f"[{','.join(stretches)}]"


def _as_list(piece: Piece) -> list[int | str]:
    """Return a piece as it is kept; most say nothing."""
    kept: list[int | str] = [piece.start, piece.end, piece.kind]
    return [*kept, piece.said] if piece.said else kept


def _share(marked: int, length: int) -> float:
    return min(1.0, marked / length) if length > 0 else 0.0
