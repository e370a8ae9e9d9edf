import base64

import pytest

from workbench.errors import Refusal
from workbench.importing.registry import entries, read

HEAD = (
    "From: =?utf-8?q?J=C3=BCrgen_Kraus?= <j@example.org>\nTo: Desk <desk@example.org>\n"
    "Date: Thu, 4 Mar 2021 23:30:00 -0500\nSubject: Re: =?utf-8?b?w5xiZXI=?= the\n visit\n"
    "X-Mailer: m\n"
)
SHOWN = (
    "From: Jürgen Kraus <j@example.org>\nTo: Desk <desk@example.org>\n"
    "Date: Thu, 4 Mar 2021 23:30:00 -0500\nSubject: Re: Über the visit"
)


def multipart(kind, *parts):
    mark = f"b{abs(hash(parts))}"
    inside = "".join(f"--{mark}\n{part}\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{mark}"\n\n{inside}--{mark}--\n'


def nested(part, mark):
    """Return a part that holds nothing but a part."""
    return f'Content-Type: multipart/mixed; boundary="{mark}"\n\n--{mark}\n{part}\n--{mark}--\n'


def mail(rest):
    return read((HEAD + rest).encode(), "x.eml")


def test_a_mail_says_who_wrote_when_and_what():
    document = mail("\nHe came\nat noon.\n")
    assert document.text == f"{SHOWN}\n\nHe came\nat noon."
    assert [(p.start, p.end, p.kind) for p in document.pieces] == [(0, len(SHOWN), "meta")]
    assert (document.title, document.author) == ("Über the visit", "Jürgen Kraus")
    assert (document.published, document.media_type) == ("2021-03-04", "message/rfc822")
    assert document.sources["author"] == "mail header From"


def test_the_plain_form_is_taken_unless_it_is_blank():
    html = "Content-Type: text/html; charset=utf-8\n\n<p>Shown <b>words</b>.<script>x()</script>\n"
    plain = "Content-Type: text/plain\n\nPlain words.\n"
    blank = "Content-Type: text/plain\n\n \n"
    assert mail(multipart("alternative", plain, html)).text.endswith("visit\n\nPlain words.")
    assert mail(multipart("alternative", blank, html)).text.endswith("visit\n\nShown words.")


def test_charsets_and_transfer_encodings_are_undone():
    body = "Content-Type: text/plain; charset=windows-1256\nContent-Transfer-Encoding: base64\n\n"
    packed = base64.b64encode("حرب".encode("windows-1256")).decode()
    assert mail(f"{body}{packed}\n").text.endswith("\n\nحرب")
    body = (
        "Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: quoted-printable\n\n"
    )
    assert mail(body + "=F7=CF=CA=CE=C1=\n\n").text.endswith("\n\nВойна")
    body = "Content-Type: text/plain; charset=no-such\n\nÜber\n"
    assert mail(body).text.endswith("\n\nÜber")


def test_attachments_are_listed_and_forwarded_mails_are_read():
    attached = 'Content-Type: application/pdf; name="a.pdf"\n\n%PDF\n'
    forwarded = (
        "Content-Type: message/rfc822\n\nFrom: B <b@example.org>\n"
        "Date: Wed, 3 Mar 2021 10:00:00 +0000\n"
        "Subject: First\n\nForwarded words.\n"
    )
    document = mail(
        multipart("mixed", "Content-Type: text/plain\n\nSee below.\n", attached, forwarded)
    )
    assert document.text.split("visit\n\n")[1] == (
        "See below.\n\nFrom: B <b@example.org>\nDate: Wed, 3 Mar 2021 10:00:00 +0000\n"
        "Subject: First\n\n"
        "Forwarded words.\n\nAttached: a.pdf"
    )
    assert document.doubts == ("Its 1 attachment was not read: a.pdf.",)
    assert [piece.kind for piece in document.pieces] == ["meta", "meta", "meta"]


def test_a_hundred_parts_in_parts_are_read_and_more_are_not():
    inner = "Content-Type: text/plain\n\nThe innermost words.\n"
    for depth in range(100):
        inner = nested(inner, f"m{depth}x")
    assert mail(inner).text.endswith("The innermost words.")
    for depth in range(100, 2000):
        inner = nested(inner, f"m{depth}x")
    try:
        document = mail(inner)
    except Refusal as refusal:
        assert "parts in parts without end" in str(refusal)
    else:
        assert "without end" in document.doubts[0]


def test_a_header_of_seven_megabytes_is_refused():
    with pytest.raises(Refusal, match="has a mail header of 7 MB"):
        mail("X-Long: " + "a" * 7_000_000 + "\n\nWords.\n")
    with pytest.raises(Refusal, match="has a mail header of 7 MB"):
        mail("X-Line: a\n" * 700_000 + "\nWords.\n")


def test_typed_notes_are_no_mail():
    for words in ("Date: 4 March\nPlace: Here\n\nWords.", "Note to self:\n\nFrom: nobody\n"):
        assert read(words.encode(), "x.txt").media_type == "text/plain"


def test_each_mail_of_a_box_is_a_document():
    box = "".join(
        f"From j@example.org Thu Mar  4 23:30:00 2021\n{HEAD}\nWords {n}.\n>From the desk.\n"
        "\nFrom here on it is quiet.\n\n"
        for n in (1, 2, 3)
    )
    found = list(entries(box.encode(), "in.mbox"))
    assert [one.name for one in found] == ["in.mbox/1", "in.mbox/2", "in.mbox/3"]
    assert found[1].document.text == (
        f"{SHOWN}\n\nWords 2.\nFrom the desk.\n\nFrom here on it is quiet."
    )
    assert found[2].data.startswith(b"From: =?utf-8")


def test_a_saved_page_is_read_as_the_page_and_says_where_it_was():
    page = (
        "Content-Type: text/html; charset=windows-1251\nContent-Location: http://example.org/a\n"
        "Content-Transfer-Encoding: quoted-printable\n\n"
        "<html><head><title>T</title></head><body><h1>=CC=E8=F0</h1><p>Words.</p></body></html>\n"
    )
    head = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/story\n"
        "Subject: T\nDate: Thu, 4 Mar 2021 23:30:00 -0000\nMIME-Version: 1.0\n"
    )
    picture = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBO\n"
    document = read((head + multipart("related", page, picture)).encode(), "x.mhtml")
    assert document.text == "Мир\n\nWords."
    assert (document.title, document.url) == ("Мир", "https://example.org/story")
    assert (document.published, document.media_type) == ("", "multipart/related")
    with pytest.raises(Refusal, match="without the page itself"):
        read((head + multipart("related", picture)).encode(), "x.mhtml")
