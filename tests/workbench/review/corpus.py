"""A small project of two scripts with excerpts, names, a relation and things that must not leak."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.commands.codes import AddCode
from workbench.commands.documents import EditDocuments
from workbench.commands.excerpts import AddExcerpt
from workbench.commands.mentions import TagMention
from workbench.commands.relations import AddRelation
from workbench.review.choices import Choices
from workbench.review.making import Prepared, make_package
from workbench.session import Session

FIRST = (
    "A quiet start. The 🚢 left the port on Monday. Qaani watched it go. Nobody spoke. All ended."
)
SECOND = "رست السفينة في الميناء. غادرت بعد يوم."
THIRD = "Leila met Qaani in May. They agreed on a ceasefire."
SECRET = "my own doubts about this source"


@dataclass
class Corpus:
    """Name what the project of these tests holds."""

    session: Session
    documents: dict[str, int]
    codes: dict[str, int]
    actors: dict[str, int]
    excerpts: dict[str, int]

    def make(self, **choices: object) -> Prepared:
        return make_package(self.session.store, Choices(**choices), made="2024-02-04")  # type: ignore[arg-type]


def build_corpus(session: Session, write: Callable[..., int], actor: Callable[..., int]) -> Corpus:
    """Fill a project."""
    texts = {"Ships": FIRST, "الميناء": SECOND, "Talks": THIRD}
    documents = {title: write(text, title, "2024-01-02") for title, text in texts.items()}
    session.run(EditDocuments((documents["Ships"],), {"source_grade": "B", "note": SECRET}))
    security = session.run(AddCode("Security", description="What threatens"))
    codes = {"Security": security, "Ceasefire": session.run(AddCode("Ceasefire", security))}
    actors = {"Qaani": actor("Qaani", "Ghaani"), "Leila": actor("Leila"), "Unseen": actor("Unseen")}

    def mark(title: str, words: str, *under: str, note: str = "") -> int:
        start = texts[title].index(words)
        span = (documents[title], start, start + len(words))
        return int(session.run(AddExcerpt(*span, tuple(codes[one] for one in under), note)))

    def tag(title: str, name: str) -> None:
        start = texts[title].index(name)
        session.run(TagMention(documents[title], start, start + len(name), actors[name]))

    excerpts = {
        "ship": mark("Ships", "The 🚢 left the port on Monday.", "Security", note=SECRET),
        "harbour": mark("الميناء", "غادرت بعد يوم.", "Security", "Ceasefire"),
        "talks": mark("Talks", "They agreed on a ceasefire.", "Ceasefire"),
    }
    tag("Ships", "Qaani")
    tag("Talks", "Leila")
    tag("Talks", "Qaani")
    kinds = {one.key: one.id for one in session.store.relation_kinds.find()}
    for title, words, likelihood in (
        ("Talks", "They agreed on a ceasefire.", "likely"),
        ("Talks", "Leila met Qaani in May.", ""),
    ):
        start = texts[title].index(words)
        session.run(
            AddRelation(
                actors["Leila"],
                next(iter(kinds.values())),
                actors["Qaani"],
                documents[title],
                start,
                start + len(words),
                {"likelihood": likelihood} if likelihood else {},
            )
        )
    return Corpus(session, documents, codes, actors, excerpts)
