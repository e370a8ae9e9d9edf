"""Join the bars to the readers and to what is chosen: the window binds its actions to this."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.context import Context, Target
from ui.tagging.actor_list import KnownActors
from ui.tagging.again import Astray, look_for
from ui.tagging.bar import Readers
from ui.tagging.bars import Bars
from ui.tagging.highlight import Codings, HighlightBar
from ui.tagging.note import NoteBar, SpeakerBar
from workbench.changes import ChangeSet
from workbench.commands.excerpts import DeleteExcerpts
from workbench.commands.mentions import DeleteMentions
from workbench.commands.relations import DeleteRelations, RemoveClaims
from workbench.errors import Refusal
from workbench.tasks import Progress

ORIGIN = "tagging"
_MARKS = ("excerpt", "mention", "claim")
_DELETED: dict[str, Callable[[tuple[int, ...]], object]] = {
    "excerpt": DeleteExcerpts,
    "mention": DeleteMentions,
    "relation": DeleteRelations,
    "claim": RemoveClaims,
}


class Tagging(QObject):
    """Answer the tagging actions: each opens its bar by the selection."""

    def __init__(self, context: Context, readers: Readers) -> None:
        super().__init__()
        self._context = context
        self._readers = readers
        self.known = KnownActors(context)
        self._codings = Codings(context)
        self._bars = Bars(context, readers, self.known, self._codings)
        self._bars.tagged.connect(self._offer_more)
        self._bars.places_wanted.connect(self._tag_places)
        self._bars.put_wanted.connect(self._place_again)
        context.changed.connect(self._tagged)

    def highlight(self) -> None:
        """Choose a code for the selection, or for the chosen excerpt."""
        self._about_words(self._bars.highlight, "highlight")

    def highlight_with_key(self, number: int) -> None:
        """Put the selection under a favourite code, or switch it on the chosen excerpt."""
        self._codings.with_key(self._selection(), self._chosen("excerpt"), number)

    def tag_actor(self) -> None:
        """Say who the selected words name."""
        target = self._selection()
        if target is None:
            self._refuse("Select a name in the text first, then tag it.")
            return
        self._bars.actor.begin(target)
        self._bars.show(self._bars.actor)

    def tag_everywhere(self, actor_id: int = 0) -> None:
        """Show every place of an actor's names, to tag them: the one given, or the chosen one."""
        actor_id = actor_id or self._actor()
        if not actor_id:
            self._refuse("Choose an actor first, in the list or by one of its mentions.")
            return
        selection = self._readers.selection()
        self._tag_places(actor_id, selection.document_id if selection else 0)

    def relate(self) -> None:
        """Draw a relation from the selected words, or from the chosen excerpt."""
        target = self._selection() or self._chosen_words()
        if target is None:
            self._refuse("Select the words that say the relation, or choose an excerpt.")
            return
        self._bars.relation.begin(target)
        self._bars.show(self._bars.relation)

    def judge(self) -> None:
        """Draw a relation that rests on no document: the analyst's judgement."""
        self._bars.relation.begin(None)
        self._bars.show(self._bars.relation)

    def add_claim(self, relation_id: int) -> None:
        """Rest a relation on the selected words, or on the chosen excerpt, too."""
        target = self._selection() or self._chosen_words()
        if target is None:
            self._refuse("Select the words that say the relation, or choose an excerpt.")
            return
        self._bars.relation.begin_claim(relation_id, target)
        self._bars.show(self._bars.relation)

    def edit_relation(self, relation_id: int, claim_id: int = 0) -> None:
        """Change a relation, with one of its claims when given."""
        self._bars.relation.begin_edit(relation_id, claim_id)
        self._bars.show(self._bars.relation)

    def edit_kinds(self) -> None:
        """Change the kinds of relation of the project."""
        self._bars.kinds.begin()

    def edit_types(self, type_id: int = 0) -> None:
        """Change the types of actor of the project, one of them chosen when given."""
        self._bars.types.begin(type_id)

    def note(self) -> None:
        """Write a note on the chosen excerpt, or on the selection."""
        self._about_words(self._bars.note, "write a note on")

    def speaker(self) -> None:
        """Say who speaks in the chosen excerpt, or in the selection."""
        self._about_words(self._bars.speaker, "attribute")

    def find_again(self, kind: str = "", record_id: int = 0) -> None:
        """Show where words of an older version may stand now, or put them at the selection."""
        if self._bars.is_open(self._bars.again):
            self._place_again()
            return
        choice, store = self._context.choice, self._context.store
        wanted = (kind, record_id) if record_id else (choice.kind, choice.id)

        def work(_progress: Progress) -> Astray:
            with store.reader() as reader:
                return look_for(reader, *wanted)

        self._context.tasks.start("", work, self._look_again, self._context.refuse)

    def _place_again(self) -> None:
        self._bars.again.place_at(self._selection())

    def _look_again(self, astray: Astray) -> None:
        self._readers.put_cursor(self._bars.again.begin(astray))
        self._bars.show(self._bars.again)

    def delete_chosen(self) -> None:
        """Delete the excerpt, mention, relation or claim that is chosen; undo brings it back."""
        choice = self._context.choice
        make = _DELETED.get(choice.kind)
        if make is None or not choice.id:
            self._refuse("Choose an excerpt, a mention or a relation to delete.")
            return
        self._context.run(make((choice.id,)), ORIGIN)  # type: ignore[arg-type]
        self._context.choose("", 0)

    def _about_words(self, bar: HighlightBar | NoteBar | SpeakerBar, verb: str) -> None:
        target, excerpt_id = self._selection(), self._chosen("excerpt")
        if target is None and not excerpt_id:
            self._refuse(f"Select some words to {verb}, or choose an excerpt.")
            return
        bar.begin(target, excerpt_id)
        self._bars.show(bar)

    def _tagged(self, changes: ChangeSet) -> None:
        """Show the new mark instead of the selection that covers it."""
        if changes.origin == ORIGIN and changes.action == "do" and changes.about(*_MARKS):
            self._readers.clear_selection()

    def _selection(self) -> Target | None:
        target = self._readers.selection()
        return target if target and target.end > target.start else None

    def _chosen(self, kind: str) -> int:
        choice = self._context.choice
        return choice.id if choice.kind == kind else 0

    def _chosen_words(self) -> Target | None:
        held = self._chosen("excerpt")
        found = self._context.store.excerpts.find(id=held) if held else []
        return Target(found[0].document_id, found[0].start, found[0].end) if found else None

    def _actor(self) -> int:
        mention = self._chosen("mention")
        if mention:
            held = self._context.store.mentions.find(id=mention)
            return held[0].actor_id if held else 0
        return self._chosen("actor") or self._context.actor_id

    def _offer_more(self, actor_id: int, target: Target) -> None:
        window, place = self._readers.window(), self._bars.actor.anchor
        self._readers.clear_selection()
        self._bars.offer.look(actor_id, target.document_id, window, place)

    def _tag_places(self, actor_id: int, document_id: int) -> None:
        self._bars.drop_offer()
        self._bars.occurrences.begin(actor_id, document_id)

    def _refuse(self, sentence: str) -> None:
        self._context.refuse(Refusal(sentence))
