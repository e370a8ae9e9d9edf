"""The Admiralty grades of a source and of its information, and the ICD 203 words of likelihood."""

import re

from workbench.errors import Refusal

#: either grade may be missing, as a badge shows it
_BADGE = re.compile(r"([A-F])?[\s–-]*([1-6])?\s*[–-]?")
SOURCE_GRADES: dict[str, str] = {
    "A": "Completely reliable",
    "B": "Usually reliable",
    "C": "Fairly reliable",
    "D": "Not usually reliable",
    "E": "Unreliable",
    "F": "Reliability cannot be judged",
}
INFORMATION_GRADES: dict[str, str] = {
    "1": "Confirmed by other sources",
    "2": "Probably true",
    "3": "Possibly true",
    "4": "Doubtful",
    "5": "Improbable",
    "6": "Truth cannot be judged",
}
#: key: (words, range in per cent), Intelligence Community Directive 203 (2015)
LIKELIHOODS: dict[str, tuple[str, str]] = {
    "almost-no-chance": ("almost no chance", "1–5 %"),
    "very-unlikely": ("very unlikely", "5–20 %"),
    "unlikely": ("unlikely", "20–45 %"),
    "roughly-even-chance": ("roughly even chance", "45–55 %"),
    "likely": ("likely", "55–80 %"),
    "very-likely": ("very likely", "80–95 %"),
    "almost-certain": ("almost certain", "95–99 %"),
}
STANCES: dict[str, str] = {
    "asserts": "asserts",
    "denies": "denies",
    "possible": "possible",
    "planned": "planned",
}
#: who says what a claim says
VOICES: dict[str, str] = {"author": "the author", "outlet": "the outlet", "speaker": "a speaker"}
READING_STATUSES: dict[str, str] = {"unread": "Unread", "reading": "Reading", "done": "Done"}


def parse_grade(text: str) -> tuple[str, str]:
    """Return the grades of source and information that somebody typed: `B2`, `b`, `2` or nothing.

    Raises Refusal for anything else.
    """
    said = text.strip().upper()
    found = _BADGE.fullmatch(said)
    if found is None:
        raise Refusal(f"“{text.strip()}” is not a grade. Write B2, B or 2.")
    return found[1] or "", found[2] or ""


def grade(source: str, information: str) -> str:
    """Return both grades as one badge: `B2`, `B–`, `–2` or empty."""
    return f"{source or '–'}{information or '–'}" if source or information else ""
