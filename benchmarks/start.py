"""From the command to a usable window on the demo project, offscreen, on a warm disk.

The bare loop is a process that shows an empty QMainWindow. Each run is a process of its own.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from figure import tell

LIMIT_MS = 800
ROOT = Path(__file__).parent.parent

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1600, 1000)
window.show()
application.processEvents()
window.grab()
print("usable", flush=True)
"""
OURS = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
import main
from ui.app import Program, build_app
from ui.user_settings import UserSettings
application = build_app()
program = Program(main.Projects(), UserSettings(Path({settings!r})))
program.begin(demo=True)
program.window.repaint()
program.window.grab()
print("usable", "pyqtgraph" in sys.modules, flush=True)
while program.window.places["bottom"].pages["relations"].panel is None:
    application.processEvents()
application.processEvents()
program.window.grab()
print("chart", flush=True)
program.window.close()
application.processEvents()
"""


def run_once(code: str, environment: dict[str, str]) -> tuple[float, float, str]:
    """Return the milliseconds from starting the process to its first and second word, and the first."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        assert process.stdout is not None
        word = process.stdout.readline()
        took = (time.perf_counter() - began) * 1000
        process.stdout.readline()
        whole = (time.perf_counter() - began) * 1000
        process.stdout.read()
    if not word.startswith("usable"):
        raise SystemExit("the window did not come up")
    return took, whole, word


def main(runs: int = 5) -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "SIDELIGHT_DATA": folder,
            "QT_LOGGING_RULES": "*=false",
            "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"),
        }
        # as on a machine in use: modules were compiled by an earlier start
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        ours = OURS.format(root=str(ROOT), settings=str(Path(folder) / "settings.ini"))
        run_once(ours, environment)  # builds the demo, compiles and warms the disk
        bare = statistics.median(run_once(BARE, environment)[0] for _ in range(runs))
        took = [run_once(ours, environment) for _ in range(runs)]
        chart = any("True" in word for _ms, _whole, word in took)
        tell(
            "start to usable window on the demo project",
            statistics.median(ms for ms, _whole, _word in took),
            bare,
            LIMIT_MS,
            pyqtgraph_imported=chart,
            chart_shown_ms=round(statistics.median(whole for _ms, whole, _word in took), 2),
        )


if __name__ == "__main__":
    main()
