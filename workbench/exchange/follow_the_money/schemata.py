"""Which schema of FollowTheMoney stands for which type of actor and kind of relation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from workbench.model.actors import ActorType
from workbench.model.relations import RelationKind
from workbench.suggesting.gazetteers import rows, values


def listed(names: str) -> frozenset[str]:
    """Return names that stand between spaces."""
    return frozenset(names.split())


#: the schemata that are written or told apart, with all that each is besides, the nearest first
ABOVE: dict[str, tuple[str, ...]] = {
    "Thing": (),
    "LegalEntity": ("Thing",),
    "Person": ("LegalEntity", "Thing"),
    "Organization": ("LegalEntity", "Thing"),
    "PublicBody": ("Organization", "LegalEntity", "Thing"),
    "Company": ("Organization", "LegalEntity", "Asset", "Thing"),
    "Asset": ("Thing",),
    "Vehicle": ("Asset", "Thing"),
    "Vessel": ("Vehicle", "Asset", "Thing"),
    "Airplane": ("Vehicle", "Asset", "Thing"),
    "Address": ("Thing",),
    "Event": ("Thing",),
    "Document": ("Thing",),
}
#: by key of the type: its schema, and what such an entity is about
_TYPES: dict[str, tuple[str, tuple[str, ...]]] = {
    "person": ("Person", ()),
    "armed_group": ("Organization", ("mil",)),
    "state": ("PublicBody", ("gov",)),
    "government_body": ("PublicBody", ("gov",)),
    "organisation": ("Organization", ()),
    "party": ("Organization", ("pol.party",)),
    "media": ("Organization", ()),
    "place": ("Address", ()),
    "event": ("Event", ()),
}
#: words in the name of a type of the project's own, and the schema that fits it best
_WORDS: tuple[tuple[str, str], ...] = (
    ("company companies corporation corporations firm firms business businesses bank banks", "Company"),
    ("ministry agency agencies court courts authority army police embassy government", "PublicBody"),
    ("organisation organization group network movement union militia charity think", "Organization"),
    ("person people politician official journalist scholar commander leader", "Person"),
    ("event incident attack meeting operation", "Event"),
    ("place city town village region base site", "Address"),
    ("ship ships vessel vessels tanker", "Vessel"),
    ("aircraft airplane plane drone", "Airplane"),
    ("vehicle vehicles", "Vehicle"),
)  # fmt: skip


def schema_for(kind: ActorType | None) -> tuple[str, tuple[str, ...]]:
    """Return the schema of a type of actor, and its topics; a stranger is a legal entity."""
    if kind is None:
        return "LegalEntity", ()
    if kind.key in _TYPES:
        return _TYPES[kind.key]
    said = set(re.findall(r"\w+", kind.label.casefold()))
    return next(
        (schema for words, schema in _WORDS if said & set(words.split())), "LegalEntity"
    ), ()


def is_a(schema: str, above: str) -> bool:
    """Say whether entities of one schema may stand where another is asked for."""
    return schema == above or above in ABOVE.get(schema, ())


@dataclass(frozen=True, slots=True)
class Link:
    """Hold a schema of relations: the properties of its ends, what these have to be, and its words.

    `said` is the property for what the relation is called, empty where there is none.
    """

    schema: str
    subject: str
    object: str
    subject_is: str = "LegalEntity"
    object_is: str = "LegalEntity"
    said: str = "role"

    def fits(self, subject: str, object_: str) -> bool:
        """Say whether entities of these schemata may be its ends."""
        return is_a(subject, self.subject_is) and is_a(object_, self.object_is)


ANY = Link("UnknownLink", "subject", "object", "Thing", "Thing")
_EMPLOYED = Link("Employment", "employee", "employer", "Person", "Organization")
_RELATED = Link("Family", "person", "relative", "Person", "Person", "relationship")
_KINDS: dict[str, Link] = {
    "member_of": Link("Membership", "member", "organization", object_is="Organization"),
    "works_for": _EMPLOYED,
    "holds_post_in": _EMPLOYED,
    "leads": Link("Directorship", "director", "organization", object_is="Organization"),
    "succeeded": Link("Succession", "successor", "predecessor"),
    "associated_with": Link("Associate", "person", "associate", "Person", "Person", "relationship"),
}
#: words in the name of a kind of the project's own, and the schema that says it
_SAYING: tuple[tuple[str, Link], ...] = (
    ("owns own owner", Link("Ownership", "owner", "asset", object_is="Asset")),
    ("represents agent lawyer", Link("Representation", "agent", "client")),
    ("employed employee", _EMPLOYED),
    ("family relative married spouse brother sister father mother son daughter cousin", _RELATED),
)  # fmt: skip


def link_for(kind: RelationKind, subject: str, object_: str) -> Link:
    """Return the schema for a kind of relation between two schemata; any link where none fits."""
    link = _KINDS.get(kind.key)
    if link is None:
        said = set(re.findall(r"\w+", kind.label.casefold()))
        link = next((one for words, one in _SAYING if said & set(words.split())), ANY)
    return link if link.fits(subject, object_) else ANY


#: languages as FollowTheMoney names them (ISO 639-3), by the two letters that documents have here
_LANGUAGES = (
    "ar=ara az=aze bg=bul bs=bos cs=ces da=dan de=deu el=ell en=eng es=spa fa=fas fi=fin fr=fra "
    "he=heb hi=hin hr=hrv hu=hun hy=hye id=ind it=ita ja=jpn ka=kat ko=kor ku=kur nl=nld no=nor "
    "pl=pol ps=pus pt=por ro=ron ru=rus sk=slk sr=srp sv=swe tg=tgk tr=tur uk=ukr ur=urd uz=uzb "
    "vi=vie zh=zho"
)


def language(code: str) -> str:
    """Return the three letters of a language, or empty."""
    _, _, after = _LANGUAGES.partition(f"{code[:2].casefold()}=")
    return after[:3] if len(code) >= 2 else ""


@cache
def _countries() -> dict[str, str]:
    return {
        name.casefold(): code.lower()
        for code, named, others, *_ in rows("states.tsv")
        if len(code) == 2
        for name in (named, *values(others))
    }


def country(names: Sequence[str]) -> str:
    """Return the code of the state that goes by one of these names, or empty."""
    return next((code for one in names if (code := _countries().get(one.casefold()))), "")
