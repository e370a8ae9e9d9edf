"""The words around a name that tell a person or a place: who speaks, who is described."""

import re

from workbench.suggesting.vocabulary import section

_SPEECH = (
    "said|says|say|told|tells|asked|asks|added|adds|warned|warns|wrote|writes|argued|argues|noted|"
    "notes|explained|insisted|replied|claimed|claims|stated|states|declared|announced|tweeted|"
    "recalled|suggested|believes|thinks|testified|acknowledged|conceded|admitted|denied|denies"
)
_SAID_BEFORE = re.compile(
    rf"(?:\b(?:{_SPEECH})|\b[Aa]ccording to|\bnamed|\bcalled|\b[Bb]y|\baide to) $"
)
_SAID_AFTER = re.compile(rf"(?:,? (?:also |later )?(?:{_SPEECH})\b|:\*{{0,2}} \S)")
_REPORTS = re.compile(r" (?:and [\w. ]+ )?(?:contributed|reported|reports|writes for|is a|was a)\b")
_DESCRIBED = re.compile(
    r", (?P<what>an?|the|who|whose|then|now|his|her|its|their|former|formerly|\d\d,|head|director|"
    r"deputy|chief|leader|senior|professor|president|chairman|chair|commander|founder|spokes\w+|"
    r"ambassador|editor|author|visiting|research|executive|secretary|minister|governor|mayor)\b"
)
_DOES = re.compile(
    r"(?: (?:died|himself|herself)\b|"
    r" (?:was|were|had been|is|has been) (?:killed|born|buried|shot|arrested|elected|married|"
    r"assassinated|received|sworn|appointed|named|jailed|sentenced|re-elected)\b|"
    r"'s (?:word|voice|office|career|death|deputy|successor|predecessor|replacement|presidency|"
    r"father|mother|son|daughter|wife|widow|brother|lawyer|spokes\w+|aides?|family|life|"
    r"supporters|arrest|killing|assassination|people|rise|speech|house|funeral)\b|"
    r" (?:years|administration|government|era|presidency|cabinet|family|loyalists|supporters)\b)"
)
_DONE_TO = re.compile(
    r"\b(?:(?:death|killing|assassination|absence|arrest|murder|funeral|portrait|image|son|daughter|"
    r"wife|widow|brother|office|government|presidency|word) of|under|predecessor|successor|founder|"
    r"replace[ds]?|succeed(?:ed|s)?|leader|commander|deputy|when|was|wife|brother) $"
)
_HE = re.compile(
    r"[^.A-Z]{0,80}?(?:\.\S?\s[^A-Z]{0,3}[A-Z]?[^.A-Z]{0,40}?)?"
    r"\b(?:[Hh]e|[Hh]is|[Hh]im|himself|[Ss]he|[Hh]er|herself)\b"
)
_GROUP = re.compile(
    r" (?:rebel |militant |separatist |opposition |armed |terror |terrorist |news |media )?"
    r"(?P<what>party|coalition|bloc|faction|militia|militias|rebels?|fighters|militants|gang|cartel|"
    r"insurgents|guerrillas|gunmen|group|organi[sz]ation|movement|newspaper|website|news agency|agency|"
    r"company|airline|network|union|foundation|television|channel|broadcaster)\b"
)
_GROUP_BEFORE = re.compile(
    r"\b(?P<what>party|coalition|bloc|faction|militia|gang|cartel|group|movement|newspaper|daily|"
    r"weekly|magazine|news agency|agency|company|firm|think tank|broadcaster|outlet|channel|website|"
    r"operator|giant|charity|union),? $"
)
GROUPS = {
    "party": "party", "coalition": "party", "bloc": "party", "newspaper": "media",
    "website": "media", "news agency": "media", "television": "media", "channel": "media",
    "broadcaster": "media", "daily": "media", "weekly": "media", "magazine": "media",
    "outlet": "media", "militia": "armed_group", "militias": "armed_group",
    "rebel": "armed_group", "rebels": "armed_group", "fighters": "armed_group",
    "militants": "armed_group", "insurgents": "armed_group", "guerrillas": "armed_group",
    "gunmen": "armed_group", "gang": "armed_group", "cartel": "armed_group",
}  # fmt: skip
_REGION = re.compile(
    r" (?:province|region|district|city|town|village|valley|county|governorate|oblast|state|river|"
    r"mountains?|port|border|crossing|refugee camp|airport|peninsula|island)\b"
)
_LOCATED = re.compile(
    r"\b(?:in|at|near|outside|around|across|inside|throughout|towns? of|cit(?:y|ies) of|"
    r"villages? of|province of|region of|port of|outskirts of|(?:north|south|east|west) of|"
    r"streets of|residents of|people of|capital of|suburb of|district of|from|to|into|between|on) $"
)
_ACTS = re.compile(
    r"(?:'s? |,? (?:said|says|has|had|was|is|will|would|told|did|does|wants|could|may|also|and)\b)"
)
_THE = re.compile(r"\b[Tt]he $")


class Surroundings:
    """Read what stands right before and after a span of a plain text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._before = text[max(0, start - 26) : start]
        self._after = text[end : end + 140]

    @property
    def has_article(self) -> bool:
        """Say whether “the” stands before the name."""
        return bool(_THE.search(self._before))

    @property
    def speaks(self) -> bool:
        """Say whether somebody of this name says something."""
        return bool(_SAID_BEFORE.search(self._before) or _SAID_AFTER.match(self._after))

    @property
    def acts(self) -> bool:
        """Say whether a verb follows, or something that belongs to the one named."""
        return bool(_ACTS.match(self._after))

    @property
    def told(self) -> bool:
        """Say whether a verb of saying stands before the name."""
        return bool(_SAID_BEFORE.search(self._before)) and not self._before.endswith("by ")

    def described(self, several: bool) -> str:
        """Return why a name in such words is a person's, or empty; `several` words weigh more."""
        if (found := _SAID_BEFORE.search(self._before)) and (several or self.told):
            return f"after “{found[0].strip()}”"
        if not several:
            return ""
        if _REPORTS.match(self._after) or _SAID_AFTER.match(self._after):
            return (
                f"“{self._after.split()[0].strip(',:*')}” after it"
                if self._after[0] != ":"
                else "speaks"
            )
        if (found := _DESCRIBED.match(self._after)) and not self.has_article:
            return f"described by what follows, “{found['what']} …”"
        return ""

    def lives(self) -> str:
        """Return why these words are said only of persons, or empty."""
        if found := _DOES.match(self._after):
            return f"“{found[0].lstrip(chr(39) + 's ').strip()}” after it"
        if self.has_article:
            return ""
        if found := _DONE_TO.search(self._before):
            return f"after “{found[0].strip()}”"
        if _HE.match(self._after) and not _LOCATED.search(self._before):
            return "“he” or “she” follows"
        return ""

    def grouped(self) -> str:
        """Return the word for a group of people beside the name, or empty."""
        found = _GROUP.match(self._after) or _GROUP_BEFORE.search(self._before)
        return found["what"] if found else ""

    def located(self) -> str:
        """Return why these words are said of places, or empty."""
        if found := _REGION.match(self._after):
            return f"“{found[0].strip()}” after it"
        found = _LOCATED.search(self._before)
        if found and found[0].strip() in section("surely in"):
            return f"after “{found[0].strip()}”"
        return ""
