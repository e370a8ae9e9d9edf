"""The words of saying, of titles and of labels, as `resources/vocabularies/speech.txt` lists them."""

from importlib.resources import files


def _lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    under: list[str] = []
    said = files("resources").joinpath("vocabularies", "speech.txt").read_text("utf-8")
    for line in said.splitlines():
        if line.startswith("["):
            under = found.setdefault(line[1 : line.index("]")], [])
        elif line and not line.startswith("#"):
            under.append(line)
    return found


_LISTS = _lists()


def _words(name: str) -> frozenset[str]:
    return frozenset(" ".join(_LISTS[name]).split())


def _phrases(name: str) -> frozenset[str]:
    parts = ",".join(_LISTS[name]).split(",")
    return frozenset(part.strip() for part in parts if part.strip())


SAID = _words("said")
REPORTING = _words("reporting")
BARE = _words("bare")
PLURAL_SAID = _words("plural said")
MINE = _words("mine")
OBJECTS = _words("objects")
LIKES = _words("likes")
MANNER = _words("manner")
NAMING = _words("naming")
PARTICIPLES = _words("participles")
OBJECT_FIRST = _words("object first")
NAMING_WORDS = _words("naming words")
BEFORE_TITLES = _words("before titles")
KNOWN_AS = _words("known as")
MAKING = _words("making")
TITLES = _words("titles")
PERSONS = _words("persons")
GOING_ON = _words("going on")
NO_RIVAL = _words("no rival")
WOMEN = _words("women")
MEN = _words("men")
NO_PERSON = _words("no person")
OF_STATE = _words("of state")
PRONOUNS = _words("pronouns")
INSTITUTIONS = _words("institutions")
NEVER_SPEAK = _words("never speak")
TIMES = _words("times")
PROSE = _words("prose")
ARABIC_SAID = _words("arabic said")
ARABIC_ACCORDING = _words("arabic according")
PERSIAN_SAID = _words("persian said")
PERSIAN_LIGHT = _words("persian light verbs")
PERSIAN_NOUNS = _words("persian nouns")
PERSIAN_ONLY = _words("persian only")
PERSIAN_OFFICE = _words("persian office")
PERSIAN_ACCORDING = _words("persian according")
PERSIAN_PRONOUNS = _words("persian pronouns")
PERSIAN_OPENINGS = _words("persian openings")
PERSIAN_STOPS = _words("persian stops")
PERSIAN_LATER = _words("persian later")
ARABIC_PARTICIPLES = _words("arabic participles")
ARABIC_THAT = _words("arabic that")
ARABIC_STOPS = _words("arabic stops")
ARABIC_HEARERS = _words("arabic hearers")
ARABIC_TITLES = _words("arabic titles")
NOMINAL_ARABIC = _words("nominal arabic")
METADATA = _phrases("metadata")
VOICES = _phrases("voices")
CLAUSE_VERBS = _words("clause verbs")
BESIDE = _words("beside")
CLAUSE_SUBJECTS = _words("clause subjects")
AUXILIARIES = _words("auxiliaries")
UNSAID = _words("unsaid")
NOUN_AFTER = _words("noun after")
PASSIVE = _words("passive")
ASIDES = _words("asides")
JOINS = _words("joins")
NAME_PARTICLES = _words("name particles")
PREPOSITIONS = _words("prepositions")
RELATIVES = _words("relatives")
STOPS = _words("stops")
CIRCUMSTANCE = _words("circumstance")
DETERMINERS = _words("determiners")
ADVERBS = _words("adverbs")
PEOPLE = _words("people")
QUALITIES = _words("qualities")
LABEL_PARTICLES = _words("label particles")
FUNCTION = _words("function words")
