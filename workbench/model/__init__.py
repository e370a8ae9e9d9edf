"""The nouns of the analyst's work, as frozen records. A record's fields are its stored columns."""
