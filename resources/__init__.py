"""What ships with the program: icons, themes, vocabularies, the demo corpus."""
