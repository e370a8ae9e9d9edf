"""The documentation names only what is there: keys, files, headings and commands."""

import re
from pathlib import Path

import pytest

from main import sidelight
from ui.actions.spec import ActionSpec, written
from ui.actions.table import ACTIONS

ROOT = Path(__file__).parents[1]
PAGES = [
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "GLOSSARY", "CHANGELOG")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "resources" / "help").glob("*.md")),
]
LINK = re.compile(r"\]\(([^)\s]+)\)|\b(?:src|srcset|href)=\"([^\"]+)\"")
COMMAND = re.compile(r"main\.py(?: ([a-z][\w-]*|[A-Z]+))?([^`|\n]*)")
ROW = re.compile(r"^\| (.+?) \| (.*) \|$", re.MULTILINE)
KEY = re.compile(r"`([^`]+)`")
FAVOURITE = re.compile(r"Favourite code \d")


def each(pages: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", pages, ids=lambda page: page.name)


def heading(words: str) -> str:
    """Return the anchor that a heading is linked by."""
    return re.sub(r"[^\w -]", "", words.strip().lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    lines = page.read_text("utf-8").splitlines()
    return {heading(line.lstrip("#")) for line in lines if line.startswith("#")}


@each(PAGES)
def test_every_relative_link_leads_to_a_file_and_to_a_heading_in_it(page: Path) -> None:
    for found in LINK.finditer(page.read_text("utf-8")):
        link = found[1] or found[2]
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), f"{page.name} links to {link}"
        assert not anchor or anchor in anchors(target), f"{page.name} links to {link}"


@each(PAGES)
def test_every_command_named_is_one_of_the_command_line_with_its_options(page: Path) -> None:
    for found in COMMAND.finditer(page.read_text("utf-8")):
        name, rest = found[1] or "open", found[2]
        command = sidelight.commands["open" if name.isupper() else name]
        below = getattr(command, "commands", {}).get((rest.split() or [""])[0], command)
        options = {option for one in below.params for option in one.opts} | {"--help"}
        assert set(re.findall(r"--[a-z-]+", rest)) <= options, f"{page.name}: {found[0]}"


def test_the_command_line_page_names_every_command() -> None:
    said = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    named = {found[1] for found in COMMAND.finditer(said)}
    assert set(sidelight.commands) <= named


def keyboard_rows() -> dict[str, set[str]]:
    page = (ROOT / "docs" / "keyboard.md").read_text("utf-8")
    return {row[1]: set(KEY.findall(row[2])) for row in ROW.finditer(page)}


def row_of(spec: ActionSpec) -> str:
    return FAVOURITE.sub("Favourite codes", spec.text.rstrip("…"))


@pytest.mark.usefixtures("qapp")  # standard keys are asked of the platform
@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_every_key_of_an_action_stands_in_its_row_of_the_keyboard_page(spec: ActionSpec) -> None:
    own = {key for key in spec.keys if isinstance(key, str)}
    # of a desktop's standard keys the first is named; the others differ from one to the next
    standard = [written((key,))[:1] for key in spec.keys if not isinstance(key, str)]
    wanted = own.union(*standard)
    assert wanted <= keyboard_rows().get(row_of(spec), set())


@pytest.mark.usefixtures("qapp")
def test_the_keyboard_page_names_no_key_that_the_action_does_not_have() -> None:
    had: dict[str, set[str]] = {}
    for spec in ACTIONS:
        had.setdefault(row_of(spec), set()).update(written(spec.keys))
    for row, keys in keyboard_rows().items():
        assert row not in had or keys <= had[row], row
