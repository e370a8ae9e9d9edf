"""Write 100,000 excerpts as a `.qdpx`, and bring in one of 200 documents with 20,000 selections.

Beside each the bare loop of the same work: strings into a zip, and a parsed tree with its quotes.
The peak is that of a process of its own which only opens the project and writes it.
"""

import json
import resource
import subprocess
import sys
import tempfile
import uuid
import zipfile
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).parent))

from figure import milliseconds, tell

from db.project import create, open_project
from workbench.bus import Bus
from workbench.commands.bringing import BringIn
from workbench.exchange.brought import Brought, BroughtCode, BroughtDocument, BroughtExcerpt
from workbench.exchange.incoming import read_incoming
from workbench.exchange.refi.writing import write_project
from workbench.session import Desk, Session

DOCUMENTS, EACH = 1_000, 100
SOURCES, SELECTIONS = 200, 100
SENTENCE = "The partners 😀 are now funded from outside but steered from within, said a scholar.\n"
_SPACE = "{urn:QDA-XML:project:1.0}"


def session(path: Path) -> Session:
    return Session(create(path, who="Ada"), Bus(), Desk("Ada", lambda: "2024-02-04T12:00:00+00:00"))


def filled(path: Path) -> None:
    """Make a project of 100,000 excerpts under three of thirty codes, each tenth with a note."""
    made = session(path)
    text = SENTENCE * 60
    made.run(
        BringIn(
            Brought(
                documents=[
                    BroughtDocument(f"{number}\n{text}", title=f"Document {number}")
                    for number in range(DOCUMENTS)
                ],
                codes=[BroughtCode(f"Code {number}") for number in range(30)],
                excerpts=[
                    BroughtExcerpt(
                        number,
                        20 + at * 41,
                        80 + at * 41,
                        codes=((number + at) % 30, at % 30),
                        note="" if at % 10 else f"A note on the words at {at}",
                    )
                    for number in range(DOCUMENTS)
                    for at in range(EACH)
                ],
            )
        )
    )
    made.store.close()


def bare_writing(path: Path) -> None:
    """Write as many selections with their codings as plain strings."""
    text = (SENTENCE * 60).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as book:
        with book.open("project.qde", "w") as file:
            for number in range(DOCUMENTS):
                for at in range(EACH):
                    guid = uuid.uuid5(uuid.NAMESPACE_URL, f"{number} {at}")
                    coding = uuid.uuid5(uuid.NAMESPACE_URL, f"{number} {at} coding")
                    name = text[20 + at * 41 : 80 + at * 41].decode("utf-8", "replace")
                    file.write(
                        f'<PlainTextSelection guid="{guid}" name="{name}" startPosition="{at}" '
                        f'endPosition="{at + 60}"><Coding guid="{coding}"><CodeRef targetGUID='
                        f'"{guid}"/></Coding></PlainTextSelection>\n'.encode()
                    )
        for number in range(DOCUMENTS):
            book.writestr(f"sources/{number}.txt", text)


def foreign(path: Path) -> None:
    """Write a project as NVivo does: UTF-16 units, CRLF kept, the byte order mark not counted."""
    text = "".join(f"{number} {SENTENCE}" for number in range(400))
    said = ("\ufeff" + text.replace("\n", "\r\n")).encode()
    units = [len(text[:at].replace("\n", "\r\n").encode("utf-16-le")) // 2 for at in range(9000)]
    starts = [at for at in range(8900) if text.startswith("partners", at)][:SELECTIONS]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        parts = [
            '<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="NVivo"><CodeBook><Codes>'
        ]
        code = uuid.UUID(int=1)
        parts.append(
            f'<Code guid="{code}" name="Money" isCodable="true"/></Codes></CodeBook><Sources>'
        )
        for number in range(SOURCES):
            name = uuid.uuid5(uuid.NAMESPACE_URL, str(number))
            parts.append(
                f'<TextSource guid="{name}" name="S{number}" plainTextPath="internal://{name}">'
            )
            for at in starts:
                guid = uuid.uuid5(name, str(at))
                parts.append(
                    f'<PlainTextSelection guid="{guid}" startPosition="{units[at]}" '
                    f'endPosition="{units[at + 8]}"><Coding guid="{uuid.uuid5(guid, "c")}">'
                    f'<CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
                )
            parts.append("</TextSource>")
            book.writestr(f"Sources/{name}", said + f"Source {number}".encode())
        parts.append("</Sources></Project>")
        book.writestr("project.qde", "".join(parts))


def bare_reading(path: Path) -> None:
    """Parse the project as a tree and cut each quote, as if places were counted as here."""
    with zipfile.ZipFile(path) as book:
        tree = ElementTree.fromstring(book.read("project.qde"))
        for source in tree.iter(f"{_SPACE}TextSource"):
            text = book.read(f"Sources/{source.get('plainTextPath', '')[11:]}").decode()
            for one in source:
                assert text[int(one.get("startPosition", 0)) : int(one.get("endPosition", 0))]


def peak(project: Path, out: Path) -> None:
    store = open_project(project, who="Ada", read_only=True)
    write_project(store, out, "names")
    print(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        project = room / "large.sidelight"
        filled(project)
        store = open_project(project, who="Ada", read_only=True)
        bare_ms = milliseconds(lambda: bare_writing(room / "bare.qdpx"), 2)
        ms = milliseconds(lambda: write_project(store, room / "out.qdpx", "names"), 2)
        store.close()
        words = [sys.executable, __file__, str(project), str(room / "peak.qdpx")]
        megabytes = int(subprocess.run(words, capture_output=True, check=True, text=True).stdout)
        tell("100,000 excerpts to .qdpx", ms, bare_ms, 6000, peak_mb=megabytes, peak_limit_mb=400)

        theirs = room / "theirs.qdpx"
        foreign(theirs)
        bare_ms = milliseconds(lambda: bare_reading(theirs), 2)
        fresh = session(room / "fresh.sidelight")
        read: list[Brought] = []
        reading = milliseconds(lambda: read.append(read_incoming(theirs)), 1)
        adding = milliseconds(lambda: fresh.run(BringIn(read[0])), 1)
        assert fresh.store.counts()["excerpts"] == SOURCES * SELECTIONS
        assert {one.quote for one in fresh.store.excerpts.find()} == {"partners"}
        fresh.store.close()
        tell(
            ".qdpx of 200 documents and 20,000 selections brought in",
            reading + adding, bare_ms, 15_000,
            reading_ms=round(reading), adding_ms=round(adding), how=read[0].how.sentence,
        )  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) == 3:
        peak(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        main()
