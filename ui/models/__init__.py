"""What the lists and tables of the window share: models that fetch by pages, and how rows look."""
