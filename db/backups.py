"""Keep rolling backups beside the project, many of the last hours and few of the last years.

They lie in `NAME.sidelight.backups`, named by their time in UTC. Of the last day one an hour is
kept, of the last month one a day, and before that one a week; the newest is never thinned away.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

_STAMP = "%Y-%m-%d %H-%M-%S"
_DUE = timedelta(minutes=15)


class Backups:
    """Keep the backups of one project in a folder."""

    def __init__(self, project: Path, folder: Path | None = None) -> None:
        self.folder = folder or project.with_name(project.name + ".backups")
        self._project = project

    def all(self) -> list[Path]:
        """Return the backups there are, the oldest first; other files are left alone."""
        return sorted(path for path in self.folder.glob(f"*{self._project.suffix}") if _time(path))

    def due(self, now: datetime) -> bool:
        """Say whether the newest backup is a quarter of an hour old, or there is none."""
        times = [_time(path) for path in self.all()]
        newest = times[-1] if times else None
        return newest is None or now - newest >= _DUE or newest > now

    def name(self, now: datetime) -> Path:
        """Return where a backup of this moment (in UTC) goes."""
        return self.folder / f"{now.strftime(_STAMP)}{self._project.suffix}"

    def thin(self, now: datetime) -> list[Path]:
        """Delete what is too much; returns what was deleted."""
        stamped = [(time, path) for path in self.all() if (time := _time(path))]
        doomed = [path for _, path in superfluous(stamped, now)]
        for path in doomed:
            path.unlink(missing_ok=True)
        return doomed


def superfluous(
    stamped: Iterable[tuple[datetime, Path]], now: datetime
) -> list[tuple[datetime, Path]]:
    """Return all but the newest backup of each hour, day or week, by their age."""
    kept: set[tuple[object, ...]] = set()
    doomed = []
    for time, path in sorted(stamped, reverse=True):
        slot = _slot(time, now - time)
        if slot in kept:
            doomed.append((time, path))
        kept.add(slot)
    return doomed


def _slot(time: datetime, age: timedelta) -> tuple[object, ...]:
    if age <= timedelta(days=1):
        return ("hour", time.date(), time.hour)
    if age <= timedelta(days=31):
        return ("day", time.date())
    return ("week", *time.isocalendar()[:2])


def _time(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.stem, _STAMP)
    except ValueError:
        return None
