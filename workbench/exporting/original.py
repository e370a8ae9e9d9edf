"""Give back the bytes that a document was read from, as they were: the last word on what was said."""

import re
from pathlib import Path, PurePosixPath

from workbench.exporting.aside import aside
from workbench.model.documents import Document
from workbench.ports import Reader

_ENDINGS = {"text/html": ".html", "text/markdown": ".md"}
#: what some file system or other does not allow in a name
_REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_LONGEST = 100


def original_name(document: Document) -> str:
    """Return a name to offer: the file's own, else the title with the ending of what it was."""
    own = PurePosixPath(document.file_name.replace("\\", "/")).name
    name = own or document.name
    ending = Path(name).suffix if own else _ENDINGS.get(document.media_type, ".txt")
    kept = " ".join(_REFUSED.sub(" ", name.removesuffix(ending)).split())
    stem = kept.strip(" .")[:_LONGEST].strip()
    return f"{stem or 'document'}{ending}"


def write_original(reader: Reader, document_id: int, path: Path) -> int:
    """Write the bytes of a document's original to `path`; returns how many. Raises Refusal."""
    held = reader.documents.original(document_id)
    with aside(path) as beside:
        beside.write_bytes(held)
    return len(held)
