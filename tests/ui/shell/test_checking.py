"""File ▸ Check project compares what is stored with what was imported, beside the window."""


def test_a_whole_project_is_found_whole(window, qtbot):
    told = []
    window.context.told.connect(told.append)
    window.actions_.action("file.check").trigger()
    qtbot.waitUntil(lambda: not window.context.tasks.running)
    assert told == ["Everything is as it was stored"]


def test_a_quote_that_left_its_place_is_named(window, qtbot):
    store = window.context.store
    mention = store.mentions.find()[0]
    with store.operation("Damage", "Ada"):
        store.mentions.change([mention.id], start=mention.start + 1)
    window.actions_.action("file.check").trigger()
    qtbot.waitUntil(lambda: not window.context.tasks.running)
    assert f"at {mention.start + 1} no longer quotes the text" in window.message.sentence
