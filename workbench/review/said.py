"""What reviewers said of an excerpt, as it is told where the excerpt is shown."""

from dataclasses import dataclass

from workbench.model.dates import shown
from workbench.model.review import Packed, Review, Verdict
from workbench.ports import Reader
from workbench.review.cases import PARTS, proposed_codes, reviews_here
from workbench.review.code_paths import BETWEEN
from workbench.review.fingerprint import changed_parts, fingerprint


@dataclass(frozen=True, slots=True)
class Said:
    """Hold one sentence on what a reviewer said of an excerpt, and the comment if there is one."""

    words: str
    comment: str = ""
    state: str = "taken"


def said_of(reader: Reader, excerpt_id: int) -> list[Said]:
    """Return what reviewers said of an excerpt, the latest last."""
    verdicts = reader.verdicts.find(excerpt_id=excerpt_id)
    if not verdicts:
        return []
    reviews = reviews_here(reader)
    ordered = sorted(verdicts, key=lambda one: (one.decided_at, one.id))
    return [
        Said(_words(reader, one, reviews[one.review_id]), one.comment, one.state)
        for one in ordered
        if one.review_id in reviews
    ]


def _words(reader: Reader, verdict: Verdict, review: Review) -> str:
    on = f" on {shown(verdict.decided_at[:10])}" if verdict.decided_at else ""
    who = f"{review.reviewer}{on}"
    if verdict.state == "open":
        return f"{_PROPOSED[verdict.ruling]} by {who}; this waits for you"
    if verdict.state == "declined":
        return f"{_PROPOSED[verdict.ruling]} by {who}; you left this aside"
    if verdict.ruling == "accept":
        return f"Accepted by {who}{_since(reader, verdict, review)}"
    if verdict.ruling == "change":
        return f"Put under {_codes(reader, verdict)} by {who}"
    return f"{_PROPOSED[verdict.ruling]} by {who}"


_PROPOSED = {
    "accept": "Accepted",
    "reject": "Rejected",
    "change": "Put under other codes",
    "comment": "Commented on",
    "mark": "Marked",
}


def _codes(reader: Reader, verdict: Verdict) -> str:
    names = {one.id: one.name for one in reader.codes.find()}
    said = [
        code.rpartition(BETWEEN)[2] if isinstance(code, str) else names.get(code, "")
        for code in proposed_codes(verdict)
    ]
    return ", ".join(filter(None, said)) or "no code"


def _since(reader: Reader, verdict: Verdict, review: Review) -> str:
    """Return what changed since it was packed: what was accepted is not what stands there now."""
    packed: Packed | None = reader.packages.packed(review.package_id).get(verdict.number)
    if packed is None:
        return ""
    excerpt = reader.excerpts.get(verdict.excerpt_id)
    sha256 = reader.documents.cited([excerpt.document_id])[excerpt.document_id].sha256
    now = fingerprint(excerpt, sha256, reader.excerpts.codes_of(excerpt.id))
    parts = [PARTS[part] for part in changed_parts(packed.fingerprint, now)]
    return f"; changed since it was packed: {', '.join(parts)}" if parts else ""
