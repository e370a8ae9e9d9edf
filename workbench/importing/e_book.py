"""Read EPUB: its chapters in reading order, each a web page read as any other."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from workbench.errors import Refusal
from workbench.importing.archive import Archive, unsafe_name
from workbench.importing.flow import moved
from workbench.importing.links import joined
from workbench.importing.markup import Given, parse
from workbench.importing.properties import Properties, language_code, one_line
from workbench.importing.reading import Format, ReadDocument, Source
from workbench.importing.stated import Fact, first, stating, told_by_words
from workbench.importing.web_page import read_web_page
from workbench.model.documents import Piece

_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_MEDIA_TYPE = "application/epub+zip"
_TOLD = "the book’s own {}"
_CHAPTERS = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
#: the characters of a whole library; a book has about a million
_LONGEST = 50_000_000


def is_epub(source: Source) -> bool:
    """Say whether the bytes are an archive with a book in it."""
    return source.has_part(_CONTAINER)


def read_epub(source: Source) -> ReadDocument:
    """Return the chapters with blank lines between them.

    Raises Refusal when it is damaged, locked, a bomb, or holds no words.
    """
    archive = source.archive
    package = _package(archive)
    locked = _locked(archive)
    texts: list[str] = []
    pieces: list[Piece] = []
    doubts: set[str] = set()
    length = 0
    for part in package.chapters(archive):
        if part in locked:
            raise Refusal(f"“{source.name}” is locked by its seller, so it can't be read.")
        if chapter := _chapter(archive, part):
            start = length + 2 * bool(texts)
            pieces += moved(joined(chapter.pieces, whole=True), start)
            texts.append(chapter.text)
            doubts.update(chapter.doubts)
            length = start + len(chapter.text)
            if length > _LONGEST:
                raise Refusal(f"“{source.name}” holds more text than can be read as one document.")
    if not texts:
        raise Refusal(f"“{source.name}” is a book without words; pictures can't be read.")
    text = "\n\n".join(texts)
    facts = package.facts
    authors = ", ".join(filter(None, map(one_line, package.creators)))
    language = Fact(language_code(facts.value("language")), _TOLD.format("language"))
    return stating(
        ReadDocument(text, tuple(pieces), media_type=_MEDIA_TYPE, doubts=tuple(sorted(doubts))),
        title=Fact(facts.value("title"), _TOLD.format("title")),
        author=Fact(authors, _TOLD.format("creator")),
        outlet=Fact(facts.value("publisher"), _TOLD.format("publisher")),
        published=Fact(facts.date("date"), _TOLD.format("date")),
        language=first(language, told_by_words(text)),
    )


def _chapter(archive: Archive, part: str) -> ReadDocument | None:
    """Return a chapter as a page; one of pictures alone is none."""
    data = archive.read(part)
    try:
        return read_web_page(Source(data, part))
    except Refusal:
        return None


def _package(archive: Archive) -> "_Package":
    container = _Attributes("rootfile", "full-path")
    parse(archive.chunks(_CONTAINER), container, archive.name)
    if not container.values:
        raise Refusal(f"“{archive.name}” does not say where its book begins; it is damaged.")
    package = _Package(posixpath.dirname(container.values[0]))
    parse(archive.chunks(container.values[0]), package, archive.name)
    return package


def _locked(archive: Archive) -> set[str]:
    """Return the parts that are encrypted; fonts often are, by their licences."""
    locks = _Attributes("CipherReference", "URI")
    if _LOCKS in archive:
        parse(archive.chunks(_LOCKS), locks, archive.name)
    return {unquote(part) for part in locks.values}


class _Attributes:
    """Gather one attribute of every element of a name."""

    def __init__(self, tag: str, attribute: str) -> None:
        self.values: list[str] = []
        self._tag = tag
        self._attribute = attribute

    def begin(self, tag: str, given: Given) -> None:
        if tag == self._tag and self._attribute in given:
            self.values.append(given[self._attribute])

    def end(self, tag: str) -> None:
        pass

    def hear(self, words: str) -> None:
        pass


class _Package:
    """Gather what a book's package says: facts, parts, and the order to read them in."""

    def __init__(self, folder: str) -> None:
        self.facts = Properties()
        self.creators: list[str] = []
        self._folder = folder
        self._parts: dict[str, str] = {}
        self._order: list[str] = []
        self._in_creator = False

    def chapters(self, archive: Archive) -> Iterator[str]:
        """Yield the parts in reading order; one that is named and missing is damage."""
        for reference in dict.fromkeys(self._order):
            part = self._parts.get(reference, "")
            if part and not unsafe_name(part):
                yield part

    def begin(self, tag: str, given: Given) -> None:
        if tag == "item":
            if given.get("media-type") in _CHAPTERS:
                where = unquote(urlsplit(given.get("href", "")).path)
                self._parts[given.get("id", "")] = posixpath.normpath(
                    posixpath.join(self._folder, where)
                )
        elif tag == "itemref":
            self._order.append(given.get("idref", ""))
        else:
            self._in_creator = tag == "creator"
            if self._in_creator:
                self.creators.append("")
            # the days on which the file was made or changed are not when the book came out
            other_day = tag == "date" and given.get("event", "publication") != "publication"
            self.facts.begin("" if other_day else tag, given)

    def end(self, tag: str) -> None:
        self._in_creator = False
        self.facts.end(tag)

    def hear(self, words: str) -> None:
        if self._in_creator:
            self.creators[-1] += words
        self.facts.hear(words)


EPUB = Format(_MEDIA_TYPE, is_epub, read_epub)
