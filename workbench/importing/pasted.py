"""What a reader process does with pasted words: one document, whatever they look like."""

from collections.abc import Iterator

from workbench.importing.reading import Entry
from workbench.importing.registry import read


def entries(data: bytes, name: str) -> Iterator[Entry]:
    """Yield the one document; raises Refusal when there are no words."""
    yield Entry(name, data, read(data, name))
