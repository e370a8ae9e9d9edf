"""Set a card out in sections of entries: what is shown, printed and exported alike.

Where an entry leads is an address: `place:12:34:56` (document, start, end), `actor:5`,
`relation:7`, `sayings:5` (all that an actor says), or `all:documents`, the rest of a section.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from workbench.cards.pictures import Picture, bar, over_time, roles_over_time, span_told
from workbench.model.actors import ALIAS_CASES, ALIAS_KINDS
from workbench.model.cards import Card, Companion, InDocument, Name, Place, Quoted, Relating, Tally
from workbench.model.dates import shown

T = TypeVar("T")
#: how many entries a section shows at first; the claims of a relation count by themselves
FEW = {"documents": 8, "outlets": 8, "company": 12, "claims": 4, "names": 24,
       "said_by": 3, "said_about": 3, "relations": 12}  # fmt: skip
#: the same on paper and in exports
PRINTED = {"documents": 40, "outlets": 40, "company": 40, "claims": 1000, "names": 1000,
           "said_by": 20, "said_about": 20, "relations": 1000}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one line: words that may lead somewhere, what is said of them, a picture and a count.

    `kind` is line, quote (words of a document, with their `citation`), relation (the claims it
    rests on follow), note, or more (leads to the rest); `mark` is a word such as contested;
    `other` is the actor that a relation names after its words, and leads elsewhere.
    """

    words: str
    detail: str = ""
    address: str = ""
    kind: str = "line"
    mark: str = ""
    count: str = ""
    picture: Picture | None = None
    citation: str = ""
    other: str = ""
    other_address: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Hold a heading with its entries; `note` is said above them, `left_out` are not listed.

    `address` leads to where all of them stand, else the section itself can show the rest.
    """

    key: str
    title: str
    entries: tuple[Entry, ...] = ()
    note: str = ""
    picture: Picture | None = None
    left_out: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold a card as it is read: the name, what is said of it, facts in pairs, and sections."""

    title: str
    under: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def address_of(place: Place) -> str:
    """Return the address of a place in a document."""
    return f"place:{place.document_id}:{place.start}:{place.end}"


def sheet_of(
    card: Card, few: dict[str, int] | None = None, whole: frozenset[str] = frozenset()
) -> Sheet:
    """Return the card set out; `whole` names the sections that are shown to their end.

    Sections that have nothing to say are left out, but for the relations and the mentions.
    """
    cut = _Cut(few or FEW, whole)
    sections = (
        _names(card, cut),
        _roles(card),
        _seen(card),
        _documents(card, cut),
        _outlets(card, cut),
        _statements(card, "said_by", card.said_by, cut),
        _statements(card, "said_about", card.said_about, cut),
        _relations(card, cut),
        _company(card, cut),
        _merged(card),
        Section("note", "Note", tuple(map(Entry, card.actor.note.splitlines()))),
    )
    kept = tuple(one for one in sections if one.entries or one.note)
    under = " · ".join(part for part in (card.type.label, *card.actor.role.split("\n")) if part)
    return Sheet(card.actor.name, under, _facts(card), kept)


@dataclass(frozen=True, slots=True)
class _Cut:
    few: dict[str, int]
    whole: frozenset[str]

    def __call__(
        self, key: str, every: Sequence[T], told: Callable[[T], Entry]
    ) -> tuple[tuple[Entry, ...], int]:
        """Return entries of the first of these, or of all, and how many are left out."""
        whole = key in self.whole or len(every) <= self.few[key]
        shown_first = every if whole else every[: self.few[key]]
        return tuple(map(told, shown_first)), len(every) - len(shown_first)


def _facts(card: Card) -> tuple[tuple[str, str], ...]:
    contested = sum(one.contested for one in card.relations)
    dates = [shown(one.published) for one in (card.first, card.last) if one]
    said = {
        "Mentions": counted_of(card),
        "Documents": documents_told(card),
        "Published": " – ".join(dict.fromkeys(dates)),
        "Statements": _said_told(card),
        "Relations": f"{len(card.relations):,}" + (f", {contested} contested" if contested else ""),
        "Together with": counted(len(card.company), "other actor") if card.company else "",
    }
    return tuple((label, words) for label, words in said.items() if words)


def _said_told(card: Card) -> str:
    if card.said_by is None or card.said_about is None or card.unread:
        return ""
    return f"{len(card.said_by):,} by, {len(card.said_about):,} about"


def counted(number: int, one: str) -> str:
    """Return `1 document`, `6 documents`."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def counted_of(card: Card) -> str:
    """Return `41 of 58 mentions (17 in copies)`, `58 mentions` or `None yet`."""
    if not card.mentions:
        return "None yet"
    if not (card.independent and card.repeated):
        return f"{card.mentions:,}"
    return f"{card.counted:,} of {card.mentions:,} ({card.repeated:,} in copies)"


def documents_told(card: Card) -> str:
    """Return `12, 11 independent`, or empty for none."""
    if not card.documents:
        return ""
    independent = f", {card.sources:,} independent" if card.sources < card.documents else ""
    return f"{card.documents:,}{independent}"


def _names(card: Card, cut: _Cut) -> Section:
    entries, left_out = cut("names", card.names, lambda one: Entry(one.text, _name_told(one)))
    return Section("names", "Names", entries, left_out=left_out)


def _name_told(name: Name) -> str:
    kind = ALIAS_KINDS.get(name.kind, "") if name.kind else ""
    case = ALIAS_CASES.get(name.case, "")
    parts = (name.script, kind, case.lower(), span_told(name.since, name.until))
    return " · ".join(part for part in parts if part)


def _roles(card: Card) -> Section:
    said = [Entry(one.text, span_told(one.since, one.until) or "time not known")
            for one in card.roles]  # fmt: skip
    return Section("roles", "Roles over time", tuple(said), picture=roles_over_time(card))


def _seen(card: Card) -> Section:
    ends = [("First mention", card.first), ("Last mention", card.last)]
    if card.first and card.last and card.first.place == card.last.place:
        ends = [("Only mention", card.first)]
    entries = tuple(_quote(one, told) for told, one in ends if one)
    note = ""
    if not card.mentions:
        note = "No document mentions it yet."
    elif not entries:
        note = "No document that mentions it has a date."
    elif card.undated:
        note = f"{counted(card.undated, 'mention')} in documents without a date."
    return Section("mentions", "Mentions over time", entries, note, over_time(card.periods))


def _quote(one: Quoted, mark: str = "") -> Entry:
    said = one.said if not mark else f"{mark} · {one.said}"
    return Entry(one.words, said, address_of(one.place), "quote", citation=one.citation)


def _documents(card: Card, cut: _Cut) -> Section:
    most = max((one.mentions for one in card.by_document), default=0)

    def told(one: InDocument) -> Entry:
        left_out = one.repeated if card.independent else 0
        parts = (one.outlet, shown(one.published), one.grade, "copy" if one.repeated else "")
        detail = " · ".join(part for part in parts if part)
        drawn = bar(one.mentions - left_out, most, left_out)
        count = _of(one.mentions, left_out)
        return Entry(one.title, detail, address_of(one.first), picture=drawn, count=count)

    entries, left_out = cut("documents", card.by_document, told)
    return Section("documents", "Mentions by document", entries, _copies_told(card), None, left_out)


def _of(mentions: int, left_out: int) -> str:
    return f"{mentions - left_out:,} of {mentions:,}" if left_out else f"{mentions:,}"


def _copies_told(card: Card) -> str:
    if not card.repeated:
        return ""
    copies = counted(sum(one.repeated > 0 for one in card.by_document), "document")
    what = "are left out of the counts" if card.independent else "are counted too"
    return f"{counted(card.repeated, 'mention')} in {copies} only repeat others and {what}."


def _outlets(card: Card, cut: _Cut) -> Section:
    most = max((one.mentions for one in card.outlets), default=0)
    entries, left_out = cut("outlets", card.outlets, lambda one: _outlet(one, most))
    return Section("outlets", "Mentions by outlet", entries, left_out=left_out)


def _outlet(one: Tally, most: int) -> Entry:
    detail = counted(one.documents, "document")
    return Entry(one.label, detail, picture=bar(one.mentions, most), count=f"{one.mentions:,}")


def _statements(card: Card, key: str, said: tuple[Quoted, ...] | None, cut: _Cut) -> Section:
    """Return statements, the newest first; nothing while they were not asked for."""
    entries, left_out = cut(key, said or (), _quote)
    by = key == "said_by"
    note = ""
    if card.unread and by:
        note = f"{counted(card.unread, 'document')} have to be read first: Tag, Suggest names."
    title = "Statements by" if by else "Statements about"
    return Section(key, title, entries, note, None, left_out, f"sayings:{card.actor.id}")


def _relations(card: Card, cut: _Cut) -> Section:
    whole = "relations" in cut.whole
    listed = card.relations if whole else card.relations[: cut.few["relations"]]
    entries: list[Entry] = []
    for one in listed:
        mark = "contested" if one.contested else ""
        entries.append(
            Entry(one.words, one.standing, f"relation:{one.id}", "relation", mark,
                  other=one.other, other_address=f"actor:{one.other_id}")
        )  # fmt: skip
        if one.note:
            entries.append(Entry(one.note, kind="note"))
        entries += _claims(one, cut)
    left_out = len(card.relations) - len(listed)
    note = "" if entries else "None yet."
    return Section("relations", "Relations", tuple(entries), note, None, left_out)


def _claims(one: Relating, cut: _Cut) -> Iterable[Entry]:
    key = f"relation:{one.id}"
    most = cut.few["claims"]
    if key in cut.whole or len(one.claims) <= most:
        return [_claim(claim) for claim in one.claims]
    against = [claim for claim in one.claims if claim.against]
    for_ = [claim for claim in one.claims if not claim.against]
    half = max(most - len(for_), most // 2)
    shown_first = [*against[:half], *for_[: most - min(half, len(against))]]
    more = Entry(f"Show all {len(one.claims):,} claims", address=f"all:{key}", kind="more")
    return [*map(_claim, shown_first), more]


def _claim(claim: Quoted) -> Entry:
    return Entry(claim.words, claim.said, address_of(claim.place), "quote",
                 "against" if claim.against else "for", citation=claim.citation)  # fmt: skip


def _merged(card: Card) -> Section:
    entries = []
    for one in card.merged:
        here = (counted(one.mentions, "mention"), counted(one.names, "spelling"), shown(one.at))
        entries.append(Entry(one.name, " · ".join(here)))
    return Section("merged", "Merged into it", tuple(entries))


def _company(card: Card, cut: _Cut) -> Section:
    most = max((one.sentences for one in card.company), default=0)

    def told(one: Companion) -> Entry:
        return Entry(one.name, one.type, f"actor:{one.actor_id}", picture=bar(one.sentences, most),
                     count=f"{one.sentences:,} · {one.documents:,}")  # fmt: skip

    entries, left_out = cut("company", card.company, told)
    note = "In the same sentence · in the same document." if card.company else ""
    return Section("company", "Mentioned together with", entries, note, None, left_out)
