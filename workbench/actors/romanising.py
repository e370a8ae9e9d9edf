"""Say a word of another script in Latin letters, as its sounds are compared."""

from workbench.queries.sounds import name_of

#: the sounds as an English reader would write them
_WRITTEN = {
    "χ": "kh", "ġ": "gh", "š": "sh", "č": "ch", "ž": "zh", "θ": "th", "ð": "dh", "Â": "a", "W": "u",
    "Y": "i", "Ă": "a", "â": "a", "î": "i", "û": "u", "ê": "ei", "ô": "au", "ë": "e",
}  # fmt: skip


def romanised(word: str) -> str:
    """Return the sounds of a word in Latin letters; Arabic script has no short vowels to say."""
    return "".join(_WRITTEN.get(sound, sound) for sound in name_of(word.casefold()).sounds)


def said_in_latin(word: str) -> str:
    """Return a word, with its sounds in brackets where it is in another script."""
    latin = all(ord(letter) < 0x250 for letter in word if letter.isalpha())
    return word if latin else f"{word} ({romanised(word)})"
