"""How far two analysts agree: what they marked in the same texts, or said of the same excerpts."""
