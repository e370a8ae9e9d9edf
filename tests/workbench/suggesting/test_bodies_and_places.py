"""Names of bodies with others inside, places told by what they are said to be, articles kept."""

import pytest

from workbench.suggesting.mentions import find_mentions


def found(text: str) -> dict[str, str]:
    """Return the names of a text with their types."""
    return {one.text: one.type for one in find_mentions(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shops near the Kenya Red Cross were closed.", "Kenya Red Cross"),
        ("We asked the Ministry of Peshmerga Affairs twice.", "Ministry of Peshmerga Affairs"),
        (
            "She works at the Institute of International and European Affairs.",
            "Institute of International and European Affairs",
        ),
        (
            "It was paid by the King Salman Humanitarian Aid and Relief Centre.",
            "King Salman Humanitarian Aid and Relief Centre",
        ),
        ("We met Foreign Ministry Spokesman Karim Odeh.", "Foreign Ministry"),
        ("An appeal by African Union Commission Chairperson Ade Bello.", "African Union Commission"),
        ("This was first told by The Harbor Post, which saw it.", "The Harbor Post"),
        ("They shot outside Parliament as deputies voted.", "Parliament"),
        ("We spoke to Leila de Lima about it.", "Leila de Lima"),
        ("Talks failed; Jay Tarrielo, a spokesman for the guard, said so.", "Jay Tarrielo"),
    ],
)  # fmt: skip
def test_a_longer_name_is_one_with_what_is_inside_it(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "name", "type_key"),
    [
        ("It was Varan Blue, the Iranian carrier under sanctions.", "Varan Blue", "organisation"),
        ("It stopped at Ovren, a town near the border.", "Ovren", "place"),
        ("In Ovren it is weaker.", "Ovren", "place"),
        ("The rebels still hold Ovren and the road.", "Ovren", "place"),
        ("They fled to Homs or Ovren that night.", "Ovren", "place"),
        ("The ministers sat in the Justus Ovrel building.", "Justus Ovrel", "place"),
        ("We passed Kiryat Ovren.", "Kiryat Ovren", "place"),
        ("Farid Ovren, the union's secretary, came.", "Farid Ovren", "person"),
    ],
)  # fmt: skip
def test_the_type_comes_from_what_is_said_of_it(text: str, name: str, type_key: str) -> None:
    assert found(text)[name] == type_key


def test_what_is_no_actor_stays_out() -> None:
    assert "Aspidus" not in found("Ships of Operation Aspidus came.")
    assert not found("Why It May Not Last\n\nThree things could break it.")


def test_an_opening_article_is_no_part_of_a_longer_name() -> None:
    names = found("The Independent Tide Commission met. It said so.")
    assert list(names) == ["Independent Tide Commission"]


@pytest.mark.parametrize(
    ("text", "name", "type_key"),
    [
        ("OVRENBURG, Pa. — It rained here on Monday.", "OVRENBURG", "place"),
        ("They told WXYZ-TV of it.", "WXYZ-TV", "media"),
        ("It was shown by Ovren TV at noon.", "Ovren TV", "media"),
        ("They walked down Avenida Carlos de Ovren.", "Avenida Carlos de Ovren", "place"),
        ("We met Special Counsel Jack Ovrel there.", "Jack Ovrel", "person"),
        ("It was Doug Ford who came.", "Doug Ford", "person"),
        ("Senators Ovrel, Karven, and Mostrel were there.", "Mostrel", "person"),
        ("The Ovrel Mosque was closed.", "Ovrel Mosque", "place"),
        ("It was Joanna May who came.", "Joanna May", "person"),
        (
            "They listed Harakat Ansar Allah al-Ovria.",
            "Harakat Ansar Allah al-Ovria",
            "armed_group",
        ),
        ("The Ovrel General Company builds roads.", "Ovrel General Company", "organisation"),
    ],
)
def test_names_of_stations_streets_and_people_are_told_apart(
    text: str, name: str, type_key: str
) -> None:
    assert found(text)[name] == type_key


def test_the_name_of_an_operation_is_left_out_whole() -> None:
    assert not found("It rained. Isn't that so? They didn't say.")
    assert not found("Ships of Operation Prosperity Guardian came.")


def test_a_heading_in_capitals_gives_listed_bodies_and_no_single_words() -> None:
    text = "HOUSE OF LORDS\nTIDES AND SHOALS COMMITTEE\n\nThe Committee met. A clerk spoke."
    assert "HOUSE OF LORDS" in found(text)
    assert "COMMITTEE" not in found(text)
