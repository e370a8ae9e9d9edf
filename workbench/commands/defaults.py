"""Say what documents of an outlet or a folder are given where their files don't state it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.commands.documents import checked
from workbench.errors import Refusal
from workbench.model.defaults import SCOPES, Default, Defaults, fields_of
from workbench.model.documents import Document
from workbench.model.metadata import MetadataFilter
from workbench.ports import Reader, Store
from workbench.session import Desk

_PAGE = 500


@dataclass(frozen=True)
class SetDefault:
    """Set fields of the default of an outlet or a folder; an empty value gives nothing any more.

    `to_documents` fills in the documents that are there already, too, where they lack the value.
    Returns how many documents were filled in.
    """

    scope: str
    name: str
    fields: Mapping[str, str] = field(default_factory=dict)
    to_documents: bool = False

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Set default of {self.scope} “{self.name}”"

    def apply(self, store: Store, desk: Desk) -> int:
        """Keep it, without any value as if it had never been."""
        if self.scope not in SCOPES:
            raise ValueError(f"a default is not of {self.scope}")
        name = self.name.strip().strip("/") if self.scope == "folder" else self.name.strip()
        if not name:
            raise Refusal(f"There is no {self.scope} to set a default of. Nothing was changed.")
        if unknown := set(self.fields) - set(fields_of(self.scope)):
            raise Refusal(f"A default of {self.scope} can’t give {', '.join(sorted(unknown))}.")
        values: dict[str, Any] = checked({key: one.strip() for key, one in self.fields.items()})
        before = store.defaults.find(scope=self.scope, name=name)
        default = replace(before[0] if before else Default(scope=self.scope, name=name), **values)
        if not default.values:
            store.defaults.remove(one.id for one in before)
        elif before:
            store.defaults.change([default.id], **values)
        else:
            store.defaults.add(default)
        return fill_in(store, default) if self.to_documents else 0


@dataclass(frozen=True)
class RemoveDefault:
    """Give documents of an outlet or a folder nothing any more; what they were given stays."""

    scope: str
    name: str

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Remove default of {self.scope} “{self.name}”"

    def apply(self, store: Store, desk: Desk) -> None:
        """Remove it; raises Refusal when there is none."""
        there = store.defaults.find(scope=self.scope, name=self.name)
        if not there:
            raise Refusal(f"There is no default of {self.scope} “{self.name}”.")
        store.defaults.remove(one.id for one in there)


def concerned(store: Reader, default: Default) -> list[tuple[Document, dict[str, str]]]:
    """Return the documents that lack what a default gives, each with what it would be given."""
    of_outlet = default.scope == "outlet"
    narrowed = MetadataFilter(
        outlet=default.name if of_outlet else "", folder="" if of_outlet else default.name
    )
    ids = store.metadata.ids(narrowed)
    defaults = Defaults([default])
    pages = (store.metadata.rows(ids[at : at + _PAGE]) for at in range(0, len(ids), _PAGE))
    each = ((document, defaults.given(document)[0]) for page in pages for document in page)
    return [(document, values) for document, values in each if values]


def fill_in(store: Store, default: Default) -> int:
    """Give documents what they lack of a default; returns how many."""
    alike: dict[tuple[tuple[str, str], ...], list[int]] = {}
    found = concerned(store, default)
    for document, values in found:
        alike.setdefault(tuple(values.items()), []).append(document.id)
    for given, ids in alike.items():
        store.documents.describe(ids, dict(given), dict.fromkeys(dict(given), default.source))
    return len(found)
