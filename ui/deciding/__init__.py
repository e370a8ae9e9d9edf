"""What waits for a decision on names: who may be one, whom a name means, who is to be parted."""
