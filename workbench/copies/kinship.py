"""Say in words what a document repeats, or which repeat it, and with which to compare it."""

from dataclasses import dataclass

from workbench.model.dates import shown
from workbench.ports import Reader


@dataclass(frozen=True, slots=True)
class Kin:
    """Hold the nearest relative of a document, what to say of it, and (origin, copy) to compare."""

    other_id: int
    said: str
    pair: tuple[int, int]


def kin_of(reader: Reader, document_id: int) -> Kin | None:
    """Return the origin of a copy, or the nearest copy of an origin; None for neither."""
    groups = reader.copies.groups([document_id])
    if copy := groups.copies.get(document_id):
        said = f"{share(copy.share)} same as {source(reader, copy.origin_id)}"
        return Kin(copy.origin_id, said, (copy.origin_id, document_id))
    copies = groups.copies_of(document_id)
    if not copies:
        return None
    nearest, many = copies[0], len(copies)
    told = f"{share(groups.copies[nearest].share)} of {source(reader, nearest)} stands here"
    more = f" · origin of {many} {'copy' if many == 1 else 'copies'}"
    return Kin(nearest, told + more, (document_id, nearest))


def share(part: float) -> str:
    """Return a share as `96 %`."""
    return f"{part:.0%}".replace("%", " %")


def source(reader: Reader, document_id: int) -> str:
    """Return what a document is called as a source: outlet, else name, with its date."""
    one = reader.documents.get(document_id)
    return ", ".join(filter(None, (one.outlet.strip() or one.name, shown(one.published))))
