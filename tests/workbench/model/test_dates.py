"""Dates are read as sources write them, and never become more precise than they were."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import Refusal
from workbench.model.dates import first_day, last_day, parse_date, precision, shown


@pytest.mark.parametrize(
    ("said", "stored"),
    [
        ("", ""), ("  ", ""), ("2020", "2020"), ("2020-1", "2020-01"), ("2020-01-03", "2020-01-03"),
        ("2020-1-3", "2020-01-03"), ("Jan 2020", "2020-01"), ("january 2020", "2020-01"),
        ("3 Jan 2020", "2020-01-03"), ("Jan. 3, 2020", "2020-01-03"), ("3 jan. 2020", "2020-01-03"),
        ("29 Feb 2024", "2024-02-29"), ("Sept 2020", "2020-09"),
    ],
)  # fmt: skip
def test_common_writings_are_read(said: str, stored: str) -> None:
    assert parse_date(said) == stored


@pytest.mark.parametrize(
    "said",
    ["2020-13", "2020-02-30", "29 Feb 2023", "soon", "3/1/2020", "32 Jan 2020", "0 Jan 2020",
     "Foo 2020", "0000", "0000-01", "2020-00", "2020-01-00", "20201"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_the_ways_to_write_one(said: str) -> None:
    with pytest.raises(Refusal, match=r"is not a date\. Write 2020"):
        parse_date(said)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_shown_and_read_back(day: date) -> None:
    stored = day.isoformat()
    assert parse_date(stored) == stored == parse_date(shown(stored))
    assert first_day(stored) == last_day(stored) == stored
    assert precision(stored) == "day"


@given(st.integers(1000, 9999), st.integers(1, 12))
def test_a_month_and_a_year_keep_their_precision(year: int, month: int) -> None:
    stored = f"{year}-{month:02d}"
    assert parse_date(shown(stored)) == stored
    assert (precision(stored), precision(str(year))) == ("month", "year")
    assert date.fromisoformat(first_day(stored)).day == 1
    assert date.fromisoformat(last_day(stored)).month == month
    assert (first_day(str(year)), last_day(str(year))) == (f"{year}-01-01", f"{year}-12-31")


def test_an_unknown_date_stays_unknown() -> None:
    assert (shown(""), precision(""), first_day(""), last_day("")) == ("", "", "", "")
