"""What is known of a document says where it came from, and a default fills in only what is missing."""

import pytest

from workbench.model.defaults import Default, Defaults, folder_of
from workbench.model.documents import Document
from workbench.model.provenance import account, hint, sources_of, whence, written


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (Document(title="A", sources=written({"title": "meta og:title"})), "From meta og:title"),
        (Document(title="A", sources=written({"title": "set by hand"})), "Set by hand"),
        (Document(title="A"), "Not kept"),
        (Document(sources=written({"title": "set by hand"})), "Looked at: not stated"),
        (Document(sources="{"), "Missing"),
        (Document(sources="[1]"), "Missing"),
    ],
)
def test_each_value_says_where_it_came_from(document: Document, told: str) -> None:
    assert whence(document, "title") == told


def test_fields_that_came_from_one_place_are_told_together() -> None:
    properties = dict.fromkeys(("title", "author"), "document properties")
    document = Document(
        title="A", author="Ann", source_grade="B", sources=written({**properties, "made": "2021"})
    )
    assert account(document) == [
        "Title, author: from document properties",
        "Outlet, date, address, language: missing",
        "Grade: not kept",
        "The file says it was made on 2021",
    ]


def test_the_day_a_file_was_made_is_a_hint_only_while_no_date_is_known() -> None:
    made = written({"made": "2021-03-04"})
    assert hint(Document(sources=made)) == "2021-03-04"
    assert hint(Document(sources=made, published="2020")) == ""


@pytest.mark.parametrize(
    ("path", "folder"), [("", ""), ("a.txt", ""), ("in/a.txt", "in"), ("in/2020/a.txt", "in/2020")]
)
def test_a_path_has_a_folder_or_none(path: str, folder: str) -> None:
    assert folder_of(path) == folder


def test_the_nearest_folder_goes_before_those_around_it_and_a_folder_before_the_outlet() -> None:
    defaults = Defaults(
        [
            Default(scope="folder", name="wire", outlet="Wire", language="fa", source_grade="F"),
            Default(scope="folder", name="wire/2020", source_grade="B"),
            Default(scope="outlet", name="Wire", author="Desk", source_grade="C"),
        ]
    )
    filled = defaults.filled(Document(path="wire/2020/may/a.txt", language="en"))
    assert (filled.outlet, filled.author, filled.language) == ("Wire", "Desk", "en")
    assert filled.source_grade == "B"
    assert sources_of(filled) == {
        "outlet": "default of folder “wire”",
        "source_grade": "default of folder “wire/2020”",
        "author": "default of outlet “Wire”",
    }


def test_a_default_leaves_what_was_looked_at_and_left_empty() -> None:
    defaults = Defaults([Default(scope="outlet", name="Wire", author="Desk")])
    looked_at = Document(outlet="Wire", sources=written({"author": "set by hand"}))
    assert defaults.filled(looked_at) == looked_at
    assert defaults.filled(Document(outlet="Wired")) == Document(outlet="Wired")
