"""Say plainly what a package holds, what it leaves out, and what may give a blind one away."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.ports import Reader
from workbench.review.choices import Choices
from workbench.review.making import Prepared
from workbench.review.package import Package, as_json

#: a quote as short as this stands anywhere
_TELLING = 20


@dataclass(frozen=True, slots=True)
class Contents:
    """Hold what is said of a package before it is made; `size` is that of its JSON in bytes."""

    inside: str
    outside: str
    warnings: tuple[str, ...]
    size: int


def contents_of(reader: Reader, choices: Choices, prepared: Prepared) -> Contents:
    """Return what to say of a package before it leaves."""
    package = prepared.package
    size = len(json.dumps(as_json(package), ensure_ascii=False).encode())
    inside = _blind(package) if package.blind else _open(prepared, choices)
    warnings = tuple(_given_away(reader, choices, package)) if package.blind else ()
    return Contents(inside, _outside(choices), warnings, size)


def counted(count: int, noun: str) -> str:
    """Return so many of something in words."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _open(prepared: Prepared, choices: Choices) -> str:
    package = prepared.package
    documents = counted(len(package.documents), "document")
    around = counted(choices.sentences, "sentence")
    context = (
        "whole documents" if choices.whole_documents
        else f"{around} on either side" if choices.sentences
        else "the sentences they stand in"
    )  # fmt: skip
    said = f"{counted(len(package.excerpts), 'excerpt')} of {documents}, with {context}."
    if prepared.evidence:
        come = "was not chosen: a relation rests on it" if prepared.evidence == 1 else (
            "were not chosen: relations rest on them")  # fmt: skip
        said += f" {prepared.evidence:,} of them {come}."
    return (
        f"{said} {counted(len(package.codes), 'code')},"
        f" {counted(len(package.actors), 'actor')} named there,"
        f" {counted(len(package.relations), 'relation')} with all evidence, and the grades."
    )


def _blind(package: Package) -> str:
    return (
        f"The whole text of {counted(len(package.documents), 'document')} and the code book with"
        f" {counted(len(package.codes), 'code')}: no excerpt, actor, relation, note or grade."
    )


def _outside(choices: Choices) -> str:
    """Return what stays at home."""
    left = ["the history", "paths", "deleted words", "notes of documents and actors"]
    if choices.blind:
        return f"What stays here: everything that was marked or judged, {', '.join(left)}."
    if not choices.notes:
        left.append("notes of excerpts and relations")
    if not choices.analysts:
        left.append("names of analysts (they are “Analyst 1” and so on)")
    return f"What stays here: everything not chosen, {', '.join(left)}."


def _given_away(reader: Reader, choices: Choices, package: Package) -> Iterator[str]:
    """Yield what still tells a blind reviewer of what was marked."""
    quotes = [one.quote for one in reader.excerpts.find() if len(one.quote) >= _TELLING]
    quoting = [
        one.name for one in package.codes if any(quote in one.description for quote in quotes)
    ]
    if quoting:
        more = f" and {len(quoting) - 1:,} more" if len(quoting) > 1 else ""
        yield f"The description of “{quoting[0]}”{more} quotes an excerpt."
    if any(quote in choices.instructions for quote in quotes):
        yield "The instructions quote an excerpt."
    if choices.document_ids and _all_marked(reader, choices):
        yield (
            "Every document chosen has excerpts while others have none: that tells that there is"
            " something to find in each."
        )


def _all_marked(reader: Reader, choices: Choices) -> bool:
    marked = {one.document_id for one in reader.excerpts.find()}
    every = set(reader.documents.ids())
    return marked.issuperset(choices.document_ids) and not marked.issuperset(every)
