"""The search language, and what can be asked of the places that a search finds."""
