"""The Agreement place: how far two people marked alike, and every place where they differ."""
