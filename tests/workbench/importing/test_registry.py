import pytest

from workbench.errors import Refusal
from workbench.importing import registry
from workbench.importing.language import guess_language
from workbench.importing.published import published_date
from workbench.importing.registry import read


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"<!DOCTYPE html><p>Words", "notes.txt", "text/html"),
        (b"\n<!-- saved --><HTML><body>Words", "x", "text/html"),
        (b"Words about <html> pages", "x.html", "text/plain"),
        (b"# Head\n\n- one\n- two\n", "x.txt", "text/markdown"),
        (b"# Head\n\nWords only\n", "x.md", "text/markdown"),
        (b"# Head\n\nWords only\n", "x.txt", "text/plain"),
        (b"- a list\n- and a rule\n\n> quoted\n", "x.txt", "text/plain"),
        (b"---\ntitle: T\n---\nWords\n", "x", "text/markdown"),
        (b"---\nno fields here\n---\nWords\n", "x", "text/plain"),
    ],
)
def test_a_format_is_told_by_what_the_bytes_are(data, name, media_type):
    assert read(data, name).media_type == media_type


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "damaged or was cut off"),
        (b"PK\x03\x04" + bytes(40), "damaged or was cut off"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a picture"),
        (b"SQLite format 3\x00" + bytes(40), "a database"),
    ],
)
def test_known_binary_files_are_named_in_the_refusal(data, what):
    with pytest.raises(Refusal, match=what):
        read(data, "report.txt")


def test_words_that_begin_like_a_signature_are_words():
    assert read(b"RIFFs are played by guitarists.", "x").text.startswith("RIFFs")
    assert read(b"ID3 is a way of tagging music.", "x").text.startswith("ID3")


def test_a_file_over_the_limit_is_refused_with_its_size(monkeypatch):
    monkeypatch.setattr(registry, "LARGEST", 1_000_000)
    with pytest.raises(Refusal, match=r"“big\.txt” has 2 MB; files of up to 1 MB are read"):
        read(b"a" * 2_000_000, "big.txt")


def test_one_line_of_many_megabytes_is_read_whole():
    line = b"word " * 1_000_000
    read_back = read(line, "line.txt")
    assert len(read_back.text) == 5_000_000
    assert read_back.title == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A quiet day\n\nNothing happened today.", "A quiet day"),
        ("Who decides?\n\nNobody knows.", "Who decides?"),
        ("A quiet day\n>\nNothing happened today.", "A quiet day"),
        ("A quiet day\n" + "Nothing happened. " * 20, "A quiet day"),
        ("A sentence that ends.\n\nAnother one.", ""),
        ("This text was broken by hand at\nabout seventy letters a line.", ""),
        ("Only one line", ""),
        ("A line and then nothing\n\n \n", ""),
        ("3 January 2020\n\nNothing happened.", ""),
        ("INTERVIEWER: And then\n\nGUEST: Nothing.", ""),
        ("https://example.org/page\n\nNothing happened.", ""),
        ("FOR IMMEDIATE RELEASE\n\nNothing happened.", ""),
        ("word " * 60 + "\n\nNothing happened.", ""),
    ],
)
def test_a_title_is_taken_only_where_the_first_line_is_one(text, title):
    assert read(text.encode(), "x.txt").title == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that the talks in the capital had come to an end.", "en"),
        ("Der Minister sagte, dass die Gespräche in der Hauptstadt beendet seien.", ""),
        ("وزیر گفت که گفت‌وگوها در پایتخت به پایان رسیده است و چیزی نمانده", "fa"),
        ("قال الوزير إن المحادثات في العاصمة انتهت إلى اتفاق بين الجانبين", "ar"),
        ("Министр сказал, что переговоры были завершены, и это известно", "ru"),
        ("השר אמר כי השיחות בבירה הסתיימו", "he"),
        ("12 34 56", ""),
    ],
)
def test_a_language_is_said_only_when_letters_or_small_words_tell(text, language):
    assert guess_language(text) == language


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2021-03-04T10:00:00+02:00", "2021-03-04"),
        ("2021-03", "2021-03"),
        ("3 March 2021", "2021-03-03"),
        ("2021", "2021"),
        ("2021-02-31", ""),
        ("last Tuesday", ""),
        ("", ""),
    ],
)
def test_a_date_is_never_more_precise_than_what_was_said(said, date):
    assert published_date(said) == date
