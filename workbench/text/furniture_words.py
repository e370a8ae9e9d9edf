"""The words that page furniture is known by: each pattern is of a whole line, folded.

They are tight on purpose. A line that is missed stays readable; a sentence of the text that is
taken for furniture would be lost to a hurried reader. Fixed phrases stand in
`resources/vocabularies/furniture.txt`, one a line; what has a shape stands here.
"""

import re

from workbench.text.vocabularies import sections

_I = re.IGNORECASE
_PHRASES = sections("furniture")


def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_PHRASES[name])})\W*", _I)


#: headings that a list of other articles follows
LISTS = _whole("lists")
#: headings that words about the author follow
AUTHORS = _whole("authors")
#: stubs of a place for comments
COMMENTS = _whole("comments")
#: ways about the site
WAYS = _whole("ways")
CRUMBS = re.compile(
    r"(?:home|startseite|accueil|inicio|خانه|صفحه اصلی|الرئیسیه)\s*[>›»|].{2,120}", _I
)
#: words of a site's menu; a run of lines of these alone is one …
MENU = _whole("menu")
#: … when one of them is of a menu only, and not the name of a section
MENU_ONLY = re.compile(
    r"home|about|contact|archive|newsletter|subscri|sign|log ?in|register|search|menu|sections|"
    r"categor|donate|careers|advertise|privacy|terms|rss|site ?map|faq",
    _I,
)
#: the words that lines for sharing consist of
SHARING = frozenset(" ".join(_PHRASES["sharing"]).split())
SHARES = re.compile(
    r"\b(?:share|tweet|print|facebook|whatsapp|telegram|اشتراک|مشارکه|شارک|teilen|partager|"
    r"compartir)\b",
    _I,
)

_COOKIES = re.compile(
    r".{0,60}\b(?:we|this (?:web)?site|our (?:web)?sites?|by (?:continuing|using|clicking)|wir|nous)\b"
    r".{0,100}\bcookies?\b.{0,300}",
    _I,
)
_COOKIE_BUTTON = re.compile(
    r"(?:(?:accept|reject|manage|allow)(?: all)? cookies"
    r"|cookie (?:settings|policy|preferences|notice))\W*",
    _I,
)
_COOKIE_VERB = re.compile(
    r"\b(?:use|uses|using|set|sets|store|accept|agree|consent|verwenden|utilisons)\b", _I
)
LETTERS = re.compile(
    r"(?:sign up|subscribe|register)(?: now| here| today| free)?(?: for| to)\b.{0,80}"
    r"\b(?:newsletters?|e-?mails?|alerts?|updates|briefings?|inbox|channel|podcasts?|digest|"
    r"unlimited|bulletin)\b.{0,80}"
    r"|get .{3,100}\b(?:delivered|straight|sent) (?:straight )?to your inbox.{0,60}"
    r"|(?:follow|like|find|join) us on .{3,100}"
    r"|join our .{0,40}(?:channel|newsletter|community)\b.{0,60}"
    r"|(?:enter )?your e-?mail(?: address)?\W*|(?:download|get) (?:our|the) .{0,20}app\b.{0,60}"
    r"|(?:ما را|به ما) در .{2,60} (?:دنبال کنید|بپیوندید)\W*|تابعونا علی .{2,60}",
    _I,
)
LEGAL = re.compile(
    r"(?:.{0,60}\ball rights reserved\b.{0,120}|(?:copyright\s*)?(?:©|\(c\))\s*\d{4}.{0,100}"
    r"|copyright \d{4}.{0,100}|کلیه حقوق.{0,80}محفوظ.{0,20}|جمیع الحقوق محفوظه.{0,40})",
    _I,
)
#: a pointer to one other article, standing alone
POINTER = re.compile(
    r"(?:read more|read also|also read|more on this|related|بیشتر بخوانید|اقرا ایضا|"
    r"lesen sie auch|lire aussi|lea también)\s*:\s.{5,140}",
    _I,
)
WRITE_TO = re.compile(
    r"(?:write to|follow)\b.{2,80}(?:\bat\s\S+@\S+\.\w+|\S+@\S+\.\w+|@\w{2,})\W*", _I
)

_NAME = r"(?:[^\W\d_a-z][\w.'’-]*|al-\w+|de|van|von|bin|el)"
_CALLING = (
    r"(?:correspondent|reporter|journalist|editor|columnist|writer|author|blogger|fellow|analyst|"
    r"researcher|professor|lecturer|scholar|photographer|producer|contributor|historian|student|"
    r"teacher|schoolteacher|(?:programme? |research |executive )?director|expert|specialist|"
    r"consultant|novelist)"
)
#: the first line of words about an author: a name, what he is, and where he writes
BIOGRAPHY = re.compile(
    rf"(?:(?:Dr|Prof|Professor)\.? )?{_NAME}(?: {_NAME}){{1,4}},? (?:is|was|has been|works as)"
    rf" (?:a|an|the|our)\b[^.]{{0,70}}?\b{_CALLING}\b.{{0,500}}"
)
#: what such words go on with
BIOGRAPHY_GOES_ON = re.compile(
    r"(?:He|She|They|His|Her|Their|Before joining|Prior to|Previously|Currently|Formerly|Born|"
    r"Based in|Originally from)\b.{10,800}"
)
#: what words about an author do not have: somebody speaking in them
SPEAKS = re.compile(
    r"[“”\"«»„]|\b(?:said|says|told|added|adding|argued?|argues|warned|warns|according to)\b", _I
)
#: what tells where an author writes, when nothing else of the page follows
WRITES = re.compile(
    r"\b(?:covers|based in|reports (?:from|on)|writes (?:for|about|on)|has (?:written|reported|kept)|"
    r"author of|contributing|staff|freelance|for The |at the |blog|newsletter|on Twitter)|@\w",
    _I,
)
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?"
#: what stands under the title of a listed article
LABEL = re.compile(
    rf"(?:{_DAY}(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}})|by:? .{{3,160}}"
    r"|(?:type|topics?|tags?|regions?|category|filed under|published|posted|updated)\s*:\s?.{2,100}"
    r"|\d+ (?:hours?|days?|weeks?|minutes?) ago)\W*",
    _I,
)


def is_cookie_notice(line: str) -> bool:
    """Say whether a line asks for cookies, and is not about them."""
    if _COOKIE_BUTTON.fullmatch(line):
        return True
    return bool(_COOKIES.fullmatch(line) and _COOKIE_VERB.search(line))
