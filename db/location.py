"""Where a file lives: a write-ahead log needs shared memory, which network shares do not have."""

import sys
from pathlib import Path

_SHARES = ("nfs", "cifs", "smb", "9p", "afs", "ncp", "davfs", "fuse.sshfs", "fuse.rclone", "gfs")


def on_network(path: Path) -> bool:
    """Say whether the path is on a share, as far as the system tells."""
    place = path.absolute()
    if sys.platform == "win32":
        import ctypes

        drive = place.drive + "\\"
        return place.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive) == 4
    return _kind_of_mount(place).startswith(_SHARES)


def _kind_of_mount(place: Path) -> str:
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""  # not Linux: SQLite itself refuses a log where it can't have one
    best, kind = "", ""
    for line in lines:
        _, mount, name, *_ = [*line.split(" "), "", "", ""]
        folder = mount.replace("\\040", " ")
        inside = place.is_relative_to(folder)
        if inside and len(folder) >= len(best):
            best, kind = folder, name
    return kind
