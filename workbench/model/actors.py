"""Actors, the spellings they go by, and the places in the text that mention them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActorType:
    """Hold a type of actor: built in or the project's own.

    `colour` is a swatch name of the theme; `shape` the node's form on the chart and the second
    sign beside the colour: one of o, s, d, t, t1, h, p, x, star.
    """

    id: int = 0
    key: str = ""
    label: str = ""
    plural: str = ""
    colour: str = "blue"
    shape: str = "o"
    position: int = 0


@dataclass(frozen=True, slots=True)
class Actor:
    """Hold an actor: canonical name, type, and a role or note in the analyst's words."""

    id: int = 0
    type_id: int = 0
    name: str = ""
    role: str = ""
    note: str = ""


#: what sort of spelling an alias is; empty when nobody has said
ALIAS_KINDS = {
    "": "Not said",
    "full": "Full name",
    "short": "Short name",
    "acronym": "Acronym",
    "transliteration": "Transliteration",
    "nominal": "Description, such as “the general”",
    "role": "Post or role",
}
#: how the case of an alias counts where texts are matched
ALIAS_CASES = {
    "": "As it is written",
    "any": "Any case",
    "same": "Exactly so",
}


@dataclass(frozen=True, slots=True)
class Alias:
    """Hold one more spelling of an actor's name.

    `kind` is one of ALIAS_KINDS, `case` of ALIAS_CASES; `since` and `until` (EDTF, see `dates`)
    say when a role or a name held, empty when that is not known.
    """

    id: int = 0
    actor_id: int = 0
    text: str = ""
    kind: str = ""
    case: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold a place where a document names an actor: a half-open code-point span and its quote."""

    id: int = 0
    document_id: int = 0
    actor_id: int = 0
    start: int = 0
    end: int = 0
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    analyst: str = ""
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """Hold what one row of the actor list shows.

    `repeated` is how many of the mentions, in how many documents, a copy only repeats.
    """

    id: int
    name: str
    type_id: int
    mentions: int
    documents: int
    repeated: int = 0
    repeated_documents: int = 0

    def counted(self, independent: bool) -> int:
        """Return how many mentions count, with or without what copies repeat."""
        return self.mentions - self.repeated if independent else self.mentions
