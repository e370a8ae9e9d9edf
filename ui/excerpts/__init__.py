"""The table of every excerpt and mention, narrowed and sorted as an export would be."""
