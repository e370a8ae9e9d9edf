"""A search narrows by what is known of documents, by marks and by patterns; no value reaches SQL."""

from typing import Any

import pytest

from db.project import Project
from workbench.commands.documents import EditDocuments
from workbench.commands.excerpts import AnnotateExcerpts
from workbench.errors import Cancelled, QueryRefused
from workbench.model.copies import Overlap
from workbench.queries.parsing import read_query
from workbench.queries.rewriting import names_of, spelled_out
from workbench.session import Session
from workbench.tasks import Progress


def documents(project: Project, query: str) -> list[int]:
    return sorted({hit.document_id for hit in project.search.find(query)})


def words(project: Project, query: str) -> list[str]:
    return [hit.found for hit in project.search.find(query)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("outlet:newswire", [1]),
        ("outlet:NEWS qaani", [1]),
        ("NOT outlet:newswire", [2]),
        ("qaani NOT outlet:newswire", [2]),
        ("outlet:newswire OR outlet:journal", [1, 2]),
        ("outlet:newswire OR kataib", [1, 2]),
        ("(outlet:newswire OR kataib) esmail", [1]),
        ("date:2024", [1]),
        ("date:2024-02-04", [1]),
        ("date:2024-01..2024-02", [1]),
        ("date:..2023", []),
        ("date:2024-03..", []),
        ("since:2024", [1]),
        ("until:2023 qaani", []),
        ("grade:B", [2]),
        ("grade:B2", []),
        ("NOT grade:B", [1]),
        ("actor:qaani", [1, 2]),
        ('actor:"IRGC-QF"', [1]),
        ("code:weakness", [1]),
        ("code:ties", []),
        ('speaker:"kataib hezbollah"', [1]),
        ("has:note", [1]),
        ("has:mention", [1, 2]),
        ("has:claim until:2024", [1]),
        ("is:unread", [1, 2]),
        ("is:done", []),
        ("lang:fa", []),
        ("title:quieter", [1]),
        ("title:qaani", []),
        ("/q[aeiou]ani/ esmail", [1]),
        ("/[Qq]aani/", [1, 2]),
        ("qaani NOT /esmail/", [2]),
        ("/esmail/ OR outlet:journal", [1, 2]),
        ('outlet:"\'; DROP TABLE document; --"', []),
        ("author:a%", []),
        ("outlet:n_ws", []),
    ],
)
def test_fields_choose_documents(
    project: Project, rich: Session, query: str, ids: list[int]
) -> None:
    rich.run(AnnotateExcerpts((1,), "look again"))
    assert documents(project, query) == ids


def test_a_code_holds_what_stands_under_the_codes_beneath_it(
    project: Project, rich: Session
) -> None:
    assert words(project, "code:leadership") == ["Esmail Qaani 😀 leads the Quds Force."]
    assert len(words(project, "code:weakness")) == 2


def test_fields_alone_show_the_places_they_point_to(project: Project, rich: Session) -> None:
    assert words(project, "actor:qaani") == ["Esmail Qaani", "Qaani"]
    assert words(project, "actor:qaani outlet:journal") == ["Qaani"]
    assert words(project, "actor:qaani leads") == ["leads"]
    assert words(project, "outlet:journal") == [""]  # the document itself, with its beginning


def test_the_language_of_a_region_is_that_language(project: Project, rich: Session) -> None:
    rich.run(EditDocuments((2,), {"language": "ar-IQ"}))
    assert documents(project, "lang:AR") == [2]


def test_reposts_are_the_copies_of_other_documents(project: Project, add_document: Any) -> None:
    first = add_document("the river rose", published="2024-02-04")
    second = add_document("the river rose again", published="2024-02-05")
    assert documents(project, "is:repost") == []
    project.copies.keep_overlaps(
        [first, second], [Overlap(second, first, 0.9), Overlap(first, second, 0.4)]
    )
    assert documents(project, "is:repost") == [second]
    assert documents(project, "river NOT is:repost") == [first]


@pytest.mark.parametrize("query", ["qaani actor:nobody", "code:nothing", "speaker:nobody"])
def test_what_the_project_does_not_have_is_told_at_its_place(
    project: Project, rich: Session, query: str
) -> None:
    with pytest.raises(QueryRefused) as caught:
        project.search.find(query)
    assert ":no" in query[caught.value.start : caught.value.end]


def test_a_look_counts_all_documents_and_shows_the_first(
    project: Project, add_document: Any
) -> None:
    for number in range(7):
        add_document(f"the river rose {'again ' * number}, number {number}")
    findings = project.search.look(read_query("river"), documents=3)
    assert findings.documents == 7
    assert len(findings.found) == 3
    assert findings.found[0].hits == tuple(project.search.find("river"))[:1]
    assert findings.found[0].starts == (4,)


def test_lines_show_every_place_with_its_surroundings(project: Project, add_document: Any) -> None:
    add_document("Force, FORCE; enforce förce and forces.")
    add_document("عَلِي و علی")
    lines = project.search.lines(read_query("force"), width=4)
    assert [(line.left, line.found, line.right) for line in lines] == [
        ("", "Force", ", FO"),
        ("ce, ", "FORCE", "; en"),
        ("rce ", "förce", " and"),
    ]
    assert [line.found for line in project.search.lines(read_query("علي"))] == ["عَلِي", "علی"]
    assert len(project.search.lines(read_query("force"), most=2)) == 2


def test_the_index_tells_where_and_how_often_a_word_stands(
    project: Project, add_document: Any
) -> None:
    add_document("Force and force", "Force")
    add_document("no förce here")
    assert project.search.positions("FORCE").tolist() == [[1, 0], [1, 2], [2, 1]]
    assert project.search.frequencies(["force", "zebra"]) == {"force": 3, "zebra": 0}
    assert project.search.size() == 6
    assert project.search.positions("").tolist() == []


def test_a_search_stops_when_it_is_cancelled(project: Project, rich: Session) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        project.search.lines(read_query("qaani"), progress=progress)


@pytest.fixture
def spelled(add_document: Any) -> None:
    for text in (
        "Esmail Qaani came.", "Ghaani left.", "Qa’ani spoke.", "Then Qa ani did, a typing slip.",
        "قاآنی آمد", "Kenny slept.", "The man has an umbrella, Hasan said.", "Hassan, an aide",
        "Hizb Allah and Hezbollah", "Esmaeil Ghaani again",
    ):  # fmt: skip
        add_document(text)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("Qaani~", {"Qaani", "Ghaani", "Qa’ani", "Qa ani", "قاآنی"}),
        ("قاآنی~", {"Qaani", "Ghaani", "Qa’ani", "Qa ani", "قاآنی"}),
        ("Qa'ani~", {"Qaani", "Ghaani", "Qa’ani", "Qa ani", "قاآنی"}),
        ("Hizbullah~", {"Hezbollah", "Hizb Allah"}),
        ("Hassan~", {"Hasan", "Hassan"}),
        ('"Ismail Qaani"~', {"Esmail Qaani", "Esmaeil Ghaani"}),
        ("Qaani~ NOT came", {"Ghaani", "Qa’ani", "Qa ani", "قاآنی"}),
        ("Qaani~ spoke~", {"Qa’ani", "spoke"}),
        ("Kenny~ OR Zzyzx~", {"Kenny"}),
        ("Zzyzx~", set()),
        ("٢٠٢٤~", set()),
        ("title:Qaani~", set()),
    ],
)
def test_a_name_is_found_by_any_spelling_much_like_it(
    project: Project, spelled: None, query: str, said: set[str]
) -> None:
    assert set(words(project, query)) == said


def test_the_spellings_found_are_told_and_can_be_written_out(
    project: Project, spelled: None
) -> None:
    query = project.search.spelled(read_query("Qaani~ came"))
    (name,) = names_of(query)
    assert {one.text: one.documents for one in name.spellings} == {
        "qaani": 1, "ghaani": 2, "qa ani": 2, "قاانی": 1,
    }  # fmt: skip
    assert project.search.spelled(query) == query
    assert words(project, spelled_out(query)) == words(project, "Qaani~ came")


def test_spellings_follow_what_is_imported(project: Project, add_document: Any) -> None:
    add_document("Suleimani")
    assert words(project, "Soleimani~") == ["Suleimani"]
    add_document("Sulaymānī and Sulaymani")
    assert set(words(project, "Soleimani~")) == {"Suleimani", "Sulaymānī", "Sulaymani"}


def test_spellings_follow_a_title_that_is_renamed(project: Project, rich: Session) -> None:
    for title in ("Suleimani", "Sulaymani", "Slimani"):
        rich.run(EditDocuments((1,), {"title": title}))
        (name,) = names_of(project.search.spelled(read_query("title:Soleimani~")))
        assert title.lower() in [one.text for one in name.spellings]


def test_lines_of_a_concordance_know_spellings_too(project: Project, spelled: None) -> None:
    found = project.search.lines(read_query("Ghaani~"))
    assert {line.found for line in found} >= {"Qaani", "Ghaani", "Qa’ani"}
