"""Turns of speakers are known by labels that come back, and never found in prose."""

import pytest

from workbench.statements.turns import turns


def cut(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*one.label)], text[slice(*one.content)]) for one in turns(text)]


def test_each_turn_has_its_label_and_all_its_paragraphs():
    text = "ANNA: Hello.\n\nHow are you?\n\nBEN: Well, thanks.\n\nANNA: Good."
    assert cut(text) == [
        ("ANNA", "Hello.\n\nHow are you?"), ("BEN", "Well, thanks."), ("ANNA", "Good."),
    ]  # fmt: skip


def test_a_question_without_a_label_is_nobodys_answer():
    text = (
        "How did it begin?\n\nHaddad: Slowly. It took years.\n\nWhat of the region?\n\n"
        "Mansour: It watched.\n\nAnd it waited.\n\nIs there hope?\n\nHaddad: Who knows? Is there?"
    )
    assert cut(text) == [
        ("Haddad", "Slowly. It took years."),
        ("Mansour", "It watched.\n\nAnd it waited."),
        ("Haddad", "Who knows? Is there?"),
    ]


def test_an_answer_may_end_in_a_question_before_the_next_label():
    text = "Q: What now?\nA: We wait. Can they agree?\n\nWill they?\nQ: Thank you.\nA: Thanks."
    assert cut(text)[1] == ("A", "We wait. Can they agree?\n\nWill they?")


def test_bold_labels_are_named_without_their_marks():
    text = "**Interviewer:** What now?\n\n**Leila Haddad:** Nothing.\n\n**Interviewer:** Why?"
    assert cut(text) == [
        ("Interviewer", "What now?"), ("Leila Haddad", "Nothing."), ("Interviewer", "Why?"),
    ]  # fmt: skip


def test_who_speaks_once_in_a_transcript_is_a_speaker_too():
    text = (
        "CHAIR OYELARAN: Order.\n\nMR JABOURI: Thank you.\n\nCHAIR OYELARAN: Go on.\n\n"
        "MEMBER FOR THE NORTH: Who pays?\n\nMR JABOURI: Iran does."
    )
    assert [label for label, _ in cut(text)][3] == "MEMBER FOR THE NORTH"


def test_times_and_stage_directions_are_not_part_of_a_turn():
    text = "[begins]\n[00:01] ANNA: Hello.\n[00:05] BEN: Hi.\n[00:09] ANNA: Bye.\n[ends]"
    assert cut(text)[0] == ("ANNA", "Hello.")
    assert cut(text)[2] == ("ANNA", "Bye.")


@pytest.mark.parametrize(
    "text",
    [
        "The answer is simple: nobody knows.\nThe answer is simple: nobody asks.",
        "Key points: money matters. It does.\nKey points: oil matters. It does.",
        "Photo: A man walks.\nPhoto: A woman walks.",
        "Tehran, Iran: It was quiet today.\nTehran, Iran: It was loud today.",
        "12:30 The talks begin.\n12:45 The talks end.\nhttps://a.example/x\nhttps://a.example/y",
        "By: Garrett Nada\nType: Analysis and Commentary\nBy: Garrett Nada\nType: Analysis",
        "From: Ann Lee\nTo: Bo Day\nSubject: Lunch\nFrom: Bo Day\nTo: Ann Lee\nSubject: Lunch",
        "Iran: 12 per cent\nIraq: 14 per cent\nIran: 15 per cent\nIraq: 9 per cent",
    ],
)
def test_prose_has_no_turns(text):
    assert not turns(text)


@pytest.mark.parametrize(
    "text",
    [
        "Iran: The government denied it.\nIraq: It did too.\nIran: Later it changed its mind.",
        "Why it matters: Oil. Gas.\nThe big picture: War.\nWhy it matters: Peace. Now.",
        "Step 1: Open the box. Look.\nStep 2: Close the box.\nStep 1: Again.",
        "Gaza: The toll rose. It is high.\nWest Bank: Raids went on.\nGaza: Aid entered.",
        "Putin: We will win\nTrump: Deal soon\nPutin: No talks",
        "Dear Sir: I write to you. Yours.\nDear Sir: I write again.",
        "Q1: revenue rose.\nQ2: revenue fell.\nQ1: again.",
    ],
)
def test_entries_of_a_list_are_no_turns_though_their_labels_come_back(text):
    assert not turns(text)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("JOHN KING, CNN ANCHOR: Welcome.\nKING: Let’s go.\nBLITZER: Yes.\nBLITZER: Bye.",
         ["JOHN KING, CNN ANCHOR", "KING", "BLITZER", "BLITZER"]),
        ("Speaker 1 (00:12):\nHello there.\n\nSpeaker 2 (00:15):\nHi.\n\nSpeaker 1 (00:20):\nBye.",
         ["Speaker 1", "Speaker 2", "Speaker 1"]),
        ("Interviewer: Why?\n\nHaddad: Because.", ["Interviewer", "Haddad"]),
        ("Foreign Policy: A deal?\n\nRob Malley: We try.\n\nFP: When?\n\nRM: Soon.",
         ["Foreign Policy", "Rob Malley", "FP", "RM"]),
        ("مجری: چه خبر؟\nمهمان: خبری نیست.\nمجری: پس چه؟", ["مجری", "مهمان", "مجری"]),
        ("س: ماذا حدث؟\nج: لا شيء.\nس: حقاً؟", ["س", "ج", "س"]),
        ("Вопрос: Когда?\nОтвет: Завтра.\nВопрос: Точно?", ["Вопрос", "Ответ", "Вопрос"]),
        ("Sen. Murphy: When? At 10:30?\nGen. McKenzie: Yes: at 10:30.\nSen. Murphy: Fine.",
         ["Sen. Murphy", "Gen. McKenzie", "Sen. Murphy"]),
    ],
)  # fmt: skip
def test_labels_of_many_kinds_of_transcript_are_known(text, labels):
    assert [label for label, _ in cut(text)] == labels


def test_a_list_inside_an_answer_is_nobodys_turn():
    text = (
        "ABC: What did you see, Ms Haddad?\n\nHaddad: Three things.\n\n"
        "Security: It failed us.\n\nMoney: It ran out.\n\nABC: Thank you."
    )
    assert [label for label, _ in cut(text)] == ["ABC", "Haddad", "ABC"]


def test_a_hearing_is_cut_at_names_in_capitals_before_a_full_stop():
    text = (
        "The CHAIRMAN. Order. Senator Orne.\n\nSenator ORNE. Thank you, Mr. Chairman. Who paid?\n\n"
        "Ambassador VAL-REY. We did.\n\nIn part.\n\nSenator ORNE. I see.\n\n"
        "The CHAIRMAN. Thank you.\n\n"
        "[Whereupon, the hearing was adjourned.]"
    )
    assert cut(text) == [
        ("The CHAIRMAN", "Order. Senator Orne."),
        ("Senator ORNE", "Thank you, Mr. Chairman. Who paid?"),
        ("Ambassador VAL-REY", "We did.\n\nIn part."),
        ("Senator ORNE", "I see."),
        ("The CHAIRMAN", "Thank you."),
    ]


def test_prose_that_names_officials_in_capitals_has_no_turns():
    text = "The PRESIDENT. So he is called.\n\nMr. ORNE. A book of that name.\n\nNobody read it."
    assert cut(text) == []


def test_a_press_briefing_sets_its_questions_apart_by_blanks():
    text = (
        "THE PRESIDENT: Good afternoon.\n\nQ    Sir, two questions, if I may?\n\n"
        "THE PRESIDENT: Go ahead.\n\nQ    Will you go?\n\nTHE PRESIDENT: We'll see."
    )
    assert [label for label, _ in cut(text)] == ["THE PRESIDENT", "Q"] * 2 + ["THE PRESIDENT"]


def test_a_question_set_bold_with_its_label_ends_before_the_marks():
    text = "**Q: What now?**\n\n**A:** We wait.\n\n**Q: And then?**\n\n**A:** We see."
    assert cut(text)[0] == ("Q", "What now?")
