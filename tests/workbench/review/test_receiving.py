"""A package becomes a real project for the reviewer, whole; of a bad one nothing is made."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import main
from tests.workbench.review.corpus import FIRST, SECOND, THIRD, Corpus
from workbench.commands.excerpts import AddExcerpt
from workbench.errors import Cancelled, Refusal
from workbench.review.cut_texts import GAP, cut_texts, there
from workbench.review.fingerprint import fingerprint
from workbench.review.package import Package
from workbench.review.receiving import STRETCHES, receive
from workbench.session import Session
from workbench.tasks import Progress

Open = Callable[..., Session]


@pytest.fixture
def take(tmp_path: Path) -> Iterator[Open]:
    """Open a package as a reviewer's project in a folder of its own."""
    opened: list[Session] = []

    def taking(package: Package, **more: object) -> Session:
        path = receive(main.Projects(), package, [tmp_path / "theirs"], **more)  # type: ignore[arg-type]
        opened.append(main.Projects().open(path))
        return opened[-1]

    yield taking
    for one in opened:
        one.store.close()


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*")) if folder.exists() else []


def test_whole_documents_come_in_as_they_are_with_all_that_belongs_to_them(
    corpus: Corpus, take: Open
) -> None:
    package = corpus.make(whole_documents=True, notes=True, title="First look").package
    store = take(package).store
    assert {store.documents.text(one.id) for one in store.documents.find()} == {
        FIRST,
        SECOND,
        THIRD,
    }
    ships = next(one for one in store.documents.find() if one.title == "Ships")
    assert (ships.source_grade, ships.published, ships.note) == ("B", "2024-01-02", "")
    book = {one.name: one for one in store.codes.find()}
    assert book["Ceasefire"].parent_id == book["Security"].id
    assert book["Security"].description == "What threatens"
    (ship,) = (one for one in store.excerpts.find() if "🚢" in one.quote)
    assert FIRST[ship.start : ship.end] == ship.quote
    assert ship.analyst == "Analyst 1"
    assert store.excerpts.codes_of(ship.id) == [book["Security"].id]
    assert {(one.quote, store.actors.get(one.actor_id).name) for one in store.mentions.find()} == {
        ("Qaani", "Qaani"),
        ("Leila", "Leila"),
    }
    (relation,) = store.relations.find()
    ends = (relation.subject_id, relation.object_id)
    assert [store.actors.get(end).name for end in ends] == ["Leila", "Qaani"]
    assert [one.likelihood for one in store.claims.find()] == ["", "likely"]
    assert store.check() == []


def test_the_project_knows_the_package_and_how_its_excerpts_were(
    corpus: Corpus, take: Open
) -> None:
    package = corpus.make(title="First look", instructions="Judge!").package
    store = take(package, sealed=True).store
    (made,) = store.packages.all()
    assert (made.key, made.secret, made.received, made.sealed) == (
        package.key, package.secret, True, True,
    )  # fmt: skip
    assert (made.title, made.instructions) == ("First look", "Judge!")
    for number, packed in store.packages.packed(made.id).items():
        excerpt = store.excerpts.get(packed.excerpt_id)
        assert excerpt.quote == next(o.quote for o in package.excerpts if o.number == number)
        sha256 = store.documents.content(excerpt.document_id).sha256
        codes = store.excerpts.codes_of(excerpt.id)
        assert packed.fingerprint == fingerprint(excerpt, sha256, codes)
    assert set(store.packages.numbered(made.id, "code")) == {1, 2}
    assert set(store.packages.numbered(made.id, "document")) == {1, 2, 3}


def test_opening_it_is_no_step_that_can_be_undone(corpus: Corpus, take: Open) -> None:
    session = take(corpus.make().package)
    assert session.store.history.next_undo() == ""
    assert session.undo() is None
    assert session.store.excerpts.find()


def test_of_contexts_a_document_is_made_whose_gaps_are_seen(corpus: Corpus, take: Open) -> None:
    package = corpus.make(sentences=0).package
    store = take(package).store
    ships = next(one for one in store.documents.find() if one.title == "Ships")
    text = store.documents.text(ships.id)
    assert text == f"{GAP}\n\nThe 🚢 left the port on Monday.\n\n{GAP}"
    (ship,) = store.excerpts.find(document_id=ships.id)
    assert text[ship.start : ship.end] == ship.quote
    stretches = store.settings.get(STRETCHES)[str(ships.id)]
    start = FIRST.index("The 🚢")
    assert there(stretches, ship.start, ship.end) == (start, start + len(ship.quote))
    assert there(stretches, 0, ship.end) is None
    assert there(stretches, ship.start, len(text)) is None
    assert store.check() == []


def test_contexts_that_meet_are_one_stretch(corpus: Corpus) -> None:
    document = corpus.documents["Ships"]
    for words in ("Qaani watched it go.", "All ended."):
        at = FIRST.index(words)
        corpus.session.run(AddExcerpt(document, at, at + len(words), (corpus.codes["Security"],)))
    package = corpus.make().package
    number = next(one.number for one in package.documents if one.title == "Ships")
    cut = cut_texts(package)[number]
    assert cut.text == FIRST
    assert cut.stretches == ((0, 0, len(FIRST)),)


def test_a_blind_package_comes_in_with_documents_and_codes_alone(
    corpus: Corpus, take: Open
) -> None:
    store = take(corpus.make(blind=True).package).store
    counts = store.counts()
    assert (counts["documents"], counts["excerpts"], counts["mentions"]) == (3, 0, 0)
    assert len(store.codes.find()) == 2
    assert [one.favourite for one in store.codes.find()] == [1, 2]


def test_the_same_package_goes_on_with_the_project_there_is(corpus: Corpus, tmp_path: Path) -> None:
    package, theirs = corpus.make(title="Look: one/two").package, tmp_path / "theirs"
    first = receive(main.Projects(), package, [theirs])
    assert first.name == f"Look one two {package.key[:8]}.sidelight"
    session = main.Projects().open(first)
    with session.store.operation("Note", "Ada"):
        session.store.excerpts.change([1], note="decided")
    session.store.close()
    assert receive(main.Projects(), package, [tmp_path / "other", theirs]) == first
    assert files(theirs) == [first.name]
    assert not (tmp_path / "other").exists()


def test_another_package_of_the_same_name_overwrites_nothing(
    corpus: Corpus, tmp_path: Path
) -> None:
    package = corpus.make(title="Look").package
    forged = replace(package, secret="00" * 32, key=package.key[:8] + "f" * 24)
    first = receive(main.Projects(), package, [tmp_path / "theirs"])
    second = receive(main.Projects(), forged, [tmp_path / "theirs"])
    assert first != second
    assert files(tmp_path / "theirs") == sorted([first.name, second.name])


def test_a_folder_that_takes_nothing_is_passed_over(corpus: Corpus, tmp_path: Path) -> None:
    barred = tmp_path / "file"
    barred.write_text("no folder")
    path = receive(main.Projects(), corpus.make().package, [barred, tmp_path / "theirs"])
    assert path.parent == tmp_path / "theirs"
    with pytest.raises(Refusal, match="can't be kept"):
        receive(main.Projects(), corpus.make().package, [barred])


def spoilt(package: Package, kind: str) -> Package:
    first = package.excerpts[0]
    document = package.documents[0]
    match kind:
        case "context outside the document":
            return replace(package, excerpts=(replace(first, before="x" * 9999),))
        case "two contexts that disagree":
            other = replace(first, number=99, before="", quote="Z" * len(first.quote), after="")
            return replace(package, excerpts=(*package.excerpts, other))
        case "a text with another hash":
            text = "y" * document.length
            excerpts = tuple(one for one in package.excerpts if one.document != document.number)
            changed = replace(document, text=text)
            return replace(
                package,
                documents=(changed, *package.documents[1:]),
                excerpts=excerpts,
                relations=(),
            )
        case _:
            text = f"{'y' * (document.length - 1)}\0"
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            changed = replace(document, text=text, sha256=sha256)
            return replace(package, documents=(changed,), excerpts=(), relations=(), mentions=())


@pytest.mark.parametrize(
    "kind",
    [
        "context outside the document",
        "two contexts that disagree",
        "a text with another hash",
        "a text with a hole",
    ],
)
def test_a_package_that_does_not_fit_together_makes_nothing(
    corpus: Corpus, tmp_path: Path, kind: str
) -> None:
    package = spoilt(corpus.make().package, kind)
    with pytest.raises(Refusal, match="damaged"):
        receive(main.Projects(), package, [tmp_path / "theirs"])
    assert files(tmp_path / "theirs") == []


def test_odd_values_come_in_as_what_they_can_stand_for(corpus: Corpus, take: Open) -> None:
    package = corpus.make().package
    odd = replace(
        package,
        codes=tuple(
            replace(one, name="A\u202e\n" + "x" * 9000, colour="none such") for one in package.codes
        ),
        documents=tuple(
            replace(one, published="then", grade="Z9", title="\u0007 T")
            for one in package.documents
        ),
        actors=tuple(replace(one, name=" ", type="Wizard") for one in package.actors),
        relations=tuple(
            replace(
                one,
                kind="conjures",
                claims=tuple(
                    replace(claim, voice="ghost", stance="sings", likelihood="9", since="never")
                    for claim in one.claims
                ),
            )
            for one in package.relations
        ),
    )
    store = take(odd).store
    assert all(len(one.name) <= 500 and "\u202e" not in one.name for one in store.codes.find())
    assert {(one.published, one.source_grade) for one in store.documents.find()} == {("", "")}
    assert {one.voice for one in store.claims.find()} == {"author"}
    assert "Wizard" in {one.label for one in store.actor_types.find()}
    assert "conjures" in {one.label for one in store.relation_kinds.find()}
    assert store.check() == []


def test_cancel_leaves_nothing(corpus: Corpus, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        receive(main.Projects(), corpus.make().package, [tmp_path / "theirs"], progress=progress)
    assert files(tmp_path / "theirs") == []
