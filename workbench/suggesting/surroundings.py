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
    r"company|airline|headquarters|network|union|foundation|television|channel|broadcaster)\b"
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
    r",? (?:province|region|district|city|town|village|valley|county|governorate|oblast|state|river|"
    r"mountains?|port|border|crossing|refugee camp|airport|peninsula|island|building|hotel|prison|"
    r"jail|square|bridge|dam|reservoir|refinery|plant|gas field|oil field|checkpoint|stronghold|"
    r"suburb|neighbou?rhood|camp|desert|basin|air ?base|naval base|harbou?r|pass|where)\b|"
    r"'s (?:\w+ ){0,2}(?:airports?|suburbs?|outskirts|streets|hospitals?|mayor|stadium|harbou?r|"
    r"markets?|squares?|neighbou?rhoods?|old city|city centre|city center)\b"
)
_SITE = re.compile(
    r" (?:building|hotel|prison|jail|square|bridge|dam|camp|checkpoint|mosque|stadium|airport|river)\b"
)
_APPOSED = re.compile(
    r", (?:an?|the|his|her|its|their|one of|another|also an?|then an?|now an?|once an?)\b"
    r"(?P<what>[^,.;:()\n]{0,80})"
)
#: what something named is said to be; the word that stands first counts
_NOUNS = {
    "person": "man|woman|boy|girl|activist|analyst|expert|scholar|researcher|professor|lecturer|fellow|"
    "student|teacher|lawyer|judge|journalist|reporter|editor|writer|author|poet|politician|lawmaker|"
    "legislator|senator|congressman|congresswoman|deputy|minister|president|chairman|chairwoman|"
    "chair|head|leader|chief|director|commander|general|colonel|officer|soldier|fighter|cleric|"
    "imam|bishop|priest|official|diplomat|envoy|ambassador|spokesman|spokeswoman|spokesperson|"
    "secretary|governor|mayor|economist|historian|scientist|engineer|doctor|nurse|farmer|trader|"
    "businessman|businesswoman|banker|executive|founder|member|candidate|rival|ally|aide|adviser|"
    "advisor|veteran|resident|shopkeeper|driver|worker|father|mother|son|daughter|brother|sister|"
    "wife|husband|widow|uncle|cousin|critic|opponent|supporter|dissident|blogger|hydrologist|"
    "pollster|strategist|consultant|specialist|coordinator|organi[sz]er|prosecutor|prisoner|actor",
    "place": "town|city|village|province|region|district|county|suburb|neighbou?rhood|island|river|"
    "port|valley|capital|border crossing|crossing|mountain|area|enclave|strip|settlement|camp|"
    "airport|peninsula|oasis|state|hometown|birthplace|stronghold",
    "organisation": "company|firm|airline|carrier|bank|group|organi[sz]ation|charity|think tank|"
    "institute|university|association|union|federation|network|foundation|movement|agency|operator|"
    "manufacturer|maker|conglomerate|giant|startup|consultancy|body|platform|alliance|nonprofit",
    "media": "newspaper|magazine|broadcaster|website|daily|weekly|news outlet|outlet|news site|channel|"
    "radio station|news agency|tabloid",
    "party": "party|coalition|bloc|caucus",
    "armed_group": "militia|faction|rebel group|armed group|insurgency|brigade|cartel|gang|"
    "guerrilla group",
}  # fmt: skip
_NOUN = re.compile(
    "|".join(rf"(?P<{key}>\b(?:{words})s?\b(?!'))" for key, words in _NOUNS.items()),
    re.IGNORECASE,
)
#: what is said further of it, after the noun
_FURTHER = re.compile(
    r"\b(?:of|for|in|at|from|with|who|whose|which|that|to|on|near|under|by|and|based|known|where)\b"
)
_OWNER = re.compile(r"\b[A-Z][a-z]{3,}'s $")
_DOING = re.compile(r" (?:[a-z]{3,}ed|said|says|told|tells|met|went|wants|has|had|is|was|will)\b")
_HELD = re.compile(
    r"\b(?:holds?|held|retook|retaken?|captured?|captures|seized?|seizes|controls?|controlled|overran|"
    r"stormed|fled|shelled|bombed|attacked|besieged|liberated|surrounded|evacuated|recaptured|toward|towards|"
    r"via|through|between|from|took|takes?|hit|hits|struck|"
    r"(?:banks?|shores?|mouth|waters) of(?: the)?) $"
)
_LOCATED = re.compile(
    r"\b(?:in|at|near|outside|around|across|inside|throughout|towns? of|cit(?:y|ies) of|"
    r"villages? of|province of|region of|port of|outskirts of|(?:north|south|east|west) of|"
    r"streets of|residents of|people of|capital of|suburb of|district of|from|to|into|between|on) $",
    re.IGNORECASE,
)
_TRUSTED = re.compile(
    r"(?:confidence|trust|faith|belief|believes?|interest|hope|hopes|disappointed|case|rage) in $"
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
    def does(self) -> bool:
        """Say whether what looks like a verb follows."""
        return bool(_DOING.match(self._after))

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

    def grouped(self, after: bool = False) -> str:
        """Return the word for a group of people beside the name, or right after it, or empty."""
        found = _GROUP.match(self._after) or (not after and _GROUP_BEFORE.search(self._before))
        return found["what"] if found else ""

    def sited(self) -> str:
        """Return the word after the name that no person has after his: building, prison, or empty."""
        found = _SITE.match(self._after)
        return found[0].strip() if found else ""

    def located(self) -> str:
        """Return why these words are said of places, or empty."""
        if found := _REGION.match(self._after):
            return f"“{found[0].strip()}” after it"
        found = _LOCATED.search(self._before)
        if found and found[0].strip().lower() in section("surely in"):
            return "" if _TRUSTED.search(self._before) else f"after “{found[0].strip()}”"
        return ""

    def held(self) -> str:
        """Return why a foreign word that nothing else tells is rather a place, or empty."""
        found = _HELD.search(self._before)
        return f"after “{found[0].strip()}”" if found else ""

    def owned(self) -> tuple[str, str] | None:
        """Return the type of what a state has, a person where it does something, else a place."""
        if not _OWNER.search(self._before):
            return None
        if found := _DOING.match(self._after):
            return "person", f"“{found[0].strip()}” after it"
        return "place", "what belongs to the name before it"

    def apposed(self) -> tuple[str, str]:
        """Return the type and the word by which the name is described after a comma, or empty."""
        what = _APPOSED.match(self._after)
        said = _FURTHER.split(what["what"], maxsplit=1)[0] if what else ""
        nouns = list(_NOUN.finditer(said))
        return (str(nouns[-1].lastgroup), nouns[-1][0]) if nouns else ("", "")
