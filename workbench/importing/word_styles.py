"""What the paragraph styles of a Word document stand for, in whatever language Word was used."""

import re
from dataclasses import dataclass

from workbench.importing.archive import Archive
from workbench.importing.markup import Given, parse

_PART = "word/styles.xml"
_LARGEST = 20_000_000
#: no honest style rests on more others than this
_DEEPEST = 20
#: Word keeps these names in English, whatever the ids are
_HEADING = re.compile(r"heading (\d)")


@dataclass(slots=True)
class Style:
    """Hold a style: `heading` is `h1`…`h6` or empty."""

    heading: str = ""
    in_list: bool = False
    quote: bool = False
    base: str = ""


Styles = dict[str, Style]


class _Known(Styles):
    """Take a style that is not there for an ordinary one, or for what its id says."""

    def __missing__(self, style_id: str) -> Style:
        style = self[style_id] = Style()
        _name(style, re.sub(r"(\d)$", r" \1", style_id))
        return style


def read_styles(archive: Archive) -> Styles:
    """Return the document's styles by id; a style has what the one it rests on has."""
    sheet = _Sheet()
    if _PART in archive:
        parse(archive.chunks(_PART), sheet, archive.name, _LARGEST)
    for style in list(sheet.styles.values()):
        _inherit(style, sheet.styles)
    return sheet.styles


def _inherit(style: Style, styles: Styles) -> None:
    base = style.base
    for _ in range(_DEEPEST):
        if base not in styles or style.heading:
            return
        above = styles[base]
        style.heading = above.heading
        style.in_list = style.in_list or above.in_list
        style.quote = style.quote or above.quote
        base = above.base


def _name(style: Style, name: str) -> None:
    folded = name.casefold().strip()
    if found := _HEADING.fullmatch(folded):
        style.heading = f"h{min(max(int(found[1]), 1), 6)}"
    elif folded == "title":
        style.heading = "h1"
    elif folded.startswith("list"):
        style.in_list = True
    elif folded in ("quote", "intense quote", "block text"):
        style.quote = True


class _Sheet:
    """Gather the styles while their XML is parsed."""

    def __init__(self) -> None:
        self.styles: Styles = _Known()
        self._style: Style | None = None

    def begin(self, tag: str, given: Given) -> None:
        if tag == "style":
            self._style = self.styles[given.get("styleId", "")] = Style()
        elif self._style is None:
            return
        elif tag == "name":
            _name(self._style, given.get("val", ""))
        elif tag == "basedOn":
            self._style.base = given.get("val", "")
        elif tag == "outlineLvl" and given.get("val", "") in "012345":
            self._style.heading = f"h{int(given['val'] or '0') + 1}"
        elif tag == "numPr":
            self._style.in_list = True

    def end(self, tag: str) -> None:
        if tag == "style":
            self._style = None

    def hear(self, words: str) -> None:
        pass
