"""What is remembered for the analyst rather than for a project: looks, name, keys, recent files."""

import json
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSettings

MOST_RECENT = 10


class UserSettings:
    """Keep the analyst's own settings in one file; tests give another path."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """Return light, dark or system."""
        return str(self._kept.value("theme", "system"))

    @theme.setter
    def theme(self, mode: str) -> None:
        self._kept.setValue("theme", mode)

    @property
    def scale(self) -> int:
        """Return the text size of panels, in per cent."""
        told = str(self._kept.value("scale", "100"))
        return int(told) if told.isdigit() else 100

    @scale.setter
    def scale(self, scale: int) -> None:
        self._kept.setValue("scale", scale)

    @property
    def analyst(self) -> str:
        """Return the name that changes are signed with, empty for the system's own."""
        return str(self._kept.value("analyst", ""))

    @analyst.setter
    def analyst(self, name: str) -> None:
        self._kept.setValue("analyst", name)

    @property
    def keys(self) -> dict[str, list[str]]:
        """Return the keys that the analyst changed, by action."""
        told = json.loads(str(self._kept.value("keys", "{}")))
        return {str(name): [str(key) for key in keys] for name, keys in told.items()}

    @keys.setter
    def keys(self, keys: Mapping[str, list[str]]) -> None:
        self._kept.setValue("keys", json.dumps(dict(keys)))

    @property
    def recent(self) -> list[Path]:
        """Return the projects used last that are still there, newest first."""
        told = json.loads(str(self._kept.value("recent", "[]")))
        return [path for path in map(Path, told) if path.exists()]

    def used(self, path: Path) -> None:
        """Put the project at the head of the recent ones."""
        others = [str(one) for one in self.recent if one != path]
        self._kept.setValue("recent", json.dumps([str(path), *others][:MOST_RECENT]))

    def save(self) -> None:
        """Write what was changed to the file now."""
        self._kept.sync()
