"""BibTeX as biber and biblatex read it: letters of all scripts as they are, and nothing that runs.

Everything foreign stands in braces with LaTeX's own signs written out, so that no title can hold a
command; braces are spelt in words, since BibTeX counts them whatever stands before them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from workbench.exporting.sources import Cited

_SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
#: signs of an address that stay as they are in a field that LaTeX does not read
_KEPT = "!#$%&'()*+,-./:;=?@[]_~"
#: what babel calls the languages of a corpus
_LANGUAGES = {
    "ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fa": "persian",
    "fr": "french", "he": "hebrew", "it": "italian", "nl": "dutch", "pl": "polish",
    "pt": "portuguese", "ru": "russian", "tr": "turkish", "uk": "ukrainian",
}  # fmt: skip


def entry(one: Cited) -> str:
    """Return a document as an entry."""
    kind = "article" if one.outlet else "online" if one.url else "misc"
    fields = {
        "author": " and ".join(f"{{{escaped(author)}}}" for author in one.authors),
        "title": f"{{{escaped(one.title)}}}",
        "journaltitle": escaped(one.outlet),
        "date": one.published,
        "url": quote(one.url, safe=_KEPT),
        "langid": _LANGUAGES.get(one.language[:2], ""),
        "note": escaped(one.note),
    }
    lines = "".join(f"  {name} = {{{said}}},\n" for name, said in fields.items() if said)
    return f"@{kind}{{{one.key},\n{lines}}}\n"


def escaped(words: str) -> str:
    """Return words that LaTeX prints as they are."""
    return words.translate(_SIGNS)
