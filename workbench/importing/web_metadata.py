"""What a page states about itself in its head: meta tags and JSON-LD, within bounds."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.importing.decoding import whole_characters
from workbench.importing.published import published_date
from workbench.importing.stated import Fact

_LONGEST_VALUE = 2000
_LONGEST_JSON = 500_000
_MOST_NODES = 2000
_MOST_AUTHORS = 20

#: for each field, the meta names that state it, the most trustworthy first
_META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "author": ("author", "article:author", "byl", "parsely-author", "dc.creator"),
    "outlet": ("og:site_name", "dc.publisher"),
    "url": ("canonical", "og:url"),
    "published": (
        "article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "dc.date",
        "dcterms.issued",
        "parsely-pub-date",
    ),
    "language": ("lang",),
}
#: what the walk of a page notes that is no meta tag
_OTHER_PLACES = {"canonical": "the page’s canonical link", "lang": "the page’s lang"}
KNOWN_META = frozenset(name for names in _META.values() for name in names)


def page_metadata(meta: Mapping[str, str], scripts: list[str]) -> dict[str, Fact]:
    """Return title, author, outlet, url, published (EDTF) and language as far as they are stated.

    `meta` maps lower-case names to contents, `scripts` are the page's JSON-LD blocks. An article's
    JSON-LD goes before meta tags.
    """
    stated = _from_json(scripts)
    for field, names in _META.items():
        for name in names:
            value = _line(meta.get(name, ""))
            if value and not stated.get(field, Fact()).value and _fits(field, value):
                stated[field] = Fact(value, _OTHER_PLACES.get(name, f"meta {name}"))
    day, tongue = (stated.get(field, Fact()) for field in ("published", "language"))
    stated["published"] = day._replace(value=published_date(day.value))
    code = tongue.value.partition("-")[0].casefold()[:8]
    stated["language"] = tongue._replace(value=code)
    return stated


def _fits(field: str, value: str) -> bool:
    is_address = value.startswith(("http://", "https://"))
    return is_address if field == "url" else not is_address


def _line(value: object) -> str:
    if not isinstance(value, str):
        return ""
    said = " ".join(value[:_LONGEST_VALUE].replace("\0", "\ufffd").split())
    return whole_characters(said)


def _from_json(scripts: list[str]) -> dict[str, Fact]:
    for node in _nodes(scripts):
        if _is_article(node):
            url = _line(node.get("url"))
            at = "url" if url else "mainEntityOfPage"
            url = url or _line(node.get(at))
            return {
                "title": Fact(_line(node.get("headline")), "JSON-LD headline"),
                "author": Fact(_names(node.get("author")), "JSON-LD author"),
                "outlet": Fact(_names(node.get("publisher")), "JSON-LD publisher"),
                "published": Fact(_line(node.get("datePublished")), "JSON-LD datePublished"),
                "url": Fact(url if _fits("url", url) else "", f"JSON-LD {at}"),
            }
    return {}


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(
        isinstance(name, str) and name.endswith(("Article", "Posting", "Report")) for name in names
    )


def _names(value: object) -> str:
    """Return the names of one or several persons or organisations, joined by commas."""
    found = []
    for one in value[:_MOST_AUTHORS] if isinstance(value, list) else [value]:
        name = _line(one.get("name")) if isinstance(one, dict) else _line(one)
        if name and _fits("author", name):
            found.append(name)
    return ", ".join(found)


def _nodes(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the objects of the blocks, outer ones first, never more than a bound."""
    waiting: list[Any] = []
    for script in scripts:
        if len(script) > _LONGEST_JSON:
            continue
        try:
            waiting.append(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            continue
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node[:_MOST_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.extend(v for v in node.values() if isinstance(v, dict | list))
