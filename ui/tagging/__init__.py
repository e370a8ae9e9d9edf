"""Tagging by hand: the small bars by the selection that highlight, tag, relate and annotate."""
