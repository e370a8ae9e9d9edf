"""Actors, relations and their evidence leave as FollowTheMoney entities and come back the same."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import peers
from tests.workbench.exchange.affair import NEWS, affair, documents, set_up, told
from workbench.commands.bringing import BringIn
from workbench.errors import Cancelled, Refusal
from workbench.exchange.brought import Brought, BroughtDocument
from workbench.exchange.follow_the_money import lines
from workbench.exchange.incoming import read_incoming
from workbench.exporting.gathering import Order
from workbench.exporting.verify import verify
from workbench.exporting.ways import leave
from workbench.model.copies import Overlap
from workbench.model.tables import ExcerptFilter
from workbench.session import Session
from workbench.tasks import Progress

GOLDEN = Path(__file__).parents[2] / "golden" / "entities.ftm"
Make = Callable[..., Session]


@pytest.fixture(scope="module")
def left(make_project: Make, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Give a project and the entities that were written of it."""
    session = set_up(make_project(), affair())
    path = tmp_path_factory.mktemp("left") / "axis.ftm"
    leave(session.store, "ftm", Order(), path)
    yield session.store, path


def _entities(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _of(path: Path, schema: str) -> list[dict[str, Any]]:
    return [one for one in _entities(path) if one["schema"] == schema]


def test_the_file_looks_as_it_always_did(left: Any) -> None:
    _, path = left
    if os.environ.get("SIDELIGHT_GOLDEN") == "write":
        GOLDEN.write_bytes(path.read_bytes())
    assert path.read_bytes() == GOLDEN.read_bytes()


def test_every_entity_is_valid_by_the_schemata_of_followthemoney(left: Any) -> None:
    peers.followthemoney()
    from followthemoney import model

    held = {one["id"]: one for one in _entities(left[1])}
    assert len(held) == len(_entities(left[1]))
    for one in held.values():
        proxy = model.get_proxy(one)
        assert not proxy.schema.abstract
        assert {name: sorted(proxy.get(name)) for name in one["properties"]} == {
            name: sorted(values) for name, values in one["properties"].items()
        }
        for prop, value in proxy.itervalues():
            assert prop.type.clean(value, proxy=proxy) == value.replace("\u200c", ""), prop
            if prop.type.name == "entity":
                assert model.get(held[value]["schema"]).is_a(prop.range), (one, prop)
        for name in proxy.schema.required:
            assert proxy.get(name) or one["schema"] == "Document", (one["schema"], name)


def test_actors_and_relations_get_the_schema_that_fits_them(left: Any) -> None:
    held = _entities(left[1])
    schemata = {
        one["properties"]["name"][0]: one for one in held if "type" in one.get("sidelight", {})
    }
    assert {name: schemata[name]["schema"] for name in ("Esmail Qaani", "Quds Force", "Iran")} == {
        "Esmail Qaani": "Person",
        "Quds Force": "Organization",
        "Iran": "PublicBody",
    }
    assert schemata["Harbour Bank"]["schema"] == "Company"
    assert schemata["Iran"]["properties"]["country"] == ["ir"]
    person = schemata["Esmail Qaani"]["properties"]
    assert person["previousName"] == ["Ismail Ghaani"] and person["weakAlias"] == ["the general"]
    assert person["position"] == ["Commander", "Commander of the Quds Force"]
    (leads,) = _of(left[1], "Directorship")
    assert leads["properties"]["startDate"] == ["2020", "2020-01"]
    assert leads["properties"]["recordId"][1].endswith("#char=15,35")
    assert {"Associate", "Membership", "Ownership"} <= {one["schema"] for one in held}


def test_what_is_only_denied_is_not_written_as_a_fact(left: Any) -> None:
    (denied,) = (
        one for one in _of(left[1], "UnknownLink") if "status" in one["properties"]
        and one["properties"]["status"] == ["denied"]
    )  # fmt: skip
    assert denied["properties"]["role"] == ["pays off (denied)"]
    assert denied["properties"]["summary"] == ["Denied: 1 claim against, none for."]
    assert "startDate" not in denied["properties"]


def test_identifiers_stay_from_one_export_to_the_next(left: Any, make_project: Make) -> None:
    other = set_up(make_project(), affair())
    path = left[1].with_name("again.ftm")
    leave(other.store, "ftm", Order(), path)
    assert path.read_bytes() == left[1].read_bytes()


def test_every_quote_is_proven_again(left: Any) -> None:
    report = verify(left[1], left[0])
    assert (report.format, report.found, report.total) == ("ftm", 7, 7)


def test_a_quote_that_moved_is_found_by_what_stands_around_it(
    left: Any, make_project: Make
) -> None:
    later = documents()
    later[0] = replace(later[0], text=f"Corrected.\n\n{NEWS}")
    other = set_up(make_project(), Brought(documents=later)).store
    report = verify(left[1], other)
    # a name alone stands in many texts: only sentences are found again in a text that changed
    assert (report.found, report.moved, report.missing) == (4, 2, 1)


def test_a_period_leaves_out_what_was_claimed_of_other_times(left: Any, tmp_path: Path) -> None:
    path = tmp_path / "later.ftm"
    leave(left[0], "ftm", Order(ExcerptFilter(until="2010")), path)
    assert not _of(path, "Note") and not _of(path, "Directorship")


def test_what_a_copy_only_repeats_is_left_out_unless_it_is_wanted(
    make_project: Make, tmp_path: Path
) -> None:
    brought = affair()
    brought.documents.append(BroughtDocument(NEWS + "It is quiet.\n", title="Repost"))
    brought.excerpts.append(replace(brought.excerpts[0], document=2))
    brought.mentions.append(replace(brought.mentions[0], document=2))
    brought.claims.append(replace(brought.claims[0], excerpt=3))
    store = set_up(make_project(), brought).store
    first, _, copy = (one.id for one in store.documents.find())
    store.copies.keep_overlaps([], [Overlap(copy, first, 0.95), Overlap(first, copy, 0.98)])
    path = tmp_path / "axis.ftm"
    for independent, claims, mentions in ((True, 4, 3), (False, 5, 4)):
        leave(store, "ftm", Order(ExcerptFilter(independent=independent)), path)
        assert (len(_of(path, "Note")), len(_of(path, "Mention"))) == (claims, mentions)


def test_a_project_with_the_documents_gets_all_of_it_back(left: Any, make_project: Make) -> None:
    other = make_project()
    set_up(other, Brought(documents=documents()))
    came = other.run(BringIn(read_incoming(left[1]), "axis.ftm"))
    assert not came.remarks
    for of in ("actors", "aliases", "relations", "claims", "mentions"):
        assert told(other.store, of) == told(left[0], of), of
    again = other.run(BringIn(read_incoming(left[1]), "axis.ftm"))
    assert not any(one.new for one in again.counts.values())
    other.undo()
    other.undo()
    assert not other.store.actors.find()


def test_an_empty_project_gets_actors_and_relations_and_hears_what_has_no_text(
    left: Any, make_project: Make
) -> None:
    other = make_project()
    came = other.run(BringIn(read_incoming(left[1]), "axis.ftm"))
    for of in ("actors", "aliases", "relations"):
        assert told(other.store, of) == told(left[0], of), of
    assert came.counts["claims"].lost == 4 and came.counts["documents"].lost == 2


#: what others write: fragments, captions, lists of one, nested entities, strangers, broken lines
THEIRS = (
    {"id": "p1", "schema": "LegalEntity", "properties": {"name": ["  Ali  Hassan"]}},
    {"id": "p1", "schema": "Person", "caption": "Ali Hassan al-Amin",
     "properties": {"name": ["Ali Hassan al-Amin"], "alias": "Abu Jafar", "birthDate": ["1957"],
                    "topics": ["role.pep"], "position": ["Minister of Oil"]}},
    {"id": "c1", "schema": "Company", "properties": {"name": ["Acme"], "jurisdiction": ["iq"]}},
    {"id": "g1", "schema": "Organization",
     "properties": {"name": ["A Party"], "topics": ["pol.party"]}},
    {"id": "v1", "schema": "Vessel", "properties": {"name": ["Ever Sail"], "owner": [{"id": "c1"}]}},
    {"id": "e1", "schema": "Ownership", "properties":
        {"owner": ["p1"], "asset": ["c1"], "startDate": ["2011"], "percentage": ["51"]}},
    {"id": "e2", "schema": "Membership",
     "properties": {"member": ["p1", "gone"], "organization": ["g1"]}},
    {"id": "e3", "schema": "Directorship",
     "properties": {"director": ["gone"], "organization": ["c1"]}},
    {"id": "o1", "schema": "Position", "properties": {"name": ["Governor"], "organization": ["g1"]}},
    {"id": "o2", "schema": "Occupancy", "properties": {"holder": ["p1"], "post": ["o1"]}},
    {"id": "s1", "schema": "Sanction", "properties": {"entity": ["p1"], "authority": ["OFAC"]}},
    {"id": "s2", "schema": "Sanction", "properties": {"entity": ["gone"], "authority": ["EU"]}},
    {"id": "o3", "schema": "Position", "properties": {"name": ["Nobody’s"]}},
    {"id": "n1", "schema": "Note", "properties": {"entity": ["g1"], "description": ["Small."]}},
    {"id": "e4", "schema": "UnknownLink", "properties":
        {"subject": ["g1"], "object": ["c1"], "role": ["donor"], "proof": ["d1"]}},
    {"id": "d1", "schema": "Article", "properties": {"title": ["A page"], "bodyText": ["words"]}},
    {"id": "x1", "schema": "Spaceship", "properties": {"name": ["Endeavour"]}},
)  # fmt: skip


def _theirs(path: Path, more: str = "") -> Path:
    path.write_text("\n".join(map(json.dumps, THEIRS)) + f"\nno entity\n{more}\n", "utf-8")
    return path


def test_entities_of_others_become_actors_and_relations_and_the_rest_is_said(
    session: Session, tmp_path: Path
) -> None:
    came = session.run(BringIn(read_incoming(_theirs(tmp_path / "any.name"))))
    store = session.store
    types = {one.id: one.key for one in store.actor_types.find()}
    actors = {one.name: one for one in store.actors.find()}
    assert {name: types[one.type_id] for name, one in actors.items()} == {
        "Ali Hassan al-Amin": "person",
        "Acme": "organisation",
        "A Party": "party",
        "Ever Sail": "vessel",
        "Endeavour": "spaceship",
    }
    minister = actors["Ali Hassan al-Amin"]
    assert minister.role == "Minister of Oil"
    assert minister.note.splitlines() == [
        "Birth date: 1957",
        "Topics: role.pep",
        "Post: Governor",
        "Sanction: Authority: OFAC",
    ]
    assert [one.text for one in store.aliases.find(actor_id=minister.id)] == [
        "Ali Hassan",
        "Abu Jafar",
    ]
    assert [(s, kind[1], o, note) for s, kind, o, note in told(store, "relations")] == [
        (
            *("Acme", "is associated with (nature unknown)", "A Party"),
            "Role: donor\nProof: A page\nAs written: A Party, donor, Acme",
        ),
        ("Acme", "owns", "Ever Sail", ""),
        ("Ali Hassan al-Amin", "holds a post in", "A Party", ""),
        ("Ali Hassan al-Amin", "is a member / part of", "A Party", ""),
        ("Ali Hassan al-Amin", "owns", "Acme", "From 2011 to …\nPercentage: 51"),
    ]
    said = " ".join(came.remarks)
    for words in (
        "1 line is no entity: 18",
        "“Article”",
        "“Sanction”",
        "“Spaceship”",
        "“Directorship”",
    ):
        assert words in said, words


#: what tells when or by which machine an entity was made, or holds a text
_TECHNICAL = {
    *("indexText", "createdAt", "modifiedAt", "retrievedAt", "namesMentioned"),
    *("processingStatus", "processedAt", "processingAgent", "processingError"),
}


def test_nothing_that_an_entity_of_any_schema_says_is_lost_without_a_word(tmp_path: Path) -> None:
    peers.followthemoney()
    from followthemoney import model

    firm = {"id": "firm", "schema": "Company", "properties": {"name": ["A Firm"]}}
    ada = {"id": "ada", "schema": "Person", "properties": {"name": ["Ada"]}}
    path = tmp_path / "one.ftm"
    for schema in model.schemata.values():
        if schema.abstract:
            continue
        said: dict[str, str] = {}
        for prop in schema.properties.values():
            if not prop.stub:
                ends = "ada" if prop.range and model.get("Person").is_a(prop.range) else "firm"
                said[prop.name] = ends if prop.type.name == "entity" else f"said{prop.name}"
        one = {"id": "x", "schema": schema.name, "properties": {n: [v] for n, v in said.items()}}
        path.write_text("\n".join(map(json.dumps, (firm, ada, one))))
        brought = read_incoming(path)
        kept = repr((brought.actors, brought.relations))
        lost = {n for n, v in said.items() if v.startswith("said") and v not in kept}
        assert not lost - _TECHNICAL or "left out" in " ".join(brought.remarks), schema.name


@pytest.mark.parametrize(
    "hostile",
    [
        '{"id": "a", "schema": "Person", "properties": ' + "[" * 100_000,
        '{"id": "a", "schema": "Person", "properties": {"name": ' + '{"a":' * 50_000 + "}",
        '{"id": 7, "schema": "Person", "properties": {"name": ["A"]}}',
        '{"id": "a", "schema": "Person", "properties": {"name": [null, {"b": 1}, true]}}',
    ],
)
def test_a_line_made_to_do_harm_costs_itself_only(
    hostile: str, session: Session, tmp_path: Path
) -> None:
    came = session.run(BringIn(read_incoming(_theirs(tmp_path / "theirs.json", hostile))))
    assert len(session.store.actors.find()) == 5
    assert any("no entit" in one or "no text" in one for one in came.remarks)


def test_a_file_without_any_entity_or_a_line_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "theirs.json"
    path.write_text('{"id": "a", "schema": "Person", "properties": []}\n')
    with pytest.raises(Refusal, match="holds no FollowTheMoney entity"):
        read_incoming(path)
    monkeypatch.setattr(lines, "LONGEST_LINE", 100)
    with pytest.raises(Refusal, match="a line without end"):
        read_incoming(_theirs(path))


def test_reading_stops_when_it_is_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "many.json"
    one = '{"id": "%d", "schema": "Person", "properties": {"name": ["Person %d"]}}\n'
    path.write_text("".join(one % (number, number) for number in range(4_500)))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_incoming(path, progress)
