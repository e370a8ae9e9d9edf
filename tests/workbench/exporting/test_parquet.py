"""Parquet holds typed columns for data frames, and says so where it can't be had."""

import pytest

from workbench.errors import Refusal
from workbench.exporting import ExportOptions, columnar, export
from workbench.exporting.gathering import Order
from workbench.exporting.verify import verify
from workbench.exporting.ways import leave, ways

TEXT = "First words. Second words, and a number: 120."


def test_places_are_numbers_and_all_else_is_text(tmp_path, row):
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "out.parquet"
    given = row(TEXT, "Second words", published="2024-06", code="Money; Power")
    export([given] * 3, "parquet", path, ExportOptions(columns=("published", "code", "place")))
    table = parquet.read_table(path)
    kinds = {field.name: str(field.type) for field in table.schema}
    assert {name for name, kind in kinds.items() if kind == "int64"} == {"start", "end"}
    assert set(kinds.values()) == {"int64", "string"}
    first = table.to_pylist()[0]
    assert (first["code"], first["published"]) == ("Money; Power", "2024-06")
    assert first["place"].endswith("#char=13,25")


def test_many_rows_are_written_and_read_in_groups(tmp_path, row, shelf, monkeypatch):
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(columnar, "_TOGETHER", 4)
    path = tmp_path / "out.parquet"
    export([row(TEXT, "Second words")] * 10, "parquet", path)
    with parquet.ParquetFile(path) as file:
        assert file.num_row_groups == 3
    assert verify(path, shelf(TEXT)).found == 10


def test_a_damaged_file_is_refused(tmp_path, row, shelf):
    pytest.importorskip("pyarrow")
    path = tmp_path / "out.parquet"
    export([row(TEXT, "Second words")], "parquet", path)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(Refusal, match="is damaged"):
        verify(path, shelf(TEXT))


def test_a_table_of_something_else_is_refused(tmp_path, shelf):
    parquet = pytest.importorskip("pyarrow.parquet")
    pyarrow = pytest.importorskip("pyarrow")
    path = tmp_path / "prices.parquet"
    parquet.write_table(pyarrow.table({"quote": ["12"], "price": [12]}), path)
    with pytest.raises(Refusal, match="lacks the column “sha256”"):
        verify(path, shelf(TEXT))


def test_without_its_library_it_says_what_to_install(tmp_path, session, monkeypatch):
    monkeypatch.setattr(columnar, "find_spec", lambda name: None)
    assert "pip install pyarrow" in ways()["parquet"].missing()
    with pytest.raises(Refusal, match="pip install pyarrow"):
        leave(session.store, "parquet", Order(), tmp_path / "out.parquet")
    assert not (tmp_path / "out.parquet").exists()
