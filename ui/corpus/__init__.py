"""The corpus: the list of documents, what is known of each, and where words were found."""
