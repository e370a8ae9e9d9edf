"""A name that the program found by itself. It is not the analyst's until it is accepted."""

from dataclasses import dataclass

#: the honest type where neither the text nor the lists tell it
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SuggestedMention:
    """Hold a place that names an actor, what is meant by it, and why it is suggested.

    The span is half-open, in code points of the stored text. `type` is the key of an actor type or
    `unknown`. `actor` is the fullest name of who is meant, the same for all mentions of one actor
    in a document; None when it may be several. `actor_id` is set where the project knows the actor.
    """

    start: int
    end: int
    text: str
    type: str
    actor: str | None
    reason: str
    actor_id: int = 0
