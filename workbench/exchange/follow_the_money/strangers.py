"""What the schemata of FollowTheMoney mean here, in files that anybody may have written."""

from dataclasses import dataclass
from functools import cache

from workbench.exchange.follow_the_money.schemata import listed
from workbench.model.relations import RelationKind

#: by schema: the key of a type of actor
ACTORS: dict[str, str] = {
    "Person": "person",
    "LegalEntity": "organisation",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "government_body",
    "Country": "state",
    "Territory": "place",
    "Address": "place",
    "Event": "event",
    "Trip": "event",
}
#: what entities are about, where that tells more than their schema
_TOPICS: tuple[tuple[str, str], ...] = (
    ("pol.party", "party"),
    ("gov", "government_body"),
    ("mil", "armed_group"),
)
#: near to governments without being a part of one
_NO_BODY = frozenset(("gov.soe", "gov.igo"))
#: things that are no actors in the strict sense: each such schema becomes a type of its own
THINGS = listed(
    "Asset Vehicle Vessel Airplane RealEstate BankAccount CryptoWallet Security Project "
    "CourtCase Contract License CallForTenders UserAccount"
)
#: files and what is in them: their texts are imported as documents, not brought with entities
DOCUMENTS = listed(
    "Document Article PlainText HyperText Pages Page Image Video Audio Table Workbook "
    "Package Folder Email Message"
)


def type_of(schema: str, topics: list[str]) -> str:
    """Return the key of the type of actor that a schema stands for, told apart by its topics."""
    kind = ACTORS.get(schema, "")
    if kind == "organisation":
        said = [one for one in topics if one not in _NO_BODY]
        for beginning, key in _TOPICS:
            if any(one == beginning or one.startswith(f"{beginning}.") for one in said):
                return key
    return kind


@dataclass(frozen=True, slots=True)
class Edge:
    """Hold what a schema of relations means: the properties of its ends, and the kind it is here."""

    subject: str
    object: str
    kind: RelationKind


def _known(key: str) -> RelationKind:
    return RelationKind(key=key)


def _own(key: str, label: str, inverse: str, category: str) -> RelationKind:
    symmetric = label == inverse
    return RelationKind(
        key=key, label=label, inverse=inverse, symmetric=symmetric, category=category
    )


OWNS = _own("owns", "owns", "is owned by", "affiliation")
INVOLVED = _own("is_involved_in", "is involved in", "involves", "presence")
EDGES: dict[str, Edge] = {
    "UnknownLink": Edge("subject", "object", _known("associated_with")),
    "Membership": Edge("member", "organization", _known("member_of")),
    "Employment": Edge("employee", "employer", _known("works_for")),
    "Directorship": Edge("director", "organization", _known("leads")),
    "Control": Edge("controller", "controlled", _known("directs")),
    "Succession": Edge("successor", "predecessor", _known("succeeded")),
    "Associate": Edge("person", "associate", _known("associated_with")),
    "Post": Edge("holder", "organization", _known("holds_post_in")),
    "Ownership": Edge("owner", "asset", OWNS),
    "Family": Edge("person", "relative", _own("family", "is family of", "is family of", "affiliation")),
    "Representation": Edge(
        "agent", "client", _own("represents", "represents", "is represented by", "affiliation")
    ),
    "Payment": Edge("payer", "beneficiary", _own("pays", "pays", "is paid by", "support")),
    "Debt": Edge(
        "debtor", "creditor", _own("owes", "owes money to", "is owed money by", "influence")
    ),
    "ProjectParticipant": Edge("participant", "project", INVOLVED),
    "CourtCaseParty": Edge("party", "case", _own("party_to", "is a party to", "has party", "conflict")),
    "ContractAward": Edge(
        "supplier", "contract", _own("supplies", "supplies under", "is supplied by", "cooperation")
    ),
}  # fmt: skip
#: keys of the kinds that read the same from both ends
SYMMETRIC = frozenset(("associated_with", "family"))
#: relations that stand as a property of an actor: the kind, and whether the value is its subject
PROPERTIES: dict[str, tuple[RelationKind, bool]] = {
    "parent": (_known("member_of"), False),
    "owner": (OWNS, True),
    "operator": (_own("operates", "operates", "is operated by", "affiliation"), True),
    "involved": (INVOLVED, True),
    "organizer": (_own("organises", "organises", "is organised by", "affiliation"), True),
    "partOf": (_known("member_of"), False),
}


@cache
def words(name: str) -> str:
    """Return the name of a property or schema as words: `birthDate` is `Birth date`."""
    said = "".join(f" {one.lower()}" if one.isupper() else one for one in name).strip()
    return said[:1].upper() + said[1:]
