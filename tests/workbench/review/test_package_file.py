"""A package travels in one file, and a hostile one is refused before it costs anything."""

import gzip
import json
from pathlib import Path

import pytest

from tests.workbench.review.test_package import PACKAGE
from workbench.errors import Refusal
from workbench.review import package_file
from workbench.review.package import as_json
from workbench.review.package_file import (
    is_package_file,
    opened,
    read_package_file,
    write_package_file,
)
from workbench.review.sealing import WrongPassphrase, is_sealed


def test_a_package_reads_back_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "look.sidelight-review"
    write_package_file(PACKAGE, path)
    assert is_package_file(path)
    assert opened(read_package_file(path)) == PACKAGE


def test_the_same_package_is_the_same_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_package_file(PACKAGE, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert b"look" not in (tmp_path / "a").read_bytes()[:40]


def test_a_sealed_file_opens_with_its_passphrase_only(tmp_path: Path) -> None:
    path = tmp_path / "look.sidelight-review"
    write_package_file(PACKAGE, path, "five quiet geese fly")
    value = read_package_file(path)
    assert is_sealed(value)
    assert b"Harbour" not in gzip.decompress(path.read_bytes())
    with pytest.raises(WrongPassphrase):
        opened(value, "five quiet geese")
    assert opened(value, "five quiet geese fly") == PACKAGE


def test_a_page_is_opened_by_what_stands_in_it(tmp_path: Path) -> None:
    page = tmp_path / "look.html"
    inside = json.dumps(as_json(PACKAGE)).replace("<", "\\u003c")
    page.write_text(
        f'<!doctype html><p>Look</p><script type="application/json" id="package">{inside}</script>'
    )
    assert is_package_file(page)
    assert opened(read_package_file(page)) == PACKAGE


def test_another_page_is_no_package(tmp_path: Path) -> None:
    page = tmp_path / "article.html"
    page.write_text("<!doctype html><p>Look</p><script>let x = 1</script>")
    assert not is_package_file(page)
    with pytest.raises(Refusal, match="no package"):
        read_package_file(page)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no package"),
        (b"[" * 100_000, "no package"),
        (gzip.compress(b"{}", mtime=0)[:-6], "cut short"),
        (b"\x1f\x8b broken beyond reading", "damaged"),
        (bytes(range(1, 65)), "no package"),
    ],
)
def test_what_is_no_package_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "odd.sidelight-review"
    path.write_bytes(content)
    with pytest.raises(Refusal, match=said):
        opened(read_package_file(path))


def test_a_file_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package_file, "LARGEST", 1 << 20)
    path = tmp_path / "bomb.sidelight-review"
    path.write_bytes(gzip.compress(b" " * (4 << 20)))
    with pytest.raises(Refusal, match="unpacks to more"):
        read_package_file(path)


def test_a_file_of_more_parts_than_a_machine_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package_file, "_MOST_PARTS", 1000)
    path = tmp_path / "parts.sidelight-review"
    path.write_bytes(gzip.compress(b"[" + b"{}," * 2000 + b"{}]"))
    with pytest.raises(Refusal, match="unpacks to more"):
        read_package_file(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="can't be read"):
        read_package_file(tmp_path / "gone.sidelight-review")
