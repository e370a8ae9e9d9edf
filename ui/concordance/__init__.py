"""Keyword in context."""
