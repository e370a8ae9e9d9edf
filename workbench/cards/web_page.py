"""A card as one web page that opens anywhere, offline, and prints. Nothing in it runs or is fetched."""

import base64
import hashlib
import html
from pathlib import Path

from workbench.cards.pictures import Box, Letters, Picture
from workbench.cards.sheet import Entry, Section, Sheet

_STYLE = Path(__file__).with_name("web_page.css")


def page(sheet: Sheet, about: str) -> str:
    """Return the page; `about` says when and from what it was made."""
    style = _STYLE.read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    allowed = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    facts = "".join(
        f"<div><dt>{_text(label)}</dt><dd>{_text(words)}</dd></div>" for label, words in sheet.facts
    )
    sections = "".join(map(_section, sheet.sections))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{allowed}">
<meta name="generator" content="Sidelight card 1">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(sheet.title)}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1 dir="auto">{_text(sheet.title)}</h1>
<p class="under">{_parts(sheet.under)}</p>
<dl class="facts">{facts}</dl>
</header>
<main>
{sections}</main>
<footer>{_text(about)}</footer>
</body>
</html>
"""


def _section(section: Section) -> str:
    note = f'<p class="note">{_text(section.note)}</p>\n' if section.note else ""
    drawn = f"{svg(section.picture)}\n" if section.picture else ""
    counted = any(entry.count for entry in section.entries)
    told = _table(section) if counted else "".join(map(_entry, section.entries))
    rest = (
        f'<p class="note">{section.left_out:,} more not listed.</p>\n' if section.left_out else ""
    )
    return (
        f'<section id="{section.key}">\n<h2>{_text(section.title)}</h2>\n'
        f"{note}{drawn}{told}{rest}</section>\n"
    )


def _table(section: Section) -> str:
    rows = "".join(
        f'<tr><td><bdi>{_text(one.words)}</bdi><span class="detail">{_parts(one.detail)}</span></td>'
        f'<td class="drawn">{svg(one.picture) if one.picture else ""}</td>'
        f'<td class="count">{_text(one.count)}</td></tr>\n'
        for one in section.entries
    )
    return f"<table>\n{rows}</table>\n"


def _entry(one: Entry) -> str:
    if one.kind == "quote":
        side = ' class="against"' if one.mark == "against" else ""
        return (
            f'<figure{side}><blockquote dir="auto">{_text(one.words)}</blockquote>'
            f"<figcaption>{_parts(one.detail)}"
            f"<cite>{_parts(one.citation, ', ')}</cite></figcaption></figure>\n"
        )
    if one.kind == "relation":
        mark = f' <strong class="mark">{_text(one.mark)}</strong>' if one.mark else ""
        said = f"<bdi>{_text(one.words)}</bdi> <bdi>{_text(one.other)}</bdi>"
        return f"<h3>{said}{mark}</h3>\n{_detail(one)}\n"
    if one.kind == "note":
        return f'<p dir="auto">{_text(one.words)}</p>\n'
    return f"<p><bdi>{_text(one.words)}</bdi> {_detail(one)}</p>\n"


def _detail(one: Entry) -> str:
    return f'<span class="detail">{_parts(one.detail)}</span>' if one.detail else ""


def _parts(detail: str, between: str = " · ") -> str:
    """Return parts that keep their own direction, each in its place."""
    return between.join(f"<bdi>{_text(part)}</bdi>" for part in detail.split(between) if part)


def svg(picture: Picture) -> str:
    """Return a picture as an element of a page, with what it says for those who can't see it."""
    shapes = "".join(_box(one) if isinstance(one, Box) else _letters(one) for one in picture.shapes)
    width, height = picture.width, picture.height
    return (
        f'<svg role="img" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
        f' aria-label="{html.escape(picture.told)}">{shapes}</svg>'
    )


def _box(one: Box) -> str:
    inset = 0.5 if one.hollow else 0.0
    width, height = max(one.width - 2 * inset, 0.5), one.height - 2 * inset
    kind = f"hollow {one.role}" if one.hollow else one.role
    return (
        f'<rect class="{kind}" x="{one.x + inset:.1f}" y="{one.y + inset:.1f}"'
        f' width="{width:.1f}" height="{height:.1f}"/>'
    )


def _letters(one: Letters) -> str:
    return (
        f'<text class="{one.role}" x="{one.x:.1f}" y="{one.y:.1f}" font-size="{one.size:g}"'
        f' text-anchor="{one.anchor}">{_text(one.text)}</text>'
    )


def _text(words: str) -> str:
    return html.escape(words, quote=False)
