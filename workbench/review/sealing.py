"""Seal a package with a passphrase, as a browser can open it without anything else.

AES-256 in Galois counter mode (NIST SP 800-38D); the key is made from the passphrase by PBKDF2 with
HMAC-SHA-256 (RFC 8018) in as many rounds as OWASP's cheat sheet on storing passwords advises.
"""

import base64
import binascii
import hashlib
import json
import os
import unicodedata
from typing import Any

from workbench.errors import Refusal
from workbench.review.package import FORMAT

ROUNDS = 600_000
#: what a file may ask of the machine that opens it
_MOST_ROUNDS = 10_000_000
_KDF = "PBKDF2-SHA256"


class WrongPassphrase(Refusal):
    """Say that a passphrase does not open what it was tried on."""


def sealed(value: Any, passphrase: str, rounds: int = ROUNDS) -> dict[str, Any]:
    """Return an envelope (JSON) that only the passphrase opens, around a JSON value."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(16), os.urandom(12)
    clear = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    data = AESGCM(_key(passphrase, salt, rounds)).encrypt(nonce, clear, None)
    return {
        "format": FORMAT,
        "sealed": {
            "kdf": _KDF,
            "iterations": rounds,
            "salt": as_text(salt),
            "nonce": as_text(nonce),
            "data": as_text(data),
        },
    }


def is_sealed(value: Any) -> bool:
    """Say whether this is an envelope rather than a package."""
    return isinstance(value, dict) and value.get("format") == FORMAT and "sealed" in value


def unsealed(envelope: dict[str, Any], passphrase: str) -> Any:
    """Return what is in an envelope; raises WrongPassphrase, or Refusal when it is damaged."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        told = envelope["sealed"]
        rounds = told["iterations"]
        if told["kdf"] != _KDF or type(rounds) is not int or not 1 <= rounds <= _MOST_ROUNDS:
            raise ValueError("another way of sealing")
        salt, nonce, data = (from_text(told[name]) for name in ("salt", "nonce", "data"))
        key = _key(passphrase, salt, rounds)
        return json.loads(AESGCM(key).decrypt(nonce, data, None))
    except InvalidTag as error:
        raise WrongPassphrase(
            "The passphrase does not open this package, or the file was damaged on its way."
        ) from error
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise Refusal("The sealed package is damaged. Ask for it again.") from error


def as_text(data: bytes) -> str:
    """Return bytes in Base64."""
    return base64.b64encode(data).decode()


def from_text(text: str) -> bytes:
    """Return the bytes of Base64; raises ValueError."""
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not Base64") from error


def _key(passphrase: str, salt: bytes, rounds: int) -> bytes:
    # keyboards differ in how they compose a letter
    words = unicodedata.normalize("NFC", passphrase).encode()
    return hashlib.pbkdf2_hmac("sha256", words, salt, rounds)
