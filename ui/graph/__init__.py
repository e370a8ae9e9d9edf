"""The places where actors, relations and time are seen at once: chart, timeline, matrix."""
