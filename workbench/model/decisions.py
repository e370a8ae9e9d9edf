"""What an analyst decided of what the program suggested, and the suggestions as a queue shows them."""

from dataclasses import dataclass

#: bits that hold a start; no text is as long
_STARTS = 32


@dataclass(frozen=True, slots=True)
class Rejection:
    """Hold that a suggested name is none: everywhere, or at one place of one document.

    `key` is the name folded; `document_id` is 0 for everywhere, else `start` is where it stands.
    """

    id: int = 0
    key: str = ""
    document_id: int = 0
    start: int = 0


@dataclass(frozen=True, slots=True)
class Distinction:
    """Hold that two actors are not one, however alike their names are; `first_id` is the lower.

    With a `key` instead of `second_id`, the name so folded, which is no actor's yet, is not one of
    the first actor's.
    """

    id: int = 0
    first_id: int = 0
    second_id: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Hold whom a name means throughout a document, where the document itself leaves it open.

    `key` is the name folded; `actor_id` is 0 where it means none of the actors that bear it.
    """

    id: int = 0
    key: str = ""
    document_id: int = 0
    actor_id: int = 0


@dataclass(frozen=True, slots=True)
class SuggestedActor:
    """Hold one row of the queue: a name that no mention covers yet, and how often it stands there.

    `type` is the key of a type of actor or `unknown`.
    """

    key: str
    name: str
    type: str
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class SuggestedPlace:
    """Hold one place of a suggested name: a half-open code-point span, and why it is suggested."""

    document_id: int
    start: int
    end: int
    key: str
    name: str
    type: str
    reason: str

    @property
    def id(self) -> int:
        """Return a number that names the place among all of the project; `placed` reads it."""
        return self.document_id << _STARTS | self.start


def placed(number: int) -> tuple[int, int]:
    """Return the document and the start that a suggested place's number stands for."""
    return number >> _STARTS, number & (1 << _STARTS) - 1
