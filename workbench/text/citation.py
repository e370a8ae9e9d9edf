"""A quote with where it comes from, as it is pasted into a report."""

from workbench.model.dates import shown
from workbench.model.documents import Document


def citation(document: Document) -> str:
    """Return author, title, outlet, date and address of the document, as far as they are known."""
    parts = [
        document.author,
        f"“{document.name}”",
        document.outlet,
        shown(document.published),
        document.url,
    ]
    return ", ".join(part for part in parts if part)


def cited(quote: str, document: Document) -> str:
    """Return the quote in quotation marks, followed by its citation on a line of its own."""
    return f"“{quote.strip()}”\n— {citation(document)}\n"
