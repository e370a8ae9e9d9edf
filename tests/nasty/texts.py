"""Nasty texts, pages and mails."""

from pathlib import Path

from tests.nasty.nasty import GOOD, MEGABYTE, Nasty, holding, sparse


def empty(path: Path) -> None:
    path.touch()


def nothing_but_blanks(path: Path) -> None:
    path.write_text(" \n\t\n  ")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def a_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 400)


def another_encoding(path: Path) -> None:
    said = "Министр сказал в понедельник, что колонна вышла из порта вечером и дошла до границы."
    path.write_bytes(said.encode("cp1251"))


def mixed_encodings(path: Path) -> None:
    path.write_bytes(("Ünïcödé wörds are hére. " * 40).encode() + "\ncafé\n".encode("latin-1"))


def nul_bytes(path: Path) -> None:
    path.write_bytes(GOOD.encode() + b" The end \0 of it.")


def lone_surrogates(path: Path) -> None:
    path.write_bytes(GOOD.encode() + b" Half \xed\xa0\xbd of a letter.")


def direction_overrides(path: Path) -> None:
    path.write_text(f"{GOOD} The file is called \u202egnp.exe\u202c, and \u2067isolated\u2069.")


def a_line_of_200_megabytes(path: Path) -> None:
    sparse(200 * MEGABYTE)(path)


def a_hundred_megabytes_of_text(path: Path) -> None:
    sparse(100 * MEGABYTE)(path)


def a_line_of_eight_megabytes(path: Path) -> None:
    path.write_text("onewordwithoutend" * 500_000)


def all_script(path: Path) -> None:
    path.write_text("<html><body><script>document.write('words');</script></body></html>")


def scripts_and_remote_pictures(path: Path) -> None:
    path.write_text(
        "<html><head><script src='https://example.org/x.js'>steal()</script>"
        "<link rel=stylesheet href='https://example.org/x.css'></head><body onload='steal()'>"
        f"<img src='https://example.org/x.png' alt=''><img src='file:///etc/passwd'><p>{GOOD}"
        "<iframe src='https://example.org/frame'>steal()</iframe></body></html>"
    )


def nested_tables(path: Path) -> None:
    path.write_text("<table><tr><td>" * 60 + GOOD + "</table>" * 60)


def two_hundred_thousand_nested_divs(path: Path) -> None:
    path.write_text("<html>" + "<div>" * 200_000 + GOOD)


def three_hundred_thousand_attributes(path: Path) -> None:
    path.write_text("<html><p " + " ".join(f"a{n}=1" for n in range(300_000)) + f">{GOOD}")


LAUGHS = '<!DOCTYPE l [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 8}">'
    for before, after in zip("bcdefghi", "cdefghij", strict=True)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE l [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


def entities_in_a_bare_file(path: Path) -> None:
    path.write_text(f'<?xml version="1.0"?>{LAUGHS}<l>&j; {GOOD}</l>')


def outside_entities_in_a_bare_file(path: Path) -> None:
    path.write_text(f'<?xml version="1.0"?>{OUTSIDE}<l>&j; {GOOD}</l>')


def entities_in_a_page(path: Path) -> None:
    path.write_text(f"<!DOCTYPE html [{LAUGHS[12:]}<html><body><p>&j; {GOOD}</body></html>")


HEAD = "From: Ann <ann@example.org>\nTo: Bo <bo@example.org>\nSubject: News\n"


def a_mail_header_of_seven_megabytes(path: Path) -> None:
    path.write_text(f"{HEAD}X-Long: {'a' * 7_000_000}\n\n{GOOD}\n")


def a_hundred_nested_parts(path: Path) -> None:
    inner = f"Content-Type: text/plain\n\n{GOOD}\n"
    for number in range(100):
        inner = (
            f'Content-Type: multipart/mixed; boundary="m{number}x"\n\n--m{number}x\n{inner}\n'
            f"--m{number}x--\n"
        )
    path.write_text(HEAD + "MIME-Version: 1.0\n" + inner)


def a_thousand_nested_parts(path: Path) -> None:
    boundaries = [f"m{number}x" for number in range(1000)]
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="{one}"\n\n--{one}\n' for one in boundaries
    )
    path.write_text(f"{HEAD}MIME-Version: 1.0\n{opened}Content-Type: text/plain\n\n{GOOD}\n")


TEXTS = [
    Nasty("empty.txt", empty, "is empty"),
    Nasty("blank.txt", nothing_but_blanks, "holds no words"),
    Nasty("noise.txt", binary, "not a text but binary data"),
    Nasty("photo.txt", a_picture, "is a picture"),
    Nasty("russian.txt", another_encoding, "was guessed to be", "Министр сказал"),
    Nasty("mixed.txt", mixed_encodings, "1 place was not valid UTF-8", "caf\ufffd"),
    Nasty("nul.txt", nul_bytes, "1 NUL byte became", "The end \ufffd of it."),
    Nasty("half.txt", lone_surrogates, "Halves of characters", "Half \ufffd"),
    Nasty(
        "bidi.txt", direction_overrides, "1 character turns the direction", "\u202egnp.exe\u202c"
    ),
    Nasty("line.txt", a_line_of_200_megabytes, "has 200 MB; files of up to 50 MB"),
    Nasty("long.txt", a_hundred_megabytes_of_text, "has 100 MB; files of up to 50 MB"),
    Nasty("word.txt", a_line_of_eight_megabytes, "", "wordwithoutend" + "onewordwithoutend" * 9),
    Nasty("app.html", all_script, "shows no text unless its scripts run"),
    Nasty("page.html", scripts_and_remote_pictures, "", GOOD, "steal"),
    Nasty("tables.html", nested_tables, "", GOOD),
    Nasty("divs.html", two_hundred_thousand_nested_divs, "", GOOD),
    Nasty("attributes.html", three_hundred_thousand_attributes, "", GOOD),
    Nasty("laughs.xml", entities_in_a_bare_file, "", f"&j; {GOOD}", "hahahaha"),
    Nasty("outside.xml", outside_entities_in_a_bare_file, "", f"&j; {GOOD}", "root:"),
    Nasty("laughs.html", entities_in_a_page, "", f"&j; {GOOD}", "hahahaha"),
    Nasty("header.eml", a_mail_header_of_seven_megabytes, "has a mail header of 7 MB"),
    Nasty("parts.eml", a_hundred_nested_parts, "", GOOD),
    Nasty("deep.eml", a_thousand_nested_parts, "without end"),
]
#: so that a linter sees that it is used by those that import it
__all__ = ["LAUGHS", "OUTSIDE", "TEXTS", "holding"]
