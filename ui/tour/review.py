"""Walk through what reviewers send back, and how it is looked through."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ui.tour.stage import Stage
from workbench.commands.excerpts import AddExcerpt, AnnotateExcerpts
from workbench.ports import Store
from workbench.review.choices import Choices
from workbench.review.decisions import Decision, Decisions, written
from workbench.review.making import Prepared, keep, make_package
from workbench.session import Desk, Session

#: who reads the demo a second time
_SECOND = "Second analyst"
_AT = "2024-02-05T09:30:00Z"


class ReviewPlaces:
    """Show the places where reviews are made and come back."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def play(self) -> None:
        """Take the pictures; raises Refusal where a place stays empty."""
        self.decisions()
        self.agreement()

    def decisions(self) -> None:
        """Show what two reviewers decided, first what it would do, then each beside its excerpt."""
        window: Any = self.stage.window
        context = window.context
        prepared = make_package(context.store, Choices(title="First look"), made="2024-02-05")
        keep(context.store, prepared, sealed=False)
        self.stage.answers.files = list(_sent(prepared, self.stage.out))
        changed = next(one.excerpt_id for one in prepared.packed if one.number == 4)
        context.run(AnnotateExcerpts((changed,), "Checked against the transcript"))
        self.stage.press("review.bring")
        dialog: Any = self.stage.shown("bring_decisions")
        self.stage.expect("disagree" in dialog.needs.text(), "reviewers disagree")
        self.stage.picture("demo-decisions-come-in", dialog)
        dialog.look.click()
        self.stage.settle()
        panel: Any = self.stage.shown("decisions_panel")
        self.stage.expect(len(panel.model.every) > 3, "decisions wait")
        panel.view.selectRow(2)
        self.stage.settle()
        self.stage.expect(bool(panel.side.doubts.text()), "it is told what speaks against one")
        self.stage.picture("demo-decisions")
        panel.take_all()
        self.stage.settle()
        self.stage.expect(not panel.all.isEnabled(), "the rest was taken at once")
        for _ in range(3):  # what was taken, what was brought in, and the note
            self.stage.press("edit.undo")
        for file in self.stage.answers.files:
            file.unlink()

    def agreement(self) -> None:
        """Show how far a second analyst agrees with the first, and a difference side by side."""
        window = self.stage.window
        context = window.context
        other = Session(
            context.store, context.session.bus, Desk(_SECOND, context.session.desk.clock)
        )
        for command in _read_again(context.store):
            other.run(command, "tour", "read again")
        self.stage.press("review.agreement")
        panel: Any = self.stage.shown("agreement_panel")
        self.stage.wait(
            lambda: bool(panel.agreement.differences) and bool(panel.agreement.measured.by_code),
            "two analysts are compared",
        )
        panel.differences.setFocus()
        panel.differences.selectRow(2)
        panel.differences.open_current()
        self.stage.settle()
        self.stage.expect(
            all(pane.view.lights.current[1] for pane in window.readers.panes[:2]),
            "each pane shows what one of the two marked",
        )
        self.stage.picture("demo-agreement")
        self.stage.press("edit.undo")


def _read_again(store: Store) -> Iterator[AddExcerpt]:
    """Yield what a second analyst marks: mostly the same, in part wider, or under another code."""
    codes = [one.id for one in store.codes.find()]
    for number, one in enumerate(store.excerpts.find()):
        under = tuple(store.excerpts.codes_of(one.id))
        if under and number % 5 == 1:
            yield AddExcerpt(one.document_id, max(0, one.start - 30), one.end, under)
        elif under and number % 5 == 2:
            yield AddExcerpt(one.document_id, one.start, one.end, (codes[number % len(codes)],))
        elif under and number % 5:
            yield AddExcerpt(one.document_id, one.start, one.end, under)


def _sent(prepared: Prepared, folder: Path) -> list[Path]:
    """Write what two reviewers send back, who do not agree on all of it; returns the files."""
    one, codes = prepared.package, [code.number for code in prepared.package.codes]
    stands = tuple(Decision(each.number, "accept", at=_AT) for each in one.excerpts[4:])
    said = {
        "Reviewer 1": (
            Decision(1, "accept", (), "The quotation is whole", _AT),
            Decision(2, "change", (codes[1],), "This says who commands", _AT),
            Decision(3, "comment", (), "Which source says so?", _AT),
            Decision(4, "change", (codes[0],), "", _AT),
            *stands,
        ),
        "Reviewer 2": (
            Decision(1, "reject", (), "It is cut before the “not”", _AT),
            Decision(2, "change", (codes[1],), "", _AT, ("Command / By proxy",)),
        ),
    }
    files = []
    for who, decisions in said.items():
        file = folder / f"{who}.json"
        file.write_bytes(written(Decisions(who, _AT, decisions), one.key, one.secret))
        files.append(file)
    return files
