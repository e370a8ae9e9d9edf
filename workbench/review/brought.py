"""Read a file of decisions into the project's own ids, and say what of it can't be used.

A file that is not what its reviewer saved is refused whole. Of one that is, what names things that
the package does not hold is left out and told: one odd entry does not cost a reviewer's week.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.errors import Refusal
from workbench.model.review import Made, Numbered, Packed, Review, Verdict
from workbench.ports import Reader
from workbench.review.code_paths import cleaned_path
from workbench.review.decisions import LARGEST, Decision, MarkMade, package_key, read

#: letters of a reviewer's name
_LONGEST_NAME = 120
#: marks of one reviewer, and codes of one excerpt, beyond which no hand made them
_MOST_MARKS, _MOST_CODES = 20_000, 40


@dataclass(frozen=True, slots=True)
class SentBack:
    """Hold a file of decisions as it came: its name, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Brought:
    """Hold what a file says in the project's ids: who decided, what, and what was left out of it.

    Neither the review nor its verdicts have an id yet.
    """

    name: str
    review: Review
    verdicts: tuple[Verdict, ...] = ()
    left_out: tuple[str, ...] = ()


def sent_back(path: Path) -> SentBack:
    """Return a file as it came; raises Refusal when it can't be read, or is no file of decisions."""
    try:
        if path.stat().st_size > LARGEST:
            raise Refusal(f"“{path.name}” is larger than any file of decisions.")
        return SentBack(path.name, path.read_bytes())
    except OSError as error:
        raise Refusal(f"“{path.name}” can't be read: {error.strerror}.") from error


def digest_of(sent: SentBack) -> str:
    """Return the SHA-256 of a file, by which it is known when it comes again."""
    return hashlib.sha256(sent.data).hexdigest()


def brought(reader: Reader, sent: SentBack, now: str) -> Brought:
    """Return what a file says; raises Refusal when it is damaged, forged, or of another project.

    Times after `now` (ISO 8601) are taken for now: clocks are wrong more often than reviewers are.
    """
    made = _package(reader, sent)
    try:
        said = read(sent.data, made.secret)
    except Refusal as refusal:
        raise Refusal(f"“{sent.name}”: {refusal}") from refusal
    if len(said.marks) > _MOST_MARKS:
        raise Refusal(f"“{sent.name}” holds {len(said.marks):,} marks; nobody makes so many.")
    reading = _Reading(reader, made, now)
    decided = [reading.decided(one) for one in said.decisions]
    marked = [reading.marked(one) for one in said.marks]
    review = Review(
        package_id=made.id,
        reviewer=" ".join(said.reviewer.split())[:_LONGEST_NAME],
        digest=digest_of(sent),
        made_at=_time(said.made, now) or now,
        brought_at=now,
    )
    verdicts = tuple(one for one in (*decided, *_once(marked)) if one)
    return Brought(sent.name, review, verdicts, reading.told())


def _package(reader: Reader, sent: SentBack) -> Made:
    try:
        made = reader.packages.named(package_key(sent.data))
    except Refusal as refusal:
        raise Refusal(f"“{sent.name}”: {refusal}") from refusal
    if made is None or made.received:
        raise Refusal(
            f"“{sent.name}” decides on a package that was not made of this project; nothing was"
            " brought in. Open the project that the package was made of."
        )
    return made


class _Reading:
    """Turn the numbers of a package into the ids of the project it was made of."""

    def __init__(self, reader: Reader, made: Made, now: str) -> None:
        self._now = now
        self._packed: Mapping[int, Packed] = reader.packages.packed(made.id)
        self._there = {
            one.id for one in reader.excerpts.these(one.excerpt_id for one in self._packed.values())
        }
        self._codes = reader.packages.numbered(made.id, "code")
        self._known = {one.id for one in reader.codes.find()}
        self._documents = _there(reader, reader.packages.numbered(made.id, "document"))
        self._left: Counter[str] = Counter()

    def decided(self, one: Decision) -> Verdict | None:
        """Return a decision as a verdict, None when it can't be used."""
        packed = self._packed.get(one.excerpt)
        if packed is None:
            self._leave("on an excerpt that the package does not hold")
            return None
        codes = self._put_under(one) if one.ruling == "change" else "[]"
        if codes is None:
            return None
        return Verdict(
            excerpt_id=packed.excerpt_id if packed.excerpt_id in self._there else 0,
            number=one.excerpt,
            ruling=one.ruling,
            codes=codes,
            comment=_comment(one.comment),
            decided_at=_time(one.at, self._now),
        )

    def marked(self, one: MarkMade) -> Verdict | None:
        """Return a mark as a verdict, None when it can't be used."""
        if one.document not in self._documents:
            self._leave("in a document that the package does not hold")
            return None
        codes = self._put_under(one)
        if codes is None:
            return None
        return Verdict(
            ruling="mark",
            codes=codes,
            comment=_comment(one.comment),
            decided_at=_time(one.at, self._now),
            document_id=self._documents[one.document],
            start=one.start,
            end=one.end,
            quote=one.quote,
        )

    def _put_under(self, one: Decision | MarkMade) -> str | None:
        """Return codes as a verdict keeps them: an id, or the path of one that is not there."""
        if len(one.codes) + len(one.new_codes) > _MOST_CODES:
            self._leave("under more codes than an excerpt can stand under")
            return None
        paths = [cleaned_path(path) for path in one.new_codes]
        if not all(paths):
            self._leave("under a code that has no name, or none that a code can have")
            return None
        if any(number not in self._codes for number in one.codes):
            self._leave("under a code that the package does not hold")
            return None
        held: list[int | str] = []
        for number in one.codes:
            code = self._codes[number]
            held.append(code.record_id if code.record_id in self._known else code.told)
        return json.dumps(list(dict.fromkeys([*held, *paths])), ensure_ascii=False)

    def _leave(self, why: str) -> None:
        self._left[why] += 1

    def told(self) -> tuple[str, ...]:
        """Return a sentence for each reason why something was left out."""
        return tuple(
            f"{count:,} decision is {why}; it was left out."
            if count == 1
            else f"{count:,} decisions are {why}; they were left out."
            for why, count in self._left.items()
        )


def _there(reader: Reader, numbered: Mapping[int, Numbered]) -> dict[int, int]:
    """Return the document of each number, 0 for one that is gone and whose text nothing has."""
    there = {one.id for one in reader.documents.these(one.record_id for one in numbered.values())}
    found = {}
    for number, one in numbered.items():
        same = None if one.record_id in there else reader.documents.known(one.told, "")
        found[number] = one.record_id if one.record_id in there else same.id if same else 0
    return found


def _once(marks: Iterable[Verdict | None]) -> list[Verdict]:
    """Return the marks, of several on the same words the last one."""
    return list({(one.document_id, one.start, one.end): one for one in marks if one}.values())


def _comment(said: str) -> str:
    return said.replace("\0", "").strip()


def _time(said: str, now: str) -> str:
    """Return a time in UTC to the second, no later than now; empty when it is none."""
    try:
        at = datetime.fromisoformat(said)
        told = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
        latest = datetime.fromisoformat(now)
        return min(told, latest).astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return ""
