"""Who says what is read once for all views, and nobody is told what has changed meanwhile."""

import pytest

from workbench.commands.statements import CorrectSpeaker

TEXT = "Nobody was there.\n\n“The network lost its manager,” Alex Vatanka said. “It never recovered.”\n"


@pytest.fixture
def told(context, document):
    context.voices.turn(True)
    return document("A talk", TEXT)


def known(qtbot, context, document_id):
    heard = []
    context.voices.ask(document_id, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    return heard[0]


def test_one_asked_beside_a_reading_gets_what_is_so_now(qtbot, context, told):
    (one,) = known(qtbot, context, told)
    context.run(CorrectSpeaker((one,)))
    answers = []
    context.voices.ask(told, answers.append)  # begins to read
    context.voices.ask(told, answers.append)  # while it is read
    assert answers == []
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert [every[0].called for every in answers] == ["", ""]


def test_what_changes_while_it_is_read_is_read_again(qtbot, context, told):
    (one,) = known(qtbot, context, told)
    context.run(CorrectSpeaker((one,)))
    answers = []
    context.voices.ask(told, answers.append)
    context.undo()
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert answers[0][0].called == "Alex Vatanka"


def test_the_switch_is_remembered_with_the_project(context):
    heard = []
    context.voices.switched.connect(lambda: heard.append(context.voices.on))
    context.voices.turn(True)
    context.voices.turn(True)
    assert heard == [True]
    assert type(context.voices)(context).on


def test_a_document_that_is_gone_stops_nothing(qtbot, context, told, document):
    answers = []
    context.voices.ask(9999, answers.append)
    assert known(qtbot, context, told)[0].called == "Alex Vatanka"
    assert answers == []
