"""Everything that a file says, however it is packed: so that a test can ask what is not in it."""

import io
import zipfile
import zlib
from pathlib import Path

_PNG = b"\x89PNG\r\n\x1a\n"


def contents(path: Path) -> str:
    """Return names, texts and metadata of a file and of all that is packed in it, as one text."""
    return _said(path.name, path.read_bytes())


def _said(name: str, data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        return "\n".join([name, *_zipped(data)])
    read = {b"%PDF": _paper, b"PAR1": _table, _PNG[:4]: _picture}.get(data[:4], _plain)
    return "\n".join([name, _plain(data), read(data)])


def _plain(data: bytes) -> str:
    return f"{data.decode('utf-8', 'replace')}\n{data.decode('utf-16-le', 'replace')}"


def _zipped(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        about = [packed.comment.decode("utf-8", "replace")]
        for one in packed.infolist():
            about += [one.comment.decode("utf-8", "replace"), _said(one.filename, packed.read(one))]
        return about


def _paper(data: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.generic import StreamObject

    paper = PdfReader(io.BytesIO(data))
    said = [str(dict(paper.metadata or {})), *(page.extract_text() for page in paper.pages)]
    for number in range(1, len(paper.xref[0]) + 1 if 0 in paper.xref else 1):
        one = paper.get_object(number)
        if isinstance(one, StreamObject):
            said.append(one.get_data().decode("latin-1"))
    return "\n".join(said)


def _table(data: bytes) -> str:
    from pyarrow import BufferReader, parquet

    with parquet.ParquetFile(BufferReader(data)) as file:
        return f"{file.read().to_pylist()}\n{file.schema_arrow}\n{file.metadata.metadata}"


def _picture(data: bytes) -> str:
    """Return the chunks of words of a PNG."""
    said, at = [], len(_PNG)
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        chunk = data[at + 8 : at + 8 + length]
        if kind == b"zTXt":
            chunk = chunk.partition(b"\0")[0] + zlib.decompress(chunk.partition(b"\0")[2][1:])
        if kind in (b"tEXt", b"zTXt", b"iTXt", b"eXIf"):
            said.append(chunk.decode("utf-8", "replace"))
        at += length + 12
    return "\n".join(said)
