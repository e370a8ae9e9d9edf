"""A package says what it holds, and a damaged or foreign one is refused in a sentence."""

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest

from workbench.errors import Refusal
from workbench.review.package import (
    Package,
    PackedActor,
    PackedClaim,
    PackedCode,
    PackedDocument,
    PackedExcerpt,
    PackedRelation,
    as_json,
    package_of,
)

TEXT = "The 🚢 left. الميناء"
PACKAGE = Package(
    key="5f0c" * 8,
    secret="ab" * 32,
    title="Harbour",
    codes=(PackedCode(1, "Ships", "Sea / Ships"),),
    actors=(PackedActor(1, "Harbour master", aliases=("HM",)), PackedActor(2, "Navy")),
    documents=(PackedDocument(1, hashlib.sha256(TEXT.encode()).hexdigest(), len(TEXT), text=TEXT),),
    excerpts=(PackedExcerpt(1, 1, 4, 10, TEXT[4:10], codes=(1,), actors=(1,)),),
    relations=(PackedRelation(1, 2, "commands", claims=(PackedClaim(1, since="2024"),)),),
)


def _through_json(package: Package) -> Any:
    return json.loads(json.dumps(as_json(package)))


def test_a_package_reads_back_as_it_was_written() -> None:
    assert package_of(_through_json(PACKAGE)) == PACKAGE


def test_a_field_of_a_later_version_is_left_aside() -> None:
    assert package_of({**_through_json(PACKAGE), "mood": "calm"}) == PACKAGE


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ({"secret": "zz" * 32}, "its key is not whole"),
        ({"codes": "none"}, "“codes” is not what it should be"),
        ({"codes": [{"number": True, "name": "a", "path": "a"}]}, "“number” is no whole number"),
        ({"codes": [{"number": 1, "name": "a"}]}, "“path” is missing"),
        ({"documents": []}, "there is no document 1"),
        ({"title": "\ud83d"}, "“title” holds half a character"),
        ({"key": None}, "“key” is not what it should be"),
    ],
)
def test_a_damaged_package_is_refused_and_it_is_said_what_is_wrong(
    damage: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        package_of({**_through_json(PACKAGE), **damage})


@pytest.mark.parametrize(
    "excerpt",
    [
        replace(PACKAGE.excerpts[0], quote="Other!"),
        replace(PACKAGE.excerpts[0], end=400),
        replace(PACKAGE.excerpts[0], start=-1),
        replace(PACKAGE.excerpts[0], codes=(7,)),
    ],
)
def test_an_excerpt_that_its_document_does_not_hold_is_refused(excerpt: PackedExcerpt) -> None:
    with pytest.raises(Refusal, match="The package is damaged"):
        package_of(_through_json(replace(PACKAGE, excerpts=(excerpt,))))


def test_numbers_are_given_once() -> None:
    twice = replace(PACKAGE, actors=PACKAGE.actors * 2)
    with pytest.raises(Refusal, match="actor 1 is there twice"):
        package_of(_through_json(twice))


@pytest.mark.parametrize("value", [None, [], 3, {}, {"format": "sidelight-review/2"}])
def test_what_is_no_package_is_refused(value: Any) -> None:
    with pytest.raises(Refusal, match="no package for review"):
        package_of(value)
