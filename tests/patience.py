"""Wait for what a window does as long as a crowded machine may take; what comes is taken at once."""

from typing import Any

from pytestqt.qtbot import QtBot

#: milliseconds after which something will not come any more
PATIENCE = 30_000


class PatientBot(QtBot):
    """Wait for conditions and signals with one limit, far above what any of them takes."""

    def waitUntil(self, callback: Any, *, timeout: int = PATIENCE) -> None:
        """Wait until the callback is true, or no longer asserts."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **more: Any) -> Any:
        """Wait for a signal when the block is left."""
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE, **more: Any) -> Any:
        """Wait for all of these signals when the block is left."""
        return super().waitSignals(signals, timeout=timeout, **more)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE) -> Any:
        """Wait until a widget is on the screen."""
        return super().waitExposed(widget, timeout=timeout)
