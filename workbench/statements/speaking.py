"""Choose among what may be labels those that people speak under."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from workbench.statements.exchange import is_talk, named_in_full
from workbench.statements.labels import Label, is_marked, is_voice, spoken
from workbench.text.paragraphs import Span


def speaking(
    text: str, blocks: Sequence[Span], found: Sequence[Label], asks: Callable[[int], bool]
) -> list[Label]:
    """Return those labels that people speak under.

    `asks` says of the number of a paragraph whether a question stands there without a label.
    """
    found = _under_full_names(found)
    by_key: dict[str, list[Label]] = defaultdict(list)
    for label in found:
        by_key[label.key].append(label)
    known = {key for key, all_of in by_key.items() if _comes_back(text, blocks, key, all_of)}
    sure = [label for label in found if label.key in known]
    if not sure:
        return []
    before = {label.block - 1 for label in sure} - {label.block for label in sure}
    if not is_talk(text, blocks, _with_answer(sure, found), sum(1 for one in before if asks(one))):
        return []
    chosen = _with_singles(text, blocks, found, known, sure, asks)
    return chosen if len(chosen) > 1 else []


def _with_answer(sure: Sequence[Label], found: Sequence[Label]) -> list[Label]:
    """Add to one voice that asks once who answers in the next paragraph."""
    if len(sure) > 1 or not is_voice(sure[0].key):
        return list(sure)
    return [one for one in found if abs(one.block - sure[0].block) <= 1]


def _under_full_names(found: Sequence[Label]) -> list[Label]:
    """Give a label that is the last name or the initials of another the other's key."""
    full: dict[str, str] = {}
    for label in found:
        name = label.key.split(",")[0].split("(")[0].strip()
        if " " in name and not is_voice(name):
            full.setdefault(name.split()[-1], name)
            full.setdefault(name, name)
            full.setdefault("".join(part[0] for part in name.split()), name)
    return [
        replace(label, key=full.get(label.key.split(",")[0].strip(), label.key)) for label in found
    ]


def _comes_back(text: str, blocks: Sequence[Span], key: str, labels: Sequence[Label]) -> bool:
    voice = is_voice(key)
    if len(labels) < 2 and not voice:
        return False
    said = sum(1 for one in labels if spoken(text, blocks, one))
    return said * 2 > len(labels) or (voice and said * 2 >= len(labels))


def _with_singles(
    text: str,
    blocks: Sequence[Span],
    found: Sequence[Label],
    known: set[str],
    sure: Sequence[Label],
    asks: Callable[[int], bool],
) -> list[Label]:
    """Add the labels that stand only once among those of a talk and look as they do."""
    loud = sum(1 for label in sure if label.loud) * 2 > len(sure)
    marked = sum(1 for label in sure if is_marked(text, blocks, label)) * 2 > len(sure)
    reach = 2 if len(sure) >= 3 else 1
    first, last = sure[0].block - reach, sure[-1].block + reach
    chosen = []
    for label in found:
        if label.key not in known:
            near = first <= label.block <= last and spoken(text, blocks, label)
            alike = (label.loud, is_marked(text, blocks, label)) == (loud, marked)
            known_as = alike and _may_speak_once(text, label, sure)
            if not near or not (known_as or asks(label.block - 1)):
                continue
        chosen.append(label)
    return chosen


def _may_speak_once(text: str, label: Label, sure: Sequence[Label]) -> bool:
    """Say whether a label that stands once is a name: "Security: …" in an answer is none."""
    name = text[label.start : label.end]
    if label.loud or is_voice(label.key) or len(sure) == 1 or name.lower() == name.upper():
        return True
    parts = [part for part in name.split() if part[0].isupper()]
    return (len(parts) > 1 and not label.key.startswith("the ")) or named_in_full(text, name)
