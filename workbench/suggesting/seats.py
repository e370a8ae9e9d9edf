"""Capitals that stand for their states: “Tehran said” is Iran, “in Tehran, Jan. 5” is a city."""

import re

_PLACED = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Ii]nside|[Aa]cross|[Tt]hrough|[Tt]hroughout|[Ii]nto|"
    r"[Oo]nto|[Oo]n|[Vv]ia|downtown|central|[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern|[Ee]ast|"
    r"[Ww]est|[Nn]orth|[Ss]outh|greater|suburban|(?:capital|city|outskirts|streets|suburb|suburbs|"
    r"centre|center|fall|siege|battle|mayor|bishop|archbishop|university|south|north|east|west|"
    r"airport|embassy) of|capital,?) (?:the capital,? )?$"
)
_REACHED = re.compile(
    r"\b(?:go|goes|going|went|gone|come|comes|coming|came|travel\w*|fl[ye]\w*|flew|flown|return\w*|"
    r"trip|trips|visits?|head(?:ed|ing|s)?|arriv\w*|mov(?:e|es|ed|ing)|fled|drive|drove|drives|"
    r"delegations?|flights?|way|roads?|march\w*|deport\w*|evacuat\w*|summoned|back|advanc\w*)"
    r"(?: \w+){0,3} (?:to|toward|towards|for|from) $"
)
_VISITED = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|left|leave|leaves|leaving|reach(?:ed|es|ing)?|enter(?:ed|s|ing)?|"
    r"captur\w+|seiz\w+|took|taken|bomb\w*|shell\w*|struck|strikes?|hit|hits|storm\w*|besieg\w*|"
    r"surround\w*|flee|fled|tour\w*|liberat\w*|reporting from|reported from|live from|born in|"
    r"based in) $"
)
_LOCAL = re.compile(
    r"(?: (?:airports?|parks?|residents?|streets?|suburbs?|neighbou?rhoods?|hotels?|province|summit|"
    r"talks|conference|university|University|stadium|mosque|hospital|mayor|police|time|office|bureau|"
    r"correspondent|region|area|metro|cafe|courtroom|court|square|attacks?|bombings?|embassy|round|"
    r"agreement|process|museum|apartment|home|villa|skyline|downtown|International|Airport)\b|"
    r"-(?:based|born|area)\b|"
    r"'s (?:\w+ ){0,2}(?:airports?|suburbs?|outskirts|streets|hospitals?|mayor|stadium|"
    r"markets?|squares?|neighbou?rhoods?|[Zz]one|old city|[Uu]niversity|mosques?|traffic|residents|"
    r"skyline)\b|"
    r",? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b\.? ?\d|, (?:on )?"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|, \d| ?\([A-Z])"
)
_LISTED = re.compile(r"^(?:, | and |, and | or |/)$")
_BEFORE = 60
#: seats of other powers too, where the name says little of the state
_SHARED = frozenset({"Brussels", "Vienna", "The Hague", "Nairobi", "Havana-based", "Jerusalem"})


def lies_there(text: str, start: int, end: int) -> bool:
    """Say whether the capital named here is meant as a place, by the words around it."""
    before = text[max(0, start - _BEFORE) : start]
    if text[start:end] in _SHARED or _LOCAL.match(text, end):
        return True
    return bool(_PLACED.search(before) or _REACHED.search(before) or _VISITED.search(before))


def goes_on(text: str, last_end: int, start: int) -> bool:
    """Say whether only a comma or “and” parts two names, so that what holds of one holds of both."""
    return bool(_LISTED.match(text[last_end:start]))


_DAY = r"(?:\w{3,9}\.? \d{1,2}|\d{1,2} \w{3,9}\.?)(?:,? \d{4})?"
_DATELINE = re.compile(
    r"(?:(?<=\n)|^)[ \t]*(?P<place>[A-ZÀ-Þ][\w .,'/-]{2,60}?)"
    rf"(?:,? {_DAY})?(?: \([^)\n]{{2,40}}\))?(?: ?(?:[—–]|-{{1,2}}(?= ))|:(?= )) ?(?=\S)"
)


def datelines(text: str) -> list[tuple[int, int]]:
    """Return the spans of datelines: DUBAI —, PORT SUDAN, March 14 (Agency) -; capitals only."""
    found = []
    for match in _DATELINE.finditer(text):
        place = match["place"].split(",")[0].split("(")[0]
        letters = [one for one in place if one.isalpha()]
        if len(letters) > 2 and all(one.isupper() for one in letters):
            found.append(match.span())
    return found
