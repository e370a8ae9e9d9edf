from workbench.model.documents import Document
from workbench.text.citation import cited


def test_a_citation_names_what_is_known_and_leaves_out_what_is_not():
    known = Document(title="A hand", author="A. Writer", url="https://example.org/a")
    assert cited(" words ", known) == "“words”\n— A. Writer, “A hand”, https://example.org/a\n"
    paged = cited("words", known, "pp. 3–4")
    assert paged == "“words”\n— A. Writer, “A hand”, pp. 3–4, https://example.org/a\n"
