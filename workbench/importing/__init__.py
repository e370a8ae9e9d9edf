"""Bring files in: tell what the bytes are, read them, and store what is new. One file a format."""
