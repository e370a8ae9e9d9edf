"""A quote with where it comes from, as it is pasted into a report."""

from workbench.model.dates import shown
from workbench.model.documents import Document


def citation(document: Document, pages: str = "") -> str:
    """Return author, title, outlet, date, pages and address, as far as they are known.

    `pages` is `p. 3` or `pp. 3–4` where the quote stands on printed pages.
    """
    parts = [
        document.author,
        f"“{document.name}”",
        document.outlet,
        shown(document.published),
        pages,
        document.url,
    ]
    return ", ".join(part for part in parts if part)


def cited(quote: str, document: Document, pages: str = "") -> str:
    """Return the quote in quotation marks, followed by its citation on a line of its own."""
    return f"“{quote.strip()}”\n— {citation(document, pages)}\n"
