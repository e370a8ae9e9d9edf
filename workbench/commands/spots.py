"""Keep many places of the texts at once under a code, as those that a search found."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from workbench.commands.mentions import Spot
from workbench.errors import Refusal
from workbench.model.excerpts import Excerpt
from workbench.ports import Store
from workbench.session import Command, Desk, Session
from workbench.tasks import Progress
from workbench.text.anchoring import anchor

Spots = tuple[Spot, ...]


def run_in_parts(
    session: Session,
    command: Callable[[Spots], Command],
    spots: Spots,
    size: int,
    progress: Progress,
) -> int:
    """Run a command on parts of the spots, one operation each, undone together; returns how many.

    Others' writes get their turn in between. Cancel keeps what is done. Raises the command's Refusal
    when there was nothing to do in any part.
    """
    group, done, refused = f"spots {uuid4().hex}", 0, None
    for at in range(0, len(spots), size):
        if progress.cancelled:
            break
        progress.step(at, len(spots), "Tagging places")
        try:
            done += session.run(command(spots[at : at + size]), "search", group)
        except Refusal as refusal:
            refused = refusal
    if refused and not done:
        raise refused
    return done


@dataclass(frozen=True)
class CodeSpots:
    """Keep many spans as excerpts under a code; those that are there gain the code. Returns how many.

    Spans that stand under the code already are left, and not counted.
    """

    code_id: int
    spots: tuple[Spot, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Highlight {len(self.spots)} places"

    def apply(self, store: Store, desk: Desk) -> int:
        """Read each text once."""
        name = store.codes.get(self.code_id).name
        under = set(store.excerpts.under(self.code_id))
        documents = {document_id for document_id, _, _ in self.spots}
        kept = {
            (document_id, one.start, one.end): one.id
            for document_id in documents
            for one in store.excerpts.find(document_id=document_id, analyst=desk.who)
        }
        fresh = _excerpts(store, desk, sorted(set(self.spots) - set(kept)))
        linked = [
            kept[spot] for spot in set(self.spots) if spot in kept and kept[spot] not in under
        ]
        if not fresh and not linked:
            raise Refusal(f"Every one of these places is already under {name}.")
        store.excerpts.link([*linked, *store.excerpts.add_many(fresh)], self.code_id)
        return len(linked) + len(fresh)


def _excerpts(store: Store, desk: Desk, spots: list[Spot]) -> list[Excerpt]:
    made = []
    text, read = "", 0
    for document_id, start, end in spots:
        if document_id != read:
            text, read = store.documents.text(document_id), document_id
        held = anchor(text, start, end)
        made.append(
            Excerpt(
                document_id=document_id,
                start=held.start,
                end=held.end,
                quote=held.quote,
                prefix=held.prefix,
                suffix=held.suffix,
                analyst=desk.who,
                created_at=desk.clock(),
            )
        )
    return made
