"""Say how far two spellings of a name are apart, by the sounds that they are written for.

The measure is a weighted edit distance over sounds: letters that systems of transcription use for
each other (q, gh, k; o, u; ei, ay) cost little, an unwritten short vowel half a sound, another
consonant a whole one. What a name may cost grows with its length and never reaches a whole
consonant: a slip of the pen is not a spelling.
"""

from workbench.queries.sounds import SHORT, VOWELS, Name, name_of

#: what a spelling may cost for every sound of the name, and altogether
EACH, MOST = 0.11, 0.9
_ANOTHER = 1.0
_VOWEL = 0.7


def _costs() -> dict[tuple[str, str], float]:
    """Return what it costs to write one sound for another."""
    said = {
        0.05: "eë aâ aÂ âÂ iî iy îy iY îY yY êY uû uW ûW oW ôW vW",
        0.1: "qġ gġ dð eê Ăa Ăe Ăi Ăo Ău Ăâ Ăî Ăû Ăê Ăô Ăy",
        0.15: "qk qg ei eî ou oû oô uô ûô ðz eY",
        0.2: "ae aë âë êi êî êy tθ žj vu vû vo vô ey",
        0.3: "kg kġ kχ gχ ġχ qχ χh sθ θð dt ôa âo oÂ êa êâ êÂ âe eÂ iÂ uÂ",
        0.4: "ao âu âû aû χč žš žz jč",
        0.45: "au sz bp",
        0.6: "sš ai",
    }
    return {
        pair: cost
        for cost, pairs in said.items()
        for one in pairs.split()
        for pair in ((one[0], one[1]), (one[1], one[0]))
    }


_FOR = _costs()
_LEFT_OUT = {"h": 0.2, "y": 0.3, "v": 0.5, "ê": 0.6, "ô": 0.6, "Â": 0.4, "W": 0.6, "Y": 0.6}


def allowed(first: Name, second: Name) -> float:
    """Return how far apart two spellings of one name may be."""
    return min(MOST, EACH * max(len(first.sounds), len(second.sounds)))


def alike(first: str, second: str) -> bool:
    """Say whether two words may be spellings of one name."""
    one, other = name_of(first), name_of(second)
    most = allowed(one, other)
    return apart(one, other, most) <= most


def apart(first: Name, second: Name, most: float = 1e9) -> float:
    """Return how far two names are apart; more than `most` is not told exactly."""
    left, right = first.sounds, second.sounds
    lost, added = _leaving(first, second), _leaving(second, first)
    row = [0.0]
    for cost in added:
        row.append(row[-1] + cost)
    for sound, cost in zip(left, lost, strict=True):
        before, row = row, [row[0] + cost]
        for at, other in enumerate(right):
            row.append(
                min(before[at] + swap(sound, other), before[at + 1] + cost, row[at] + added[at])
            )
        if min(row) > most:
            return _ANOTHER + most
    return row[-1]


def swap(sound: str, other: str) -> float:
    """Return what it costs to write one sound for another."""
    if sound == other:
        return 0.0
    known = _FOR.get((sound, other))
    if known is not None:
        return known
    return _VOWEL if sound in VOWELS and other in VOWELS else _ANOTHER


def _leaving(name: Name, other: Name) -> list[float]:
    """Return what it costs to leave out each sound of a name when the other is written."""
    if not name.sounds:
        return []
    return [_left_out(sound, other) for sound in name.sounds[:-1]] + [_last(name, other)]


def _left_out(sound: str, other: Name) -> float:
    if sound in SHORT and not other.voiced:
        return 0.05
    return _LEFT_OUT.get(sound, 0.5 if sound in VOWELS else _ANOTHER)


def _last(name: Name, other: Name) -> float:
    """Return the cost of the end: an i makes another word, an e is silent or one of its spellings."""
    sound = name.sounds[-1]
    if sound == "ë" or (sound == "a" and not other.voiced):
        return 0.2
    return _ANOTHER if sound in VOWELS else _left_out(sound, other)
