"""Files made to do harm or to be misread, each with what its import has to say of it."""
