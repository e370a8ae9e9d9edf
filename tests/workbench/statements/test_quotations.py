"""Who says what is found by the quotation marks, the verb and its subject."""

import pytest

from workbench.statements.reading import statements
from workbench.statements.turns import turns


def said(text: str) -> list[tuple[str | None, list[str]]]:
    """Return the direct quotations of a text: the speaker, and the words."""
    return [
        (text[slice(*one.speaker)] if one.speaker else None, [text[a:b] for a, b in one.spans])
        for one in statements(text)
        if one.mode == "direct"
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("“It is over,” said Hamid Azizi, an expert at SWP.", "Hamid Azizi", ["It is over,"]),
        ('"It is over," Azizi said.', "Azizi", ["It is over,"]),
        ("‘The groups’ aims differ,’ said Ms Solberg.", "Solberg", ["The groups’ aims differ,"]),
        ("“Go,” he told me,” is no quotation. “Go,” said General John Kelly.", "John Kelly", ["Go,"]),
        ("Secretary of State Antony Blinken warned that “we’ve not seen it.”", "Antony Blinken",
         ["we’ve not seen it."]),
        ("- Secretary of State Antony Blinken warned last week that “it is so,” he felt.",
         "Antony Blinken", ["it is so,"]),
        ("A diplomat who deals with the movement said: “He is told afterwards.”", "A diplomat",
         ["He is told afterwards."]),
        ("The group’s leader, Abdul-Malik al-Houthi, said: “We will go on.”", "Abdul-Malik al-Houthi",
         ["We will go on."]),
        ("“We are asked,” said an official of the Kurdish region.", "an official of the Kurdish region",
         ["We are asked,"]),
        ("“Is it over?” Azizi asked.", "Azizi", ["Is it over?"]),
        ("“It is,” Ingrid Solberg, the Alliance’s secretary-general, said on Monday.", "Ingrid Solberg",
         ["It is,"]),
        ("“We lost it,” according to Omar Said, a farmer.", "Omar Said", ["We lost it,"]),
        ("The minister called the strike “reckless” and left.", "The minister", ["reckless"]),
        ("„Wir gehen“, Azizi said.", "Azizi", ["Wir gehen"]),
        ("« Nous partons », Azizi said.", "Azizi", ["Nous partons"]),
        ("State television quoted Qaani as saying “we are ready.”", "Qaani", ["we are ready."]),
        ("Qaani was quoted by Fars as saying “we are ready.”", "Qaani", ["we are ready."]),
    ],
)  # fmt: skip
def test_a_quotation_has_the_speaker_that_its_sentence_names(text, speaker, words):
    assert (speaker, words) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. “maximum pressure” campaign opened space.",
        "The word “proxy” is almost too loose.",
        "Officials said the so-called “axis” had grown.",
        "His book “The Long War of the Shadows” sold well.",
        "The steering of Iran’s ‘Axis of Resistance’",
        'It was 6\'2" tall and 5" wide.',
    ],
)
def test_quoted_words_that_nobody_speaks_are_no_statement(text):
    assert not said(text)


def test_a_split_quotation_is_one_statement_in_two_pieces():
    text = "“Orders,” said Tomas Reinholt, who studies it, “are now requests. They ask.”"
    assert said(text) == [("Tomas Reinholt", ["Orders,", "are now requests. They ask."])]


def test_a_sentence_quoted_after_the_verb_goes_on_with_the_statement():
    text = "“They quarrel,” said Azizi, an expert. “Outside they obey.”"
    assert said(text) == [("Azizi", ["They quarrel,", "Outside they obey."])]


def test_marks_that_open_each_paragraph_and_close_the_last_are_one_statement():
    text = "Azizi said: “One thing.\n\n“Another thing.\n\n“A last thing.”\n\nIt rained."
    assert said(text) == [("Azizi", ["One thing.", "Another thing.", "A last thing."])]


def test_one_quotation_may_run_over_bullets_with_marks_at_its_ends_only():
    text = "- “It is so,” said Azizi.\n- “They lack it…\n- As a result, they fall.\n- So it is.”\nOver."
    assert said(text) == [
        ("Azizi", ["It is so,", "They lack it…\n- As a result, they fall.\n- So it is."])
    ]


def test_he_is_the_speaker_of_the_paragraph_before():
    text = "“Orders fail,” said Hamid Azizi.\n\n“Nobody listens,” he said."
    assert said(text)[1] == ("Hamid Azizi", ["Nobody listens,"])


def test_he_is_the_one_whom_the_sentences_before_speak_of():
    text = (
        "The strike killed Soleimani and raised Qaani.\n"
        "“Soleimani was unique,” said Ray Takeyh, an expert. “Qaani is understated.”\n"
        "- A bureaucrat, he spent his career in the east.\n- Unlike others, he was no rebel.\n"
        "“We are all war kids,” he said in 2015."
    )
    assert said(text)[-1] == ("Qaani", ["We are all war kids,"])


def test_he_stays_open_where_the_sentence_that_names_him_was_cut():
    text = (
        "“The aim failed,” said Hamid Azizi.\nThe groups all grew at home.\n"
        "Money came from Iran, and Qaani sent men.\nThis is a problem.\n“It takes talk,” he said.\n"
        "“They were respected,” he said."
    )
    assert [speaker for speaker, _ in said(text)] == ["Hamid Azizi", None, None]


def test_several_officials_are_not_he():
    text = "It was not told, according to officials of three states. “So it goes,” he said."
    assert said(text) == [(None, ["So it goes,"])]


def test_she_is_not_the_man_heard_before():
    text = "“Go,” said Mr Azizi.\n\n“Stay,” she said."
    assert said(text)[1] == (None, ["Stay,"])


def test_i_said_is_whoever_has_the_turn():
    text = "ANNA: Hello there.\nBEN: I told him “never again” and I left.\nANNA: Did you go?"
    (found,) = statements(text, turns(text))
    assert text[slice(*found.speaker)] == "BEN"


def test_whom_the_speaker_cites_is_kept():
    text = "The convoy left at dawn, according to Reuters, citing two officials."
    (found,) = statements(text)
    assert text[slice(*found.speaker)] == "Reuters"
    assert text[slice(*found.source)] == "two officials"
    assert found.mode == "indirect"


def test_who_was_told_is_kept():
    text = "“Our forces stay,” spokesman Idris Brima told Al Jazeera."
    (found,) = statements(text)
    assert text[slice(*found.through)] == "Al Jazeera"
    assert text[slice(*found.speaker)] == "Idris Brima"


def test_a_quotation_may_be_signed_in_the_line_after_it():
    assert said("“He will pay for it, and soon.”\n— Donald Trump, June 2020") == [
        ("Donald Trump", ["He will pay for it, and soon."])
    ]


def test_he_is_nobody_where_two_may_be_meant():
    text = "President Joe Biden met Benjamin Netanyahu. “We stand together,” he said."
    assert said(text) == [(None, ["We stand together,"])]


@pytest.mark.parametrize(
    "text",
    [
        "Asked about the “axis of resistance,” Vaez said that it was weak.",
        "Vaez says the “axis of resistance” is a slogan.",
        "What Tehran calls the “axis of resistance” is weak.",
        "The “axis of resistance,” as Tehran calls it, is weak.",
        "Under the headline “Iran Strikes Back,” the paper said the war had begun.",
        "Fans of the band “Black Flag” said they were sorry.",
        "Vaez wrote “Orientalism” in 1978.",
    ],
)
def test_terms_and_titles_are_not_spoken_though_somebody_speaks(text):
    assert not said(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Her deputy, Petro Hnatiuk, drives the van. “She never sleeps,” he says.", "Petro Hnatiuk"),
        ("“Go,” said Ann Li.\n\nHer neighbour Yusuf saw it. “Twelve,” he says.", "Yusuf"),
        ("“Go,” said a guard.\n\nFor Lina Khatib, it fits. “They do it,” she said.", "Lina Khatib"),
        ("“Go,” said Ann Li.\n\nA retired general disagrees. “Stay,” he said.", "A retired general"),
        ("Outside, Omar Zaqout was waiting. “I asked,” he said.", "Omar Zaqout"),
        ("By the time Iryna Lutsenko arrives, she has begun. “The first,” she says.", "Iryna Lutsenko"),
        ("Hezbollah claimed it. “We struck the base,” it said.", "Hezbollah"),
        ("The ministry condemned it. “We will respond,” it said.", "The ministry"),
        ("Russia condemned what it called “a gross violation of the law”.", "Russia"),
        ("“Polls are weather,” Byrne likes to say.", "Byrne"),
        ("“I…I don’t know,” Azizi stammered.", "Azizi"),
        ("“It’s over,” said Azizi, quoting his father: “The lamp is out.”", "his father"),
        ("“We are ready for it.” — Hamid Azizi.", "Hamid Azizi"),
        ("In it, a soldier, his face blurred, says, “Here is the entrance.”", "a soldier"),
        ("Adviser Jake Sullivan repeated it on CBS’ “Face the Nation,” saying, “We do not.”",
         "Jake Sullivan"),
        ("Nasr, author of “The Shia Revival,” argues that Iran “is not ten feet tall.”", "Nasr"),
    ],
)  # fmt: skip
def test_the_speaker_is_found_beyond_the_sentence_where_it_is_safe(text, speaker):
    assert said(text)[-1][0] == speaker


def test_who_does_something_after_an_opening_deed_is_meant_by_he() -> None:
    text = "Reached by phone, Mr. Kovel laughed. “No comment,” he said. “Try the ministry.”"
    (one,) = statements(text)
    assert text[slice(*one.speaker)] == "Kovel"


def test_a_name_beside_an_office_speaks_though_an_aside_follows() -> None:
    text = "Her opponent, former Rep. Mike Orvel, asked about it by a paper, said: “No.”"
    (one,) = statements(text)
    assert text[slice(*one.speaker)] == "Mike Orvel"
