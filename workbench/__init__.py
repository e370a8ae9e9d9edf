"""The ground floor: the analyst's work, without a window and without a file."""
