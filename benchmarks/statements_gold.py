"""Score who says what against hand annotations: quotations, their speakers, reported speech, turns.

`python benchmarks/statements_gold.py [-v] [--only=NAME] [FOLDER]` reads every `*.jsonl` in the
folder (by default `benchmarks/gold/statements`). A quotation is right when its span is exact; its
speaker when the span overlaps the annotated one or ends in the same word; reported speech when
more than half of the words are the annotated ones.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from figure import milliseconds

from workbench.importing.registry import read
from workbench.statements.reading import statements
from workbench.statements.turns import turns

ROOT = Path(__file__).parent.parent
#: texts that no rule was made by looking at
HELD_OUT = frozenset(
    (
        "caucasus-peace", "house-vote", "myanmar-interview", "sahel-exit", "bayan.ar",
        "dam-column", "ferry-inquiry", "guftegu.fa", "steelworks-vote", "studio-panel",
        "detention-report", "green-zone", "harbor-senate-race", "havana-table", "hezbollah-after",
        "sindh-canal",
    )
)  # fmt: skip

Row = Mapping[str, Any]


def found_in(text: str) -> list[Row]:
    """Return what the rules find, in the form of the annotations."""
    spoken = turns(text)
    rows: list[Row] = [
        {"what": "statement", "spans": one.spans, "speaker": one.speaker, "mode": one.mode}
        for one in statements(text, spoken)
    ]
    return rows + [{"what": "turn", "label": one.label, "content": one.content} for one in spoken]


def quoted(rows: Iterable[Row], mode: str) -> dict[tuple[int, int], tuple[int, int] | None]:
    """Return every span of the statements of a mode with its speaker."""
    return {
        (span[0], span[1]): tuple(row["speaker"]) if row["speaker"] else None
        for row in rows
        if row["what"] == "statement" and row["mode"] == mode
        for span in row["spans"]
    }


def cut(rows: Iterable[Row]) -> set[tuple[int, ...]]:
    """Return the turns as label and content in one row of numbers."""
    return {(*row["label"], *row["content"]) for row in rows if row["what"] == "turn"}


def same_voice(text: str, one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Say whether two spans name one speaker."""
    if one is None or other is None:
        return one is other
    if one[0] < other[1] and other[0] < one[1]:
        return True
    return (
        text[slice(*one)].rsplit(maxsplit=1)[-1].lower()
        == text[slice(*other)].rsplit(maxsplit=1)[-1].lower()
    )


def score(text: str, found: Sequence[Row], gold: Sequence[Row]) -> Counter[str]:
    """Count what is right, found and annotated in one text."""
    told, meant = quoted(found, "direct"), quoted(gold, "direct")
    both = told.keys() & meant.keys()
    counts = Counter(
        quotes_found=len(told), quotes_gold=len(meant), quotes_right=len(both),
        voices_right=sum(same_voice(text, told[span], meant[span]) for span in both),
        voices_invented=sum(1 for span in both if told[span] and not meant[span]),
        turns_found=len(cut(found)), turns_gold=len(cut(gold)),
        turns_right=len(cut(found) & cut(gold)),
    )  # fmt: skip
    ours, theirs = quoted(found, "indirect"), quoted(gold, "indirect")
    counts["reported_found"], counts["reported_gold"] = len(ours), len(theirs)
    counts["reported_right"] = sum(any(_alike(one, other) for other in theirs) for one in ours)
    counts["reported_met"] = sum(any(_alike(one, other) for one in ours) for other in theirs)
    counts["reporters_right"] = sum(
        any(_alike(one, other) and same_voice(text, ours[one], theirs[other]) for one in ours)
        for other in theirs
    )
    return counts


def _alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 > max(one[1] - one[0], other[1] - other[0])


def tell(title: str, counts: Counter[str]) -> None:
    """Print the scores of some texts as one JSON line."""
    right, found, gold = (counts[f"quotes_{word}"] for word in ("right", "found", "gold"))
    line: dict[str, object] = {"of": title, "quotations": gold}
    if gold or found:
        line["precision"] = round(right / max(1, found), 3)
        line["recall"] = round(right / max(1, gold), 3)
        line["f1"] = round(2 * right / max(1, found + gold), 3)
        line["speaker"] = round(counts["voices_right"] / max(1, right), 3)
        line["named without ground"] = counts["voices_invented"]
    met, reported = counts["reported_met"], counts["reported_gold"]
    line["reported"] = reported
    line["reported precision"] = round(
        counts["reported_right"] / max(1, counts["reported_found"]), 3
    )
    line["reported recall"] = round(met / max(1, reported), 3)
    line["reported speaker"] = round(counts["reporters_right"] / max(1, met), 3)
    line["turns"] = counts["turns_gold"]
    line["turns missed"] = counts["turns_gold"] - counts["turns_right"]
    line["turns false"] = counts["turns_found"] - counts["turns_right"]
    print(json.dumps(line))


def differences(text: str, found: Sequence[Row], gold: Sequence[Row]) -> None:
    """Print what is missed, too much, or of another speaker."""
    for mode in ("direct", "indirect"):
        told, meant = quoted(found, mode), quoted(gold, mode)
        for span in sorted(told.keys() | meant.keys()):
            words = text[slice(*span)].replace("\n", "⏎")[:70]
            near = [one for one in told.keys() | meant.keys() if one != span and _alike(one, span)]
            if span not in meant and (mode == "direct" or not near):
                print(f"    {mode} too much  {words}  [{_name(text, told[span])}]")
            elif span not in told and (mode == "direct" or not near):
                print(f"    {mode} missed    {words}  [{_name(text, meant[span])}]")
            elif span in told and span in meant and not same_voice(text, told[span], meant[span]):
                names = _name(text, told[span]), _name(text, meant[span])
                print(f"    {mode} speaker   {words}  [{names[0]}] for [{names[1]}]")
    for one in sorted(cut(found) ^ cut(gold)):
        kind = "too much" if one in cut(found) else "missed"
        print(f"    turn {kind}  {text[one[0] : one[1]]}: {text[one[2] : one[2] + 30]!r} … "
              f"{text[one[3] - 20 : one[3]]!r}")  # fmt: skip


def _name(text: str, span: tuple[int, int] | None) -> str:
    return text[slice(*span)] if span else "nobody"


def main(arguments: Sequence[str]) -> None:
    """Score the folder named, or the project's own annotations."""
    verbose = "-v" in arguments
    only = next((one[7:] for one in arguments if one.startswith("--only=")), "")
    folders = [Path(one) for one in arguments if not one.startswith("-")]
    folder = folders[0] if folders else Path(__file__).parent / "gold" / "statements"
    halves: dict[str, Counter[str]] = {}
    for file in sorted(folder.glob("*.jsonl")):
        if only not in file.stem:
            continue
        lines = file.read_text("utf-8").splitlines()
        head = json.loads(lines[0])
        gold = [row for row in map(json.loads, lines) if row["what"] != "document"]
        path = ROOT / head["document"]
        text = read(path.read_bytes(), path.name).text
        found = found_in(text)
        counts = score(text, found, gold)
        half = "held out" if file.stem in HELD_OUT else _half(head["document"])
        halves.setdefault(half, Counter()).update(counts)
        if verbose and half != "held out":
            tell(file.stem, counts)
            differences(text, found, gold)
    for half, counts in halves.items():
        tell(half, counts)
    largest = (ROOT / "resources/demo/01-a-quieter-hand.txt").read_text("utf-8") * 5
    print(
        json.dumps({"of": "12 kB", "ms": round(milliseconds(lambda: found_in(largest[:12000])), 1)})
    )


def _half(document: str) -> str:
    return "the demo" if document.startswith("resources") else "development"


if __name__ == "__main__":
    main(sys.argv[1:])
