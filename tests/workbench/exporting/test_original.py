"""What a document was read from comes back as it was."""

from pathlib import Path

import pytest

from workbench.errors import Refusal
from workbench.exporting.original import original_name, write_original
from workbench.importing.run import import_paths
from workbench.model.documents import Document
from workbench.session import Session


def test_the_bytes_of_the_file_come_back_whatever_the_text_became(
    session: Session, tmp_path: Path
) -> None:
    bytes_read = "\r\n".join(["Äußerung", "", "Zweiter Absatz, mit € und “Zeichen”."]).encode(
        "cp1252"
    )
    source = tmp_path / "brief.txt"
    source.write_bytes(bytes_read)
    import_paths(session, [source])
    document_id = session.store.documents.ids()[0]
    target = tmp_path / "again.txt"
    assert write_original(session.store, document_id, target) == len(bytes_read)
    assert target.read_bytes() == bytes_read


def test_a_folder_that_is_not_there_is_told(session: Session, tmp_path: Path) -> None:
    source = tmp_path / "brief.txt"
    source.write_text("One sentence, and another one.")
    import_paths(session, [source])
    with pytest.raises(Refusal, match="does not exist"):
        write_original(session.store, session.store.documents.ids()[0], tmp_path / "no" / "a.txt")


@pytest.mark.parametrize(
    ("document", "offered"),
    [
        (Document(title="A title", file_name="brief.html"), "brief.html"),
        (Document(title="A title", file_name="bundle.zip/in/brief.md"), "brief.md"),
        (Document(title="Who commands whom? 1/2", media_type="text/html"),
         "Who commands whom 1 2.html"),
        (Document(title="پس از سلیمانی"), "پس از سلیمانی.txt"),
        (Document(title="x" * 300), "x" * 100 + ".txt"),
        (Document(title="..."), "document.txt"),
    ],
)  # fmt: skip
def test_the_name_offered_can_be_written_anywhere(document: Document, offered: str) -> None:
    assert original_name(document) == offered
