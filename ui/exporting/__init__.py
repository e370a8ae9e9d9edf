"""The place where excerpts leave the program, each with what proves it against its text."""
