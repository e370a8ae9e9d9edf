"""Who is compared, and over what."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

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

    @property
    def units(self) -> str:
        """Return what percent, kappa and alpha count."""
        return "excerpts" if self.basis == "decisions" else "characters"

    def among(self, names: Sequence[str]) -> "Question":
        """Return the question about two of these, the first ones where it names nobody of them.

        There have to be two.
        """
        left = self.left if self.left in names else names[0]
        if self.left not in names and self.right == left:
            left = names[1]
        others = [name for name in names if name != left]
        return replace(self, left=left, right=self.right if self.right in others else others[0])

    def check(self, known: Container[str]) -> None:
        """Refuse to compare somebody with themselves, or with somebody who is not known."""
        for name in (self.left, self.right):
            if name not in known:
                raise Refusal(f"Nobody called “{name}” marked or decided anything in this project.")
        if self.left == self.right:
            raise Refusal("Choose two different people to compare.")
