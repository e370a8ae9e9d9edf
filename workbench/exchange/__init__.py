"""What is exchanged with other programs for the same work, by the standards they share."""
