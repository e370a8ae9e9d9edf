"""Names are found whole, without what is only near them; each with a type, an actor and a reason."""

import pytest

from workbench.model.suggestions import SuggestedMention
from workbench.suggesting.document import suggest


def found(text: str) -> dict[str, SuggestedMention]:
    """Return the mentions of a text by their words (the last of equal ones)."""
    mentions = suggest(text).mentions
    assert all(text[one.start : one.end] == one.text for one in mentions)
    return {one.text: one for one in mentions}


def names(text: str) -> list[str]:
    """Return the words of all mentions, in order."""
    return [one.text for one in suggest(text).mentions]


# where a name begins and ends


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prime Minister Haruto Veldkamp resigned.", "Haruto Veldkamp"),
        ("They met Secretary of State Ida Norling in spring.", "Ida Norling"),
        ("It was said that Gen. Tamaz Orbeli had left.", "Tamaz Orbeli"),
        ("The talks failed, Interior Minister Kemal Bozdag said.", "Kemal Bozdag"),
        ("She praised Pieter van der Zalm for it.", "Pieter van der Zalm"),
        ("He wrote to Omar al-Tikrani last week.", "Omar al-Tikrani"),
        ("He wrote to Ali bin Marzuq last week.", "Ali bin Marzuq"),
        ("The word of Esmail Qa'ani is law.", "Esmail Qa'ani"),
        ("The word of Esmail Qa’ani’s men is law.", "Esmail Qa’ani"),
        ("It quotes Donald N. Jensen on this.", "Donald N. Jensen"),
    ],
)
def test_a_person_s_name_stands_without_its_title_and_with_its_particles(
    text: str, name: str
) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "He works at the German Institute for International and Security Affairs now.",
            "German Institute for International and Security Affairs",
        ),
        ("She leads the Council on Foreign Relations now.", "Council on Foreign Relations"),
        ("They joined the Alliance for Maritime Trade early.", "Alliance for Maritime Trade"),
        ("Boats of the Philippine Coast Guard came near.", "Philippine Coast Guard"),
        (
            "A statement by the Ministry of National Defence followed.",
            "Ministry of National Defence",
        ),
    ],
)
def test_the_long_name_of_an_organisation_is_one_name(text: str, name: str) -> None:
    assert names(text) == [name]


def test_two_states_joined_by_and_are_two_names() -> None:
    assert names("Trade between Lebanon and the Palestinian territories fell.") == [
        "Lebanon",
        "Palestinian territories",
    ]


def test_a_possessive_is_no_part_of_a_name_and_the_dots_of_initials_are() -> None:
    assert names("It was Iran’s answer to the U.S.’s move; Iran's army was ready.") == [
        "Iran",
        "U.S.",
        "Iran",
    ]


def test_compounds_give_the_names_inside_them() -> None:
    assert names("An era of U.S.-Iran tensions and Iran-backed groups, of anti-Taliban talk.") == [
        "U.S.",
        "Iran",
        "Iran",
        "Taliban",
    ]


def test_peoples_days_roles_and_wars_are_no_actors() -> None:
    text = (
        "On Monday, Iranian officials and the Prime Minister spoke in Arabic of the Yom Kippur War. "
        "Most Kurdish and Sunni deputies stayed away in October; the General slept."
    )
    assert names(text) == []


def test_a_word_that_only_opens_a_sentence_is_no_name() -> None:
    assert (
        names("Crowds filled the streets. Insurers waited. Sailing round the cape takes days.")
        == []
    )


def test_a_name_that_opens_a_sentence_is_found() -> None:
    assert names("Qaani lacks charisma. Orbeli does not.") == ["Qaani", "Orbeli"]


def test_a_surname_that_is_a_common_word_needs_the_full_name_or_a_verb_of_saying() -> None:
    assert names("It was wet, said Marsh. The marsh was wide.") == ["Marsh"]
    assert names("Owen Marsh spoke first. Marsh was tired.") == ["Owen Marsh", "Marsh"]


# headlines, datelines, labels


def test_a_headline_in_capitals_is_not_one_name() -> None:
    text = (
        "Three Sahel States Quit Regional Bloc, Blaming France\n\nIt was cold that day in the city."
    )
    assert names(text) == ["Sahel", "France"]


def test_a_headline_all_in_capitals_gives_the_names_that_are_known() -> None:
    text = "TAIWAN SAYS CHINESE WARSHIPS CROSSED THE LINE\n\nNothing else was said that day."
    assert names(text) == ["TAIWAN"]


def test_a_dateline_is_a_place_and_not_its_state() -> None:
    mention = found("BAGHDAD, 6 January 2020 — Crowds came out, the police said.")["BAGHDAD"]
    assert (mention.type, mention.actor) == ("place", "Baghdad")


def test_labels_in_capitals_give_the_name_without_the_title() -> None:
    said = "CHAIR OYELARAN: Come to order.", "MR JABOURI: Thank you.", "MEMBER FOR THE NORTH: Why?"
    text = "\n\n".join(said)
    assert names(text) == ["OYELARAN", "JABOURI"]


def test_a_byline_gives_its_names() -> None:
    assert names("By Owen Marsh, Vienna and Erbil\n\nIt was a long day.") == [
        "Owen Marsh",
        "Vienna",
        "Erbil",
    ]


# types, and why


@pytest.mark.parametrize(
    ("text", "name", "type_key", "reason"),
    [
        ("It was General Varaani who came.", "Varaani", "person", "the title “General” before it"),
        ("He saw the Fatemiyoun Brigade pass.", "Fatemiyoun Brigade", "armed_group", "list"),
        (
            "He saw the Zarqun Brigade pass.",
            "Zarqun Brigade",
            "armed_group",
            "“Brigade” in the name",
        ),
        ("Shells fell in Zurbatan again.", "Zurbatan", "place", "after “in”"),
        ("The Syurik province is quiet.", "Syurik", "place", "“province” after it"),
        ("This is what Costas Paris found.", "Costas Paris", "person", ""),
        ("People spoke of Vrontal again.", "Vrontal", "unknown", ""),
    ],
)
def test_the_type_comes_with_its_reason(text: str, name: str, type_key: str, reason: str) -> None:
    mention = found(text)[name]
    assert mention.type == type_key
    assert reason in mention.reason


# who is meant


def test_a_surname_means_the_fuller_name_above() -> None:
    text = "Samir Jabouri spoke. Later Jabouri left, and Jabouri’s men with him."
    assert {one.actor for one in suggest(text).mentions} == {"Samir Jabouri"}
    assert found(text)["Jabouri"].reason == "surname of “Samir Jabouri” above"


def test_a_surname_of_two_people_is_joined_to_none_and_says_so() -> None:
    text = "Abdel Dagalo and Musa Dagalo are brothers. Dagalo denies it."
    mention = found(text)["Dagalo"]
    assert mention.actor is None
    assert mention.reason == "ambiguous: surname of “Abdel Dagalo” or “Musa Dagalo”"


def test_an_acronym_means_what_it_was_defined_for() -> None:
    text = "He visited the Northern Harbour Council (NHC). The NHC was silent."
    assert found(text)["NHC"].actor == "Northern Harbour Council"
    assert "acronym" in found(text)["NHC"].reason


def test_an_acronym_of_another_language_counts_where_it_stands_beside_the_name() -> None:
    text = "She left the German Institute for Sea Affairs, or SWZ, in May. SWZ did not comment."
    assert found(text)["SWZ"].actor == "German Institute for Sea Affairs"


def test_a_short_form_means_the_one_longer_name() -> None:
    text = "The Alliance for Maritime Trade spoke. The Alliance welcomes escorts."
    assert {one.actor for one in suggest(text).mentions} == {"Alliance for Maritime Trade"}


def test_an_alias_that_the_text_tells_is_joined() -> None:
    text = 'José Macías, alias "Fito," fled. Fito was seen later.'
    assert {one.actor for one in suggest(text).mentions} == {"José Macías"}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Tehran said that it would wait.", "Iran"),
        ("It was under Tehran’s control.", "Iran"),
        ("Relations with Tehran are bad.", "Iran"),
        ("Many mourned him in Tehran, Jan. 5.", "Tehran"),
        ("Envoys went to Tehran to ask.", "Tehran"),
        ("It fell near Tehran airport.", "Tehran"),
    ],
)
def test_a_capital_stands_for_its_state_where_it_acts_and_is_a_place_elsewhere(
    text: str, actor: str
) -> None:
    assert found(text)["Tehran"].actor == actor


def test_names_of_one_state_are_one_actor() -> None:
    text = "The United States agreed. U.S. forces left; Washington said little."
    assert {one.actor for one in suggest(text).mentions} == {"United States"}


# what stands around the text


def test_page_furniture_holds_no_mentions_but_tells_the_full_name() -> None:
    text = (
        "Soleimani was feared.\n\n" + "The war went on for years in that land. " * 30 + "\n\n"
        "LATEST ARTICLES\nThe strike that killed Qassem Soleimani, a year on\n\n"
        "No comments:\nPost a Comment"
    )
    mentions = suggest(text).mentions
    assert [one.text for one in mentions] == ["Soleimani"]
    assert mentions[0].actor == "Qassem Soleimani"


# what only looks like a name


@pytest.mark.parametrize(
    "text",
    [
        "It called the deal the Joint Plan of Action (JPOA) at first. The JPOA is dead.",
        "He flew a Su-30 and later an F-16 for years.",
        "They boarded the USS Halsey at night.",
        "A note titled “The Long Goodbye” went round.",
        "Check back to TheHill.com for more.",
        "Phase Two may follow in May.",
    ],
)
def test_agreements_machines_ships_titles_and_sites_are_no_actors(text: str) -> None:
    assert names(text) == []


def test_a_lawmaker_s_party_and_state_are_left_out() -> None:
    assert names("The panel heard Rep. Ro Khanna (D-Calif.) and James Comer (R-Ky.) today.") == [
        "Ro Khanna",
        "James Comer",
    ]


def test_an_office_is_no_part_of_its_holder_s_name() -> None:
    assert names("It hurt the Minister for Women and Equality Ida Norling badly.") == [
        "Ida Norling"
    ]
    assert names("It hurt the Governor of Kaduna State, Mallam Nasir Belo, badly.") == [
        "Kaduna State",
        "Nasir Belo",
    ]


def test_a_court_goes_with_the_state_that_it_is_of() -> None:
    assert names("Appeals went to the Supreme Court of Pakistan then.") == [
        "Supreme Court of Pakistan"
    ]


def test_letters_that_only_spell_a_city_are_an_acronym() -> None:
    assert found("A senior advocate of the bar (SAN) spoke.")["SAN"].type == "organisation"
