"""Who is compared, and over what."""

from dataclasses import dataclass

from workbench.errors import Refusal

#: which documents count: those where both marked something, or where at least one did
SCOPES = {
    "both": "Documents that both marked",
    "either": "Documents that either marked",
}


@dataclass(frozen=True, slots=True)
class Question:
    """Name two people and what to compare.

    `words` narrow to documents that have them in title, author, outlet, date or grade, as in the
    corpus list; `code_ids` to some codes, none is all; `independent` leaves out documents that are
    copies or other versions of one in question.
    """

    left: str = ""
    right: str = ""
    scope: str = "both"
    words: str = ""
    code_ids: tuple[int, ...] = ()
    independent: bool = True

    def checked(self, known: dict[str, int]) -> "Question":
        """Return the question; raises Refusal unless it names two people who are known."""
        for name in (self.left, self.right):
            if name not in known:
                raise Refusal(f"Nobody called “{name}” marked anything in this project.")
        if self.left == self.right:
            raise Refusal("Choose two different people to compare.")
        return self
