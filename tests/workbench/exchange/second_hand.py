"""A small Brought with a record of each kind, as a reader would make it."""

from workbench.exchange.brought import (
    Brought,
    BroughtActor,
    BroughtAlias,
    BroughtClaim,
    BroughtCode,
    BroughtDocument,
    BroughtExcerpt,
    BroughtMention,
    BroughtRelation,
    BroughtType,
)
from workbench.model.relations import RelationKind

FIRST = "Esmail Qaani 😀 leads the Quds Force.\n"
SECOND = (
    "قال علي.\nKataib Hezbollah kept its own command under Qaani in the long year of the war.\n"
)


def a_bit_of_everything() -> Brought:
    """Return two documents with excerpts, actors of a new type, a relation and its evidence."""
    at = SECOND.index("Kataib Hezbollah")
    return Brought(
        documents=[
            BroughtDocument(FIRST, title="First", url="https://news.example/1", note="short"),
            BroughtDocument(SECOND, title="Second", published="2020-01", source_grade="B"),
        ],
        codes=[BroughtCode("Themes", colour="red"), BroughtCode("Command", 0)],
        excerpts=[
            BroughtExcerpt(0, 13, 20, codes=(0, 1), speaker=0, analyst="Grace"),
            BroughtExcerpt(1, at, at + 16, codes=(1,), note="see"),
            BroughtExcerpt(0, 13, 20),
        ],
        types=[BroughtType("militia", "Militia")],
        actors=[
            BroughtActor("Qaani", "person", aliases=(BroughtAlias("قاآنی", "transliteration"),)),
            BroughtActor("Kataib Hezbollah", "militia"),
        ],
        mentions=[BroughtMention(0, 0, 7, 12), BroughtMention(1, 1, at, at + 16)],
        kinds=[RelationKind(label="guides", inverse="is guided by")],
        relations=[BroughtRelation(0, 0, 1)],
        claims=[BroughtClaim(0, 0, "speaker", 0, since="2020")],
        remarks=["A set of codes was left out."],
    )
