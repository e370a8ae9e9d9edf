"""The store: the only floor that speaks SQL."""
