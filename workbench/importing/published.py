"""The publication date that a source states about itself, in EDTF and no more precise than it says."""

import re

from workbench.errors import Refusal
from workbench.model.dates import parse_date

_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]\d{2}:?\d{2}.{0,30})?")


def published_date(said: str) -> str:
    """Return the EDTF date of an ISO time stamp or a date in words; empty when it is neither."""
    said = said.strip()[:80]
    found = _ISO.fullmatch(said)
    try:
        return parse_date(found[1] if found else said)
    except Refusal:
        return ""
