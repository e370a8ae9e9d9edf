"""Put 20,000 quotes of a table at their places in 200 documents."""

import csv
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figure import milliseconds, tell

from db.project import create
from workbench.bus import Bus
from workbench.commands.bringing import BringIn
from workbench.exchange.brought import Brought, BroughtDocument
from workbench.exchange.incoming import read_incoming
from workbench.session import Desk, Session

QUOTES, DOCUMENTS, WORDS = 20_000, 200, 3_000


def texts() -> list[str]:
    chance = random.Random(7)
    words = [f"w{at}" for at in range(4_000)]
    return [" ".join(chance.choices(words, k=WORDS)) for _ in range(DOCUMENTS)]


def table(path: Path, held: list[str], placed: bool) -> None:
    """Write quotes with their positions, or only with their words and the title of their document."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["title", "quote", "start", "end", "code"])
        for at in range(QUOTES):
            text = held[at % DOCUMENTS]
            start = (at * 131) % (len(text) - 200)
            ends = (start, start + 90) if placed else ("", "")
            writer.writerow([f"D{at % DOCUMENTS}", text[start : start + 90], *ends, f"C{at % 40}"])


def main() -> None:
    held = texts()
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        clock = "2024-02-04T12:00:00+00:00"
        made = create(room / "axis.sidelight", who="Ada", clock=lambda: clock)
        session = Session(made, Bus(), Desk("Ada", lambda: clock))
        documents = [BroughtDocument(text, title=f"D{at}") for at, text in enumerate(held)]
        session.run(BringIn(Brought(documents=documents)))
        path = room / "quotes.csv"

        def bare() -> None:
            for row in csv.DictReader(path.open(encoding="utf-8", newline="")):
                held[int(row["title"][1:])].find(row["quote"])

        def bring() -> None:
            came = session.run(BringIn(read_incoming(path)))
            assert len(came.unplaced) < QUOTES // 100, len(came.unplaced)
            session.undo()

        for placed, how in ((True, "by position"), (False, "by their words alone")):
            table(path, held, placed)
            what = f"{QUOTES:,} quotes of a table placed {how}, and undone"
            tell(what, milliseconds(bring, 2), milliseconds(bare, 2), 6_000)
        made.close()


if __name__ == "__main__":
    main()
