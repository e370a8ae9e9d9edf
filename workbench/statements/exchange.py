"""Weigh whether labels that come back are those of a talk, and not the entries of a list.

Lists have labels too ("Iran: … Iraq: … Iran: …"). What makes a talk are voices by name of office,
titles, names that the text has in full, and that somebody asks, greets, or says "I" and "you".
"""

import re
from collections.abc import Sequence

from workbench.statements import vocabulary as words
from workbench.statements.labels import Label, is_voice
from workbench.text.paragraphs import Span

#: a talk weighs this much at least
_ENOUGH = 2
_CONTENT = 500
_MOST = 200
_ASKS = re.compile(r"[?؟][\"'”’»)\]*_]*(?:\s|$)")
_ADDRESSES = re.compile(
    r"(?<!\w)(?:I|I['’](?:m|ve|d|ll)|we|we['’](?:re|ve|d|ll)|you|your|my|our|me|us|"
    r"ich|wir|uns|mir|mich|Ihnen|je|j['’]\w+|nous|vous|yo|nosotros|usted|ustedes|"
    r"я|мы|вы|мне|нам|من|ما|شما|أنا|نحن|أنتم|إننا|إنني)(?!\w)",
    re.IGNORECASE,
)
_GREETS = re.compile(
    r"^(?:welcome|thanks?|thank you|hello|hi|good (?:morning|afternoon|evening|night|day)|yes|no|well|"
    r"okay|ok|right|sure|absolutely|exactly|of course|please|bye|sorry|ja|nein|danke|oui|non|merci|"
    r"sí|gracias|да|нет|спасибо|سلام|بله|نه|نعم|لا|شكرا|شكراً|متشکرم|ممنون|سپاسگزارم|أهلا|مرحبا)\b",
    re.IGNORECASE,
)


def is_talk(text: str, blocks: Sequence[Span], labels: Sequence[Label], asked_before: int) -> bool:
    """Say whether people take turns under the labels; `asked_before` of them follow a question."""
    some = labels[:_MOST]
    contents = [_content(text, blocks, label) for label in some]
    weight = _of_voices(some) + _of_names(text, some)
    weight += _often(asked_before, len(some)) + any(label.loud for label in some)
    for sign in (_ASKS, _ADDRESSES, _GREETS):
        weight += _often(sum(1 for said in contents if sign.search(said)), len(contents))
    return weight >= _ENOUGH


def _often(times: int, of: int) -> int:
    return 2 if times > 1 and times * 3 >= of else min(times, 1)


def _content(text: str, blocks: Sequence[Span], label: Label) -> str:
    end = blocks[label.block][1]
    if label.content >= end and label.block + 1 < len(blocks):
        end = blocks[label.block + 1][1]
    return text[label.content : min(end, label.content + _CONTENT)].lstrip(' \n\t*_“"«')


def _of_voices(labels: Sequence[Label]) -> int:
    """Weigh labels that are voices; "Q" and "A" only count together."""
    voices = {label.key for label in labels if is_voice(label.key)}
    letters = {key[:1] for key in voices if re.fullmatch(r"[qa]\d{0,3}", key)}
    if letters and letters != {"q", "a"}:
        voices = {key for key in voices if not re.fullmatch(r"[qa]\d{0,3}", key)}
    return 2 if voices else 0


def _of_names(text: str, labels: Sequence[Label]) -> int:
    """Weigh titles before names, and names that the text has in full."""
    for label in labels:
        name = text[label.start : label.end]
        first = label.key.split(maxsplit=1)[0].rstrip(".")
        if (first in words.TITLES and " " in label.key) or first in words.MEN | words.WOMEN:
            return 2
        if named_in_full(text, name):
            return 2
    return 0


def named_in_full(text: str, name: str) -> bool:
    """Say whether a text has a name with a first name or a title before it, in a sentence."""
    last = name.split(",", maxsplit=1)[0].rsplit(maxsplit=1)[-1]
    if not last[:1].isupper() or len(last) < 3:
        return False
    pattern = rf"(?<![.!?:\n]\s)(?<!\n)\b([A-Z][\w’'.-]+) {re.escape(last)}(?!\w)(?! ?:)"
    for found in re.finditer(pattern, text, re.IGNORECASE if name.isupper() else 0):
        before = found[1].lower().rstrip(".")
        if before in words.TITLES or (found[1][0].isupper() and before not in words.PROSE):
            return True
    return False
