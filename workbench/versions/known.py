"""Know a file again that was imported before and has changed since.

By the place where it lay inside what was imported, or by the address that it states; and only when
the words are alike, for a name such as `index.html` or the row of a table says little.
"""

import unicodedata
from collections.abc import Iterable, Iterator

#: shares of a text (see `likeness`) from which on it is a version of another: at the same place;
#: and where only the end of the place or the address is the same
AT_PLACE, AT_NAME = 0.3, 0.5
#: a name that more documents have says nothing
_MOST = 8


class Known:
    """Tell which documents a file may be a newer version of.

    Looking up a file that was never imported costs three dictionary lookups. `whereabouts` are
    (document id, path or file name, address) of the newest versions.
    """

    def __init__(self, whereabouts: Iterable[tuple[int, str, str]]) -> None:
        self._at: dict[str, list[int]] = {}
        self._named: dict[str, list[tuple[str, int]]] = {}
        self._addressed: dict[str, list[int]] = {}
        for document_id, path, url in whereabouts:
            place = _normal(path)
            if place:
                self._at.setdefault(place, []).append(document_id)
                name = place.rpartition("/")[2]
                self._named.setdefault(name, []).append((place, document_id))
            if url:
                self._addressed.setdefault(url, []).append(document_id)

    def candidates(self, path: str, url: str) -> Iterator[tuple[int, float]]:
        """Yield documents with how much the words have to be alike, the likeliest first.

        0 is for the same place and the same address: then it is the same page, whatever it says now.
        """
        place = _normal(path)
        here, addressed = self._at.get(place, []), self._addressed.get(url, [])
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
        return _normal(path) in self._at

    def _elsewhere(self, place: str) -> list[int]:
        """Return what lay at the end of this place, or at whose end this place stands."""
        named = self._named.get(place.rpartition("/")[2], [])
        if len(named) > _MOST:
            return []
        return [one for other, one in named if _ends(other, place) or _ends(place, other)]


def _ends(place: str, end: str) -> bool:
    return f"/{place}".endswith(f"/{end}")


def _normal(path: str) -> str:
    """Return a place as it is compared: systems write the same accents in two ways."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)
