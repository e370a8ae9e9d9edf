"""The actor's card: one actor on a page of its own, to be read, followed, printed and exported."""
