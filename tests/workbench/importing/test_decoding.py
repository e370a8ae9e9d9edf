import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import Refusal
from workbench.importing.decoding import decode, whole_characters

PERSIAN = (
    "وزیر خارجه گفت که گفت‌وگوها ادامه دارد و دو طرف درباره بیشتر موارد به توافق رسیده‌اند. "
    "او افزود که نشست بعدی در ماه آینده برگزار می‌شود."
)
ARABIC = (
    "قال المتحدث باسم الحكومة إن الاجتماع المقبل سيعقد في بغداد، وإن الوفدين اتفقا على معظم "
    "النقاط التي طرحت خلال اليومين الماضيين."
)
FRENCH = (
    "Le ministre a déclaré que l’accord était prêt ; il a ajouté qu’une réunion aurait lieu à "
    "Genève où les délégués étudieraient les propositions déjà présentées."
)
ordinary = st.text(
    st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\ufeff\ufffd"),
    min_size=1,
).filter(lambda text: text.strip())


@given(ordinary, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_what_was_written_in_unicode_is_read_back_exactly(text, encoding):
    read = decode(text.encode(encoding), "x.txt")
    assert read.text == text
    assert read.encoding.startswith(encoding[:6].rstrip("-"))


@given(st.lists(st.sampled_from(["a", "ب", "\r\n", "\r", "\n", "😀", " "]), min_size=1))
def test_line_ends_become_one_kind_and_nothing_else_changes(parts):
    text = "word" + "".join(parts)
    read = decode(text.encode(), "x.txt").text
    assert read == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(ARABIC, "cp1256"), (FRENCH, "cp1252"), (FRENCH.replace("’", "'"), "latin-1")],
)
def test_older_encodings_are_guessed_and_the_guess_is_told(text, encoding):
    read = decode(text.encode(encoding), "x.txt")
    assert read.text == text
    assert any("guessed" in doubt for doubt in read.doubts)


def test_utf_16_without_a_mark_is_seen_by_its_zero_bytes():
    assert decode("A plain sentence.".encode("utf-16-be"), "x").text == "A plain sentence."
    assert decode("A plain sentence.".encode("utf-16-le"), "x").text == "A plain sentence."


def test_a_page_in_an_older_encoding_is_read_as_it_declares():
    page = '<html><meta charset="windows-1256"><p>' + PERSIAN.replace("ی", "ي").replace("ک", "ك")
    kept = page.encode("cp1256", "ignore")
    read = decode(kept, "x.html")
    assert (read.encoding, read.doubts) == ("cp1256", ())
    assert read.text == kept.decode("cp1256")


def test_a_false_declaration_does_not_keep_a_page_out():
    page = '<html><meta charset="no-such-thing"><p>' + FRENCH
    assert FRENCH in decode(page.encode("cp1252"), "x.html").text


def test_good_utf_8_with_one_broken_byte_stays_utf_8_and_says_so():
    read = decode(PERSIAN.encode() + b"\xff" + PERSIAN.encode(), "x.txt")
    assert read.text == PERSIAN + "\ufffd" + PERSIAN
    assert read.doubts == ("1 place was not valid UTF-8 and read \ufffd now.",)


def test_nul_bytes_are_replaced_one_by_one_and_reported():
    read = decode(b"one\0two\0three are kept", "x.txt")
    assert read.text == "one\ufffdtwo\ufffdthree are kept"
    assert read.doubts == ("2 NUL bytes became \ufffd.",)


def test_surrogates_written_as_letters_are_joined_or_replaced():
    pair, lone = b"\xed\xa0\xbd\xed\xb8\x80", b"\xed\xa0\xbd"
    assert decode(b"smile " + pair, "x").text == "smile 😀"
    assert decode(b"half " + lone + b" here", "x").text == "half \ufffd here"


@given(st.text(st.characters(), max_size=50))
def test_whole_characters_can_always_be_stored(text):
    whole = whole_characters(text)
    assert whole.encode().decode() == whole


def test_text_that_was_misread_before_is_doubted():
    assert decode("it donâ€™t look right".encode(), "x").doubts
    assert not decode("it doesn’t look wrong, señor Ã".encode(), "x").doubts


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "“x.txt” is empty."),
        (b" \r\n\t\n", "“x.txt” holds no words, only blank space."),
        (b"\xef\xbb\xbf", "“x.txt” holds no words, only blank space."),
        (bytes(range(256)) * 8, "“x.txt” is not a text but binary data."),
        (b"\x00\x01\x02\x03\x04\x05" * 9, "“x.txt” is not a text but binary data."),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data, sentence):
    with pytest.raises(Refusal) as refused:
        decode(data, "x.txt")
    assert str(refused.value) == sentence


@given(st.binary(max_size=300))
def test_any_bytes_give_storable_text_or_a_refusal(data):
    try:
        text = decode(data, "x").text
    except Refusal:
        return
    text.encode()
    assert "\0" not in text
    assert "\r" not in text
