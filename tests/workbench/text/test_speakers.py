from workbench.text.speakers import speaker_labels

TALK = """Summary: what was said.

Interviewer: How much turns on one man?

Dr. Leila O’Neil: A good deal: more than one thinks.
Interviewer: And now?
Dr. Leila O’Neil: Less."""


def test_names_that_come_back_before_a_colon_are_speakers():
    assert [TALK[a:b] for a, b in speaker_labels(TALK)] == [
        "Interviewer:", "Dr. Leila O’Neil:", "Interviewer:", "Dr. Leila O’Neil:",
    ]  # fmt: skip


def test_times_addresses_and_single_labels_are_not():
    assert not speaker_labels("10:30 start\n10:30 end\nhttps://a.b\nhttps://a.b\nNote: once")


def test_a_name_on_the_first_line_counts():
    assert len(speaker_labels("\nAda: one\nAda: two")) == 2
    assert len(speaker_labels("Ada: one\nAda: two")) == 2


def test_labels_of_a_page_are_nobody():
    assert not speaker_labels("By: Ann Lee\nType: Analysis\nBy: Bo Day\nType: Analysis")
