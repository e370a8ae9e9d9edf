"""How a document is cited above its excerpts, in the formats that people read."""

from workbench.model.dates import shown
from workbench.model.grades import LIKELIHOODS, grade
from workbench.model.relations import EvidenceRow
from workbench.model.tables import ExcerptRow, Group
from workbench.text.pages import page_words

_STANCES = {"asserts": "For", "denies": "Against", "possible": "Possible", "planned": "Planned"}


def group_of(row: ExcerptRow, keys: frozenset[str]) -> Group:
    """Return the heading a row stands under: that it was gathered under, else its document.

    A new heading begins where the `key` differs from that of the row before.
    """
    if row.group:
        return row.group
    return Group(f"document:{row.document_id}", heading(row, keys), citation(row, keys))


def heading(row: ExcerptRow, keys: frozenset[str]) -> str:
    """Return what the document is called; its text's hash when the title is left out or empty."""
    title = row.title if "title" in keys else ""
    return " ".join(title.split()) or f"Document {row.sha256[:12]}"


def citation(row: ExcerptRow, keys: frozenset[str]) -> str:
    """Return author, outlet, date, grade and address as one line, of the chosen columns."""
    badge = grade(row.source_grade, row.information_grade)
    said = {
        "author": row.author,
        "outlet": row.outlet,
        "published": shown(row.published),
        "grade": f"grade {badge}" if badge else "",
        "url": row.url,
    }
    return " · ".join(
        " ".join(words.split()) for key, words in said.items() if key in keys and words
    )


def details(row: ExcerptRow, keys: frozenset[str]) -> list[tuple[str, str]]:
    """Return (label, words) of what stands under a quote, of the chosen columns."""
    names_an_actor = row.kind == "mention" and "kind" in keys
    said = {
        "group": ("Claim", claimed(row.claim) if row.claim else ""),
        "code": ("Code", row.code),
        "actor": ("Mention of" if names_an_actor else "Actor", row.actor),
        "speaker": ("Speaker", _speaker(row, keys)),
        "analyst": ("Marked by", row.analyst),
    }
    return [(label, words) for key, (label, words) in said.items() if key in keys and words]


def claimed(row: EvidenceRow) -> str:
    """Return what a claim says of its relation: `Against · 2021 to 2023 · likely · grade B2`."""
    one, badge = row.claim, grade(row.source_grade, row.information_grade)
    likely, _ = LIKELIHOODS.get(one.likelihood, ("", ""))
    said = (_STANCES[one.stance], held(one.since, one.until), likely, badge and f"grade {badge}")
    return " · ".join(part for part in said if part)


def held(since: str, until: str) -> str:
    """Return when something held, in words; empty when that is not known."""
    if since and until:
        return shown(since) if since == until else f"{shown(since)} to {shown(until)}"
    return f"since {shown(since)}" if since else f"until {shown(until)}" if until else ""


def _speaker(row: ExcerptRow, keys: frozenset[str]) -> str:
    """Return who speaks, and that it is the text that says so where no analyst did."""
    read = row.speaker and row.speaker_from in ("text", "words") and "speaker_from" in keys
    return f"{row.speaker} (from the text)" if read else row.speaker


def place(row: ExcerptRow, keys: frozenset[str]) -> str:
    """Return where the quote stands, in words: the printed page where there is one, and the span."""
    page = page_words(row.page) if "page" in keys else ""
    return f"{page}, characters {row.start}–{row.end}".removeprefix(", ")
