"""A place in a text is named so that it can be found again wherever the text is."""

import hashlib

import pytest

from workbench.text.hashes import hash_in, named, place_in, place_named

SHA256 = hashlib.sha256(b"text").hexdigest()


def test_a_place_is_read_from_its_name_whatever_stands_around_it() -> None:
    name = place_named(SHA256, 12, 34)
    assert name.startswith(named(SHA256)) and name.endswith("#char=12,34")
    assert place_in(name) == (SHA256, 12, 34)
    assert place_in(f"  see <{name}>, please") == (SHA256, 12, 34)
    assert hash_in(name) == SHA256


@pytest.mark.parametrize(
    "said", ["", "ni:///sha-256;short#char=1,2", named(SHA256), f"{named(SHA256)}#char=1"]
)
def test_what_names_no_place_is_none(said: str) -> None:
    assert place_in(said) is None
