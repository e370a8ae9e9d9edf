"""Know actors under more spellings, and say what sort of spelling each is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.actors.spelling import has_word
from workbench.commands.naming import add_alias, clean_name
from workbench.errors import Refusal
from workbench.model.actors import ALIAS_CASES, ALIAS_KINDS, Alias
from workbench.model.dates import parse_date, refuse_backwards
from workbench.ports import Store
from workbench.session import Desk

_ALLOWED = {"kind": ALIAS_KINDS, "case": ALIAS_CASES}
_EDITABLE = frozenset({"text", "since", "until", *_ALLOWED})


@dataclass(frozen=True)
class AddAlias:
    """Add a spelling to an actor; returns the alias id, 0 when the actor had it."""

    actor_id: int
    text: str

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Add alias “{self.text}”"

    def apply(self, store: Store, desk: Desk) -> int:
        """Add it; a spelling without a letter is refused, as no text can be searched for it."""
        if self.text.strip() and not has_word(self.text):
            raise Refusal(
                f"“{self.text.strip()[:40]}” has no letter or digit, so no place can be found by it."
                " It was not added."
            )
        return add_alias(store, self.actor_id, self.text)


@dataclass(frozen=True)
class AddAliases:
    """Add many spellings to an actor in one step; returns how many it did not have."""

    actor_id: int
    texts: tuple[str, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Add {len(self.texts):,} aliases"

    def apply(self, store: Store, desk: Desk) -> int:
        """Add those that are new, each once."""
        held = {store.actors.get(self.actor_id).name}
        held.update(one.text for one in store.aliases.find(actor_id=self.actor_id))
        fresh = [one for one in dict.fromkeys(map(clean_name, self.texts)) if one not in held]
        if not fresh:
            raise Refusal("The actor goes by each of these names already.")
        store.aliases.add_many(Alias(actor_id=self.actor_id, text=one) for one in fresh)
        return len(fresh)


@dataclass(frozen=True)
class EditAlias:
    """Set text, kind, case, since or until of a spelling; dates in any form `parse_date` reads."""

    alias_id: int
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Change {', '.join(self.fields)} of alias"

    def apply(self, store: Store, desk: Desk) -> None:
        """Check each value, then write them all."""
        values = dict(self.fields)
        if unknown := set(values) - _EDITABLE:
            raise ValueError(f"not a field of an alias: {sorted(unknown)}")
        for name, allowed in _ALLOWED.items():
            if values.get(name, "") not in allowed:
                raise Refusal(f"“{values[name]}” can't be the {name} of an alias.")
        for name in {"since", "until"} & set(values):
            values[name] = parse_date(str(values[name]))
        old = store.aliases.get(self.alias_id)
        refuse_backwards(values.get("since", old.since), values.get("until", old.until))
        if "text" in values:
            values["text"] = self._free(store, old.actor_id, str(values["text"]))
        store.aliases.change([self.alias_id], **values)

    def _free(self, store: Store, actor_id: int, text: str) -> str:
        said = clean_name(text)
        others = [a.text for a in store.aliases.find(actor_id=actor_id) if a.id != self.alias_id]
        if said in (store.actors.get(actor_id).name, *others):
            raise Refusal(f"The actor goes by “{said}” already.")
        return said


@dataclass(frozen=True)
class RemoveAlias:
    """Take a spelling off its actor; mentions tagged by it stay."""

    alias_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Remove alias"

    def apply(self, store: Store, desk: Desk) -> None:
        """Delete the alias."""
        store.aliases.remove([self.alias_id])
