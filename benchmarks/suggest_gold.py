"""Score the suggestions of names against hand annotations: exact spans, types, who is meant (B³).

`python benchmarks/suggest_gold.py [FOLDER …]` reads every `*.jsonl` in the folders (by default
`benchmarks/gold/mentions`). Quotations, speakers and turns have a program of their own.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from figure import *  # noqa: F403  (lets this program find the three floors)

from workbench.importing.reading import ReadDocument
from workbench.importing.registry import read
from workbench.suggesting.document import suggest

ROOT = Path(__file__).parent.parent
#: texts written by another hand, for the quotations, and annotated before the rules were run on them
BY_ANOTHER_HAND = (
    "dam-column", "ferry-inquiry", "mayor-profile", "noon-briefing", "oil-talks",
    "steelworks-vote", "studio-panel", "two-economists",
)  # fmt: skip
#: texts that no rule was made by looking at; `-v` keeps silent about them
HELD_OUT = (
    "detention-report", "green-zone", "harbor-senate-race", "havana-table", "hezbollah-after",
    "sindh-canal",
)  # fmt: skip
COARSE = {"person": "person", "state": "place", "place": "place", "unknown": "unknown"}

Mention = Mapping[str, object]


def coarse(kind: object) -> str:
    """Return person, place (states too), unknown or organisation."""
    return COARSE.get(str(kind), "organisation")


def scores(found: Iterable[object], gold: Iterable[object]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of two sets."""
    one, other = set(found), set(gold)
    right = len(one & other)
    precision, recall = right / max(1, len(one)), right / max(1, len(other))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def b_cubed(found: Sequence[Mention], gold: Sequence[Mention]) -> tuple[float, float, float]:
    """Return B³ precision, recall and F1 over the spans that both have (Bagga and Baldwin 1998)."""
    told = {(m["start"], m["end"]): _actor(m, at) for at, m in enumerate(found)}
    meant = {(m["start"], m["end"]): m["actor"] for m in gold}
    spans = [span for span in meant if span in told]
    if not spans:
        return 0.0, 0.0, 0.0
    ours, theirs = defaultdict(set), defaultdict(set)
    for span in spans:
        ours[told[span]].add(span)
        theirs[meant[span]].add(span)
    precision = recall = 0.0
    for span in spans:
        both = len(ours[told[span]] & theirs[meant[span]])
        precision += both / len(ours[told[span]])
        recall += both / len(theirs[meant[span]])
    precision, recall = precision / len(spans), recall / len(spans)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _actor(mention: Mention, at: int) -> object:
    return mention["actor"] or f"nobody {at}"


def document(name: str, seeds: Path | None) -> ReadDocument:
    """Return an annotated file as an import reads it."""
    path = seeds / name[5:] if name.startswith("seed:") and seeds else ROOT / name
    return read(path.read_bytes(), path.name)


def score_file(path: Path, verbose: bool, seeds: Path | None) -> Counter[str]:
    """Score one file of annotations and print a line."""
    gold = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    if not gold:
        return Counter()
    stored = document(gold[0]["document"], seeds)
    text, suggested = stored.text, suggest(stored.text, pieces=stored.pieces)
    found = [
        {"start": m.start, "end": m.end, "type": m.type, "actor": m.actor, "why": m.reason}
        for m in suggested.mentions
    ]
    spans, kinds = {(m["start"], m["end"]) for m in found}, {_typed(m) for m in found}
    gold_spans, gold_kinds = {(m["start"], m["end"]) for m in gold}, {_typed(m) for m in gold}
    b3 = b_cubed(found, gold)
    print(
        f"{path.stem:32} span {scores(spans, gold_spans)[2]:.3f}  typed"
        f" {scores(kinds, gold_kinds)[2]:.3f}  B³ {b3[2]:.3f}  ({len(gold)})"
    )
    if verbose and path.stem not in HELD_OUT:
        _tell(text, found, gold)
    shared = len(spans & gold_spans)
    return Counter(
        found=len(spans), gold=len(gold_spans), right=shared, typed=len(kinds & gold_kinds),
        b3p=round(b3[0] * shared * 1000), b3r=round(b3[1] * shared * 1000),
    )  # fmt: skip


def _typed(mention: Mention) -> tuple[object, object, str]:
    return mention["start"], mention["end"], coarse(mention["type"])


def _tell(text: str, found: Sequence[Mention], gold: Sequence[Mention]) -> None:
    """Print what differs."""
    ours = {(m["start"], m["end"]): m for m in found}
    theirs = {(m["start"], m["end"]): m for m in gold}
    for span in sorted(set(ours) | set(theirs)):  # type: ignore[type-var]
        start, end = span
        near = text[max(0, start - 30) : start] + "⟦" + text[start:end] + "⟧" + text[end : end + 20]
        near = near.replace("\n", "⏎")
        if span not in theirs:
            print(f"    too much  {near}  {ours[span]['type']} {ours[span]['why']}")
        elif span not in ours:
            print(f"    missed    {near}  {theirs[span]['type']}")
        else:
            one, other = ours[span], theirs[span]
            if coarse(one["type"]) != coarse(other["type"]):
                print(f"    type      {near}  {one['type']} for {other['type']}: {one['why']}")
            alike = {s for s in ours if s in theirs and theirs[s]["actor"] == other["actor"]}
            usual = Counter(ours[s]["actor"] for s in alike).most_common(1)
            if one["actor"] is None or (usual and usual[0][0] != one["actor"]):
                print(
                    f"    actor     {near}  {one['actor']!r} for {other['actor']!r}: {one['why']}"
                )


def total(title: str, counts: Iterable[Counter[str]]) -> None:
    """Print the scores of several files together."""
    all_ = sum(counts, Counter())
    if not all_["right"]:
        return
    p, r = all_["right"] / all_["found"], all_["right"] / all_["gold"]
    tp, tr = all_["typed"] / all_["found"], all_["typed"] / all_["gold"]
    bp, br = all_["b3p"] / all_["right"] / 1000, all_["b3r"] / all_["right"] / 1000
    line = {
        "of": title, "mentions": all_["gold"], "precision": round(p, 3), "recall": round(r, 3),
        "span_f1": round(2 * p * r / (p + r), 3), "typed_f1": round(2 * tp * tr / (tp + tr), 3),
        "b3": round(2 * bp * br / (bp + br), 3),
    }  # fmt: skip
    print(json.dumps(line))


def main(arguments: Sequence[str]) -> None:
    """Score the folders or files named, or the project's own annotations."""
    verbose = "-v" in arguments
    seeds = next((Path(one[8:]) for one in arguments if one.startswith("--seeds=")), None)
    only = next((one[7:] for one in arguments if one.startswith("--only=")), "")
    folders = [Path(one) for one in arguments if not one.startswith("-")]
    folders = folders or [Path(__file__).parent / "gold" / "mentions"]
    files = sorted(
        file for folder in folders for file in folder.glob("*.jsonl") if only in file.stem
    )
    counts = {file.stem: score_file(file, verbose, seeds) for file in files}
    own = {name for name in counts if any(ROOT.glob(f"benchmarks/gold/texts/{name}.*"))}
    arabic = {name for name in counts if name.endswith((".fa", ".ar"))}
    total("the demo", [counts[name] for name in counts if name not in own | arabic])
    total("Arabic and Persian", [counts[name] for name in arabic])
    english = own - arabic - set(BY_ANOTHER_HAND) - set(HELD_OUT)
    total("developed with", [counts[name] for name in english])
    total("by another hand", [counts[name] for name in own if name in BY_ANOTHER_HAND])
    total("held out", [counts[name] for name in own if name in HELD_OUT])


if __name__ == "__main__":
    main(sys.argv[1:])
