"""Tell men, women, several people and institutions by the words they are named with."""

import re

from workbench.statements import vocabulary as words
from workbench.text.paragraphs import Span

_INSTITUTIONS = re.compile(
    r"\b(?:ministry|minist[eè]re|council|cent(?:re|er)|institute|alliance|agency|office|house|pentagon|kremlin|"
    r"government|army|forces?|brigades?|group|party|bank|court|university|command|guards?|corps|"
    r"department|committee|commission|reuters|afp|associated press|times|post|journal|news|company|"
    r"corporation|statement|report|movement|embassy|authority|authorities|police|military|union|"
    r"organi[sz]ation|association|foundation|federation|states|nations|republic|parliament|congress|senate|"
    r"administration|delegation|mission|network|channel|television|tv|radio|newspaper|militia|"
    r"letter|document|resolution|indictment|memo|study|paper|website|front|league|society)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\b(?:people|police|two|three|four|five|several|many|some|others|both|[a-z]{3,}(?<!s)s)$|^(?:two|three|four|five|six|several|many|some|others|both|people)\b",
    re.IGNORECASE,
)
_WOMAN = re.compile(
    r"\b(?:ms|mrs|miss|madam|queen|princess|lady|dame|[a-z]+woman|mother|sister|wife|daughter|widow)\b\.?",
    re.IGNORECASE,
)
_MAN = re.compile(
    r"\b(?:mr|king|prince|lord|sir|sheikh|ayatollah|[a-z]+sman|chairman|father|brother|husband|son|imam|pope)\b\.?",
    re.IGNORECASE,
)


def is_institution(said: str) -> bool:
    """Say whether a name or phrase has a word of institutions in it."""
    return bool(_INSTITUTIONS.search(said))


def is_plural(said: str) -> bool:
    """Say whether a phrase without a name is of several people."""
    return bool(_PLURAL.search(said))


def gender_of(text: str, span: Span | None) -> str:
    """Return "she" or "he" by the titles and the first name at a span; nothing if they don't say."""
    if span is None:
        return ""
    near = text[max(0, span[0] - 24) : span[1]]
    near = near[near.rfind("\n") + 1 :]
    first = text[span[0] : span[1]].split(maxsplit=1)[0].lower()
    if _WOMAN.search(near) or first in words.WOMEN:
        return "she"
    return "he" if _MAN.search(near) or first in words.MEN else ""
