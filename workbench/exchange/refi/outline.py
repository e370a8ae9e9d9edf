"""What a project file of REFI-QDA says, as it says it: nothing is looked up or converted yet."""

from dataclasses import dataclass, field

from workbench.importing.markup import Given

#: kinds of sources that hold no text of their own
PICTURES_AND_SOUND = {
    "PictureSource": "picture",
    "AudioSource": "recording",
    "VideoSource": "video",
}


@dataclass(slots=True)
class Selection:
    """Hold a marked stretch: positions in the program's own way of counting, −1 for unreadable.

    `page` is that of a mark in a PDF, as it is said, counted from 0.
    """

    guid: str
    name: str = ""
    start: int = -1
    end: int = -1
    user: str = ""
    created: str = ""
    page: str = ""
    description: str = ""
    codes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Value:
    """Hold what a variable says of a source or a case."""

    variable: str = ""
    said: str = ""


@dataclass(slots=True)
class Source:
    """Hold a source, or a note, which the standard writes alike.

    `kind` is the element's name; `rich` is where the formatted original lies. `selections` of a PDF
    or a recording are those of its text, `wordless` those in its pages, pictures or time.
    """

    kind: str
    guid: str
    name: str = ""
    plain: str = ""
    rich: str = ""
    content: str | None = None
    user: str = ""
    created: str = ""
    description: str = ""
    selections: list[Selection] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    wordless: list[Selection] = field(default_factory=list)
    sync_points: int = 0


@dataclass(slots=True)
class ListedCode:
    """Hold a code; `parent` is its place in the list, −1 at the top."""

    guid: str
    name: str
    parent: int
    colour: str = ""
    description: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Case:
    """Hold a case: a unit of analysis such as a person."""

    guid: str
    name: str = ""
    description: str = ""
    values: list[Value] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    selections: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Link:
    """Hold a link between any two things."""

    guid: str
    name: str = ""
    direction: str = ""
    origin: str = ""
    target: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """Hold a set of codes, sources or notes."""

    name: str = ""
    members: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """Hold a project as its file says it."""

    name: str = ""
    program: str = ""
    users: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    codes: list[ListedCode] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    notes: list[Source] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    sets: list[Group] = field(default_factory=list)
    graphs: int = 0
    description: str = ""
    own_notes: list[str] = field(default_factory=list)
    unknown: dict[str, int] = field(default_factory=dict)


def guid_of(said: str) -> str:
    """Return a GUID as it is compared: without braces, in small letters."""
    return said.strip().strip("{}").lower()


def position_of(said: str) -> int:
    """Return a position, −1 for what is none."""
    try:
        number = int(said)
    except ValueError:
        return -1
    return number if 0 <= number < 1 << 40 else -1


def selection_of(given: Given) -> Selection:
    """Return the selection of an element's attributes."""
    return Selection(
        guid_of(given.get("guid", "")),
        given.get("name", ""),
        position_of(given.get("startPosition", "")),
        position_of(given.get("endPosition", "")),
        guid_of(given.get("creatingUser", "")),
        given.get("creationDateTime", ""),
        given.get("page", ""),
    )


def source_of(kind: str, given: Given) -> Source:
    """Return the source of an element's attributes."""
    return Source(
        kind,
        guid_of(given.get("guid", "")),
        given.get("name", ""),
        given.get("plainTextPath", ""),
        given.get("richTextPath", "") or given.get("path", ""),
        user=guid_of(given.get("creatingUser", "")),
        created=given.get("creationDateTime", ""),
    )
