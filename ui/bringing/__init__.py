"""Files of other programs, seen before they are brought in."""
