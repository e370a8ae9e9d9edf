"""Finish a PDF file: an outline of its headings, its language, and no hour or time zone in it."""

from collections.abc import Sequence
from pathlib import Path

_DATED = ("/CreationDate", "/ModDate")


def outlined(path: Path, outline: Sequence[tuple[str, int]]) -> None:
    """Write the file anew with an outline of (heading, page from 1)."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    anew = path.with_name(f"{path.name}.anew")  # parts of the old one are read while it is written
    try:
        with path.open("rb") as file:
            writer = PdfWriter(clone_from=PdfReader(file))
            for title, page in outline:
                writer.add_outline_item(title=title, page_number=page - 1)
            root = writer.root_object
            root[NameObject("/Lang")] = TextStringObject("en")
            root.pop("/Metadata", None)
            about = dict(writer.metadata or {})
            writer.metadata = {key: value for key, value in about.items() if key not in _DATED}
            writer.write(anew)
        anew.replace(path)
    finally:
        anew.unlink(missing_ok=True)
