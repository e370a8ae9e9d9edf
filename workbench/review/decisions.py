"""The file in which a reviewer's decisions come back: small, and signed with the package's secret.

    {"format": "sidelight-decisions/1", "package": KEY, "body": "…", "seal": "…"}

`body` is JSON as text, so that there is nothing to agree on about how it is written; `seal` is its
HMAC-SHA-256 (RFC 2104) in hexadecimal. Of a sealed package the body is encrypted instead (AES-256-GCM
with the secret, the package's key being authenticated along with it), in Base64:

    {"format": "sidelight-decisions/1", "package": KEY, "nonce": "…", "sealed": "…"}

Whoever has the package can decide; what nobody without it can do is make or change such a file.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from workbench.errors import Refusal
from workbench.review.records import Malformed, record_of
from workbench.review.sealing import as_text, from_text

FORMAT = "sidelight-decisions/1"
#: what no review comes near
LARGEST = 64 << 20
_RULINGS = ("accept", "reject", "change", "comment")
_DAMAGED = "The decisions are damaged: {}. Ask the reviewer to save them again."


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold what was decided on the excerpt of this number; `at` is a time in ISO 8601.

    `ruling` is accept, reject, change (to `codes`) or comment. `codes` are numbers of the package;
    `new_codes` are paths of codes that it does not have.
    """

    excerpt: int
    ruling: str
    codes: tuple[int, ...] = ()
    comment: str = ""
    at: str = ""
    new_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkMade:
    """Hold an excerpt that the reviewer made in the document of this number, in code points."""

    document: int
    start: int
    end: int
    quote: str
    codes: tuple[int, ...] = ()
    comment: str = ""
    at: str = ""
    new_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """Hold all that a reviewer decided; `made` is when the file was written, in ISO 8601."""

    reviewer: str
    made: str = ""
    decisions: tuple[Decision, ...] = ()
    marks: tuple[MarkMade, ...] = ()


def written(decisions: Decisions, key: str, secret: str, seal: bool = False) -> bytes:
    """Return the file of decisions on the package of this key; `seal` it when the package was."""
    body = json.dumps(asdict(decisions), ensure_ascii=False, separators=(",", ":")).encode()
    told: dict[str, str] = {"format": FORMAT, "package": key}
    if seal:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(12)
        data = AESGCM(bytes.fromhex(secret)).encrypt(nonce, body, key.encode())
        told |= {"nonce": as_text(nonce), "sealed": as_text(data)}
    else:
        told |= {"body": body.decode(), "seal": _signature(secret, body)}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def package_key(data: bytes) -> str:
    """Return the key of the package that a file of decisions belongs to; raises Refusal."""
    return str(_told(data)["package"])


def read(data: bytes, secret: str) -> Decisions:
    """Return the decisions of a file; raises Refusal when it is damaged, forged or something else."""
    body = _opened(_told(data), secret)
    try:
        decisions = record_of(Decisions, json.loads(body))
        _check(decisions)
    except (Malformed, ValueError, RecursionError) as error:
        what = str(error) if isinstance(error, Malformed) else "they are not whole"
        raise Refusal(_DAMAGED.format(what)) from error
    return decisions


def _told(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST:
        raise Refusal("This file is larger than any file of decisions.")
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        told = None
    whole = isinstance(told, dict) and all(isinstance(one, str) for one in told.values())
    if not whole or told.get("format") != FORMAT or "package" not in told:
        raise Refusal("This is no file of decisions on a package for review.")
    return dict(told)


def _opened(told: dict[str, str], secret: str) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        if "sealed" in told:
            key = AESGCM(bytes.fromhex(secret))
            nonce, data = from_text(told["nonce"]), from_text(told["sealed"])
            return key.decrypt(nonce, data, told["package"].encode())
        body = told["body"].encode()
        if hmac.compare_digest(_signature(secret, body), told["seal"].encode().decode("ascii")):
            return body
    except (KeyError, ValueError, InvalidTag):
        pass
    raise Refusal(
        "These decisions were changed after the reviewer saved them, or were not made with the"
        " package; nothing was brought in."
    )


def _signature(secret: str, body: bytes) -> str:
    return hmac.new(bytes.fromhex(secret), body, hashlib.sha256).hexdigest()


def _check(decisions: Decisions) -> None:
    if not decisions.reviewer.strip():
        raise Malformed("they don't say whose they are")
    for one in decisions.decisions:
        if one.ruling not in _RULINGS:
            raise Malformed(f"“{one.ruling[:40]}” is no decision")
    _check_once(one.excerpt for one in decisions.decisions)
    for mark in decisions.marks:
        if not 0 <= mark.start < mark.end or mark.end - mark.start != len(mark.quote):
            raise Malformed("a mark does not fit its words")


def _check_once(numbers: Iterable[int]) -> None:
    seen: set[int] = set()
    for number in numbers:
        if number in seen:
            raise Malformed(f"excerpt {number} is decided twice")
        seen.add(number)
