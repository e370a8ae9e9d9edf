"""A sealed package shows nothing without its passphrase."""

import json

import pytest

from workbench.errors import Refusal
from workbench.review.sealing import WrongPassphrase, is_sealed, sealed, unsealed

VALUE = {"title": "Harbour", "words": "الميناء 🚢"}


def test_the_passphrase_opens_it_and_nothing_else_does() -> None:
    envelope = json.loads(json.dumps(sealed(VALUE, "grüne Wellen", rounds=1000)))
    assert is_sealed(envelope)
    assert "Harbour" not in json.dumps(envelope)
    assert unsealed(envelope, "grüne Wellen") == VALUE
    with pytest.raises(WrongPassphrase):
        unsealed(envelope, "grüne wellen")


def test_a_letter_may_be_typed_in_one_stroke_or_two() -> None:
    envelope = sealed(VALUE, "gr\u00fcn", rounds=1000)
    assert unsealed(envelope, "gru\u0308n") == VALUE


def test_two_seals_of_the_same_thing_have_nothing_in_common() -> None:
    one, other = (sealed(VALUE, "same", rounds=1000)["sealed"] for _ in range(2))
    assert not {one[name] for name in ("salt", "nonce", "data")} & set(other.values())


@pytest.mark.parametrize(
    "damage",
    [
        {"iterations": 10**9},
        {"iterations": "many"},
        {"kdf": "none"},
        {"salt": "§"},
        {"data": 3},
        {"nonce": ""},
    ],
)
def test_a_damaged_seal_is_refused(damage: dict[str, object]) -> None:
    envelope = sealed(VALUE, "same", rounds=1000)
    envelope["sealed"] |= damage
    with pytest.raises(Refusal):
        unsealed(envelope, "same")


def test_a_changed_byte_is_noticed() -> None:
    envelope = sealed(VALUE, "same", rounds=1000)
    data = envelope["sealed"]["data"]
    envelope["sealed"]["data"] = ("A" if data[0] != "A" else "B") + data[1:]
    with pytest.raises(Refusal):
        unsealed(envelope, "same")
