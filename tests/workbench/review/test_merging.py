"""What reviewers send back is carried out where nothing speaks against it, and told where it does."""

import json
from dataclasses import replace

import pytest

from tests.db.corpus import everything
from tests.workbench.review.reviewed import (
    SECRET,
    SENTENCES,
    TEXT,
    Reviewed,
    accept,
    add_text,
    mark,
    sent,
)
from workbench.commands.codes import AddCode, DeleteCodes
from workbench.commands.excerpts import (
    AddExcerpt,
    AnnotateExcerpts,
    CodeExcerpts,
    DeleteExcerpts,
    ResizeExcerpt,
)
from workbench.commands.reviews import DeclineVerdicts, MergeReviews, TakeVerdicts
from workbench.commands.versions import carry_over
from workbench.errors import Cancelled, Refusal
from workbench.model.review import Made
from workbench.review.brought import SentBack
from workbench.review.cases import open_cases
from workbench.review.decisions import Decision, MarkMade
from workbench.session import Session
from workbench.tasks import Progress
from workbench.versions.carrying import Carrier


@pytest.fixture
def reviewed(session: Session) -> Reviewed:
    return Reviewed(session).fill()


def merge(reviewed: Reviewed, *files: SentBack, take: bool = True):
    return reviewed.session.run(MergeReviews(files, take))


def cases(reviewed: Reviewed):
    return open_cases(reviewed.session.store)


def doubts(reviewed: Reviewed) -> list[list[str]]:
    return [[doubt.kind for doubt in one.doubts] for one in cases(reviewed)]


ALL_KINDS = [
    *accept(1),
    Decision(2, "reject", comment="Off topic"),
    Decision(3, "change", codes=(2,), new_codes=("Talks / Envoys",)),
    Decision(4, "comment", comment="Which fuel?"),
]


def test_all_kinds_of_decisions_are_carried_out_in_one_step_that_undo_takes_back(reviewed):
    store, before = reviewed.session.store, everything(reviewed.session.store)
    told = merge(reviewed, sent("Rana", ALL_KINDS, [mark("held for nine days", 2, comment="Long")]))
    assert told.summary() == (
        "5 decisions of Rana: 1 accepted, 1 removed, 1 put under other codes, 1 comment kept,"
        " 1 new excerpt."
    )
    assert store.history.next_undo() == "Bring in 5 decisions of Rana"
    states = reviewed.states()
    assert reviewed.excerpts[1] not in states
    assert states[reviewed.excerpts[0]] == ["Security"]
    assert sorted(states[reviewed.excerpts[2]]) == ["Envoys", "Truce"]
    made = store.excerpts.find()[-1]
    assert (made.quote, made.analyst, made.note) == ("held for nine days", "Rana", "Long")
    assert states[made.id] == ["Truce"]
    assert {one.state for one in store.verdicts.find()} == {"taken"}
    assert cases(reviewed) == []
    after = everything(store)
    reviewed.session.undo()
    assert everything(store) == before
    reviewed.session.redo()
    assert everything(store) == after
    assert store.check() == []


def test_the_same_file_twice_changes_nothing(reviewed):
    store, file = reviewed.session.store, sent("Rana", ALL_KINDS)
    merge(reviewed, file)
    after = everything(store)
    told = merge(reviewed, replace(file, name="copy.json"))
    assert told.told == ("“copy.json” was brought in already; nothing changed.",)
    assert told.summary() == "Nothing was brought in."
    assert everything(store) == after
    assert store.history.next_undo() == "Bring in 4 decisions of Rana"
    reviewed.session.undo()
    assert merge(reviewed, file).decisions == 4


def test_sealed_decisions_come_in_too_and_the_same_ones_sealed_anew_are_no_news(reviewed):
    assert merge(reviewed, sent("Rana", ALL_KINDS, seal=True)).decisions == 4
    told = merge(reviewed, sent("Rana", ALL_KINDS, seal=True))
    assert "nothing that is not here already" in told.told[0]


def test_bringing_without_taking_lets_everything_wait(reviewed):
    states = reviewed.states()
    told = merge(reviewed, sent("Rana", ALL_KINDS), take=False)
    assert told.summary() == "4 decisions of Rana: 4 to look through."
    assert reviewed.states() == states
    assert [one.verdict.ruling for one in cases(reviewed)] == [
        "accept", "reject", "change", "comment",
    ]  # fmt: skip


def test_reviewers_who_disagree_are_a_conflict_and_nothing_is_done(reviewed):
    rana = sent("Rana", [*accept(1, 2), Decision(3, "change", codes=(2,))])
    sam = sent("Sam", [*accept(1), Decision(2, "reject"), Decision(3, "change", codes=(1, 2))])
    told = merge(reviewed, rana, sam)
    assert told.waiting == {"conflict": 4}
    assert told.done.accepted == 2
    states = reviewed.states()
    assert len(states) == 6 and states[reviewed.excerpts[2]] == ["Security"]
    said = {(one.reviewer, one.doubts[0].words) for one in cases(reviewed)}
    assert ("Rana", "Sam rejects it") in said
    assert ("Sam", "Rana puts it under Truce") in said


def test_settling_a_conflict_leaves_the_other_side_aside_in_one_step(reviewed):
    merge(reviewed, sent("Rana", accept(2)), sent("Sam", [Decision(2, "reject")]))
    before = everything(reviewed.session.store)
    rejecting = next(one for one in cases(reviewed) if one.verdict.ruling == "reject")
    outcome = reviewed.session.run(TakeVerdicts((rejecting.verdict.id,)))
    assert outcome.removed == 1
    assert reviewed.excerpts[1] not in reviewed.states()
    states = {one.ruling: one.state for one in reviewed.session.store.verdicts.find()}
    assert states == {"accept": "declined", "reject": "taken"}
    reviewed.session.undo()
    assert everything(reviewed.session.store) == before


def test_who_decides_otherwise_after_another_was_taken_is_a_conflict_too(reviewed):
    merge(reviewed, sent("Rana", accept(1)))
    told = merge(reviewed, sent("Sam", [Decision(1, "change", codes=(2,))]))
    assert told.waiting == {"conflict": 1}
    assert cases(reviewed)[0].doubts[0].words == "Rana accepts it, which was taken"


def test_an_excerpt_that_others_comment_on_is_not_removed_unseen(reviewed):
    comment = Decision(2, "comment", comment="Keep this, it is the only source")
    told = merge(reviewed, sent("Rana", [Decision(2, "reject")]), sent("Sam", [comment]))
    assert told.waiting == {"conflict": 1}
    assert len(reviewed.states()) == 6


def test_excerpts_changed_meanwhile_are_flagged_with_what_changed_and_kept(reviewed):
    run, one = reviewed.session.run, reviewed.excerpts
    run(AnnotateExcerpts((one[0],), "Checked"))
    run(CodeExcerpts((one[1],), reviewed.codes[1]))
    run(ResizeExcerpt(one[2], TEXT.index("envoy"), TEXT.index("envoy") + 5))
    states = reviewed.states()
    file = sent("Rana", [*accept(1), Decision(2, "change", codes=()), Decision(3, "reject")])
    told = merge(reviewed, file)
    assert told.waiting == {"changed": 3}
    assert reviewed.states() == states
    assert [case.doubts[0].words for case in cases(reviewed)] == [
        "since the package was made: its note",
        "since the package was made: its codes",
        "since the package was made: its words",
    ]


def test_a_change_that_was_made_here_already_needs_nobody(reviewed):
    reviewed.session.run(CodeExcerpts((reviewed.excerpts[0],), reviewed.codes[1]))
    told = merge(reviewed, sent("Rana", [Decision(1, "change", codes=(1, 2))]))
    assert told.waiting == {}


def test_a_newer_version_of_the_document_is_told(reviewed):
    newer_version(reviewed, TEXT.replace("Militias", "The militias"))
    told = merge(reviewed, sent("Rana", accept(1)))
    assert told.waiting == {"changed": 1}
    assert "its document has another version" in cases(reviewed)[0].doubts[0].words


def newer_version(reviewed: Reviewed, text: str) -> int:
    store = reviewed.session.store
    newer = add_text(reviewed.session, text, replaces_id=reviewed.document)
    with store.operation("Replace", "Ada"):
        carry_over(store, reviewed.document, newer, Carrier(TEXT, text))
    return newer


def test_what_is_gone_can_only_be_left_aside_but_for_a_rejection(reviewed):
    reviewed.session.run(DeleteExcerpts(tuple(reviewed.excerpts[:2])))
    told = merge(reviewed, sent("Rana", [*accept(1), Decision(2, "reject")]))
    assert (told.done.removed, told.waiting) == (1, {"gone": 1})
    gone = cases(reviewed)[0]
    with pytest.raises(Refusal, match="no longer in the project"):
        reviewed.session.run(TakeVerdicts((gone.verdict.id,)))
    reviewed.session.run(DeclineVerdicts((gone.verdict.id,)))
    assert cases(reviewed) == []
    with pytest.raises(Refusal, match="decided already"):
        reviewed.session.run(DeclineVerdicts((gone.verdict.id,)))


def test_an_excerpt_that_claims_rest_on_goes_only_when_that_is_said_singly(reviewed):
    from workbench.commands.actors import AddActor
    from workbench.commands.relations import AddRelation

    session = reviewed.session
    first, second = (session.run(AddActor(name, 1)) for name in ("Envoy", "Port"))
    at = TEXT.index(SENTENCES[0])
    session.run(AddRelation(first, 1, second, reviewed.document, at, at + len(SENTENCES[0])))
    told = merge(reviewed, sent("Rana", [Decision(1, "reject"), Decision(2, "reject")]))
    assert (told.done.removed, told.waiting) == (1, {"claims": 1})
    case = cases(reviewed)[0]
    assert case.doubts[0].words == "1 claim rests on it"
    session.run(TakeVerdicts((case.verdict.id,)))
    assert session.store.claims.find() == []
    session.undo()
    assert len(session.store.claims.find()) == 1


def test_a_newer_file_takes_the_place_of_what_waits_and_leaves_what_was_decided(reviewed):
    run = reviewed.session.run
    merge(reviewed, sent("Rana", [*accept(1, 2, 3), Decision(4, "reject")]), take=False)
    run(TakeVerdicts((cases(reviewed)[0].verdict.id,)))
    newer = sent(
        "Rana", [*accept(1, 2), Decision(3, "change", codes=(2,))], made="2024-02-03T19:00:00Z"
    )
    told = merge(reviewed, newer, take=False)
    assert told.decisions == 1
    waiting = [(one.verdict.number, one.verdict.ruling) for one in cases(reviewed)]
    assert waiting == [(2, "accept"), (3, "change")]
    old = sent("Rana", accept(5), made="2024-02-01T19:00:00Z")
    assert "is older than what Rana sent last" in merge(reviewed, old).told[0]


def test_of_two_files_of_one_reviewer_only_the_newer_counts(reviewed):
    older = sent("Rana", accept(1, 2), made="2024-02-02T08:00:00Z")
    newer = replace(sent("Rana", accept(1)), name="newer.json")
    told = merge(reviewed, newer, older)
    assert told.decisions == 1
    assert told.told == ("“Rana.json” is older than “newer.json”; it was left out.",)


def test_cancelling_half_way_leaves_nothing_behind(reviewed):
    before = everything(reviewed.session.store)
    file = sent("Rana", ALL_KINDS)

    class Stopping(Progress):
        def step(self, done: int, total: int = 0, words: str = "") -> None:
            if words == "decisions":
                self.cancel()
            super().step(done, total, words)

    with pytest.raises(Cancelled):
        reviewed.session.run(MergeReviews((file,), take=True, progress=Stopping()))
    assert everything(reviewed.session.store) == before
    assert merge(reviewed, file).decisions == 4


# marks


def test_a_mark_on_words_that_are_an_excerpt_already_adds_nothing_unseen(reviewed):
    same, other = mark(SENTENCES[0], 1), mark(SENTENCES[1], 2)
    told = merge(reviewed, sent("Rana", (), [same, other]))
    assert told.waiting == {"marked": 1}
    assert len(reviewed.states()) == 6
    case = cases(reviewed)[0]
    assert case.doubts[0].words == "these words are an excerpt under Security"
    reviewed.session.run(TakeVerdicts((case.verdict.id,)))
    assert reviewed.states()[reviewed.excerpts[1]] == ["Security", "Truce"]


def test_two_reviewers_who_mark_the_same_words_alike_make_one_excerpt(reviewed):
    both = [sent(name, (), [mark("nine days", 2)]) for name in ("Rana", "Sam")]
    merge(reviewed, *both)
    made = [one for one in reviewed.session.store.excerpts.find() if one.quote == "nine days"]
    assert len(made) == 1
    verdicts = reviewed.session.store.verdicts.find()
    assert {one.excerpt_id for one in verdicts} == {made[0].id}


def test_two_reviewers_who_mark_the_same_words_otherwise_are_a_conflict(reviewed):
    told = merge(
        reviewed,
        sent("Rana", (), [mark("nine days", 2)]),
        sent("Sam", (), [mark("nine days", 1)]),
    )
    assert told.waiting == {"conflict": 2}


def test_a_mark_is_found_again_in_a_newer_version_or_told(reviewed):
    newer = newer_version(reviewed, TEXT.replace("Fuel ran", "In June fuel ran"))
    file = sent("Rana", (), [mark("nine days", 2), mark("Fuel ran short", 2)])
    told = merge(reviewed, file)
    assert (told.done.marked, told.waiting) == (1, {"gone": 1})
    made = reviewed.session.store.excerpts.find(analyst="Rana")[0]
    assert (made.document_id, made.quote) == (newer, "nine days")


def test_a_mark_whose_place_is_wrong_is_found_by_its_words(reviewed):
    astray = MarkMade(1, 0, 9, "nine days", (2,))
    nowhere = MarkMade(1, 10_000, 10_004, "moon", (2,))
    told = merge(reviewed, sent("Rana", (), [astray, nowhere]))
    assert (told.done.marked, told.waiting) == (1, {"gone": 1})
    made = reviewed.session.store.excerpts.find(analyst="Rana")[0]
    assert made.start == TEXT.index("nine days")


# what is not to be trusted


def test_a_forged_file_is_refused_and_nothing_of_the_others_comes_in(reviewed):
    before = everything(reviewed.session.store)
    forged = sent("Mallory", accept(1), secret="cd" * 32)
    with pytest.raises(Refusal, match=r"Mallory.json.*nothing was brought in"):
        merge(reviewed, sent("Rana", accept(1)), forged)
    assert everything(reviewed.session.store) == before


@pytest.mark.parametrize("seal", [False, True])
def test_a_file_changed_after_it_was_saved_is_refused(reviewed, seal):
    file = sent("Rana", accept(1), seal=seal)
    told = json.loads(file.data)
    name = "sealed" if seal else "body"
    told[name] = told[name].replace("A" if seal else "accept", "B" if seal else "reject")
    with pytest.raises(Refusal, match="changed after"):
        merge(reviewed, SentBack("Rana.json", json.dumps(told).encode()))


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff\xfe", b"{" * 100_000, b"null"])
def test_what_is_no_file_of_decisions_is_refused(reviewed, data):
    with pytest.raises(Refusal, match=r"“x\.json”: This is no file of decisions"):
        merge(reviewed, SentBack("x.json", data))


def test_decisions_on_another_projects_package_are_refused(reviewed):
    with pytest.raises(Refusal, match="not made of this project"):
        merge(reviewed, sent("Rana", accept(1), key="f" * 32))
    received = Made(key="e" * 32, secret=SECRET, received=True)
    reviewed.session.store.packages.add(received, [])
    with pytest.raises(Refusal, match="not made of this project"):
        merge(reviewed, sent("Rana", accept(1), key="e" * 32))


def test_odd_entries_are_left_out_and_told_and_the_others_come_in(reviewed):
    odd = [
        *accept(1, 77),
        Decision(2, "change", codes=(9,)),
        Decision(3, "change", new_codes=(" / ",)),
    ]
    told = merge(reviewed, sent("Rana", odd, [replace(mark("nine days", 1), document=5)]))
    assert told.decisions == 1
    assert told.told == (
        "“Rana.json”: 1 decision is on an excerpt that the package does not hold; it was left out.",
        "“Rana.json”: 1 decision is under a code that the package does not hold; it was left out.",
        "“Rana.json”: 1 decision is under a code that has no name, or none that a code can have;"
        " it was left out.",
        "“Rana.json”: 1 decision is in a document that the package does not hold; it was left out.",
    )


def test_more_than_a_hand_can_make_is_refused_or_left_out(reviewed):
    many = tuple(f"Code {number}" for number in range(1000))
    told = merge(reviewed, sent("Rana", [*accept(1), Decision(2, "change", new_codes=many)]))
    assert (told.decisions, len(reviewed.session.store.codes.find())) == (1, 2)
    with pytest.raises(Refusal, match="nobody makes so many"):
        merge(reviewed, sent("Sam", (), [mark("nine days", 2)] * 20_001))


def test_one_excerpt_decided_twice_is_refused(reviewed):
    with pytest.raises(Refusal, match="decided twice"):
        merge(reviewed, sent("Rana", [*accept(1), Decision(1, "reject")]))


def test_times_that_are_none_or_to_come_are_not_believed(reviewed):
    odd = [replace(accept(1)[0], at="2999-01-01T00:00:00Z"), replace(accept(2)[0], at="soon")]
    merge(reviewed, sent("Rana", odd, made="2999-01-01T00:00:00Z"))
    store = reviewed.session.store
    assert [one.decided_at for one in store.verdicts.find()] == ["2024-02-04T12:00:00+00:00", ""]
    assert store.reviews.find()[0].made_at == "2024-02-04T12:00:00+00:00"


def test_a_code_that_is_gone_meanwhile_is_made_anew_by_its_path(reviewed):
    reviewed.session.run(DeleteCodes((reviewed.codes[1],)))
    merge(reviewed, sent("Rana", [Decision(1, "change", codes=(2,))]))
    assert reviewed.states()[reviewed.excerpts[0]] == ["Truce"]


def test_a_code_that_goes_while_the_decision_waits_is_told(reviewed):
    merge(reviewed, sent("Rana", [Decision(1, "change", codes=(2,))]), take=False)
    reviewed.session.run(DeleteCodes((reviewed.codes[1],)))
    assert doubts(reviewed) == [["codes"]]


def test_an_excerpt_may_be_left_without_any_code(reviewed):
    merge(reviewed, sent("Rana", [Decision(1, "change", codes=())]))
    assert reviewed.states()[reviewed.excerpts[0]] == []


def test_decisions_on_two_packages_are_told_apart(reviewed):
    reviewed.pack(key="d" * 32)
    merge(reviewed, sent("Rana", accept(1)), sent("Rana", accept(1, 2), key="d" * 32))
    assert len(reviewed.session.store.verdicts.find(state="taken")) == 3


def test_code_paths_are_found_in_any_case_and_made_level_by_level(reviewed):
    run = reviewed.session.run
    inner = run(AddCode("Sea", parent_id=reviewed.codes[0]))
    paths = ("security / SEA", "Security / Sea / Mines")
    merge(reviewed, sent("Rana", [Decision(1, "change", new_codes=paths)]))
    mines = reviewed.session.store.codes.find(name="Mines")[0]
    assert mines.parent_id == inner
    assert sorted(reviewed.states()[reviewed.excerpts[0]]) == ["Mines", "Sea"]


def test_an_extra_excerpt_can_be_taken_after_another_was_made_there(reviewed):
    merge(reviewed, sent("Rana", (), [mark("nine days", 2)]), take=False)
    at = TEXT.index("nine days")
    run = reviewed.session.run
    run(AddExcerpt(reviewed.document, at, at + 9, (reviewed.codes[1],)))
    assert doubts(reviewed) == [[]]
    run(TakeVerdicts((cases(reviewed)[0].verdict.id,)))
    assert len(reviewed.session.store.excerpts.find(quote="nine days")) == 1
