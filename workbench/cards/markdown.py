"""A card as Markdown: for reports. Pictures stand there as the numbers they show."""

from itertools import groupby

from workbench.cards.sheet import Entry, Section, Sheet
from workbench.exporting.markdown import escaped


def page(sheet: Sheet, about: str) -> str:
    """Return the card; `about` says when and from what it was made."""
    facts = "\n".join(f"- {label}: {_said(words)}" for label, words in sheet.facts)
    blocks = [f"# {_said(sheet.title)}", _said(sheet.under), facts]
    for section in sheet.sections:
        blocks += _section(section)
    return "\n\n".join([*blocks, "---", _said(about)]) + "\n"


def _section(section: Section) -> list[str]:
    """Return the blocks of a section; the lines of a list are one block."""
    blocks = [f"## {section.title}", _said(section.note)]
    if section.picture and section.key == "mentions":
        blocks.append(_said(section.picture.told))
    for listed, group in groupby(section.entries, key=lambda one: one.kind == "line"):
        entries = list(group)
        blocks += ["\n".join(map(_line, entries))] if listed else map(_block, entries)
    if section.left_out:
        blocks.append(f"{section.left_out:,} more not listed.")
    return [block for block in blocks if block]


def _line(one: Entry) -> str:
    count = f": {one.count}" if one.count else ""
    detail = f" — {_said(one.detail)}" if one.detail else ""
    return f"- {_said(one.words)}{detail}{count}"


def _block(one: Entry) -> str:
    if one.kind == "quote":
        return f"> {_said(one.words)}\n>\n> {_said(one.detail)}  \n> {_said(one.citation)}"
    if one.kind == "relation":
        mark = f" ({one.mark})" if one.mark else ""
        return f"### {_said(one.words)} {_said(one.other)}{mark}\n\n{_said(one.detail)}"
    return _said(one.words)


def _said(words: str) -> str:
    return escaped(" ".join(words.split()))
