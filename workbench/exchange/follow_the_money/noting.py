"""Put what entities say, and actors and relations here have no field for, into notes for people."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.exchange.brought import BroughtAlias
from workbench.exchange.follow_the_money.lines import Entity
from workbench.exchange.follow_the_money.ours import record, records, said
from workbench.exchange.follow_the_money.schemata import listed
from workbench.exchange.follow_the_money.strangers import PROPERTIES, words

#: properties of actors that have a field here
_NAMES = ("name", "alias", "weakAlias", "previousName")
_SPOKEN = frozenset((*_NAMES, "notes", "position"))
#: said first in a note, without a heading
_PLAIN = ("summary", "description", "notes")
#: schemata that are understood without being actors or relations
USED = listed(
    "Position Occupancy Mention Note Similar Sanction Risk Identification Passport "
    "TaxRoll EconomicActivity Call Assessment"
)
_LONGEST_LINE = 2_000
_LONGEST_NAME = 500
_MOST_SPELLINGS = 200


def called(one: Entity) -> str:
    """Return what an entity is called, or empty."""
    return next(iter(names_of(one)), "")


def names_of(one: Entity) -> list[str]:
    """Return the names of an entity, the one that it is shown by first."""
    listed = one.texts("name") or one.texts("full", "title", "registrationNumber", "publicKey")
    parts = ("firstName", "middleName", "lastName")
    whole = " ".join(one.text(part) for part in parts if one.text(part))
    shown = [one.caption] if one.caption in listed else []
    found = [" ".join(name.split())[:_LONGEST_NAME] for name in (*shown, *listed)]
    return [name for name in dict.fromkeys(found) if any(map(str.isalnum, name))] or (
        [whole] if whole else []
    )


def aliases(one: Entity, more: Sequence[str]) -> tuple[BroughtAlias, ...]:
    """Return the spellings besides the name, with all that we wrote of them."""
    if ours := records(one.ours, "names"):
        fields = ("text", "kind", "case", "since", "until")
        return tuple(
            BroughtAlias(*(said(spelling, name) for name in fields))
            for spelling in ours
            if said(spelling, "text")
        )
    if record(one.ours, "type"):
        return ()
    texts = (*more, *one.texts("alias", "weakAlias", "previousName", "abbreviation"))
    clean = dict.fromkeys(" ".join(text.split()) for text in texts)
    kept = [text for text in clean if len(text) <= _LONGEST_NAME and any(map(str.isalnum, text))]
    return tuple(BroughtAlias(text) for text in kept[:_MOST_SPELLINGS])


def role_of(one: Entity) -> str:
    """Return the posts of a person on one line."""
    return "; ".join(one.texts("position"))[:_LONGEST_LINE]


def actor_note(one: Entity, others: Mapping[str, Entity]) -> Iterator[str]:
    """Yield the lines of an actor's note; of what we wrote, only what was a note."""
    if record(one.ours, "type"):
        yield from one.texts("notes")
        return
    yield from one.texts(*_PLAIN)
    for name, values in one.properties.items():
        if name not in _SPOKEN and name not in _PLAIN and name not in PROPERTIES:
            yield _line(name, values, others)


def about(one: Entity, others: Mapping[str, Entity], whom: str = "") -> str:
    """Return an entity that is about somebody as one line: `Sanction: Authority: OFAC; …`."""
    held = {
        name: [value for value in values if value != whom]
        for name, values in one.properties.items()
    }
    lines = (_line(name, values, others) for name, values in held.items() if values)
    return f"{words(one.schema)}: {'; '.join(lines)}"[:_LONGEST_LINE]


def post_line(post: Entity, occupied: Entity, others: Mapping[str, Entity]) -> str:
    """Return a post as one line, with when and how somebody holds it."""
    more = [
        _line(name, values, others)
        for name, values in post.properties.items()
        if name not in ("name", "organization")
    ]
    parts = (called(post), relation_note(occupied, others).replace("\n", ", "), "; ".join(more))
    return f"Post: {', '.join(filter(None, parts))}"[:_LONGEST_LINE]


def _line(name: str, values: Sequence[str], others: Mapping[str, Entity]) -> str:
    """Return a property in words, entities that it names by what they are called."""
    told = [called(others[value]) or value if value in others else value for value in values]
    return f"{words(name)}: {', '.join(told)}"[:_LONGEST_LINE]


def relation_note(one: Entity, others: Mapping[str, Entity]) -> str:
    """Return what a relation says of itself; of what we wrote, only what was a note."""
    if record(one.ours, "kind"):
        return "\n".join(one.texts("description"))
    since, until = one.text("startDate"), one.text("endDate")
    ends = {name for name, values in one.properties.items() if name in _ENDS}
    period = f"From {since or '…'} to {until or '…'}" if since or until else ""
    more = (
        _line(name, values, others)
        for name, values in one.properties.items()
        if name not in ends and name not in ("startDate", "endDate", *_PLAIN)
    )
    return "\n".join(filter(None, (*one.texts(*_PLAIN), period, *more)))


_ENDS = listed(
    "subject object member organization employee employer director owner asset person "
    "relative associate agent client predecessor successor controller controlled holder "
    "post payer beneficiary debtor creditor participant project party case supplier "
    "contract"
)
