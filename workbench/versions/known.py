"""Know a file again that was imported before and has changed since.

By the place where it lay inside what was imported, or by the address that it states; and only when
the words are alike, for a name such as `index.html` or the row of a table says little.
"""

import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator

import numpy as np
import numpy.typing as npt

#: shares of a text (see `likeness`) from which on it is a version of another: at the same place;
#: and where only the end of the place or the address is the same
AT_PLACE, AT_NAME = 0.3, 0.5
#: a name that more documents have says nothing
_MOST = 8


class Known:
    """Tell which documents a file may be a newer version of.

    `whereabouts` are (document id, path or file name, address) of the newest versions; `place_of`
    returns a document's path or file name. 100,000 documents take 5 MB; a file that was never
    imported costs some 10 µs, and next to nothing while the project is empty.
    """

    def __init__(
        self, whereabouts: Iterable[tuple[int, str, str]], place_of: Callable[[int], str]
    ) -> None:
        self._place_of = place_of
        places, names, addresses = _Numbers(), _Numbers(), _Numbers()
        for document_id, path, url in whereabouts:
            place = _normal(path)
            places.add(place, document_id)
            names.add(_name(place), document_id)
            addresses.add(url, document_id)
        self._at, self._named, self._addressed = places.sorted(), names.sorted(), addresses.sorted()

    def candidates(self, path: str, url: str) -> Iterator[tuple[int, float]]:
        """Yield documents with how much the words have to be alike, the likeliest first.

        0 is for the same place and the same address: then it is the same page, whatever it says now.
        """
        if not len(self._named):
            return
        place = _normal(path)
        here, addressed = self._at.of(place), self._addressed.of(url)
        for document_id in sorted(here, key=lambda one: one not in addressed):
            yield document_id, 0.0 if document_id in addressed else AT_PLACE
        elsewhere = self._elsewhere(place)
        if len(addressed) == 1:
            elsewhere += addressed
        for document_id in dict.fromkeys(elsewhere):
            if document_id not in here:
                yield document_id, AT_NAME

    def holds(self, path: str) -> bool:
        """Say whether something was imported from exactly this place."""
        return bool(self._at.of(_normal(path)))

    def _elsewhere(self, place: str) -> list[int]:
        """Return what lay at the end of this place, or at whose end this place stands."""
        named = self._named.of(_name(place))
        if len(named) > _MOST:
            return []
        others = ((one, _normal(self._place_of(one))) for one in named)
        return [one for one, other in others if _ends(other, place) or _ends(place, other)]


class _Numbers:
    """Gather documents by words, each as a number: two words are taken for one hardly ever.

    Where they are, the texts still have to be alike.
    """

    def __init__(self) -> None:
        self._words, self._ids = array("q"), array("q")

    def add(self, words: str, document_id: int) -> None:
        """Note a document under words, unless they are empty."""
        if words:
            self._words.append(hash(words))
            self._ids.append(document_id)

    def sorted(self) -> "_Sorted":
        """Return what was gathered, to be looked up."""
        words, ids = np.array(self._words, dtype=np.int64), np.array(self._ids, dtype=np.int64)
        order = np.argsort(words, kind="stable")
        return _Sorted(words[order], ids[order])


class _Sorted:
    def __init__(self, words: npt.NDArray[np.int64], ids: npt.NDArray[np.int64]) -> None:
        self._words, self._ids = words, ids

    def __len__(self) -> int:
        return len(self._ids)

    def of(self, words: str) -> list[int]:
        """Return the documents under these words, in the order they were added; none for no words."""
        number = np.int64(hash(words))
        start = int(self._words.searchsorted(number))
        if not words or start == len(self._words) or self._words[start] != number:
            return []
        end = int(self._words.searchsorted(number, side="right"))
        found: list[int] = self._ids[start:end].tolist()
        return found


def _name(place: str) -> str:
    return place.rpartition("/")[2]


def _ends(place: str, end: str) -> bool:
    return f"/{place}".endswith(f"/{end}")


def _normal(path: str) -> str:
    """Return a place as it is compared: systems write the same accents in two ways."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)
