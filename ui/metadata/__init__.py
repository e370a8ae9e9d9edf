"""What is known of documents, as a table to fill in: what is missing, and where the rest came from."""
