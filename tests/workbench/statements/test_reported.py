"""What is told in the author's words is found by the verb and the clause after or around it."""

import pytest

from workbench.statements.reading import statements


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Azizi warned that Iran would answer.", "Azizi", ["Iran would answer"]),
        ("The Houthis receive parts, Western officials say, but choose targets.", "Western officials",
         ["The Houthis receive parts", "but choose targets"]),
        ("Donald Trump approved it, his office said.", "his office", ["Donald Trump approved it"]),
        ("The envoys went too far, according to two Iraqi officials.", "two Iraqi officials",
         ["The envoys went too far"]),
        ("According to Reuters, the convoy left at dawn.", "Reuters", ["the convoy left at dawn"]),
        ("The ministry said on Saturday it had seen six ships.", "The ministry",
         ["it had seen six ships"]),
        ("Officials said that the “axis” groups had grown.", "Officials",
         ["the “axis” groups had grown"]),
    ],
)  # fmt: skip
def test_reported_speech_has_its_words_and_its_speaker(text, speaker, words):
    found = [one for one in statements(text) if one.mode == "indirect"]
    assert [[text[a:b] for a, b in one.spans] for one in found] == [words]
    assert found[0].speaker is not None
    assert text[slice(*found[0].speaker)] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "It is said that the moon is far.",
        "They had no say in the matter that day.",
        "I think that it is so.",
    ],
)
def test_thoughts_and_hearsay_report_nobody(text):
    assert not statements(text)
