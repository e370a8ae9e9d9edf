"""A document: what was published, where, when, and how far its source is trusted."""

from dataclasses import dataclass


def called(title: str, file_name: str = "") -> str:
    """Return what a document is shown as: its title, else its file's name, else `Untitled`."""
    return title.strip() or file_name.strip() or "Untitled"


@dataclass(frozen=True, slots=True)
class Document:
    """Hold what is known of a document, without its text.

    `published` is EDTF text (see `dates`); grades are Admiralty, empty when not judged;
    `length` is in code points; `content_id` names the text, which never changes. `path` is where
    the file lay inside what was imported; `replaces_id` is the older version of the same file;
    `sources` is a JSON object that says, by field, where a value came from.
    """

    id: int = 0
    content_id: int = 0
    title: str = ""
    author: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    source_grade: str = ""
    information_grade: str = ""
    note: str = ""
    status: str = "unread"
    file_name: str = ""
    media_type: str = "text/plain"
    length: int = 0
    added_at: str = ""
    path: str = ""
    replaces_id: int = 0
    sources: str = "{}"

    @property
    def name(self) -> str:
        """Return what the document is shown as."""
        return called(self.title, self.file_name)


@dataclass(frozen=True, slots=True)
class Cited:
    """Hold what a place of a document is cited by; `title` is what the document is shown as.

    `sha256` is of the text in UTF-8, by which it is known again.
    """

    title: str
    author: str
    outlet: str
    url: str
    published: str
    source_grade: str
    information_grade: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Name what a stretch of the text was in its source: `h1`…`h6`, `li`, `quote`, `table`, `pre`,
    `meta` (facts about the document that stand in its text), `strong`, `sign` (Markdown's own),
    `page` (the nth of them is page n, an empty one a page without text), `link`.

    `start` and `end` are code points, half-open. `said` is the address that a link leads to, or the
    number printed on a page where that is another than n.
    """

    start: int
    end: int
    kind: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """Hold a text that never changes, what it was read from, and its parts.

    `sha256` is of the text in UTF-8, `original_sha256` of the bytes that were read.
    """

    id: int = 0
    text: str = ""
    sha256: str = ""
    original_sha256: str = ""
    encoding: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def exact(self) -> bool:
        """Say whether the text in UTF-8 is, byte by byte, what was read."""
        return self.sha256 == self.original_sha256


@dataclass(frozen=True, slots=True)
class CorpusRow:
    """Hold what one row of the corpus list shows.

    `coded` is the share of text under a mark, 0–1; `name` is what the document is shown as; `older`
    says that a newer version of it is there.
    """

    id: int
    title: str
    author: str
    outlet: str
    published: str
    language: str
    source_grade: str
    information_grade: str
    status: str
    length: int
    excerpts: int
    mentions: int
    coded: float
    file_name: str = ""
    origin: str = ""
    copied: float = 0.0
    older: bool = False

    @property
    def name(self) -> str:
        """Return what the document is shown as."""
        return called(self.title, self.file_name)
