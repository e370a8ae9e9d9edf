"""What may be an actor's name, and which tagged words are worth remembering as one."""

from collections.abc import Iterable

from workbench.errors import Refusal
from workbench.model.actors import Alias
from workbench.ports import Store

_LONGEST_ALIAS = 100
#: words that stand for a name, or before one, and never are one
_NO_NAMES = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "both", "all", "some", "who", "whom"}
    | {"he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "which"}
    | {"his", "hers", "its", "their", "theirs", "our", "whose"}
)


def clean_name(name: str) -> str:
    """Return a name without stray spaces; raises Refusal when nothing or far too much is left."""
    said = " ".join(name.split())
    if not said:
        raise Refusal("An actor needs a name.")
    if len(said) > 500:
        raise Refusal("A name is at most 500 characters long.")
    return said


def free_name(store: Store, name: str, type_id: int, but: int = 0) -> str:
    """Return a name cleaned; raises Refusal when another actor of the type has it."""
    said = clean_name(name)
    for actor in map(store.actors.get, store.actors.named(said)):
        same = actor.type_id == type_id and actor.name.casefold() == said.casefold()
        if same and actor.id != but:
            raise Refusal(f"There is already an actor “{actor.name}” of this type.")
    return said


def add_alias(store: Store, actor_id: int, text: str) -> int:
    """Add a spelling unless the actor has it already; returns the alias id, or 0."""
    return next(iter(add_aliases(store, actor_id, [text])), 0)


def add_aliases(store: Store, actor_id: int, texts: Iterable[str]) -> list[int]:
    """Add those of many spellings that the actor does not have; returns the ids of the aliases."""
    said = dict.fromkeys(map(clean_name, texts))
    known = {
        store.actors.get(actor_id).name,
        *(a.text for a in store.aliases.find(actor_id=actor_id)),
    }
    return store.aliases.add_many(
        Alias(actor_id=actor_id, text=one) for one in said if one not in known
    )


def free_key(label: str, taken: Iterable[str]) -> str:
    """Return a key made from a label that none of those taken equals."""
    plain = "_".join(label.casefold().split())
    held, number = set(taken), 2
    key = plain
    while key in held:
        key, number = f"{plain}_{number}", number + 1
    return key


def worth_learning(quote: str) -> bool:
    """Say whether tagged words are a name to look for elsewhere, not “he” or “the commander”."""
    words = [word for word in quote.split() if word.casefold() not in _NO_NAMES]
    # a letter without case, as in Arabic, counts like a capital
    return len(quote) <= _LONGEST_ALIAS and any(
        letter.isalpha() and not letter.islower() for word in words for letter in word[:1]
    )
