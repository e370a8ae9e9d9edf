"""Actors and their relations as a network: what is in it, where it stands, how it is drawn."""
