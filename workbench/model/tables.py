"""The excerpts table: what it can be narrowed and sorted by, and what a row of it shows."""

from dataclasses import dataclass

from workbench.model.relations import EvidenceRow


@dataclass(frozen=True, slots=True)
class ExcerptFilter:
    """Narrow the excerpts table; empty fields do not narrow.

    `kinds` holds excerpt and/or mention; `text` is looked for in quote, note and title; `grade` is
    a badge such as B2, B or 2; dates are EDTF and inclusive; `versions` is `older` for what was not
    found again in a newer version of its document. `independent` leaves out
    what copies only repeat, unless certain documents or versions are asked for; `without_furniture`
    what lies wholly in page furniture. `where` is a search that a row has to fit (docs/exporting.md).
    """

    text: str = ""
    kinds: tuple[str, ...] = ("excerpt", "mention")
    document_ids: tuple[int, ...] = ()
    code_ids: tuple[int, ...] = ()
    actor_ids: tuple[int, ...] = ()
    speaker_ids: tuple[int, ...] = ()
    outlet: str = ""
    grade: str = ""
    since: str = ""
    until: str = ""
    versions: str = ""
    independent: bool = False
    without_furniture: bool = False
    where: str = ""


#: columns that the table can be sorted by
SORTS = ("position", "document", "outlet", "published", "grade", "code", "actor", "speaker", "text")


@dataclass(frozen=True, slots=True)
class Group:
    """Hold a heading that rows of an export stand under.

    `key` tells headings apart whose words are the same: `code:7`, `actor:2`, `relation:5`; `code:0`
    and its like gather what stands under none. `about` is a line beneath the heading, or empty.
    """

    key: str
    title: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """Hold one row of the excerpts table, and of every export made from it.

    `key` is the row's identity across both kinds: `excerpt:12` or `mention:7`. `title` is what the
    document is shown as; `code` joins the names of several codes with `; `. Offsets are code
    points, half-open; `sha256` is the text's. `page` is the printed page or pages, `3` or `3–4`.
    `speaker_from` is a key of SPEAKER_FROM: whether the analyst said who speaks, or the text.
    `analyst` is who marked it: by the name of the project, or in an export as it was asked for.
    `group` is the heading it stands under where an export is grouped otherwise than by document,
    `claim` what it says of the relation that is its heading.
    """

    key: str
    kind: str
    id: int
    document_id: int
    title: str
    author: str
    outlet: str
    url: str
    published: str
    source_grade: str
    information_grade: str
    code: str
    actor: str
    speaker: str
    quote: str
    prefix: str
    suffix: str
    note: str
    start: int
    end: int
    sha256: str
    page: str = ""
    speaker_from: str = ""
    analyst: str = ""
    group: Group | None = None
    claim: EvidenceRow | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Hold how many excerpts and mentions a filter leaves, and of how many documents they are."""

    excerpts: int = 0
    mentions: int = 0
    documents: int = 0

    @property
    def rows(self) -> int:
        """Return how many rows the table has."""
        return self.excerpts + self.mentions

    def __str__(self) -> str:
        """Return `1,204 excerpts and 31 mentions of 12 documents`."""
        counted = ((self.excerpts, "excerpt"), (self.mentions, "mention"))
        said = [f"{n:,} {one if n == 1 else f'{one}s'}" for n, one in counted if n]
        of = f"{self.documents:,} document{'' if self.documents == 1 else 's'}"
        return f"{' and '.join(said)} of {of}" if said else ""
