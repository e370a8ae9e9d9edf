"""Plan what bringing files of decisions in does, before anything is done.

A newer file of the same reviewer on the same package takes the place of what still waits of the
older; what was decided already stays decided. The same file brings nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.model.review import Review, Verdict
from workbench.ports import Reader
from workbench.review.brought import Brought, SentBack, brought, digest_of
from workbench.review.cases import Case, cases_of, proposed_codes, reviews_here, waiting
from workbench.tasks import Progress


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold what files bring: reviews and verdicts that are news, and open ones that give way.

    Until they are stored, reviews and their verdicts have ids below 0. `cases` are those of the news
    alone; `told` are sentences on what is not brought.
    """

    reviews: tuple[Review, ...] = ()
    cases: tuple[Case, ...] = ()
    replaced: tuple[int, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Say whether nothing at all is news."""
        return not self.reviews

    def reviewers(self) -> str:
        """Return whose decisions these are."""
        names = list(dict.fromkeys(one.reviewer for one in self.reviews))
        return names[0] if len(names) == 1 else f"{len(names)} reviewers"


def plan(
    reader: Reader, files: Iterable[SentBack], now: str, progress: Progress | None = None
) -> Plan:
    """Return what the files bring; raises Refusal when one of them is damaged or forged."""
    planning = _Planning(reader, now)
    sent = list(files)
    for at, one in enumerate(sent):
        if progress:
            progress.step(at, len(sent), one.name)
        planning.read(one)
    return planning.plan()


class _Planning:
    """Take files one after the other, and hold what of each is news."""

    def __init__(self, reader: Reader, now: str) -> None:
        self._reader = reader
        self._now = now
        self._read: list[Brought] = []
        self._told: list[str] = []
        self._replaced: list[int] = []
        self._here = {one.digest for one in reader.reviews.find()}

    def read(self, sent: SentBack) -> None:
        """Read one file, but one that was read before."""
        if digest_of(sent) in self._here:
            self._told.append(f"“{sent.name}” was brought in already; nothing changed.")
            return
        one = brought(self._reader, sent, self._now)
        self._told += [f"“{sent.name}”: {why}" for why in one.left_out]
        self._read.append(one)

    def plan(self) -> Plan:
        """Return what all of them bring."""
        reviews: list[Review] = []
        news: list[Verdict] = []
        for one in _newest_each(self._read, self._told):
            fresh = self._news(one)
            if fresh is None:
                continue
            review = replace(one.review, id=-1 - len(reviews))
            reviews.append(review)
            for verdict in fresh:
                news.append(replace(verdict, id=-1 - len(news), review_id=review.id))
        return Plan(
            tuple(reviews),
            tuple(self._beside(reviews, news)),
            tuple(self._replaced),
            tuple(self._told),
        )

    def _news(self, one: Brought) -> list[Verdict] | None:
        """Return the verdicts that are not here yet, None when the file brings nothing at all."""
        review = one.review
        before = [
            held
            for held in self._reader.reviews.find(package_id=review.package_id)
            if _whose(held) == _whose(review)
        ]
        if before and review.made_at < max(held.made_at for held in before):
            self._tell(one, f"is older than what {review.reviewer} sent last; it was left out")
            return None
        return self._beside_before(one, before)

    def _beside_before(self, one: Brought, before: Iterable[Review]) -> list[Verdict] | None:
        """Return what differs from the reviewer's word so far, whose open rest gives way."""
        find = self._reader.verdicts.find
        so_far = _by_subject(said for held in before for said in find(review_id=held.id))
        known = {
            _subject(said)
            for said in one.verdicts
            if _content(said) == _content(so_far.get(_subject(said)))
        }
        fresh = [said for said in one.verdicts if _subject(said) not in known]
        given_way = [
            said.id
            for subject, said in so_far.items()
            if said.state == "open" and subject not in known
        ]
        if not fresh and not given_way:
            self._tell(one, "holds nothing that is not here already; nothing changed")
            return None
        self._replaced += given_way
        return fresh

    def _tell(self, one: Brought, what: str) -> None:
        self._told.append(f"“{one.name}” {what}.")

    def _beside(self, reviews: Sequence[Review], news: Sequence[Verdict]) -> list[Case]:
        """Return a case for each that is news, beside all others that wait."""
        here, gone = reviews_here(self._reader), set(self._replaced)
        others = [one for one in waiting(self._reader, here) if one.id not in gone]
        every = here | {one.id: one for one in reviews}
        found = cases_of(self._reader, [*others, *news], every)
        return [one for one in found if one.verdict.id < 0]


def _newest_each(read: Iterable[Brought], told: list[str]) -> list[Brought]:
    """Return the newest file of each reviewer and package, and tell of the others."""
    newest: dict[tuple[int, str], Brought] = {}
    for one in sorted(read, key=lambda one: one.review.made_at):
        key = one.review.package_id, _whose(one.review)
        if older := newest.get(key):
            same = older.review.digest == one.review.digest
            what = "is the same file as" if same else "is older than"
            told.append(f"“{older.name}” {what} “{one.name}”; it was left out.")
        newest[key] = one
    return list(newest.values())


def _whose(review: Review) -> str:
    return review.reviewer.casefold()


def _by_subject(verdicts: Iterable[Verdict]) -> dict[object, Verdict]:
    """Return the latest verdict on each thing."""
    return {_subject(one): one for one in sorted(verdicts, key=lambda one: one.id)}


def _subject(verdict: Verdict) -> object:
    """Return what a verdict is about: an excerpt's number, or the words that were marked."""
    return verdict.number or (verdict.quote, verdict.start, verdict.end)


def _content(verdict: Verdict | None) -> object:
    return verdict and (verdict.ruling, proposed_codes(verdict), verdict.comment)
