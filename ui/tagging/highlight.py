"""Put words under codes from a bar: recent codes first, several at once, a new code by typing it."""

from collections.abc import Sequence
from uuid import uuid4

from ui.context import Context, Target
from ui.tagging.bar import Bar
from ui.widgets.choices import Entry
from ui.widgets.picking import PickList
from workbench.actors.names import folded
from workbench.commands.codes import AddCode, free_key
from workbench.commands.excerpts import AddExcerpt, CodeExcerpts, UncodeExcerpts
from workbench.errors import Refusal
from workbench.model.excerpts import Code

_RECENT = "recent_codes"
_KEPT = 12
_UNDER = " › "


class Codings:
    """Put selected words, or the chosen excerpt, under codes; remember which codes were used last."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def recent(self) -> list[int]:
        """Return the codes used last, the newest first."""
        return [int(one) for one in self._context.store.settings.get(_RECENT, [])]

    def highlight(self, target: Target, code_id: int, group: str = "") -> int:
        """Keep the span under the code; returns the excerpt, 0 when refused."""
        command = AddExcerpt(target.document_id, target.start, target.end, (code_id,))
        excerpt_id = self._context.run(command, "tagging", group)
        if excerpt_id:
            self._used(code_id)
            self._context.choose("excerpt", excerpt_id)
            self._context.told.emit(f"Highlighted under {self._name(code_id)}")
        return int(excerpt_id or 0)

    def toggle(self, excerpt_id: int, code_id: int, group: str = "") -> None:
        """Put the excerpt under the code, or take it off again."""
        store, name = self._context.store, self._name(code_id)
        if code_id not in store.excerpts.codes_of(excerpt_id):
            self._context.run(CodeExcerpts((excerpt_id,), code_id), "tagging", group)
            self._used(code_id)
            self._context.told.emit(f"Added the code {name}")
            return
        self._context.run(UncodeExcerpts((excerpt_id,), code_id), "tagging", group)
        if not store.excerpts.find(id=excerpt_id):
            self._context.choose("", 0)
        self._context.told.emit(f"Took off the code {name}")

    def with_key(self, target: Target | None, excerpt_id: int, number: int) -> None:
        """Highlight the span under a favourite code, or switch it on the chosen excerpt."""
        codes = self._context.store.codes.find(favourite=number)
        if not codes:
            said = f"No code has the key {number}. Give one that key in the Codes list."
            self._context.refuse(Refusal(said))
        elif target:
            self.highlight(target, codes[0].id)
        elif excerpt_id:
            self.toggle(excerpt_id, codes[0].id)
        else:
            self._context.refuse(Refusal("Select some words to highlight, or choose an excerpt."))

    def _name(self, code_id: int) -> str:
        return self._context.store.codes.get(code_id).name

    def _used(self, code_id: int) -> None:
        if self._context.store.read_only:
            return
        recent = [code_id, *(one for one in self.recent() if one != code_id)]
        self._context.store.settings.put(_RECENT, recent[:_KEPT])


class HighlightBar(Bar):
    """Choose a code for the selected words or for the chosen excerpt.

    Enter takes one code and leaves; Ctrl+Enter takes it and stays for more.
    """

    def __init__(self, context: Context, codings: Codings) -> None:
        super().__init__(context, "highlight_bar", "Highlight")
        self._codings = codings
        self._target: Target | None = None
        self._excerpt_id = 0
        self._paths: list[tuple[Code, str, str]] = []
        self._chooser = PickList(context.theme, self._rank, "code", "Find a code or add a new one")
        self._chooser.accepted.connect(self._take)
        self._chooser.resized.connect(self.settle)
        self.first = self._chooser.field
        self.body.addWidget(self._chooser)
        self.body.addWidget(
            self.hint("Enter highlights · Ctrl+Enter adds one code more · Esc leaves")
        )
        self.setMinimumWidth(400)

    def begin(self, target: Target | None, excerpt_id: int) -> None:
        """Start on a selected span, or on the chosen excerpt when nothing is selected."""
        self._target, self._excerpt_id = target, 0 if target else excerpt_id
        self._group = f"highlight:{uuid4().hex}"
        self._read()
        self._chooser.begin()

    def _read(self) -> None:
        codes = self.context.store.codes.find()
        by_id = {code.id: code for code in codes}
        self._paths = [
            (code, path, folded(path)) for code in codes for path in [_path(code, by_id)]
        ]
        last = {code_id: place for place, code_id in enumerate(self._codings.recent())}
        self._paths.sort(key=lambda one: (last.get(one[0].id, len(last)), one[2]))

    def _rank(self, words: str) -> tuple[Sequence[Entry], int]:
        wanted = folded(" ".join(words.split()))
        on = self._codes_on()
        fits = [(code, path) for code, path, key in self._paths if wanted in key]
        fits.sort(key=lambda one: not folded(one[0].name).startswith(wanted))
        entries = [
            Entry(
                code.id,
                code.name,
                detail=path.rpartition(_UNDER)[0],
                swatch=code.colour,
                sign="bar",
                hint=str(code.favourite or ""),
                ticked=code.id in on,
            )
            for code, path in fits
        ]
        if wanted and not any(folded(code.name) == wanted for code, _ in fits):
            said = " ".join(words.split())
            entries.append(Entry(said, f"New code “{said}”", sign="+"))
        return entries, 0

    def _codes_on(self) -> set[int]:
        return (
            set(self.context.store.excerpts.codes_of(self._excerpt_id))
            if self._excerpt_id
            else set()
        )

    def _take(self, key: int | str, stay: bool) -> None:
        code_id = key if isinstance(key, int) else self._new_code(key)
        if not code_id:
            return
        if self._excerpt_id:
            self._codings.toggle(self._excerpt_id, code_id, self._group)
        elif self._target:
            self._excerpt_id = self._codings.highlight(self._target, code_id, self._group)
        if stay and self.context.store.excerpts.find(id=self._excerpt_id):
            self._read()
            self._chooser.begin()
            self.settle()
        else:
            self.leave()

    def _new_code(self, name: str) -> int:
        swatches = [one for one in self.context.theme.swatches if one != "grey"]
        colour = swatches[len(self._paths) % len(swatches)]
        command = AddCode(name, colour=colour, favourite=free_key(self.context.store))
        return int(self.context.run(command, "tagging", self._group) or 0)


def _path(code: Code, by_id: dict[int, Code]) -> str:
    names, seen = [code.name], {code.id}
    while code.parent_id in by_id and code.parent_id not in seen:
        code = by_id[code.parent_id]
        seen.add(code.id)
        names.append(code.name)
    return _UNDER.join(reversed(names))
