"""The Statements place: what an actor says, and what others say about it, side by side."""
