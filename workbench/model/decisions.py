"""What an analyst decided of what the program suggested, and the suggestions as a queue shows them."""

from dataclasses import dataclass


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
    """Hold that two actors are not one, however alike their names are; `first_id` is the lower."""

    id: int = 0
    first_id: int = 0
    second_id: int = 0


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
