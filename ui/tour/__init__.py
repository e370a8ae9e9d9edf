"""Play the main job through the real window, off the screen, and keep what it shows."""

from ui.tour.play import play

__all__ = ["play"]
