"""Names seen before they are applied: known ones to be tagged, and lists that are brought in."""
