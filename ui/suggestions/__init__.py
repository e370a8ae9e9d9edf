"""The queue of names that the program suggests and nobody has decided yet."""
