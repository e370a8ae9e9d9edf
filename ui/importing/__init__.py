"""What is asked before files come in."""
