from workbench.text.passages import PassageIndex, passage, passages

TEXT = "Talks on oil in 2020.\nThe general spoke.\nOil talks again.\nNothing here."


def index():
    spans, at = [], 0
    for line in TEXT.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return PassageIndex(passages(TEXT, spans, [(TEXT.index("general"), 7)]))


def closest(words, actors=()):
    found = index().closest(passage(words, 0, len(words), actors))
    return TEXT[found.start : found.end] if found else None


def test_a_shared_actor_outweighs_shared_words():
    assert closest("Oil talks again", [7]) == "The general spoke."


def test_a_shared_year_outweighs_a_shared_word():
    assert closest("Again, in 2020") == "Talks on oil in 2020."


def test_what_shares_next_to_nothing_is_not_followed():
    assert closest("Weather over hills") is None
