"""Turn what a project holds into what a package holds: numbered anew, and no more than was chosen."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from workbench.model.excerpts import Code, Excerpt
from workbench.model.grades import grade
from workbench.model.relations import EvidenceRow
from workbench.ports import Reader
from workbench.review.choices import Choices
from workbench.review.material import Material
from workbench.review.numbering import Numbering
from workbench.review.package import (
    PackedActor,
    PackedClaim,
    PackedCode,
    PackedDocument,
    PackedExcerpt,
    PackedMention,
    PackedRelation,
)
from workbench.text.direction import reads_right_to_left

#: between the names of a code's path
BELOW = " / "


def in_tree_order(codes: Iterable[Code]) -> list[Code]:
    """Return the codes as the code book shows them, each before those below it."""
    below: dict[int, list[Code]] = defaultdict(list)
    for one in sorted(codes, key=lambda one: (one.position, one.id)):
        below[one.parent_id].append(one)

    def walk(parent_id: int) -> Iterator[Code]:
        for one in below[parent_id]:
            yield one
            yield from walk(one.id)

    return list(walk(0))


def pack_codes(book: Iterable[Code]) -> tuple[PackedCode, ...]:
    """Return the codes of a code book in the order of its tree."""
    paths: dict[int, str] = {0: ""}
    packed = []
    for number, one in enumerate(book, start=1):
        above = paths[one.parent_id]
        paths[one.id] = path = f"{above}{BELOW}{one.name}" if above else one.name
        packed.append(PackedCode(number, one.name, path, one.colour, one.description))
    return tuple(packed)


def pack_documents(
    reader: Reader, numbers: Numbering, texts: bool, grades: bool = True
) -> tuple[PackedDocument, ...]:
    """Return the documents that are numbered, with their texts and grades if asked for."""
    cited = reader.documents.cited(numbers)
    records = {one.id: one for one in reader.documents.these(numbers)}
    packed = {}
    for document_id, text in reader.documents.texts(list(numbers)):
        one, known = cited[document_id], records[document_id]
        packed[document_id] = PackedDocument(
            number=numbers[document_id],
            sha256=one.sha256,
            length=len(text),
            title=one.title,
            author=one.author,
            outlet=one.outlet,
            published=one.published,
            url=one.url,
            language=known.language,
            direction="rtl" if reads_right_to_left(text) else "ltr",
            grade=grade(one.source_grade, one.information_grade) if grades else "",
            text=text if texts else "",
        )
    return tuple(packed[document_id] for document_id in numbers)


class Packing:
    """Pack the excerpts of a project, and what belongs to them."""

    def __init__(self, reader: Reader, material: Material, choices: Choices) -> None:
        self._reader, self._material, self._choices = reader, material, choices
        self.documents = Numbering(one.document_id for one in material.excerpts)
        self.excerpts = Numbering(one.id for one in material.excerpts)
        self._book = in_tree_order(reader.codes.find())
        self.codes = Numbering(one.id for one in self._book)
        self._actors = Numbering(self._who())

    def _who(self) -> list[int]:
        """Return the actors named there, those related, and those who speak, by name."""
        material = self._material
        wanted = {one[1] for named in material.named.values() for one in named}
        wanted |= {end for one in material.relations for end in (one.subject_id, one.object_id)}
        wanted |= {one.speaker_id for one in material.excerpts}
        known = self._reader.actors.these(wanted)
        return [one.id for one in sorted(known, key=lambda one: (one.name.casefold(), one.id))]

    def packed_codes(self) -> tuple[PackedCode, ...]:
        """Return the whole code book."""
        return pack_codes(self._book)

    def packed_excerpts(self) -> tuple[PackedExcerpt, ...]:
        """Return the excerpts with the words around them."""
        material, choices, names = self._material, self._choices, dict[str, str]()
        packed = []
        for one in material.excerpts:
            before, after = material.contexts.around(one.id)
            known = names.setdefault(one.analyst, f"Analyst {len(names) + 1}")
            packed.append(
                PackedExcerpt(
                    number=self.excerpts[one.id],
                    document=self.documents[one.document_id],
                    start=one.start,
                    end=one.end,
                    quote=one.quote,
                    before=before,
                    after=after,
                    codes=tuple(self.codes[code] for code in material.under.get(one.id, ())),
                    actors=self._named_in(one),
                    speaker=material.speakers[one.id],
                    note=one.note if choices.notes else "",
                    analyst=one.analyst if choices.analysts else known,
                )
            )
        return tuple(packed)

    def _named_in(self, one: Excerpt) -> tuple[int, ...]:
        """Return the actors that the words of an excerpt name, in their order."""
        every = self._material.named.get(one.document_id, [])
        found = dict[int, None]()
        # they stand by start
        for at in range(bisect_left(every, one.start, key=lambda mention: mention[2]), len(every)):
            _, actor_id, start, end = every[at]
            if start >= one.end:
                break
            if end <= one.end:
                found[self._actors[actor_id]] = None
        return tuple(found)

    def packed_mentions(self) -> tuple[PackedMention, ...]:
        """Return the places in the packed words that name an actor."""
        return tuple(
            PackedMention(self._actors[actor_id], number, start, end)
            for document_id, number in self.documents.items()
            for _, actor_id, start, end in self._material.named.get(document_id, ())
        )

    def packed_actors(self) -> tuple[PackedActor, ...]:
        """Return the actors with what else they are called."""
        types = {one.id: one.label for one in self._reader.actor_types.find()}
        called: dict[int, list[str]] = defaultdict(list)
        for alias in self._reader.aliases.find():
            called[alias.actor_id].append(alias.text)
        records = {one.id: one for one in self._reader.actors.these(self._actors)}
        return tuple(
            PackedActor(number, records[one].name, types[records[one].type_id], tuple(called[one]))
            for one, number in self._actors.items()
        )

    def packed_relations(self) -> tuple[PackedRelation, ...]:
        """Return the relations with all that they rest on."""
        kinds = {one.id: one for one in self._reader.relation_kinds.find()}
        resting: dict[int, list[PackedClaim]] = defaultdict(list)
        for row in self._material.claims:
            resting[row.relation.id].append(self._packed_claim(row))
        return tuple(
            PackedRelation(
                subject=self._actors[one.subject_id],
                object=self._actors[one.object_id],
                kind=kinds[one.kind_id].label,
                symmetric=kinds[one.kind_id].symmetric,
                note=one.note if self._choices.notes else "",
                claims=tuple(resting[one.id]),
            )
            for one in self._material.relations
        )

    def _packed_claim(self, row: EvidenceRow) -> PackedClaim:
        claim = row.claim
        return PackedClaim(
            excerpt=self.excerpts[claim.excerpt_id],
            voice=claim.voice,
            speaker=row.speaker,
            stance=claim.stance,
            since=claim.since,
            until=claim.until,
            likelihood=claim.likelihood,
            grade=grade(row.source_grade, row.information_grade),
            note=claim.note if self._choices.notes else "",
        )
