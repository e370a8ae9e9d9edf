"""Who speaks in an excerpt, as the window says it, and the choices for saying otherwise."""

from collections.abc import Iterable

from ui.actors.panel import actor_options
from ui.widgets.choices import Entry
from workbench.commands.excerpts import AttributeAsRead, AttributeExcerpts
from workbench.model.documents import Document
from workbench.model.excerpts import SPEAKER_FROM, Speaker
from workbench.ports import Reader

#: keys of choices beside the actors
NOBODY, AS_READ = 0, -1


def named(reader: Reader, speaker: Speaker) -> str:
    """Return the actor's name, or the text's own words in quotation marks; empty for nobody."""
    if speaker.actor_id:
        return reader.actors.get(speaker.actor_id).name
    return f"“{speaker.words}”" if speaker.words else ""


def whence(speaker: Speaker, document: Document) -> str:
    """Return how it is known who speaks; where nobody does, whose words are left."""
    if speaker.named:
        return "Set by hand" if speaker.origin == "analyst" else SPEAKER_FROM[speaker.origin]
    left = chain(document)
    said = "Said by hand. " if speaker.origin == "analyst" else ""
    return f"{said}Words of the document: {left}" if left else said.strip()


def chain(document: Document) -> str:
    """Return whose words are left where nobody is quoted: the author's, and the outlet's."""
    return " · ".join(" ".join(one.split()) for one in (document.author, document.outlet) if one)


def speaker_options(reader: Reader, read: Speaker | None = None) -> list[Entry]:
    """Return who may speak; `read` is whom the text names, where that is known and not in force."""
    first = [Entry(NOBODY, "Nobody is quoted")]
    said = named(reader, read) if read else "of each"
    first.insert(0, Entry(AS_READ, "As the text says", said or "nobody named"))
    return [*first, *actor_options(reader)]


def attribution(excerpt_ids: Iterable[int], key: int) -> AttributeExcerpts | AttributeAsRead:
    """Return the command that does what was chosen of `speaker_options`."""
    ids = tuple(excerpt_ids)
    return AttributeAsRead(ids) if key == AS_READ else AttributeExcerpts(ids, key)
