"""Check what a reader brought against the vocabularies, so that no file can write nonsense.

What does not fit is dropped or moved into a note, and said; nothing is refused for it.
"""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from workbench.errors import Refusal
from workbench.exchange.brought import (
    NONE,
    Brought,
    BroughtActor,
    BroughtAlias,
    BroughtClaim,
    BroughtCode,
    BroughtDocument,
)
from workbench.importing.decoding import whole_characters
from workbench.model.actors import ALIAS_CASES, ALIAS_KINDS
from workbench.model.dates import parse_date, refuse_backwards
from workbench.model.grades import (
    INFORMATION_GRADES,
    LIKELIHOODS,
    READING_STATUSES,
    SOURCE_GRADES,
    STANCES,
    VOICES,
)

_LONGEST_NAME = 500
_DOCUMENT: dict[str, Collection[str]] = {
    "source_grade": ("", *SOURCE_GRADES),
    "information_grade": ("", *INFORMATION_GRADES),
    "status": READING_STATUSES,
}
_CLAIM: dict[str, Collection[str]] = {
    "voice": VOICES,
    "stance": STANCES,
    "likelihood": ("", *LIKELIHOODS),
    "source_grade": ("", *SOURCE_GRADES),
    "information_grade": ("", *INFORMATION_GRADES),
}
_ALIAS: dict[str, Collection[str]] = {"kind": ALIAS_KINDS, "case": ALIAS_CASES}


def made_sound(brought: Brought) -> Brought:
    """Put right in place what does not fit; what was changed is added to the remarks. Returns it."""
    check = _Check()
    brought.documents = [check.document(one) for one in brought.documents]
    brought.codes = [check.code(one, place) for place, one in enumerate(brought.codes)]
    brought.actors = [check.actor(one) for one in brought.actors]
    brought.claims = [check.claim(one) for one in brought.claims]
    brought.excerpts = [
        replace(one, note=whole(one.note)) if "\0" in one.note or _broken(one.note) else one
        for one in brought.excerpts
    ]
    brought.remarks += check.remarks()
    return brought


def whole(words: str) -> str:
    """Return words without halves of characters and NUL, which no store can keep."""
    return whole_characters(words).replace("\0", "\ufffd")


def _broken(words: str) -> bool:
    return whole_characters(words) is not words


class _Check:
    """Put records right, and count what was put right."""

    def __init__(self) -> None:
        self._said: Counter[str] = Counter()

    def remarks(self) -> list[str]:
        """Return what was changed, a sentence each, with how often."""
        return [
            said if count == 1 else f"{said.removesuffix('.')} ({count:,} times)."
            for said, count in self._said.items()
        ]

    def document(self, one: BroughtDocument) -> BroughtDocument:
        changed = self._outside(one, _DOCUMENT, "document")
        published, left = self._date(one.published, "of publication")
        if left:
            changed["note"] = "\n".join(filter(None, (one.note, f"Published: {left}")))
        if published != one.published:
            changed["published"] = published
        for name in ("text", "title", "author", "outlet", "url", "note"):
            value = changed.get(name, getattr(one, name))
            if (sound := whole(value)) != value:
                changed[name] = sound
        return replace(one, **changed) if changed else one

    def code(self, one: BroughtCode, place: int) -> BroughtCode:
        name = " ".join(whole(one.name).split())
        if not name:
            self._said["A code without a name was called “Unnamed code”."] += 1
            name = "Unnamed code"
        favourite = one.favourite if 0 <= one.favourite <= 9 else 0
        description = whole(one.description)
        parent = one.parent if one.parent < place else NONE
        return replace(one, name=name, parent=parent, favourite=favourite, description=description)

    def actor(self, one: BroughtActor) -> BroughtActor:
        name = self._name(one.name) or "Unnamed actor"
        aliases = {alias.text: alias for alias in map(self._alias, one.aliases) if alias.text}
        aliases.pop(name, None)
        return replace(
            one,
            name=name,
            role=whole(one.role),
            note=whole(one.note),
            aliases=tuple(aliases.values()),
        )

    def _alias(self, one: BroughtAlias) -> BroughtAlias:
        changed = self._outside(one, _ALIAS, "spelling of a name")
        since, until = self._period(one.since, one.until)
        return replace(one, text=self._name(one.text), since=since, until=until, **changed)

    def _name(self, name: str) -> str:
        said = " ".join(whole(name).split())
        if len(said) > _LONGEST_NAME:
            self._said[f"A name was cut to {_LONGEST_NAME} characters."] += 1
            said = said[:_LONGEST_NAME].rstrip()
        return said

    def claim(self, one: BroughtClaim) -> BroughtClaim:
        changed = self._outside(one, _CLAIM, "claim")
        since, until = self._period(one.since, one.until)
        speaker = one.speaker if changed.get("voice", one.voice) == "speaker" else NONE
        return replace(
            one, since=since, until=until, speaker=speaker, note=whole(one.note), **changed
        )

    def _outside(
        self, one: Any, vocabulary: dict[str, Collection[str]], what: str
    ) -> dict[str, Any]:
        """Return the default of each field whose value is outside its vocabulary."""
        changed: dict[str, Any] = {}
        for name, allowed in vocabulary.items():
            value = getattr(one, name)
            if value not in allowed:
                changed[name] = "" if "" in allowed else _default(type(one), name)
                called = name.replace("_", " ")
                self._said[f"“{value[:40]}” can't be the {called} of a {what}; left out."] += 1
        return changed

    def _date(self, said: str, of: str) -> tuple[str, str]:
        """Return a date as EDTF, or empty and what could not be read."""
        try:
            return parse_date(said), ""
        except Refusal:
            self._said[f"“{said[:40]}” is no date {of}; kept in the note."] += 1
            return "", said

    def _period(self, since: str, until: str) -> tuple[str, str]:
        try:
            first, last = parse_date(since), parse_date(until)
            refuse_backwards(first, last)
        except Refusal:
            self._said[f"“{since[:20]}” to “{until[:20]}” is no period; left out."] += 1
            return "", ""
        return first, last


def _default(record: Callable[..., Any], name: str) -> str:
    return str(record.__dataclass_fields__[name].default)  # type: ignore[attr-defined]
