import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import Refusal
from workbench.importing.registry import read


def page(body, head=""):
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "p")


def pieces(document):
    return [(piece.kind, document.text[piece.start : piece.end]) for piece in document.pieces]


def test_every_visible_word_is_kept_in_blocks():
    text = page(
        "<nav>Home</nav><h1>A  <em>big</em>\n head</h1><p>One &amp; two<br>three&nbsp;four<p>Next "
        "<b>bold</b>, done.<footer>No comments</footer>tail"
    ).text
    assert text == (
        "Home\n\nA big head\n\nOne & two\nthree\xa0four\n\nNext bold, done.\n\nNo comments\n\ntail"
    )


def test_what_nobody_sees_is_left_out():
    text = page(
        "<p>seen</p><script>no()</script><style>no</style><template>no</template>"
        "<noscript>no</noscript><div hidden>no</div><p style='display: none'>no<b>no</b></p>"
        "<!-- no --><svg><title>no</title></svg><p aria-hidden=true>also seen",
        "<title>no</title><script>document.write('<p>no')</script>",
    ).text
    assert text == "seen\n\nalso seen"


def test_lists_quotes_headings_and_code_are_pieces():
    document = page(
        "<h2>Head</h2><ul><li>one<li><p>two</p><p>more</p></ul>"
        "<blockquote><p>said</p></blockquote><pre>x\n  y</pre>"
    )
    assert pieces(document) == [
        ("h2", "Head"),
        ("li", "one"),
        ("li", "two\nmore"),
        ("quote", "said"),
        ("pre", "x\n  y"),
    ]


def test_a_table_is_rows_of_tabbed_cells_that_keep_their_columns():
    document = page(
        "<p>before<table><tr><th>a<th>b<th>c<tr><td><p>1</p></td><td></td><td>3</table>after"
    )
    assert pieces(document) == [("table", "a\tb\tc\n1\t\t3")]
    assert document.text == "before\n\na\tb\tc\n1\t\t3\n\nafter"


def test_a_table_around_a_table_is_layout():
    document = page("<table><tr><td><table><tr><td>in</table></table>")
    assert pieces(document) == [("table", "in")]


def test_what_the_page_states_about_itself_is_read():
    document = page(
        "<h1>On the page</h1><p>words",
        '<title>T | Out</title><meta name="author" content="A. B."><meta property="og:site_name" '
        'content="The Paper"><meta property="article:published_time" content="2021-03-04T10:00Z">'
        '<link rel="canonical" href="https://example.org/a">',
    )
    assert (document.title, document.author, document.outlet) == (
        "On the page",
        "A. B.",
        "The Paper",
    )
    assert (document.published, document.url) == ("2021-03-04", "https://example.org/a")
    assert document.sources == {
        "title": "the only main heading",
        "author": "meta author",
        "outlet": "meta og:site_name",
        "published": "meta article:published_time",
        "url": "the page’s canonical link",
    }


def test_the_articles_own_data_goes_before_meta_tags():
    document = page(
        "<p>words",
        '<meta name="author" content="Desk"><script type="application/ld+json">{"@graph": [{"@type"'
        ': "NewsArticle", "headline": "H", "author": [{"name": "A"}, {"name": "B"}], "publisher": '
        '{"name": "P"}, "datePublished": "2020-01"}]}</script>',
    )
    assert (document.title, document.author) == ("H", "A, B")
    assert (document.outlet, document.published) == ("P", "2020-01")
    assert document.sources["author"] == "JSON-LD author"


def test_nothing_is_stated_where_a_page_states_nothing():
    document = page("<p>On 3 January 2020 somebody wrote this.")
    assert (document.title, document.author, document.outlet) == ("", "", "")
    assert (document.published, document.url, document.sources) == ("", "", {})


def test_the_language_is_the_declared_one():
    assert read(b"<html lang='fa-IR'><p>words", "p").language == "fa"


@pytest.mark.parametrize(
    "html",
    [
        "<html><script>render()</script></html>",
        "<html><body><div id=app></div><noscript>Enable JavaScript</noscript>",
        "<html><title>Only a title</title><body>&nbsp;</body>",
    ],
)
def test_a_page_that_is_all_script_is_refused(html):
    with pytest.raises(Refusal, match=r"“app\.html” shows no text unless its scripts run"):
        read(html.encode(), "app.html")


def test_a_page_cut_off_inside_a_tag_keeps_its_words_and_says_so():
    document = read(b"<html><p>All the words <a href='http", "p")
    assert document.text == "All the words"
    assert "cut off" in document.doubts[0]


def test_damaged_metadata_does_not_keep_a_page_out():
    for script in ("[" * 100_000, '{"@type": "NewsArticle", "headline": "\\ud800"}', "{", "null"):
        document = page("<p>words", f'<script type="application/ld+json">{script}</script>')
        assert document.text == "words"
        document.title.encode()


NASTY = {
    "nested blocks": lambda n: "<div>" * n + "x",
    "ends without starts": lambda n: "<div>" * n + "</p>x" * n,
    "unclosed items": lambda n: "<ul><li>x" * n,
    "items in spans": lambda n: "<ul><li>" + "<span>" * n + "<li>x" * n,
    "attributes": lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n)) + ">x",
    "unclosed comments": lambda n: "x" + "<!--" * n + ">",
    "marked sections": lambda n: "x" + "<![a[" * n + ">",
    "unclosed tags": lambda n: "x" + "<a " * n,
    "unclosed values": lambda n: "x" + "<a b='" * n + ">",
    "tables in tables": lambda n: "<table><tr><td>x" * n,
    "tables behind blocks": lambda n: "<table>" + "<div>" * n + "<table>x</table>" * n,
    "titles": lambda n: "x" + "<title>a</title>" * n,
    "script ends": lambda n: "x<script>" + "</x" * n,
    "references": lambda n: "x" + "&#" * n,
}


def calls(work):
    """Count the calls of functions while the work is done: its cost, whatever the machine's load."""
    count = 0

    def seen(frame, event, arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", NASTY)
def test_twice_as_nasty_a_page_costs_at_most_twice_as_much(kind):
    small, large = ("<html>" + NASTY[kind](n) for n in (1000, 2000))
    once = calls(lambda: read(small.encode(), "p"))
    twice = calls(lambda: read(large.encode(), "p"))
    assert twice < 2.3 * once + 200


def test_the_deepest_and_widest_pages_are_read_whole():
    assert read(("<html>" + "<div>" * 200_000 + "x").encode(), "p").text == "x"
    wide = "<html><p " + " ".join(f"a{i}='{i}'" for i in range(300_000)) + ">x"
    assert read(wide.encode(), "p").text == "x"
    nested = "<html>" + "<table><tr><td>a" * 60 + "</table>" * 60
    assert read(nested.encode(), "p").text.count("a") == 60


@given(st.lists(st.sampled_from(
    ["<", ">", "</", "<!--", "-->", "<![", "]]>", "<p>", "<td>", "</td>", "<li>", "<table>", "a ",
     "</table>", "&amp;", "&#0;", "<script>", "</script>", "<pre>", "\n", "'", '"', "=", "<a b=",
     "<title>", "</title>", "<?", "<svg>", "<!doctype", "word", "<hr>", "</p>", "<br/>", "/"]
), max_size=60))  # fmt: skip
def test_any_mix_of_tags_gives_text_with_sound_pieces_or_a_refusal(parts):
    try:
        document = read(("<html>w" + "".join(parts)).encode(), "p")
    except Refusal:
        return
    assert document.text == document.text.strip("\n")
    for piece in document.pieces:
        assert 0 <= piece.start < piece.end <= len(document.text)
