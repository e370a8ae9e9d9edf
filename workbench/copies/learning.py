"""Find which documents of an outlet follow what was said of the page furniture of another."""

from collections.abc import Iterable

from workbench.copies.examining import furniture_of
from workbench.errors import Refusal
from workbench.ports import Reader
from workbench.tasks import Progress


def followers(
    reader: Reader, document_ids: Iterable[int], progress: Progress | None = None
) -> set[int]:
    """Return the other documents of the same outlets whose furniture is not what was kept of it.

    Reads the texts of the outlets, so it is for a worker. After an undo it finds those that
    followed.
    """
    said = set(document_ids)
    outlets = {one for one in reader.copies.outlets(sorted(said)) if one.strip()}
    others = {one for outlet in outlets for one in reader.copies.lines_of(outlet)} - said
    found = set()
    for at, one in enumerate(sorted(others)):
        if progress:
            progress.step(at, len(others), "Looking for the same lines")
        try:
            spans = furniture_of(reader, one, reader.documents.text(one))
        except Refusal:  # deleted meanwhile
            continue
        if [(span.start, span.end) for span in spans] != reader.copies.grey(one):
            found.add(one)
    return found
