"""Newer versions of documents: how they are known, and how what was marked in the older moves on."""
