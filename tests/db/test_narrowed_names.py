"""The index of words tells which documents may name somebody, and never leaves one out."""

import random
import unicodedata

import pytest

from db.writer import Project
from tests.db.corpus import add_text
from workbench.actors.names import folded, unlike_index
from workbench.actors.occurrences import places_of
from workbench.commands.actors import AddActor
from workbench.session import Session

NAMES = ("Orsolya", "al-Nur", "O'Hara", "F-35", "Müller Straße", "قاسم", "Смирнов", "AT&T")
#: what may stand in, before or behind a name
ODD = "s’ʼ'-–\u00ad\u200b\u200f\u0301\u0651ﬁøłıé™½²_\ue000伊و🙂"


def written(chosen: random.Random, name: str) -> str:
    """Return a name as somebody may write it, with an odd sign in it or beside it."""
    letters = list(name.upper() if chosen.random() < 0.2 else name)
    if chosen.random() < 0.6:
        letters.insert(chosen.randint(0, len(letters)), chosen.choice(ODD))
    form = chosen.choice(("NFC", "NFD", "NFKC"))
    return unicodedata.normalize(form, "".join(letters))


@pytest.mark.parametrize("seed", range(3))
def test_no_place_is_missed_by_asking_the_index_first(
    project: Project, rich: Session, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chosen = random.Random(seed)
    with project.operation("Import", "Ada"):
        for number in range(80):
            said = " and ".join(written(chosen, chosen.choice(NAMES)) for _ in range(3))
            add_text(project, f"{number} {said}.", str(number))
    kind = project.actor_types.find()[0].id
    actors = [rich.run(AddActor(name, kind)) for name in NAMES]
    ids = project.documents.ids("id")
    narrowed = [places_of(project, one, ids) for one in actors]
    monkeypatch.setattr(type(project.search), "naming", lambda search, names: None)
    assert narrowed == [places_of(project, one, ids) for one in actors]
    assert all(narrowed)


def test_documents_without_the_name_are_left_out(project: Project, rich: Session) -> None:
    with project.operation("Import", "Ada"):
        there = add_text(project, "Orsolya’s train – late again…", "a")
        add_text(project, "The café was closed; “nobody” came.", "b")
        russian = add_text(project, "Поезд опоздал.", "c")
    before = set(project.documents.ids("id")) - {there, russian, russian - 1}
    found = project.search.naming(["orsolya"])
    assert found is not None and found - before == {there, russian}
    assert project.search.naming(["смирнов"]) == found - {there}
    assert project.search.naming(["♯"]) is None


def test_letters_that_the_index_may_be_trusted_with_are_found_in_it(project: Project) -> None:
    letters = [chr(code) for code in range(0x80, 0x180)]
    plain = [one for one in letters if one.isalpha() and not unlike_index(one)]
    assert len(plain) > 150
    with project.operation("Import", "Ada"):
        ids = {one: add_text(project, f"x{one}x", one) for one in plain}
    for one in plain:
        found = project.search.naming([folded(f"x{one}x")])
        assert found is not None and ids[one] in found
