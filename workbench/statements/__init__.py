"""Who says it: quotations, reported speech and the turns of speakers, by rules over the text."""
