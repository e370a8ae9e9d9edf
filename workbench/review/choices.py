"""What an analyst says goes into a package for review."""

from dataclasses import dataclass, field

from workbench.model.tables import ExcerptFilter


@dataclass(frozen=True, slots=True)
class Choices:
    """Say what goes into a package.

    `narrowed` says which excerpts; `excerpt_ids`, where given, are taken instead. `document_ids` are
    the documents of a blind package, none standing for all. `sentences` go along on either side of
    each excerpt. `notes` lets the notes of excerpts, relations and claims come along, `analysts` the
    names of those who marked them, who are “Analyst 1” and so on otherwise.
    """

    narrowed: ExcerptFilter = field(default_factory=ExcerptFilter)
    excerpt_ids: tuple[int, ...] = ()
    document_ids: tuple[int, ...] = ()
    title: str = ""
    instructions: str = ""
    sentences: int = 1
    whole_documents: bool = False
    blind: bool = False
    notes: bool = False
    analysts: bool = False
