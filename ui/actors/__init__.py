"""The list of actors by type: to find one by any of its names, or to add it."""
