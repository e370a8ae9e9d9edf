import zipfile

import pytest

from workbench.importing.run import import_paths, import_text


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "reports"
    (made / "2020").mkdir(parents=True)
    (made / "2020" / "one.txt").write_text("The first of the reports.")
    (made / "rows.csv").write_text("title,text\nA,A longer text of its own\nB,Another text\n")
    with zipfile.ZipFile(made / "more.zip", "w") as packed:
        packed.writestr("inner/two.txt", "The second of the reports.")
    return made


def paths_of(session):
    return {one.path for one in session.store.documents.find()}


def test_a_document_knows_where_it_lay_below_the_folder_that_was_imported(session, folder):
    import_paths(session, [folder])
    assert paths_of(session) == {
        "reports/2020/one.txt",
        "reports/rows.csv/2",
        "reports/rows.csv/3",
        "reports/more.zip/inner/two.txt",
    }


def test_a_file_that_was_named_by_itself_has_only_its_name(session, folder):
    import_paths(session, [folder / "2020" / "one.txt"])
    assert paths_of(session) == {"one.txt"}


def test_a_folder_that_is_named_by_a_dot_is_called_by_its_name(session, folder, monkeypatch):
    monkeypatch.chdir(folder / "2020")
    import_paths(session, ["."])
    assert paths_of(session) == {"2020/one.txt"}


def test_pasted_words_lay_nowhere(session):
    import_text(session, "Words from the clipboard.")
    assert paths_of(session) == {""}
