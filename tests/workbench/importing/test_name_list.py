"""A list of names comes in whatever its shape, and a broken row costs itself only."""

import json
from pathlib import Path

import pytest

from workbench.errors import Refusal
from workbench.importing.name_list import ListedName, entries, names_in, names_said


def read(name: str, text: str) -> tuple[list[ListedName], list[str]]:
    """Read as the sealed process does, in this one."""
    good: list[ListedName] = []
    broken: list[str] = []
    for entry in entries(text.encode(), name):
        if entry.document:
            for one in json.loads(entry.document.text)["names"]:
                good.append(ListedName(**{**one, "aliases": tuple(one["aliases"])}))
        else:
            broken.append(entry.why)
    return good, broken


def test_a_table_with_a_header_gives_names_aliases_types_and_roles() -> None:
    text = (
        "Name,Aliases,Type,Role\n"
        "Esmail Qaani,Ghaani; قاآنی | Qa'ani,Person,Commander\n"
        ",,,\n"
        "Quds Force,QF,Armed group,\n"
    )
    good, broken = read("people.csv", text)
    assert good == [
        ListedName("Esmail Qaani", ("Ghaani", "قاآنی", "Qa'ani"), "Person", "Commander"),
        ListedName("Quds Force", ("QF",), "Armed group"),
    ]
    assert broken == []


def test_several_alias_columns_are_all_read() -> None:
    good, _ = read("a.tsv", "name\talias\talias 2\tnote\nIraq\tالعراق\tRepublic of Iraq\tstate\n")
    assert good == [ListedName("Iraq", ("العراق", "Republic of Iraq"), note="state")]


def test_a_table_without_a_header_is_all_names() -> None:
    good, _ = read("a.csv", "Esmail Qaani,Ghaani,Qaani\nIraq,العراق,\n")
    assert [(one.name, one.aliases) for one in good] == [
        ("Esmail Qaani", ("Ghaani", "Qaani")),
        ("Iraq", ("العراق",)),
    ]


def test_lines_give_a_name_each_and_blanks_and_doubles_are_passed_over() -> None:
    good, broken = read("a.txt", "\nIraq; العراق; Iraq\n\n   \nIran\n---\n")
    assert [(one.name, one.aliases) for one in good] == [("Iraq", ("العراق",)), ("Iran", ())]
    assert broken == ["“a.txt”, line 6: a name has no letter: “---”."]


def test_entities_of_follow_the_money_give_actors_and_others_are_told() -> None:
    lines = [
        {"id": "a", "schema": "Person", "properties": {"name": ["Esmail Qaani"], "alias": ["Ghaani"],
                                                       "position": ["Commander"]}},
        {"id": "b", "schema": "Vessel", "properties": {"name": ["Ship"]}},
        {"id": "c", "schema": "Company", "properties": {}},
    ]  # fmt: skip
    text = "\n".join([*map(json.dumps, lines), "{broken", ""])
    good, broken = read("a.jsonl", text)
    assert good == [ListedName("Esmail Qaani", ("Ghaani",), "person", "Commander")]
    assert broken == [
        "“a.jsonl”, line 2: “Vessel” is no kind of actor here.",
        "“a.jsonl”, line 3: it has no name.",
        "“a.jsonl”, line 4: it is no FollowTheMoney entity.",
    ]


def test_a_name_of_ten_thousand_characters_is_told_and_the_rest_comes_in() -> None:
    good, broken = read("a.txt", f"{'x' * 10_000}\nIran\n")
    assert [one.name for one in good] == ["Iran"]
    assert broken == ["“a.txt”, line 1: a name is longer than 500 characters."]


def test_ten_thousand_pasted_names_are_read_in_a_sealed_process() -> None:
    said = "\n".join(f"Name {number % 9000}; Alias {number}\n" for number in range(10_000))
    listed = names_said(said)
    assert len(listed.names) == 10_000 and listed.failures == ()


def test_a_file_that_lists_nothing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("\n\n---\n")
    with pytest.raises(Refusal, match="no letter"):
        names_in(path)
    path.write_bytes(b"\x00\x01\xff" * 50)
    with pytest.raises(Refusal):
        names_in(path)


def test_a_bad_spelling_costs_itself_only() -> None:
    good, broken = read("a.csv", f"name,aliases\nIran,.*; !!; {'x' * 10_000}; ایران\n.*,Persia\n")
    assert good == [ListedName("Iran", ("ایران",))]
    assert [one.split(": ", 1)[1] for one in broken] == [
        "a name has no letter: “.*”.",
        "a name has no letter: “!!”.",
        "a name is longer than 500 characters.",
        "a name has no letter: “.*”.",
    ]


def test_rows_of_different_lengths_and_one_column_are_read() -> None:
    ragged, _ = read("a.csv", "name,aliases,type\nIran\nIraq,العراق\nQaani,,Person,more,cells\n")
    assert [one.name for one in ragged] == ["Iran", "Iraq", "Qaani"]
    single, _ = read("b.csv", "name\nIran\nIraq\n")
    assert [one.name for one in single] == ["Iran", "Iraq"]


def test_organisations_of_follow_the_money_are_told_apart_by_their_topics() -> None:
    lines = [
        {"schema": "Organization", "properties": {"name": ["One"], "topics": ["gov.national"]}},
        {"schema": "Organization", "properties": {"name": ["Two"], "topics": ["pol.party"]}},
        {"schema": "LegalEntity", "properties": {"name": ["Three"], "topics": ["sanction"]}},
        {"schema": "PublicBody", "properties": {"name": ["Four"]}},
        {"schema": "Person", "properties": {"name": ["Five"], "topics": ["gov"]}},
    ]
    good, _ = read("a.ftm", "\n".join(map(json.dumps, lines)))
    assert [one.type for one in good] == [
        "government_body", "party", "organisation", "government_body", "person",
    ]  # fmt: skip


def test_blanks_and_repeats_are_counted() -> None:
    listed = names_said("Iran; Iran; ایران\n\n   \nIraq\n")
    assert (len(listed.names), listed.blanks, listed.repeats) == (2, 2, 1)
