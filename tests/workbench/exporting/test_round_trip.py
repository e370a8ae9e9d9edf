"""What is exported is found again, whatever the document says."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.exporting.formulas import defused, restored
from workbench.exporting.registry import FORMATS
from workbench.exporting.spreadsheet import LONGEST, parted
from workbench.exporting.verify import verify
from workbench.exporting.writing import export

AWKWARD = [
    "a plain sentence",
    "two\nlines and a third\n\nafter a gap",
    "\nbegins and ends with a line end\n",
    "carriage\rreturns\r\nof every\n\rkind\r",
    "\ttabs\tinside and first",
    "  spaces around  ",
    'so-called "quotes", commas; semicolons',
    "=HYPERLINK(\"http://example.org\",\"press\")",
    "'=1+1",
    "''@SUM(A1)",
    "'tis no formula",
    "+49 30 1234",
    "- he said",
    "@here",
    "＝1+1",
    "<r><t>not markup of ours</t></r>",
    "<script>alert(1)</script> & <b>bold</b> &amp; &lt; &#13; &#x80;",
    "<!-- excerpt {\"quote\": \"no\"} --> and --> and ---- and -->",
    "</blockquote></article>",
    "control \x01\x07\x0b\x0c\x1b\x1f\x7f\x85\x9f characters",
    "_x0041_ and _x005F_x0041_ and _x000D_",
    "non-characters \ufffe \uffff \ufdd0",
    "line\u2028and\u2029paragraph separators, no\u00a0break",
    "family 👨‍👩‍👧‍👦 and maths 𝒜𝓑 and flag 🇮🇷",
    "e\u0301 combining \u0301first",
    "پس از سلیمانی، چه کسی؟ (Quds Force) ۱۲۳",
    "\u202bembedded\u202c and \u200fmarks\u200e",
    "\\backslashes\\ `code` *stars* _lines_ [link](http://x) ![image](y) ~~gone~~ $x$",
    "# heading\n1. list\n2) list\n+ plus\n> quote\n    code\n===\n---\n| a | b |",
    "x",
    "long " * 8_000,
    "𝒜" * 33_000,
    "=" + "long formula " * 4_000,
    " […the whole text is on the sheet “Continued”]",
]  # fmt: skip
#: all but those that the window's floor draws
every_format = pytest.mark.parametrize("key", [key for key in FORMATS if key != "pdf"])


@every_format
def test_every_quote_is_found_where_it_was(key, tmp_path, rows, shelf):
    text = "".join(f"[{number}]{quote}|" for number, quote in enumerate(AWKWARD))
    path = tmp_path / "out"
    assert export(rows(text, AWKWARD), key, path) == len(AWKWARD)
    report = verify(path, shelf(text))
    assert [row.quote for row in report.rows] == []
    assert (report.found, report.moved, report.missing) == (len(AWKWARD), 0, 0)


@every_format
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
        min_size=1,
        max_size=8,
    )
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_found_where_it_was(key, tmp_path, row, shelf, quotes):
    text = "".join(f"\x02{number}\x03{quote}\x04" for number, quote in enumerate(quotes))
    given_rows = [row(text, f"\x02{number}\x03{quote}") for number, quote in enumerate(quotes)]
    given_rows += [row(text, f"{quote}\x04") for quote in quotes]
    path = tmp_path / "out"
    export(given_rows, key, path)
    report = verify(path, shelf(text))
    assert (report.found, report.total) == (2 * len(quotes), 2 * len(quotes))


@given(st.text(alphabet="'=+-@\t\r\n＝a ", max_size=6))
def test_defusing_is_undone_exactly(cell):
    assert restored(defused(cell)) == cell


@given(st.text(alphabet="'=+-@\t\r＝a ", max_size=6))
def test_no_defused_cell_begins_as_a_formula(cell):
    assert defused(cell)[:1] not in set("=+-@\t\r＝")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(2, 9))
def test_parts_of_a_long_text_join_to_the_text_and_keep_to_the_limit(text, longest):
    parts = parted(text, longest)
    assert "".join(parts) == text
    assert all(len(part.encode("utf-16-le")) // 2 <= longest for part in parts)


def test_the_longest_part_fits_a_cell_with_its_apostrophe():
    assert len(defused("=" + "a" * (LONGEST - 1))) <= 32_767
