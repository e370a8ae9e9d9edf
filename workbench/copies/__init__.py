"""Which documents repeat others, so that nothing is counted twice."""
