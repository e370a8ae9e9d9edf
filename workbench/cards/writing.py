"""Write a card to a file: the one door that the window and the command line use."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.cards import markdown, web_page
from workbench.cards.sheet import PRINTED, Sheet, sheet_of
from workbench.errors import Refusal
from workbench.exporting.aside import aside
from workbench.model.cards import Card

#: what a card is written as, by key: how it is called and the ending of its file
FORMATS = {
    "pdf": ("PDF", ".pdf"),
    "html": ("Web page", ".html"),
    "md": ("Markdown", ".md"),
    "json": ("JSON", ".json"),
}
#: sets a sheet on the pages of a PDF file; the window's floor provides it
Press = Callable[[Sheet, str, Path], None]


def printed(card: Card, whole: frozenset[str] = frozenset()) -> Sheet:
    """Return the card as it is printed and exported: longer lists than on the screen."""
    return sheet_of(card, PRINTED, whole)


def about(project: str, made: str, card: Card) -> str:
    """Return the line at the foot; `made` is the day in words."""
    copies = "What copies only repeat is left out." if card.independent else "Copies are counted."
    return f"Card of {card.actor.name} in {project}, made {made} with Sidelight. {copies}"


def file_name(card: Card, key: str) -> str:
    """Return a name for the file that every system takes."""
    kept = "".join(one if one.isalnum() or one in " -'’." else " " for one in card.actor.name)
    return f"{' '.join(kept.split()).strip('. ')[:80] or 'Actor'}{FORMATS[key][1]}"


def write_card(
    card: Card,
    key: str,
    path: Path,
    project: str,
    made: str,
    press: Press | None = None,
    whole: frozenset[str] = frozenset(),
) -> None:
    """Write the card in one of `FORMATS`; the file appears whole or not at all.

    Raises Refusal when it can't be written or there is no such format. `press` makes PDF files.
    """
    if key not in FORMATS or (key == "pdf" and not press):
        raise Refusal(f"There is no format “{key}”. Choose one of {', '.join(FORMATS)}.")
    said = about(project, made, card)
    with aside(path) as beside:
        if key == "pdf" and press:
            press(printed(card, whole), said, beside)
        else:
            beside.write_text(written(card, key, said, whole), "utf-8", newline="\n")


def written(card: Card, key: str, said: str, whole: frozenset[str] = frozenset()) -> str:
    """Return the card as text in a format other than PDF; `said` is its last line."""
    if key == "json":
        return json.dumps(record(card, said), ensure_ascii=False, indent=1) + "\n"
    make = markdown.page if key == "md" else web_page.page
    return make(printed(card, whole), said)


def record(card: Card, said: str = "") -> dict[str, Any]:
    """Return the whole card as JSON values, with every document and everybody it is named with."""
    held = asdict(card)
    actor = held.pop("actor")
    held.pop("type")
    return {
        "sidelight": "card 1",
        "about": said,
        "id": actor["id"],
        "name": actor["name"],
        "type": card.type.key,
        "role": actor["role"],
        "note": actor["note"],
        **held,
    }
