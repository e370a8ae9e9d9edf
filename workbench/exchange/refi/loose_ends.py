"""What else a project holds: cases, links, memos, marks without words.

What has no place here is kept in the note of what it belongs to; what belongs to nothing is counted.
"""

import re
from dataclasses import replace

from workbench.exchange.brought import BroughtActor, BroughtDocument, BroughtRelation
from workbench.exchange.refi.meanings import Meanings, lines
from workbench.exchange.refi.outline import Case, Link, Selection
from workbench.model.relations import RelationKind

_LINKED = "is linked with"
#: lines that marks without words add to one note, and characters of a quote in a line
_MOST_LINES = 200
_CALLED = 60
_PAGE = re.compile(r"[0-9]{1,6}")


class LooseEnds:
    """Bring, or count, what stands beside codes, documents and excerpts."""

    def __init__(self, meanings: Meanings) -> None:
        """Take what is brought already."""
        self._m = meanings
        self._brought = meanings.brought
        self._outline = meanings.outline

    def bring(self) -> None:
        """Bring cases, links, notes of nothing in particular, and count what is left out."""
        for case in self._outline.cases:
            self._case(case)
        self._links()
        self._wordless()
        self._free_notes()
        self._remark(self._outline.graphs, "graph was", "graphs were")
        for tag, count in self._outline.unknown.items():
            named = f"element “{tag[:40]}”"
            self._remark(
                count, f"{named} that is not known was", f"{named} that are not known were"
            )
        if synced := sum(1 for source, _ in self._m.marked.sources if source.sync_points):
            came = "transcript came" if synced == 1 else "transcripts came"
            self._brought.remarks.append(f"{synced:,} {came} without points in time.")
        if sets := len(self._outline.sets):
            kept = "set is" if sets == 1 else "sets are"
            self._brought.remarks.append(f"{sets:,} {kept} kept as lines in the notes of members.")

    def _case(self, case: Case) -> None:
        values = [
            f"{self._outline.variables.get(value.variable, '')}: {value.said.strip()}"
            for value in case.values
            if value.said.strip()
        ]
        places = [self._m.places[guid] for guid in case.selections if guid in self._m.places]
        if places or not case.sources:
            note = lines([case.description.strip(), *values])
            self._m.actors[case.guid] = len(self._brought.actors)
            self._brought.actors.append(BroughtActor(case.name or "Unnamed case", note=note))
            self._m.bring_mentions(self._m.actors[case.guid], places)
        for guid in case.sources:
            if guid in self._m.documents:
                self._m.to_document(self._m.documents[guid], lines([f"Case: {case.name}", *values]))

    def _wordless(self) -> None:
        """Keep what was coded in pages, pictures and time as lines in the notes of documents."""
        left = kept = 0
        for source in self._outline.sources:
            place = self._m.documents.get(source.guid)
            said = [line for one in source.wordless if (line := self._marked_on(one))]
            left += len(source.wordless) - (len(said) if place is not None else 0)
            if place is not None and said:
                kept += len(said)
                self._m.to_document(place, lines(said[:_MOST_LINES]))
        where = "in pages, pictures or time"
        self._remark(left, f"mark {where} was", f"marks {where} were")
        if kept:
            marks = "mark" if kept == 1 else "marks"
            self._brought.remarks.append(
                f"{kept:,} {marks} {where} became lines in the notes of documents."
            )

    def _marked_on(self, one: Selection) -> str:
        names = ", ".join(self._m.names_of(one.codes))
        said = lines([names, *self._m.said(one.notes), one.description.strip()])
        page = f"Page {int(one.page) + 1}" if _PAGE.fullmatch(one.page) else "Marked"
        return f"{page}: {said}" if said else ""

    def _links(self) -> None:
        """Bring links between cases as relations; the others are kept at the thing they begin at."""
        left = kept = 0
        for link in self._outline.links:
            if self._link(link):
                continue
            if self._to_origin(link):
                kept += 1
            else:
                left += 1
        self._remark(left, "link without an end that is brought was",
                     "links without an end that is brought were")  # fmt: skip
        if kept:
            are = "link is kept as a line" if kept == 1 else "links are kept as lines"
            self._brought.remarks.append(f"{kept:,} {are} in the notes of what they join.")

    def _to_origin(self, link: Link) -> bool:
        """Say in the note of a thing what it is linked with; False where it can't be said."""
        for here, there in ((link.origin, link.target), (link.target, link.origin)):
            if other := self._called(there):
                label = link.name.strip() or "Link"
                line = lines([f"{label} → {other}", *self._m.said(link.notes)])
                if self._to_thing(here, line):
                    return True
        return False

    def _called(self, guid: str) -> str:
        """Return what a thing is called in a line, empty for one that is not brought."""
        if guid in self._m.excerpts:
            one = self._brought.excerpts[self._m.excerpts[guid]]
            cut = self._brought.documents[one.document].text[one.start : one.end]
            short = " ".join(cut[: 2 * _CALLED].split())
            return f"“{short if len(short) <= _CALLED else f'{short[:_CALLED]}…'}”"
        if guid in self._m.documents:
            return self._brought.documents[self._m.documents[guid]].title
        if guid in self._m.codes:
            return self._brought.codes[self._m.codes[guid]].name
        place = self._m.actors.get(guid)
        return self._brought.actors[place].name if place is not None else ""

    def _to_thing(self, guid: str, line: str) -> bool:
        if (place := self._m.excerpts.get(guid)) is not None:
            one = self._brought.excerpts[place]
            self._brought.excerpts[place] = replace(one, note=lines([one.note, line]))
        elif (place := self._m.documents.get(guid)) is not None:
            self._m.to_document(place, line)
        elif (place := self._m.actors.get(guid)) is not None:
            actor = self._brought.actors[place]
            self._brought.actors[place] = replace(actor, note=lines([actor.note, line]))
        elif (place := self._m.codes.get(guid)) is not None:
            code = self._brought.codes[place]
            said = lines([code.description, line])
            self._brought.codes[place] = replace(code, description=said)
        else:
            return False
        return True

    def _link(self, link: Link) -> bool:
        """Bring a link between two cases as a relation; say whether it was one."""
        subject, object_ = self._m.actors.get(link.origin), self._m.actors.get(link.target)
        if subject is None or object_ is None:
            return False
        label = " ".join(link.name.split()) or _LINKED
        labels = [one.label for one in self._brought.kinds]
        if label not in labels:
            both = link.direction in ("Associative", "Bidirectional")
            self._brought.kinds.append(RelationKind(label=label, inverse=label, symmetric=both))
            labels.append(label)
        note = lines(self._m.said(link.notes))
        self._brought.relations.append(BroughtRelation(subject, labels.index(label), object_, note))
        return True

    def _free_notes(self) -> None:
        """Bring notes of nothing in particular as documents, so that no memo is lost."""
        count = 0
        for note in self._outline.notes:
            if note.guid in self._m.used:
                continue
            if text := self._m.texts.of(note):
                count += 1
                self._brought.documents.append(
                    BroughtDocument(
                        text.text,
                        original=text.original,
                        title=f"Memo: {note.name or 'untitled'}",
                        note=f"A memo of the project “{self._outline.name}”",
                    )
                )
        if count:
            became = "memo of nothing in particular became a document"
            many = "memos of nothing in particular became documents"
            self._brought.remarks.append(f"{count:,} {became if count == 1 else many}.")

    def _remark(self, count: int, one: str, many: str) -> None:
        if count:
            self._brought.remarks.append(f"{count:,} {one if count == 1 else many} left out.")
