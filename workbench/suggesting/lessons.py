"""What the analyst's decisions teach the reading of further documents.

A name that was rejected stays rejected, however it is spelt with capitals, article or possessive,
and also where a text means a longer name by it. A word that heads a name of the project's tells of
what kind another name with it is.
"""

from collections.abc import Mapping, Sequence

from workbench.actors.names import folded
from workbench.model.suggestions import UNKNOWN, SuggestedMention
from workbench.ports import Reader
from workbench.suggesting.evidence import Name
from workbench.suggesting.gazetteers import given_names
from workbench.suggesting.vocabulary import section

#: types that a single word in a name tells; persons share names with their towns and parties
_UNTOLD = frozenset({"person", "state", "", UNKNOWN})
_ARTICLE = "the "


class Rejected:
    """Know the names that were rejected everywhere, and the single places."""

    def __init__(self, keys: frozenset[str], places: frozenset[tuple[int, int, str]]) -> None:
        self._keys = {_bare(key): key for key in sorted(keys)}
        self._places = places

    @classmethod
    def of(cls, store: Reader) -> "Rejected":
        """Return those of a project."""
        words = store.rejections.find()
        everywhere = frozenset(one.key for one in words if not one.document_id)
        places = ((one.document_id, one.start, one.key) for one in words if one.document_id)
        return cls(everywhere, frozenset(places))

    def key(self, one: SuggestedMention) -> str:
        """Return the rejected name that a mention bears, folded, or empty."""
        if not self._keys or one.actor_id:
            return ""
        named = self._keys.get(_bare(folded(one.text)), "")
        return named or self._keys.get(_bare(folded(one.actor or "")), "")

    def holds(self, document_id: int, one: SuggestedMention) -> bool:
        """Say whether this mention was rejected, everywhere or here."""
        here = (document_id, one.start, folded(one.actor or one.text).strip())
        return here in self._places or bool(self.key(one))


def _bare(key: str) -> str:
    """Return a folded name without what a text may add to it: article and possessive."""
    plain = " ".join(key.split()).removesuffix("'s").rstrip("'")
    return plain.removeprefix(_ARTICLE)


class Heads:
    """Know of what kind names with certain words are, by the project's own actors."""

    def __init__(self, names: Mapping[int, Sequence[str]], types: Mapping[int, str]) -> None:
        self._told: dict[str, tuple[str, str]] = {}
        doubtful: set[str] = set()
        for actor_id, spellings in names.items():
            kind = types.get(actor_id, "")
            for word, name in _heads(spellings):
                if self._told.setdefault(word, (kind, name))[0] != kind:
                    doubtful.add(word)
        untold = {word for word, (kind, _) in self._told.items() if kind in _UNTOLD}
        for word in doubtful | untold:
            del self._told[word]

    def teach(self, names: Sequence[Name]) -> None:
        """Give names of no known type that of the actors whose names begin or end as theirs do."""
        for one in names:
            if one.type != UNKNOWN or one.actor_id or not self._told:
                continue
            for word, _ in _heads([one.actor or one.text]):
                if word in self._told:
                    one.type, like = self._told[word]
                    one.why = f"“{word}” in the name, as in “{like}” in the project"
                    break


def _heads(spellings: Sequence[str]) -> list[tuple[str, str]]:
    """Return the words that say what a thing is, the last and the first of several, with the name."""
    found = []
    for name in spellings:
        words = name.split()
        for word in (words[-1], words[0]) if len(words) > 1 else ():
            plain = word in given_names() or word in section("particles") or len(word) < 3
            if word[:1].isupper() and not plain:
                found.append((word, name))
    return found
