"""Every nasty file there is."""

from tests.nasty.archives import ARCHIVES
from tests.nasty.papers import PAPERS
from tests.nasty.places import PLACES
from tests.nasty.texts import TEXTS

EVERY = [*TEXTS, *ARCHIVES, *PAPERS, *PLACES]
