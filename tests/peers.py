"""The programs of others that some tests ask, and what becomes of those tests where one lacks."""

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

_REQUIRED = os.environ.get("SIDELIGHT_PEERS") == "required"


def chromium() -> Path:
    """Return the system's Chromium; skips the test without one, or fails it where it is required."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return Path(found)
    return _left_out("Chromium")


def followthemoney() -> None:
    """Skip the test where the followthemoney library is not installed, or fail it."""
    if importlib.util.find_spec("followthemoney") is None:
        _left_out("followthemoney")


def _left_out(name: str) -> Path:
    if _REQUIRED:
        pytest.fail(f"{name} is not installed; `make test` sees to it as root")
    pytest.skip(f"{name} is not installed")
