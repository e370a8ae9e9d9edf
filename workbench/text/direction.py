"""Tell in which direction a text is read."""

#: the first letters tell as well as all of them
_ENOUGH = 2000


def reads_right_to_left(text: str) -> bool:
    """Say whether most of the first letters of a text belong to a right-to-left script."""
    letters = [one for one in text[:_ENOUGH] if one.isalpha()]
    turned = sum("\u0590" <= one <= "\u08ff" or "\ufb1d" <= one <= "\ufefc" for one in letters)
    return turned * 2 > len(letters)
