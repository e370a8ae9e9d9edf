"""Say in words what a document repeats, or which repeat it, and with which to compare it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from workbench.copies.groups import Groups
from workbench.model.dates import shown
from workbench.ports import Reader


@dataclass(frozen=True, slots=True)
class Kin:
    """Hold the nearest relative of a document, what to say of it, and (origin, copy) to compare."""

    other_id: int
    said: str
    pair: tuple[int, int]


def kin_of(reader: Reader, document_id: int) -> Kin | None:
    """Return another version, the origin of a copy, or the nearest copy of an origin; else None."""
    groups = reader.copies.groups([document_id])
    version = _version(reader, document_id, groups.newest)
    kin = _copied(reader, document_id, groups)
    if version and kin:
        return replace(version, said=f"{version.said} · {kin.said}")
    return version or kin


def _version(reader: Reader, document_id: int, newest: Mapping[int, int]) -> Kin | None:
    """Return the newest version of an older one, or the version that this one replaces."""
    if newer_id := newest.get(document_id):
        said = (
            f"Older version{_stayed(reader, [document_id])} · newest of {_came(reader, newer_id)}"
        )
        return Kin(newer_id, said, (document_id, newer_id))
    older_id = reader.documents.get(document_id).replaces_id
    if not older_id:
        return None
    stayed = _stayed(reader, [one for one, last in newest.items() if last == document_id])
    said = f"Changed since {_came(reader, older_id)}{stayed}"
    return Kin(older_id, said, (older_id, document_id))


def _came(reader: Reader, document_id: int) -> str:
    """Return the day that a document came in."""
    return shown(reader.documents.get(document_id).added_at[:10])


def _stayed(reader: Reader, older: Iterable[int]) -> str:
    """Say how much of what was marked in older versions was not found again."""
    left = sum(
        len(reader.excerpts.find(document_id=one)) + len(reader.mentions.find(document_id=one))
        for one in older
    )
    return f" · {left:,} not found again" if left else ""


def _copied(reader: Reader, document_id: int, groups: Groups) -> Kin | None:
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
    """Return what a document is called as a source: outlet, else name, with its date.

    Of several versions, also which one it is.
    """
    one = reader.documents.get(document_id)
    older = reader.documents.find(replaces_id=document_id)
    version = "older version" if older else "newer version" if one.replaces_id else ""
    said = (one.outlet.strip() or one.name, shown(one.published), version)
    return ", ".join(filter(None, said))
