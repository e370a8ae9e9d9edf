"""What the set-up says and does on machines that lack something."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent.parent
TOOLS = ("sh", "dirname", "basename", "find", "head", "touch", "rm", "mkdir", "cat")
OFFSCREEN = {
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
}
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="apt is on Linux alone")


class Machine:
    """Hold a checkout on a machine whose tools are what a test says."""

    def __init__(self, room: Path) -> None:
        self.room = room
        self.tools = room / "tools"
        self.checkout = room / "check out"
        (self.checkout / ".ci").mkdir(parents=True)
        self.tools.mkdir()
        shutil.copy(CHECKOUT / ".ci" / "setup", self.checkout / ".ci" / "setup")
        (self.checkout / "requirements.lock").touch()
        for name in TOOLS:
            (self.tools / name).symlink_to(str(shutil.which(name)))
        self.give("uname", "echo Linux")
        self.give("apt-get", f'echo "$@" >> "{room / "apt"}"')
        self.be(1000)
        self.hold(*OFFSCREEN.values())
        self.font()

    def give(self, name: str, does: str) -> None:
        tool = self.tools / name
        tool.write_text(f"#!/bin/sh\n{does}\n")
        tool.chmod(0o755)

    def be(self, user: int) -> None:
        self.give("id", f"echo {user}")

    def hold(self, *libraries: str) -> None:
        lines = "\n".join(f"\t{name} (libc6,x86-64) => /lib/{name}" for name in libraries)
        self.give("ldconfig", f"cat <<'X'\n{lines}\nX")

    def font(self) -> None:
        (self.room / ".fonts").mkdir()
        (self.room / ".fonts" / "some.ttf").touch()

    def set_up(self, what: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.tools / "sh", ".ci/setup", what],
            cwd=self.checkout,
            env={"PATH": str(self.tools), "HOME": str(self.room), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def installed(self) -> str:
        log = self.room / "apt"
        return log.read_text() if log.exists() else ""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_nothing_is_said_or_installed_where_all_is_there(machine):
    done = machine.set_up("libraries")
    assert (done.returncode, done.stderr, machine.installed) == (0, "", "")


def test_the_exact_line_to_type_names_what_is_missing(machine):
    machine.hold(*(so for name, so in OFFSCREEN.items() if name not in ("libegl1", "libgl1")))
    done = machine.set_up("libraries")
    assert done.returncode == 1
    line = "    sudo apt-get install -y --no-install-recommends libgl1 libegl1"
    assert line in done.stderr.splitlines()
    assert machine.installed == ""


def test_root_gets_what_is_missing_and_nothing_else(machine):
    machine.be(0)
    machine.hold(*(so for name, so in OFFSCREEN.items() if name != "libegl1"))
    assert machine.set_up("libraries").returncode == 0
    assert machine.installed.splitlines() == [
        "update -qq",
        "install -y -qq --no-install-recommends libegl1",
    ]


def test_a_display_asks_for_the_libraries_of_a_window(machine):
    done = machine.set_up("libraries", DISPLAY=":0")
    assert done.returncode == 1
    assert "libxcb-cursor0 libxcb-icccm4 libxcb-image0" in done.stderr
    assert "libegl1" not in done.stderr


def test_a_wayland_desktop_is_not_asked_for_the_libraries_of_x(machine):
    done = machine.set_up("libraries", WAYLAND_DISPLAY="wayland-0")
    assert "libwayland-cursor0" in done.stderr
    assert "xcb" not in done.stderr


def test_a_similar_library_name_does_not_pass_for_the_one_needed(machine):
    machine.hold(*OFFSCREEN.values())
    held = [so for so in OFFSCREEN.values() if so != "libGL.so.1"]
    machine.hold(*held, "libGL.so.1.7.0")
    assert "libgl1" in machine.set_up("libraries").stderr


def test_a_system_without_apt_is_told_what_is_missing(machine):
    (machine.tools / "apt-get").unlink()
    machine.hold()
    done = machine.set_up("libraries")
    assert done.returncode == 1
    assert "libegl1" in done.stderr
    assert "apt-get" not in done.stderr


def test_an_old_python_is_refused_with_its_version(machine):
    machine.give("python3", 'case "$*" in *--version*) echo "Python 3.9.2" ;; *) exit 1 ;; esac')
    done = machine.set_up("environment")
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed, and this machine has Python 3.9.2." in done.stderr


def test_a_python_without_venv_names_every_missing_package_at_once(machine):
    machine.give(
        "python3",
        'case "$*" in *ensurepip*) exit 1 ;; *executable*) echo /usr/bin/python3.11 ;; esac',
    )
    machine.hold(*(so for name, so in OFFSCREEN.items() if name != "libegl1"))
    done = machine.set_up("environment")
    assert done.returncode == 1
    line = "    sudo apt-get install -y --no-install-recommends python3-venv libegl1"
    assert line in done.stderr.splitlines()


def test_uv_is_used_where_it_is(machine):
    machine.give("python3", "exit 0")
    machine.give("uv", f'echo "$@" >> "{machine.room / "uv"}"')
    assert machine.set_up("environment").returncode == 0
    assert (machine.room / "uv").read_text().splitlines() == [
        "venv --quiet --python python3 .venv",
        "pip sync --quiet --require-hashes --python .venv/bin/python requirements.lock",
    ]


def test_without_a_browser_it_is_said_which_tests_are_left_out(machine):
    machine.give("uv", "exit 0")
    done = machine.set_up("peers")
    assert done.returncode == 0
    assert "No Chromium here, so the tests of the review page in a browser are left out." in (
        done.stderr.splitlines()
    )
    assert "    sudo apt-get install -y --no-install-recommends chromium" in done.stderr
    assert machine.installed == ""


def test_root_gets_a_browser_and_what_has_to_be_compiled(machine):
    machine.be(0)
    program = (
        f"printf '#!/bin/sh\\n' > {machine.tools}/chromium; /bin/chmod 755 {machine.tools}/chromium"
    )
    machine.give("apt-get", f'echo "$@" >> "{machine.room / "apt"}"; {program}')
    machine.give("uv", "exit 0")
    done = machine.set_up("peers")
    assert done.returncode == 0, done.stderr
    assert [line for line in machine.installed.splitlines() if "update" not in line] == [
        "install -y -qq --no-install-recommends chromium",
    ]


def test_where_nothing_may_be_left_out_a_missing_browser_is_a_failure(machine):
    machine.give("uv", "exit 0")
    done = machine.set_up("peers", SIDELIGHT_PEERS="required")
    assert done.returncode == 1
    assert "chromium" in done.stderr


def test_a_library_that_cannot_be_compiled_is_left_out_and_said(machine):
    machine.give("chromium", "exit 0")
    machine.give("uv", "exit 1")
    done = machine.set_up("peers")
    assert done.returncode == 0
    assert "followthemoney can't be compiled here" in done.stderr
    machine.be(0)
    assert machine.set_up("peers", SIDELIGHT_PEERS="required").returncode == 1
    assert "install -y -qq --no-install-recommends g++ pkg-config libicu-dev python3-dev" in (
        machine.installed
    )


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-peers.lock"])
def test_the_lock_file_has_hashes_for_all_and_names_no_registry(name):
    lines = (CHECKOUT / name).read_text().splitlines()
    assert not [line for line in lines if "://" in line or line.startswith(("-i", "--"))]
    packages = [at for at, line in enumerate(lines) if "==" in line]
    assert len(packages) > 20
    assert [lines[at] for at in packages if "--hash=sha256:" not in lines[at + 1]] == []


def test_continuous_integration_runs_what_everybody_runs():
    run = CHECKOUT / ".ci" / "run"
    assert run.read_text().rstrip().endswith("exec make test")
    assert os.access(run, os.X_OK)
