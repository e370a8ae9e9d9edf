"""Write XML a piece at a time: a hundred thousand elements never stand in the memory together."""

from typing import TextIO

from workbench.text.xml import sayable

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_GIVEN = _TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def words(said: str) -> str:
    """Return words as the content of an element."""
    return sayable(said).translate(_TEXT)


def given(said: str) -> str:
    """Return words as the value of an attribute, line breaks kept."""
    return sayable(said).translate(_GIVEN)


class Elements:
    """Write elements to a file; those that turn out to be empty are left out whole."""

    def __init__(self, file: TextIO) -> None:
        self.write = file.write
        self._pending: list[str] = []
        self._begun: list[str] = []

    def open(self, tag: str) -> None:
        """Begin a list of elements, written only when one comes."""
        self._pending.append(tag)

    def put(self, element: str) -> None:
        """Write an element of the innermost list."""
        for tag in self._pending:
            self.write(f"<{tag}>\n")
        self._begun += self._pending
        self._pending.clear()
        self.write(element)

    def close(self) -> None:
        """End the innermost list."""
        if self._pending:
            self._pending.pop()
        else:
            self.write(f"</{self._begun.pop()}>\n")
