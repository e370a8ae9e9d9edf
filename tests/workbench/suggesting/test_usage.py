"""The other documents of a project settle what a capital means where any word would have one."""

from tests.workbench.suggesting.test_project import write
from workbench.session import Session
from workbench.suggesting.mentions import find_mentions
from workbench.suggesting.project import suggestions
from workbench.suggesting.usage import usage_in

PLAIN = "Hawalor moved the money. Nobody saw it."
OTHERS = ["They used hawalor here.", "Old hawalor was cheap.", "It is hawalor, they said."]


def found(text: str, others: list[str]) -> dict[str, str]:
    return {one.text: one.reason for one in find_mentions(text, usage=usage_in([*others, text]))}


def test_a_foreign_word_that_others_write_small_is_no_name_at_the_start() -> None:
    assert found(PLAIN, []) == {"Hawalor": "no English word"}
    assert found(PLAIN, OTHERS) == {}


def test_a_plain_word_that_others_only_have_as_a_name_is_one_and_says_so() -> None:
    text = "It was late. Marsh agreed at once."
    others = ["We met Marsh today.", "They told Marsh of it.", "He saw Marsh there."]
    assert found(text, []) == {}
    reason = found(text, others)["Marsh"]
    assert reason.endswith("a capital inside the sentence in 3 documents, never without")


def test_an_adjective_with_a_capital_is_no_name_however_often_it_has_one() -> None:
    others = ["The Western press came.", "Some Western men left.", "A Western man stayed."]
    assert found("It was late. Western officials agreed.", others) == {}


def test_one_document_settles_nothing_for_the_others() -> None:
    assert found("It was late. Marsh agreed at once.", ["We met Marsh today."]) == {}


def test_a_word_used_both_ways_stays_what_its_own_text_says() -> None:
    others = ["We met Marsh today.", "They told Marsh of it.", "He saw the marsh."]
    assert found("It was late. Marsh agreed at once.", others) == {}


def test_a_capital_inside_its_own_sentence_outweighs_the_others() -> None:
    assert "Hawalor" in found("They asked Hawalor twice.", OTHERS)


def test_the_lines_of_a_project_are_settled_by_all_of_its_documents(session: Session) -> None:
    sha = write(session, PLAIN)
    for text in OTHERS:
        write(session, text)
    lines = {said: [one.text for one in kept.mentions] for said, kept in suggestions(session.store)}
    assert lines[sha] == []
    again = {said: [one.text for one in kept.mentions] for said, kept in suggestions(session.store)}
    assert again == lines
