"""The package as one web page: it opens anywhere, offline, and sends nothing.

The page carries its own script and style, allowed by their hashes alone, and the package as data that
no text in it can end. What a reviewer sees is built by the script, out of text only.
"""

import base64
import hashlib
import html
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from workbench.exporting.aside import aside
from workbench.model import grades
from workbench.review.package import Package, as_json
from workbench.review.sealing import sealed
from workbench.tasks import Progress

_RESOURCES = Path(__file__).parents[2] / "resources"
_ROOM = _RESOURCES / "review"
#: in the order in which they build on each other
_SCRIPTS = (
    "elements", "offsets", "pack", "sealing", "decisions", "keeping", "filter", "list", "reader",
    "sentences", "chooser", "pane", "evidence", "keys", "beginning", "verdicts", "marks", "marking",
    "sheet", "desk", "start",
)  # fmt: skip
_ICONS = (
    "check", "close", "edit", "note", "pin", "info", "export", "warning", "previous", "next", "forward",
    "highlight",
)  # fmt: skip
#: what could end the element that holds the data, or a line of a script
_ENDING = "<>&\u2028\u2029"
_STEPS = 4


def write_page(
    package: Package, path: Path, passphrase: str = "", progress: Progress | None = None
) -> None:
    """Write a package as a web page, sealed where a passphrase is given.

    The file appears whole or not at all. Raises Refusal when it can't be written, Cancelled when
    `progress` was.
    """
    told = progress or Progress()
    told.step(0, _STEPS, "Gathering the package")
    value = as_json(package)
    if passphrase:
        told.step(1, _STEPS, "Sealing the package")
        value = sealed(value, passphrase)
    told.step(2, _STEPS, "Writing the page")
    with aside(path) as beside:
        beside.write_text(page(value), "utf-8", newline="\n")
        told.step(3, _STEPS, "Putting the file in its place")
    told.step(_STEPS, _STEPS, "Done")


def page(value: dict[str, Any]) -> str:
    """Return the page around a package or an envelope, as JSON holds them."""
    script, style = _script(), _style()
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}';"
        " base-uri 'none'; form-action 'none'"
    )
    parts = {
        "policy": policy,
        "style": style,
        "icons": _icons(),
        "words": _data(_words()),
        "package": _data(value),
        "script": script,
    }
    template = (_ROOM / "page.html").read_text("utf-8")
    # in one go, so that nothing is looked for in what was put in
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], template)


def _data(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # five passes at memory speed beat one that asks a table for every character
    for sign in _ENDING:
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@lru_cache
def _script() -> str:
    parts = [(_ROOM / f"{name}.js").read_text("utf-8") for name in _SCRIPTS]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


@lru_cache
def _style() -> str:
    light, dark = _colours("light"), _colours("dark")
    names = json.loads((_RESOURCES / "themes" / "light.json").read_text("utf-8"))["swatches"]
    swatches = "\n".join(
        f'[data-colour="{name}"] {{'
        f" --mark-line: var(--{name}-line); --mark-fill: var(--{name}-fill); }}"
        for name in names
    )
    return "\n".join(
        (
            f":root {{ color-scheme: light; {light} }}",
            f':root[data-theme="dark"] {{ color-scheme: dark; {dark} }}',
            "@media screen and (prefers-color-scheme: dark) {"
            f' :root:not([data-theme="light"]) {{ color-scheme: dark; {dark} }} }}',
            swatches,
            (_ROOM / "review.css").read_text("utf-8"),
        )
    )


def _colours(name: str) -> str:
    """Return the colours of a theme as variables of a style sheet."""
    theme = json.loads((_RESOURCES / "themes" / f"{name}.json").read_text("utf-8"))
    roles = {**theme["roles"], "edge": theme["roles"]["scroll"]}
    for swatch, colours in theme["swatches"].items():
        roles |= {f"{swatch}-{part}": colour for part, colour in colours.items()}
    return " ".join(f"--{role}: {colour};" for role, colour in roles.items())


@lru_cache
def _icons() -> str:
    drawn = []
    for name in _ICONS:
        text = (_RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
        opening, rest = re.sub(r' xmlns="[^"]*"', "", text.strip()).split(">", 1)
        symbol = opening.replace("<svg", f'<symbol id="icon-{html.escape(name)}"')
        drawn.append(f"{symbol}>{rest.removesuffix('</svg>')}</symbol>")
    return f'<svg hidden aria-hidden="true">{"".join(drawn)}</svg>'


def _words() -> dict[str, dict[str, str]]:
    """Return the words for what claims and grades say by a key."""
    likely = {key: f"{words} ({share})" for key, (words, share) in grades.LIKELIHOODS.items()}
    return {
        "voices": grades.VOICES,
        "stances": grades.STANCES,
        "likelihoods": likely,
        "source": grades.SOURCE_GRADES,
        "information": grades.INFORMATION_GRADES,
    }
