"""Bring in what reviewers decided, and carry decisions out or leave them aside."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from workbench.errors import Refusal
from workbench.model.excerpts import Excerpt
from workbench.model.review import Verdict
from workbench.ports import Store
from workbench.review.brought import SentBack
from workbench.review.cases import FEW, Case, cases_of, reviews_here, waiting
from workbench.review.code_paths import code_at
from workbench.review.marks import Place
from workbench.review.merging import Plan, plan
from workbench.review.outcome import Outcome, outcome_of, waiting_of
from workbench.session import Desk
from workbench.tasks import Progress
from workbench.text.anchoring import anchor


@dataclass(frozen=True, slots=True)
class Merged:
    """Say what came of bringing files in: how many decisions, what was done, what needs the analyst.

    `waiting` counts what waits by the first thing that speaks against it, `left` what nothing speaks
    against and was not carried out; `told` are sentences on what was not brought.
    """

    decisions: int = 0
    reviewers: str = ""
    done: Outcome = field(default_factory=Outcome)
    waiting: dict[str, int] = field(default_factory=dict)
    left: int = 0
    told: tuple[str, ...] = ()

    def summary(self, ahead: bool = False) -> str:
        """Return the outcome as a sentence; `ahead` says what would be done."""
        if not self.decisions:
            return "Nothing would be brought in." if ahead else "Nothing was brought in."
        brought = "decision" if self.decisions == 1 else "decisions"
        needed = sum(self.waiting.values())
        parts = (
            self.done.said(),
            f"{needed:,} need{'s' if needed == 1 else ''} you" if needed else "",
            f"{self.left:,} to look through" if self.left else "",
        )
        said = ", ".join(filter(None, parts))
        return f"{self.decisions:,} {brought} of {self.reviewers}: {said}."


def merged(planned: Plan, take: bool) -> Merged:
    """Return what a plan comes to when what nothing speaks against is carried out, or is not."""
    ready = [one for one in planned.cases if one.ready]
    return Merged(
        len(planned.cases),
        planned.reviewers() if planned.reviews else "",
        outcome_of(ready if take else ()),
        waiting_of(planned.cases),
        0 if take else len(ready),
        planned.told,
    )


@dataclass(frozen=True)
class MergeReviews:
    """Bring files of decisions in and, if `take`, carry out what nothing speaks against.

    One step; returns Merged. Raises Refusal when a file is damaged or forged, and brings nothing then.
    """

    files: tuple[SentBack, ...]
    take: bool = False
    progress: Progress = field(default_factory=Progress, compare=False)

    @property
    def label(self) -> str:
        """Name the action."""
        return "Bring decisions in"

    def told(self, result: Merged) -> str:
        """Say whose decisions were brought in."""
        many = "decision" if result.decisions == 1 else "decisions"
        return f"Bring in {result.decisions:,} {many} of {result.reviewers}"

    def apply(self, store: Store, desk: Desk) -> Merged:
        """Plan on what the project holds now, then write."""
        planned = plan(store, self.files, desk.clock(), self.progress)
        store.verdicts.remove(planned.replaced)
        ids = store.reviews.add_many(planned.reviews)
        review_ids = {
            one.id: review_id for one, review_id in zip(planned.reviews, ids, strict=True)
        }
        # in the order of the files, so that ids tell what came first
        cases = sorted(planned.cases, key=lambda one: -one.verdict.id)
        taking = _Taking(store, desk)
        steps = _steps(cases, self.progress)
        verdicts = [taking.taken(one) if self.take and one.ready else one.verdict for one in steps]
        store.verdicts.add_many(
            replace(one, review_id=review_ids[one.review_id]) for one in verdicts
        )
        taking.finish()
        return merged(planned, self.take)


@dataclass(frozen=True)
class TakeVerdicts:
    """Carry decisions out, whatever speaks against them; returns an Outcome.

    What others say of the same excerpt and does not agree is left aside with it; if `noted`, comments
    are added to the notes. Raises Refusal when one can't be carried out, as its excerpt is gone.
    """

    verdict_ids: tuple[int, ...]
    noted: bool = False
    progress: Progress = field(default_factory=Progress, compare=False)

    @property
    def label(self) -> str:
        """Name the action."""
        count = len(self.verdict_ids)
        return "Take decision" if count == 1 else f"Take {count:,} decisions"

    def apply(self, store: Store, desk: Desk) -> Outcome:
        """Write what each says, then what became of it."""
        cases = _cases(store, self.verdict_ids)
        for one in cases:
            if not one.possible:
                raise Refusal(f"This can’t be taken: {one.doubts[-1].words}. Leave it aside.")
        rivals = {rival for one in cases for rival in one.rivals} - set(self.verdict_ids)
        _leave(store, rivals)
        taking = _Taking(store, desk)
        store.verdicts.put([taking.taken(one) for one in _steps(cases, self.progress)])
        taking.finish()
        if self.noted:
            _note(store, cases)
        return outcome_of(cases)


@dataclass(frozen=True)
class DeclineVerdicts:
    """Leave decisions aside: they stay with the project, and nothing of them is done."""

    verdict_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        count = len(self.verdict_ids)
        return "Leave decision aside" if count == 1 else f"Leave {count:,} decisions aside"

    def apply(self, store: Store, desk: Desk) -> int:
        """Say so of those that wait; returns how many."""
        count = _leave(store, self.verdict_ids)
        if not count:
            raise Refusal("This was decided already.")
        return count


def _steps(cases: Sequence[Case], progress: Progress) -> Iterator[Case]:
    """Yield cases, and tell how far it is; Cancel takes the whole step back."""
    for at, one in enumerate(cases):
        if at % 100 == 0:
            progress.step(at, len(cases), "decisions")
        yield one


def _note(store: Store, cases: Iterable[Case]) -> None:
    """Add comments to the notes of their excerpts, each once."""
    for one in cases:
        comment = one.verdict.comment
        for excerpt in store.excerpts.these([one.excerpt.id] if one.excerpt else []):
            if comment and comment not in excerpt.note:
                note = "\n".join(filter(None, (excerpt.note, comment)))
                store.excerpts.change([excerpt.id], note=note)


def _leave(store: Store, verdict_ids: Iterable[int]) -> int:
    """Leave those aside that wait; returns how many."""
    ids = [one.id for one in store.verdicts.these(verdict_ids) if one.state == "open"]
    store.verdicts.change(ids, state="declined")
    return len(ids)


def _cases(store: Store, verdict_ids: Sequence[int]) -> list[Case]:
    """Return the cases of verdicts that wait, beside all that others say of the same."""
    reviews = reviews_here(store)
    if len(verdict_ids) > FEW:
        near = waiting(store, reviews)
    else:
        near = _about_the_same(store, store.verdicts.these(verdict_ids))
    wanted = set(verdict_ids)
    found = cases_of(store, [one for one in near if one.review_id in reviews], reviews)
    cases = [one for one in found if one.verdict.id in wanted]
    if not cases:
        raise Refusal("This was decided already.")
    return cases


def _about_the_same(store: Store, verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return all open verdicts on the excerpts of these, or in the documents of marks."""
    near: dict[int, Verdict] = {}
    for one in verdicts:
        if one.ruling == "mark":
            others = store.verdicts.find(document_id=one.document_id, state="open")
        else:
            others = store.verdicts.find(excerpt_id=one.excerpt_id, state="open")
        near.update({other.id: other for other in (one, *others) if other.state == "open"})
    return list(near.values())


class _Taking:
    """Carry decisions out, many at once: what is linked and removed is written at the end."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk
        self._known = {one.id for one in store.codes.find()}
        self._texts: dict[int, str] = {}
        self._paths: dict[str, int] = {}
        self._made: dict[Place, int] = {}
        self._gained: dict[int, list[int]] = defaultdict(list)
        self._lost: dict[int, list[int]] = defaultdict(list)
        self._doomed: list[int] = []

    def taken(self, case: Case) -> Verdict:
        """Do what a case says, and return its verdict as it is then."""
        verdict = case.verdict
        if verdict.ruling == "reject" and case.excerpt:
            self._doomed.append(case.excerpt.id)
        elif verdict.ruling == "change" and case.excerpt:
            self._put_under(case.excerpt.id, case, alone=True)
        elif verdict.ruling == "mark":
            excerpt_id = case.excerpt.id if case.excerpt else self._marked(case)
            self._put_under(excerpt_id, case, alone=False)
            return replace(verdict, state="taken", excerpt_id=excerpt_id)
        return replace(verdict, state="taken")

    def finish(self) -> None:
        """Write what waits; removing comes last, as verdicts name what is removed."""
        for code_id, excerpt_ids in self._gained.items():
            self._store.excerpts.link(excerpt_ids, code_id)
        for code_id, excerpt_ids in self._lost.items():
            self._store.excerpts.unlink(excerpt_ids, code_id)
        self._store.excerpts.remove(self._doomed)

    def _put_under(self, excerpt_id: int, case: Case, alone: bool) -> None:
        wanted = [
            self._code_at(code) if isinstance(code, str) else code
            for code in case.proposed
            if isinstance(code, str) or code in self._known
        ]
        for code_id in wanted:
            if code_id not in case.codes:
                self._gained[code_id].append(excerpt_id)
        for code_id in case.codes if alone else ():
            if code_id not in wanted:
                self._lost[code_id].append(excerpt_id)

    def _code_at(self, path: str) -> int:
        if path not in self._paths:
            self._paths[path] = code_at(self._store, self._desk, path)
        return self._paths[path]

    def _marked(self, case: Case) -> int:
        """Return the excerpt on the words of a mark, made for its reviewer if it was not yet."""
        assert case.place is not None
        if case.place not in self._made:
            document_id, start, end = case.place
            held = anchor(self._text(document_id), start, end)
            self._made[case.place] = self._store.excerpts.add(
                Excerpt(
                    document_id=document_id,
                    start=held.start,
                    end=held.end,
                    quote=held.quote,
                    prefix=held.prefix,
                    suffix=held.suffix,
                    note=case.verdict.comment,
                    analyst=case.reviewer,
                    created_at=case.verdict.decided_at or self._desk.clock(),
                )
            )
        return self._made[case.place]

    def _text(self, document_id: int) -> str:
        if document_id not in self._texts:
            self._texts[document_id] = self._store.documents.text(document_id)
        return self._texts[document_id]
