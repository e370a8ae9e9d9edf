"""Parse the XML of office documents as a stream that trusts neither its size nor its entities.

Document type declarations are refused, so no entity is ever expanded and nothing is fetched; depth
and length are counted. Names come without their namespace, since each producer picks its prefixes.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol
from xml.parsers import expat

from workbench.errors import Refusal

DEEPEST = 2_000
LARGEST = 1 << 30
Given = dict[str, str]


class Listener(Protocol):
    """Hear what a document consists of, in its order; names are local."""

    def begin(self, tag: str, given: Given) -> None:
        """Hear an element open, with its attributes."""
        ...

    def end(self, tag: str) -> None:
        """Hear an element close."""
        ...

    def hear(self, words: str) -> None:
        """Hear the words between."""
        ...


class _Locals(dict[str, str]):
    """Remember the local name of each qualified one."""

    def __missing__(self, name: str) -> str:
        local = self[name] = name.rpartition(":")[2]
        return local


def parse(chunks: Iterable[bytes], listener: Listener, name: str, largest: int = LARGEST) -> None:
    """Tell a listener everything that a document says; raises Refusal as `parsed` does."""
    for _ in parsed(chunks, listener, name, largest):
        pass


def parsed(
    chunks: Iterable[bytes], listener: Listener, name: str, largest: int = LARGEST
) -> Iterator[None]:
    """Tell a listener, and yield after each chunk so that the caller takes what was gathered.

    Raises Refusal, with `name` in it, for a damaged document, one with a document type
    declaration, one nested without end, or one of more than `largest` bytes.
    """
    parser = _parser(listener, name)
    size = 0
    try:
        for chunk in chunks:
            size += len(chunk)
            if size > largest:
                raise Refusal(f"“{name}” unpacks to far more than can be read; it was not read.")
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        raise Refusal(f"“{name}” is damaged or was cut off; fetch it again.") from error


def _parser(listener: Listener, name: str) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartDoctypeDeclHandler = _refusing(name)
    parser.StartElementHandler, parser.EndElementHandler = _counted(listener, name)
    parser.CharacterDataHandler = listener.hear
    return parser


def _refusing(name: str) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise Refusal(
            f"“{name}” declares a document type of its own, as no honest document of its kind "
            "does; it was not read."
        )

    return refuse


def _counted(
    listener: Listener, name: str
) -> tuple[Callable[[str, Given], None], Callable[[str], None]]:
    """Return the handlers for open and close, which strip prefixes and count how deep they are."""
    local, depth = _Locals(), 0
    begin, end = listener.begin, listener.end

    def begun(tag: str, given: Given) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Refusal(f"“{name}” is nested without end; it was not read.")
        begin(local[tag], {local[key]: value for key, value in given.items()} if given else given)

    def ended(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(local[tag])

    return begun, ended
