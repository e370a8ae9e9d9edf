"""Who is compared, and over what."""

from collections.abc import Container
from dataclasses import dataclass

from workbench.errors import Refusal

#: what is compared: what each marked in the texts, or what each decided on the same excerpts
BASES = {"markings": "What they marked", "decisions": "What they decided in reviews"}
#: which documents count: those where both marked something, or where at least one did
SCOPES = {
    "both": "Documents that both marked",
    "either": "Documents that either marked",
}


@dataclass(frozen=True, slots=True)
class Question:
    """Name two people and what to compare: a key of BASES, and for markings one of SCOPES.

    `words` narrow to documents that have them in title, author, outlet, date or grade, as in the
    corpus list; `code_ids` to some codes, none is all; `independent` leaves out documents that are
    copies or other versions of one in question.
    """

    left: str = ""
    right: str = ""
    basis: str = "markings"
    scope: str = "both"
    words: str = ""
    code_ids: tuple[int, ...] = ()
    independent: bool = True

    def check(self, known: Container[str]) -> None:
        """Refuse to compare somebody with themselves, or with somebody who is not known."""
        for name in (self.left, self.right):
            if name not in known:
                raise Refusal(f"Nobody called “{name}” marked or decided anything in this project.")
        if self.left == self.right:
            raise Refusal("Choose two different people to compare.")
