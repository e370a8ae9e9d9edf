"""Take the claims and mentions out of our own entities, with the documents that they rest on."""

from collections.abc import Iterable, Mapping

from workbench.exchange.brought import (
    NONE,
    Brought,
    BroughtClaim,
    BroughtDocument,
    BroughtExcerpt,
    BroughtMention,
)
from workbench.exchange.follow_the_money.lines import Entity
from workbench.exchange.follow_the_money.ours import (
    Quoted,
    is_claim,
    is_mention,
    quoted_in,
    said,
)
from workbench.text.anchoring import Anchor
from workbench.text.hashes import hash_in

_CLAIM = ("since", "until", "likelihood", "source_grade", "information_grade")


class Evidence:
    """Add to what is brought; `actors` and `relations` give places by identifier of an entity."""

    def __init__(
        self, brought: Brought, actors: Mapping[str, int], relations: Mapping[str, int]
    ) -> None:
        self._brought = brought
        self._actors = actors
        self._relations = relations
        self._documents: dict[str, int] = {}
        self._excerpts: dict[tuple[int, Anchor], int] = {}
        self._described: dict[str, Entity] = {}

    def take(self, entities: Iterable[Entity]) -> None:
        """Add a claim for each note of ours, and a mention for each place."""
        held = list(entities)
        self._described = {
            hash_in(text): one for one in held if (text := said(one.ours, "text"))
            and not is_mention(one)
        }  # fmt: skip
        for one in held:
            if is_claim(one):
                self._claim(one)
            elif is_mention(one):
                self._mention(one)

    def _claim(self, one: Entity) -> None:
        relation = self._relations.get(said(one.ours, "relation"), NONE)
        for quoted in quoted_in(one):
            speaker = self._actors.get(said(one.ours, "speaker"), NONE)
            self._brought.claims.append(
                BroughtClaim(
                    relation,
                    self._excerpt(quoted),
                    voice=said(one.ours, "voice") or "author",
                    speaker=speaker,
                    stance=said(one.ours, "stance") or "asserts",
                    note=one.text("notes"),
                    **{name: said(one.ours, name) for name in _CLAIM},
                )
            )

    def _excerpt(self, quoted: Quoted) -> int:
        document = self._document(quoted.sha256)
        key = document, quoted.anchor
        if key not in self._excerpts:
            self._excerpts[key] = len(self._brought.excerpts)
            held = quoted.anchor
            self._brought.excerpts.append(
                BroughtExcerpt(document, held.start, held.end, held.quote, held.prefix, held.suffix)
            )
        return self._excerpts[key]

    def _mention(self, one: Entity) -> None:
        actor = self._actors.get(said(one.ours, "actor"), NONE)
        for quoted in quoted_in(one):
            held = quoted.anchor
            document = self._document(quoted.sha256)
            self._brought.mentions.append(
                BroughtMention(document, actor, held.start, held.end, held.quote)
            )

    def _document(self, sha256: str) -> int:
        """Return the place of the document that is meant; its text is not in the file."""
        if sha256 not in self._documents:
            self._documents[sha256] = len(self._brought.documents)
            described = self._described.get(sha256)
            ours = described.ours if described else {}
            self._brought.documents.append(
                BroughtDocument(sha256=sha256, title=said(ours, "title"), url=said(ours, "url"))
            )
        return self._documents[sha256]
