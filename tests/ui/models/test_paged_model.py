from collections.abc import Sequence

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from ui.models.pages import PAGE, PAGES_KEPT, Column, IdRole, PagedModel, RowRole


class Shelf:
    """A store of rows that counts what it is asked."""

    def __init__(self, gone: Sequence[int] = ()) -> None:
        self.asked: list[int] = []
        self.gone = set(gone)

    def fetch(self, ids: Sequence[int]) -> list[str]:
        self.asked.append(len(ids))
        return [f"row {one}" for one in ids if one not in self.gone]


def model_of(shelf: Shelf, ids: Sequence[int]) -> PagedModel[str]:
    columns = [
        Column("name", "Name", lambda row: row, "name", told=lambda row: f"told {row}"),
        Column("length", "Length", lambda row: str(len(row)), right=True),
    ]
    model: PagedModel[str] = PagedModel(columns, shelf.fetch)
    model.show_ids(ids)
    return model


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = model_of(Shelf(), range(1, 2 * PAGE))
    qtmodeltester.check(model)
    model.show_ids(range(5))
    qtmodeltester.check(model)


def test_a_jump_to_the_end_of_a_long_list_fetches_one_page() -> None:
    shelf = Shelf()
    model = model_of(shelf, range(1, 300_011))
    assert model.index(300_009, 0).data() == "row 300010"
    assert shelf.asked == [300_010 % PAGE]


def test_rows_of_one_page_are_fetched_once() -> None:
    shelf = Shelf()
    model = model_of(shelf, range(1, 1001))
    for row in range(PAGE):
        model.index(row, 0).data()
    assert shelf.asked == [PAGE]


def test_no_more_pages_are_kept_than_promised() -> None:
    shelf = Shelf()
    model = model_of(shelf, range(1, PAGE * (PAGES_KEPT + 1) + 1))
    for page in range(PAGES_KEPT + 1):
        model.row_at(page * PAGE)
    model.row_at(PAGE)
    assert len(shelf.asked) == PAGES_KEPT + 1
    model.row_at(0)
    assert len(shelf.asked) == PAGES_KEPT + 2


def test_a_row_that_is_gone_leaves_the_others_in_their_places() -> None:
    model = model_of(Shelf(gone=[2]), [1, 2, 3])
    assert [model.row_at(place) for place in range(3)] == ["row 1", None, "row 3"]
    assert model.index(1, 0).data() is None


def test_a_tooltip_shows_foreign_text_as_it_is() -> None:
    columns = [Column[str]("name", "Name", lambda row: row)]
    model: PagedModel[str] = PagedModel(columns, lambda ids: ["<img src='x'>" for _ in ids])
    model.show_ids([1])
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip


def test_roles_give_the_row_its_id_and_what_a_screen_reader_says() -> None:
    model = model_of(Shelf(), [7, 8])
    index = model.index(1, 0)
    assert index.data(RowRole) == "row 8"
    assert index.data(IdRole) == 8
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "told row 8"
    assert model.place_of(8) == 1
    assert model.place_of(9) == -1
    assert model.id_at(-1) == model.id_at(2) == 0
