"""What a `.qdpx` of ours looks like, part by part. `make golden` writes the file anew."""

import os
import zipfile
from pathlib import Path

from tests.workbench.exchange.second_hand import a_bit_of_everything
from workbench.commands.bringing import BringIn
from workbench.exchange.incoming import read_incoming
from workbench.exchange.refi.writing import write_project
from workbench.exporting.verify import verify
from workbench.session import Session

GOLDEN = Path(__file__).parents[2] / "golden" / "project.qdpx"


def test_every_part_of_a_project_looks_as_it_always_did(session: Session, tmp_path: Path) -> None:
    session.run(BringIn(a_bit_of_everything()))
    if os.environ.get("SIDELIGHT_GOLDEN") == "write":
        write_project(session.store, GOLDEN, "pseudonyms")
    path = tmp_path / GOLDEN.name
    write_project(session.store, path, "pseudonyms")
    with zipfile.ZipFile(path) as made, zipfile.ZipFile(GOLDEN) as known:
        assert made.namelist() == known.namelist()
        for name in known.namelist():
            assert made.read(name) == known.read(name), name
    assert verify(GOLDEN, session.store).found == 3
    assert [one.title for one in read_incoming(GOLDEN).documents] == ["First", "Second"]
