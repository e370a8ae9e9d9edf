"""Cards of whatever is selected, editable in place."""
