"""Finding actors by the names they go by: in the texts, and in the analyst's own list."""
