"""Kill a writing process at any moment, 50 times: no acknowledged change is lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from db.project import create, open_project

ROOT = Path(__file__).parent.parent.parent
TIMES = 50

#: forks a writer that acknowledges each change after its commit, and kills it in mid-flight
NURSERY = """
import os, random, select, signal, sys, time
sys.path.insert(0, sys.argv[2])
from db.project import open_project
from tests.db.corpus import add_text
from workbench.bus import Bus
from workbench.commands.codes import AddCode
from workbench.session import Desk, Session

def write(path, out):
    project = open_project(path)
    assert not project.read_only, project.read_only
    session = Session(project, Bus(), Desk("Ada", lambda: "2024"))
    rng = random.Random()
    while True:
        n = rng.randrange(1 << 60)
        session.run(AddCode(f"code {n}"))
        with project.operation("Import", "Ada"):
            document_id = add_text(project, f"text {n} " * rng.randrange(1, 400), f"title {n}")
        if rng.random() < 0.2:
            project.tidy()
        os.write(out, f"{n}\\n".encode())

rng = random.Random(11)
for _ in range(int(sys.argv[3])):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        write(sys.argv[1], writing)
    os.close(writing)
    select.select([reading], [], [], 20)
    time.sleep(rng.random() * 0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while said := os.read(reading, 65536):
        sys.stdout.write(said.decode())
    os.close(reading)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_no_acknowledged_change_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "axis.sidelight"
    create(path).close()
    done = subprocess.run(
        [sys.executable, "-c", NURSERY, str(path), str(ROOT), str(TIMES)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0 and not done.stderr, done.stderr
    acknowledged = [line for line in done.stdout.split("\n") if line]
    assert len(acknowledged) >= TIMES
    project = open_project(path)
    codes = {code.name for code in project.codes.find()}
    titles = {document.title for document in project.documents.find()}
    assert {f"code {n}" for n in acknowledged} <= codes
    assert {f"title {n}" for n in acknowledged} <= titles
    assert project.check() == []
    # each process may have finished up to two changes that it could not acknowledge any more
    assert len(titles) - len(acknowledged) <= TIMES
    states = {entry.state for entry in project.history.operations(10_000)}
    assert states == {"done"}
    assert len(project.history.operations(10_000)) == len(codes) + len(titles)
    assert project.undo()
    project.close()
    assert [one.name for one in tmp_path.iterdir()] == ["axis.sidelight"]
