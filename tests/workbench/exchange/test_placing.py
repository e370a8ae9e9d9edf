"""What a file quotes is put where it stands in the project, and told where it stands nowhere."""

from workbench.commands.bringing import BringIn
from workbench.exchange.brought import Brought, BroughtCode, BroughtDocument, BroughtExcerpt
from workbench.session import Session

TEXT = "He said no.\n\nThe  partners\nare paid. He said no again."


def _brought(*excerpts: BroughtExcerpt, codes: tuple[BroughtCode, ...] = ()) -> Brought:
    meant = [BroughtDocument(title="First")]
    return Brought(documents=meant, excerpts=list(excerpts), codes=list(codes))


def _first(session: Session) -> None:
    session.run(BringIn(Brought(documents=[BroughtDocument(TEXT, title="First")])))


def test_a_quote_with_other_blank_space_is_placed_on_the_stored_words(session: Session) -> None:
    _first(session)
    session.run(BringIn(_brought(BroughtExcerpt(0, quote="The partners are paid."))))
    (one,) = session.store.excerpts.find()
    assert (one.quote, one.start) == ("The  partners\nare paid.", 13)


def test_a_quote_that_stands_twice_is_placed_only_where_something_tells_which(
    session: Session,
) -> None:
    _first(session)
    came = session.run(
        BringIn(
            _brought(
                BroughtExcerpt(0, quote="He said no"),
                BroughtExcerpt(0, quote="He said no", suffix=" again"),
                BroughtExcerpt(0, quote="Nobody said so"),
            )
        )
    )
    (one,) = session.store.excerpts.find()
    assert one.start == TEXT.rindex("He said no")
    assert [(left.quote, left.title) for left in came.unplaced] == [
        ("He said no", "First"),
        ("Nobody said so", "First"),
    ]


def test_a_code_without_a_place_in_the_tree_is_the_one_of_its_name(session: Session) -> None:
    _first(session)
    tree = (
        BroughtCode("Money"),
        BroughtCode("Paid", 0),
        BroughtCode("Twice"),
        BroughtCode("Twice", 0),
    )
    session.run(BringIn(_brought(codes=tree)))
    loose = (BroughtCode("paid", anywhere=True), BroughtCode("Twice", anywhere=True))
    session.run(BringIn(_brought(BroughtExcerpt(0, 0, 7, codes=(0, 1)), codes=loose)))
    names = {one.id: (one.name, one.parent_id) for one in session.store.codes.find()}
    assert len(names) == len(tree)
    (one,) = session.store.excerpts.find()
    money = next(key for key, said in names.items() if said[0] == "Money")
    assert {names[key] for key in session.store.excerpts.codes_of(one.id)} == {
        ("Paid", money),
        ("Twice", 0),
    }
