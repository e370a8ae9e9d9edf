from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Choice, Context, Target
from ui.inspector.actor import ActorCard
from ui.inspector.card import RecordCard
from ui.inspector.claim import ClaimCard
from ui.inspector.code import CodeCard
from ui.inspector.doubt import SpellingPrompt
from ui.inspector.excerpt import ExcerptCard
from ui.inspector.mention import MentionCard
from ui.inspector.panel import InspectorPanel
from ui.inspector.parts import HeldChip, Link, Quote
from ui.inspector.relation import RelationCard
from ui.inspector.spelling import SpellingCard
from ui.widgets.chooser import Chooser
from ui.widgets.fields import ChoiceField
from workbench.commands.excerpts import DeleteExcerpts
from workbench.commands.relations import AddRelation

Make = Callable[..., int]


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> InspectorPanel:
    panel = InspectorPanel(context)
    qtbot.addWidget(panel)
    panel.resize(320, 700)
    panel.show()
    panel.activateWindow()
    return panel


def card_of(panel: InspectorPanel, kind: type[RecordCard]) -> RecordCard:
    return next(card for card in panel.cards.values() if isinstance(card, kind))


def pick(choice: ChoiceField, key: str) -> None:
    place = choice.findData(key)
    choice.setCurrentIndex(place)
    choice.activated.emit(place)


def lines(widget: QWidget) -> list[str]:
    return [link.accessibleName() for link in widget.findChildren(Link) if link.isVisible()]


def choose_in_popup(qtbot: QtBot, card: QWidget, typed: str) -> None:
    chooser = card.findChildren(Chooser)[-1]
    qtbot.keyClicks(chooser.field, typed)
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)


@pytest.fixture
def relation(context: Context, document: Make, actor: Make) -> tuple[int, int, int, int]:
    """Give a contested relation: (relation, claim against it, its subject, its object)."""
    subject, object_ = actor("Esmail Qaani", "Qaani"), actor("PMF", type_="armed_group")
    kind = context.store.relation_kinds.find()[0].id
    relation_id, claim_id = context.run(
        AddRelation(subject, kind, object_, document("One", outlet="Journal"), 0, 30,
                    {"stance": "denies", "likelihood": "likely"})
    )  # fmt: skip
    context.run(AddRelation(subject, kind, object_, document("Two"), 0, 30))
    return relation_id, claim_id, subject, object_


def test_nothing_selected_says_what_the_place_is_for(panel: InspectorPanel) -> None:
    assert panel.stack.currentWidget() is panel.empty


def test_what_is_deleted_leaves_the_inspector(
    qtbot: QtBot, panel: InspectorPanel, context: Context, document: Make, excerpt: Make
) -> None:
    kept = excerpt(document(), "new commander")
    context.choose("excerpt", kept)
    context.run(DeleteExcerpts((kept,)))
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.empty)


def test_an_actors_fields_are_written_where_they_stand(
    qtbot: QtBot, panel: InspectorPanel, context: Context, actor: Make
) -> None:
    one = actor("Qaani")
    context.choose("actor", one)
    card = card_of(panel, ActorCard)
    assert isinstance(card, ActorCard)
    card.name.selectAll()
    qtbot.keyClicks(card.name, "Esmail Qaani")
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    qtbot.keyClicks(card.role, "Commander")
    qtbot.keyClick(card.role, Qt.Key.Key_Return)
    types = {kind.key: str(kind.id) for kind in context.store.actor_types.find()}
    pick(card.type, types["event"])
    kept = context.store.actors.get(one)
    assert (kept.name, kept.role, str(kept.type_id)) == (
        "Esmail Qaani",
        "Commander",
        types["event"],
    )


def test_spellings_are_added_and_taken_off(
    qtbot: QtBot, panel: InspectorPanel, context: Context, actor: Make
) -> None:
    one = actor("Esmail Qaani", "Ghaani")
    context.choose("actor", one)
    card = card_of(panel, ActorCard)
    assert isinstance(card, ActorCard)
    qtbot.keyClick(card.findChildren(HeldChip)[0], Qt.Key.Key_Delete)
    assert not context.store.aliases.find(actor_id=one)
    assert card.spellings.add
    card.spellings.add.click()
    prompt = card.findChild(SpellingPrompt)
    prompt.field.setText("قاآنی")
    qtbot.keyClick(prompt.field, Qt.Key.Key_Return)
    assert [alias.text for alias in context.store.aliases.find(actor_id=one)] == ["قاآنی"]


def test_a_spelling_says_what_sort_it_is_and_when_it_held(
    qtbot: QtBot, panel: InspectorPanel, context: Context, actor: Make
) -> None:
    one = actor("Esmail Qaani", "commander, Quds Force")
    context.choose("actor", one)
    card = card_of(panel, ActorCard)
    assert isinstance(card, ActorCard)
    qtbot.keyClick(card.findChildren(HeldChip)[0], Qt.Key.Key_Space)
    popup = card.findChild(SpellingCard)
    pick(popup.kind, "role")
    pick(popup.case, "any")
    qtbot.keyClicks(popup.since, "Jan 2020")
    qtbot.keyClick(popup.since, Qt.Key.Key_Return)
    qtbot.keyClicks(popup.until, "not a date")
    popup.close()
    (kept,) = context.store.aliases.find(actor_id=one)
    assert (kept.kind, kept.case, kept.since, kept.until) == ("role", "any", "2020-01", "")
    qtbot.waitUntil(
        lambda: (
            card.findChildren(HeldChip)[0].accessibleName()
            == "commander, Quds Force (since Jan 2020)"
        )
    )


def test_an_actors_mentions_lead_to_the_first_one_in_the_document(
    qtbot: QtBot,
    panel: InspectorPanel,
    context: Context,
    opened: list[Target],
    actor: Make,
    document: Make,
    mention: Make,
) -> None:
    one, place = actor("Esmail Qaani"), document("One")
    mention(place, "Esmail Qaani", one)
    context.choose("actor", one)
    card = card_of(panel, ActorCard)
    assert isinstance(card, ActorCard)
    assert card.within.text() == "1 document, 1 mention"
    card.documents.findChildren(Link)[0].click()
    text = context.store.documents.text(place)
    assert text[opened[0].start : opened[0].end] == "Esmail Qaani"
    assert context.actor_id == one


def test_contested_relations_come_first_and_lead_to_their_card(
    qtbot: QtBot,
    panel: InspectorPanel,
    context: Context,
    actor: Make,
    relation: tuple[int, int, int, int],
) -> None:
    relation_id, _, subject, _ = relation
    kinds = context.store.relation_kinds.find()
    context.run(AddRelation(subject, kinds[1].id, actor("Iran", type_="state")))
    context.choose("actor", subject)
    card = card_of(panel, ActorCard)
    assert isinstance(card, ActorCard)
    assert card.relations.text() == "2, 1 contested"
    qtbot.waitUntil(lambda: len(lines(card.related)) == 2)
    assert lines(card.related)[0].endswith("contested")
    assert lines(card.related)[1].endswith("judgement")
    card.related.findChildren(Link)[0].click()
    assert context.choice == Choice("relation", relation_id)


def test_what_is_being_written_goes_to_the_actor_it_was_written_for(
    qtbot: QtBot, panel: InspectorPanel, context: Context, actor: Make
) -> None:
    first, second = actor("First"), actor("Second")
    context.choose("actor", first)
    card = card_of(panel, ActorCard)
    assert isinstance(card, ActorCard)
    qtbot.keyClicks(card.role, "Half written")
    context.choose("actor", second)
    assert context.store.actors.get(first).role == "Half written"
    assert context.store.actors.get(second).role == ""
    assert card.role.text == ""


def test_a_refused_name_brings_the_stored_one_back(
    qtbot: QtBot, panel: InspectorPanel, context: Context, refused: list[str], actor: Make
) -> None:
    one = actor("Esmail Qaani")
    context.choose("actor", one)
    card = card_of(panel, ActorCard)
    assert isinstance(card, ActorCard)
    card.name.selectAll()
    qtbot.keyClick(card.name, Qt.Key.Key_Delete)
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    assert refused
    qtbot.waitUntil(lambda: card.name.text == "Esmail Qaani")


def test_an_excerpts_codes_note_and_speaker_are_changed_in_place(
    qtbot: QtBot,
    panel: InspectorPanel,
    context: Context,
    document: Make,
    excerpt: Make,
    code: Make,
    actor: Make,
) -> None:
    weak, strong, speaker = code("Weakness"), code("Strength"), actor("A scholar")
    kept = excerpt(document(), "lacks his predecessor's ties", weak)
    context.choose("excerpt", kept)
    card = card_of(panel, ExcerptCard)
    assert isinstance(card, ExcerptCard)
    card.codes.adding.emit()
    choose_in_popup(qtbot, card, "stren")
    qtbot.waitUntil(lambda: len(card.findChildren(HeldChip)) >= 2)
    card.codes.removed.emit(weak)
    assert context.store.excerpts.codes_of(kept) == [strong]
    card.speaker.click()
    choose_in_popup(qtbot, card, "schol")
    qtbot.keyClicks(card.note, "Remember")
    qtbot.keyClick(card.note, Qt.Key.Key_Return)
    stored = context.store.excerpts.get(kept)
    assert (stored.speaker_id, stored.note) == (speaker, "Remember")


def test_a_quote_leads_to_its_place(
    qtbot: QtBot,
    panel: InspectorPanel,
    context: Context,
    opened: list[Target],
    document: Make,
    excerpt: Make,
) -> None:
    place = document()
    context.choose("excerpt", excerpt(place, "new commander"))
    quote = card_of(panel, ExcerptCard).findChild(Quote)
    qtbot.keyClick(quote, Qt.Key.Key_Return)
    qtbot.mouseClick(quote, Qt.MouseButton.LeftButton)
    assert opened == [Target(place, 4, 17)] * 2


def test_a_mention_is_moved_to_another_actor(
    qtbot: QtBot,
    panel: InspectorPanel,
    context: Context,
    actor: Make,
    document: Make,
    mention: Make,
) -> None:
    wrong, right = actor("Esmail Qaani"), actor("Somebody else")
    kept = mention(document(), "Esmail Qaani", wrong)
    context.choose("mention", kept)
    card = card_of(panel, MentionCard)
    assert isinstance(card, MentionCard)
    card.change.click()
    choose_in_popup(qtbot, card, "somebody")
    assert context.store.mentions.get(kept).actor_id == right
    qtbot.waitUntil(lambda: card.actor.accessibleName().startswith("Somebody else"))
    card.delete.click()
    assert not context.store.mentions.find()


def test_a_code_is_recoloured_and_leads_to_its_excerpts(
    qtbot: QtBot, panel: InspectorPanel, context: Context, code: Make
) -> None:
    one = code("Weakness")
    context.choose("code", one)
    card = card_of(panel, CodeCard)
    assert isinstance(card, CodeCard)
    pick(card.colour, "teal")
    pick(card.key, "7")
    kept = context.store.codes.get(one)
    assert (kept.colour, kept.favourite) == ("teal", 7)
    with qtbot.waitSignal(panel.table_wanted) as wanted:
        card.excerpts.click()
    assert wanted.args[0].code_ids == (one,)


def test_a_relation_is_turned_round_and_its_claims_lead_on(
    qtbot: QtBot, panel: InspectorPanel, context: Context, relation: tuple[int, int, int, int]
) -> None:
    relation_id, claim_id, subject, object_ = relation
    context.choose("relation", relation_id)
    card = card_of(panel, RelationCard)
    assert isinstance(card, RelationCard)
    assert card.standing.text() == "Contested: 1 for, 1 against."
    card.turn.click()
    kept = context.store.relations.get(relation_id)
    assert (kept.subject_id, kept.object_id) == (object_, subject)
    qtbot.keyClick(card.claims.findChild(Quote, f"claim_{claim_id}"), Qt.Key.Key_Return)
    assert context.choice == Choice("claim", claim_id)


def test_a_claims_dates_stance_and_grades_are_changed_in_place(
    qtbot: QtBot,
    panel: InspectorPanel,
    context: Context,
    refused: list[str],
    relation: tuple[int, int, int, int],
) -> None:
    claim_id = relation[1]
    context.choose("claim", claim_id)
    card = card_of(panel, ClaimCard)
    assert isinstance(card, ClaimCard)
    qtbot.keyClicks(card.since, "Jan 2020")
    qtbot.keyClick(card.since, Qt.Key.Key_Return)
    pick(card.choices["stance"], "possible")
    pick(card.choices["source_grade"], "C")
    qtbot.keyClicks(card.until, "2019")
    qtbot.keyClick(card.until, Qt.Key.Key_Return)
    kept = context.store.claims.get(claim_id)
    assert (kept.since, kept.until) == ("2020-01", "")
    assert (kept.stance, kept.source_grade) == ("possible", "C")
    assert refused == ["It can't have ended before it began."]
    qtbot.waitUntil(lambda: card.until.text == "")


def test_a_claims_speaker_becomes_its_voice(
    qtbot: QtBot,
    panel: InspectorPanel,
    context: Context,
    actor: Make,
    relation: tuple[int, int, int, int],
) -> None:
    scholar = actor("A scholar")
    context.choose("claim", relation[1])
    card = card_of(panel, ClaimCard)
    assert isinstance(card, ClaimCard)
    card.speaker.click()
    choose_in_popup(qtbot, card, "schol")
    kept = context.store.claims.get(relation[1])
    assert (kept.voice, kept.speaker_id) == ("speaker", scholar)


def test_a_documents_metadata_is_written_in_place(
    qtbot: QtBot, panel: InspectorPanel, context: Context, opened: list[Target], document: Make
) -> None:
    one = document("A title")
    context.choose("document", one)
    card = panel.cards["document"]
    editor = card.findChild(QWidget, "metadata_outlet")
    qtbot.keyClicks(editor, "Newswire")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert context.store.documents.get(one).outlet == "Newswire"
    card.findChild(QPushButton, "document_open").click()
    assert opened == [Target(one)]


def test_many_mentions_show_a_few_and_the_rest_on_demand(
    qtbot: QtBot,
    panel: InspectorPanel,
    context: Context,
    actor: Make,
    document: Make,
    mention: Make,
) -> None:
    one = actor("Esmail Qaani")
    for number in range(9):
        mention(document(f"Story {number}"), "Esmail Qaani", one)
    context.choose("actor", one)
    card = card_of(panel, ActorCard)
    assert isinstance(card, ActorCard)
    qtbot.waitUntil(lambda: len(lines(card.documents)) == 7)
    more = next(
        link for link in card.documents.findChildren(Link) if link.objectName() == "show_all"
    )
    more.click()
    qtbot.waitUntil(lambda: len(lines(card.documents)) == 9)


def test_a_change_elsewhere_leaves_what_is_being_written(
    qtbot: QtBot, panel: InspectorPanel, context: Context, actor: Make
) -> None:
    from workbench.commands.actors import EditActor

    one = actor("Esmail Qaani")
    context.choose("actor", one)
    card = card_of(panel, ActorCard)
    assert isinstance(card, ActorCard)
    card.role.setFocus()
    qtbot.waitUntil(card.role.hasFocus)
    qtbot.keyClicks(card.role, "Half written")
    context.run(EditActor(one, {"note": "From elsewhere"}))
    qtbot.waitUntil(lambda: card.note.text == "From elsewhere")
    assert card.role.text == "Half written"
    qtbot.keyClick(card.role, Qt.Key.Key_Return)
    assert context.store.actors.get(one).role == "Half written"


def test_the_last_choice_of_a_type_leads_to_the_types_and_changes_nothing(
    qtbot: QtBot, panel: InspectorPanel, context: Context, actor: Make
) -> None:
    one = actor("Qaani")
    before = context.store.actors.get(one)
    context.choose("actor", one)
    card = card_of(panel, ActorCard)
    assert isinstance(card, ActorCard)
    with qtbot.waitSignal(panel.types_wanted) as asked:
        pick(card.type, card.type.itemData(card.type.count() - 1))
    assert asked.args == [before.type_id]
    assert context.store.actors.get(one) == before
    assert card.type.key == str(before.type_id)
