"""The places where excerpts leave for review, are reviewed, and come back with decisions."""
