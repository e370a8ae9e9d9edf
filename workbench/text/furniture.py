"""Find page furniture in the text of a page: what stands around an article and is not of it.

Rules over whole lines, no model, so that an analyst can see why a line is grey. Nothing is taken
away: the spans are shown grey and folded, and are right or wrong at one key. A rule that is not
sure stays silent. Known furniture: a line that stands twice in a row (captions, titles of teasers),
site menus, lines for sharing, lists of related and latest articles with what they hold, words
about the author, stubs for comments, cookie and copyright notices, offers of newsletters; and
lines that several documents of one outlet have in common.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.model.furniture import Furniture, FurnitureSpan
from workbench.text import furniture_words as words
from workbench.text.folding import fold

#: a longer line is never furniture by itself
_LONG_LINE = 400
#: the least share of a page that comes before what stands at its end
_ARTICLE = 0.35
_TEASER = 320
#: beyond this no rule looks at what a line says
_LONGEST = 1300
#: code points that are split into lines in one go
_STRETCH = 200_000
_BLANKS = re.compile(r"\s+")
_NUMBERS = re.compile(r"\d+")
_STOP = re.compile(r"[.!?…:;,،؛؟۔][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line that is not blank: its span without the space around it, and its folded words."""

    start: int
    end: int
    said: str


def lines(text: str) -> list[Line]:
    """Return the lines of a text that are not blank."""
    found, at = [], 0
    for raw in _raw_lines(text):
        inner = raw.strip()
        if inner:
            start = at + raw.index(inner[0])
            found.append(Line(start, start + len(inner), inner))
        at += len(raw) + 1
    return found


def _raw_lines(text: str) -> Iterator[str]:
    """Yield the lines, split off a stretch at a time: one call keeps every other thread waiting."""
    at = 0
    while at <= len(text):
        end = text.find("\n", at + _STRETCH)
        end = len(text) if end < 0 else end
        yield from text[at:end].split("\n")
        at = end + 1


def line_key(said: str) -> str:
    """Return a line as it is compared with others: folded, small, numbers all alike."""
    return _NUMBERS.sub("0", _BLANKS.sub(" ", fold(said).casefold())).strip(" -–—•*>|")


def find_furniture(text: str, shared: Callable[[str], bool] | None = None) -> list[FurnitureSpan]:
    """Return the stretches of page furniture, in order, none overlapping.

    `shared` says whether other documents of the outlet have a line of this key as well.
    """
    every = lines(text)
    if not every:
        return []
    page = _Page(every)
    page.mark_single(shared)
    page.mark_twins()
    page.mark_menus()
    page.mark_tail()
    return list(page.spans())


class _Page:
    """Hold the lines of a page and why some of them are furniture."""

    def __init__(self, every: Sequence[Line]) -> None:
        self.lines = every
        self.why: dict[int, str] = {}

    @cached_property
    def _folded(self) -> list[str]:
        return [_plain(line.said) for line in self.lines]

    # single lines

    def mark_single(self, shared: Callable[[str], bool] | None) -> None:
        """Mark lines that are furniture by what they say alone."""
        for number, said in enumerate(self._folded):
            if len(said) > _LONG_LINE:
                continue
            if reason := _single(said):
                self.why[number] = reason
            elif shared and shared(line_key(said)):
                self.why[number] = "stands in other documents of the outlet"

    def mark_twins(self) -> None:
        """Mark a line that says what the line before it says; the first one stays."""
        for number in range(1, len(self.lines)):
            said = self._folded[number]
            if len(said) >= 20 and " " in said and said == self._folded[number - 1]:
                self.why[number] = "stands twice"

    def mark_menus(self) -> None:
        """Mark three lines or more in a row that are words of a site's menu."""
        run: list[int] = []
        for number, said in enumerate([*self._folded, ""]):
            if said and len(said) <= 24 and words.MENU.fullmatch(said):
                run.append(number)
                continue
            if len(run) >= 3 and any(words.MENU_ONLY.match(self._folded[n]) for n in run):
                self.why.update(dict.fromkeys(run, "site menu"))
            run = []

    # the end of the page

    def mark_tail(self) -> None:
        """Mark lists of other articles and words about the author, from the end backwards.

        A list is taken whole only when nothing but furniture follows it.
        """
        ends = len(self.lines)
        floor = self.lines[0].start + _ARTICLE * (self.lines[-1].end - self.lines[0].start)
        heads = [
            n
            for n, said in enumerate(self._folded)
            if self.lines[n].start >= floor and n not in self.why and _heading(said)
        ]
        for head in reversed(heads):
            self._close_biography(head + 1, ends)
            ends = self._mark_section(head, self._closed(ends))
        self._close_biography(0, self._closed(ends))

    def _closed(self, end: int) -> int:
        """Return the first line from which on, up to `end`, all is furniture."""
        while end and end - 1 in self.why:
            end -= 1
        return end

    def _mark_section(self, head: int, end: int) -> int:
        said = self._folded[head]
        last = all(number in self.why for number in range(end, len(self.lines)))
        if words.AUTHORS.fullmatch(said):
            reason, taken = "about the author", self._of_author(head + 1, end, last)
        else:
            reason, taken = said.strip(" :").casefold(), self._listed(head + 1, end, last)
        if not taken and not (last and head + 1 >= end):
            return len(self.lines) + 1 if not last else end
        for number in (head, *taken):
            self.why.setdefault(number, reason)
        return self._closed(end)

    def _of_author(self, start: int, end: int, last: bool) -> list[int]:
        body = [n for n in range(start, min(end, len(self.lines))) if n not in self.why]
        size = sum(len(self._folded[n]) for n in body)
        if last and len(body) <= 6 and size <= 2500:
            return body
        return body[:1] if body and words.BIOGRAPHY.fullmatch(self._folded[body[0]]) else []

    def _listed(self, start: int, end: int, last: bool) -> list[int]:
        """Return the lines of a list of articles: all up to the end, or those that look like titles."""
        end = min(end, len(self.lines))
        body = [n for n in range(start, end) if n not in self.why]
        if last and body and self._ends_page(end) and self._all_teasers(body):
            return body
        titles = []
        for number in body:
            if not _is_title(self._folded[number]):
                break
            titles.append(number)
        return (
            titles if len(titles) == len(body) and last else titles[:6] if len(titles) > 1 else []
        )

    def _ends_page(self, end: int) -> bool:
        """Say whether more of the page's furniture follows, so that the article had ended."""
        return end < len(self.lines)

    def _all_teasers(self, body: Sequence[int]) -> bool:
        near_label = -9
        for number in body:
            said = self._folded[number]
            if words.LABEL.fullmatch(said):
                near_label = number
                continue
            short = len(said) <= _TEASER and not _speaks(said)
            if not short and not (number - near_label <= 2 and len(said) <= 1200):
                return False
        return True

    def _close_biography(self, start: int, end: int) -> None:
        """Mark words about the author that stand last before what is furniture already."""
        end = self._closed(end)
        floor = max(start, end - 7, 1)
        for number in range(end - 1, floor - 1, -1):
            said = self._folded[number]
            if number in self.why:
                return
            if len(said) <= 700 and words.BIOGRAPHY.fullmatch(said):
                if end < len(self.lines) or words.WRITES.search(said):
                    self._mark_biography(number, end)
                return
            if len(said) > 900:
                return

    def _mark_biography(self, first: int, end: int) -> None:
        """Mark it if every line up to the end goes on with it."""
        names = [name for name in self._folded[first].split()[:4] if name[:1].isupper()]
        for number in range(first, end):
            said = self._folded[number]
            if words.SPEAKS.search(said):
                return
            about = any(re.search(rf"\b{re.escape(name)}\b", said) for name in names)
            if not about and not words.BIOGRAPHY_GOES_ON.fullmatch(said):
                return
        self.why.update(dict.fromkeys(range(first, end), "about the author"))

    # what an analyst said

    def learn(self, learnt: Mapping[str, str]) -> None:
        """Mark and clear lines as they were in other documents of the outlet."""
        for number, line in enumerate(self.lines):
            state = learnt.get(line_key(line.said))
            if state == "rejected":
                self.why.pop(number, None)
            elif state == "confirmed":
                self.why.setdefault(number, "learnt from this outlet")

    def set(self, start: int, end: int, reason: str) -> None:
        """Mark the lines of a span, keeping what they were marked for; without a reason clear them."""
        for number, line in enumerate(self.lines):
            if line.start < end and line.end > start:
                if reason:
                    self.why.setdefault(number, reason)
                else:
                    self.why.pop(number, None)

    # the outcome

    def spans(self) -> Iterator[FurnitureSpan]:
        """Yield lines that stand together as one stretch, named after the most of it."""
        run: list[int] = []
        for number in sorted(self.why):
            if run and number != run[-1] + 1:
                yield self._span(run)
                run = []
            run.append(number)
        if run:
            yield self._span(run)

    def _span(self, run: Sequence[int]) -> FurnitureSpan:
        weight: dict[str, int] = {}
        for number in run:
            line = self.lines[number]
            weight[self.why[number]] = weight.get(self.why[number], 0) + line.end - line.start
        reason = max(weight, key=lambda why: weight[why])
        return FurnitureSpan(self.lines[run[0]].start, self.lines[run[-1]].end, reason)


def _plain(said: str) -> str:
    if len(said) > _LONGEST:
        return said
    return " ".join(fold(said).split()).strip(" -–—•*>|")


def _heading(said: str) -> bool:
    return len(said) <= 60 and bool(words.LISTS.fullmatch(said) or words.AUTHORS.fullmatch(said))


def _is_title(said: str) -> bool:
    """Say whether a line looks like the title of an article: a few words without a full stop."""
    if words.LABEL.fullmatch(said):
        return True
    return (
        len(said) <= 130 and said.count(" ") >= 1 and not _STOP.search(said) and not _speaks(said)
    )


def _speaks(said: str) -> bool:
    """Say whether a line begins as speech does, with a quotation or with who speaks."""
    return said[:1] in "“\"«„'‘" or bool(re.match(r"[^\W\d_][\w .'’-]{0,40}:\s\S", said))


def _single(said: str) -> str:
    if len(said) <= 200:
        for reason, pattern in _SHORT:
            if pattern.fullmatch(said):
                return reason
        if _shares(said):
            return "share line"
    if "ookie" in said and words.is_cookie_notice(said):
        return "cookie notice"
    return ""


_SHORT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("comments", words.COMMENTS),
    ("site menu", words.WAYS),
    ("site menu", words.CRUMBS),
    ("newsletter", words.LETTERS),
    ("legal notice", words.LEGAL),
    ("read more", words.POINTER),
    ("about the author", words.WRITE_TO),
)


def _shares(said: str) -> bool:
    if len(said) > 100 or not words.SHARES.search(said):
        return False
    parts = re.findall(r"\w+", said.casefold())
    return all(part in words.SHARING for part in parts) and said.casefold() not in {"print", "x"}


def settled(
    text: str,
    found: Iterable[FurnitureSpan],
    said: Sequence[Furniture] = (),
    learnt: Mapping[str, str] | None = None,
) -> list[FurnitureSpan]:
    """Return what is furniture once the analyst's word is heard; stretches in order, not touching.

    `said` is of this document; `learnt` is the state (confirmed or rejected) of line keys in other
    documents of the outlet. A word on this very document goes over what was learnt elsewhere, and
    both over the rules.
    """
    if not (said or learnt):
        return list(found)
    page = _Page(lines(text))
    for span in found:
        page.set(span.start, span.end, span.reason)
    if learnt:
        page.learn(learnt)
    for one in sorted(said, key=lambda one: one.id):
        page.set(one.start, one.end, "marked by hand" if one.state == "confirmed" else "")
    return list(page.spans())
