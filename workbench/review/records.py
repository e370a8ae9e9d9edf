"""Read records from JSON that anybody may have written: every field of the right type, or refused."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_type_hints

T = TypeVar("T")
_LARGEST = 1 << 53


class Malformed(ValueError):
    """Say in half a sentence what is wrong with a file."""


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    required: bool
    read: Callable[[Any, str], Any]


def record_of(kind: type[T], value: Any) -> T:
    """Return the record of a JSON object; a field that is not there has its default.

    Fields that are unknown are left aside, as a later version may have written them. Raises
    Malformed where a field has another type, or one that has no default is missing.
    """
    if not isinstance(value, dict):
        raise Malformed(f"a {kind.__name__.lower()} is not what it should be")
    given: dict[str, Any] = {}
    for one in _fields(cast(Any, kind)):
        if one.name in value:
            given[one.name] = one.read(value[one.name], one.name)
        elif one.required:
            raise Malformed(f"“{one.name}” is missing")
    return kind(**given)


@cache
def _fields(kind: type) -> tuple[_Field, ...]:
    hints = get_type_hints(kind)
    return tuple(
        _Field(one.name, one.default is MISSING, _reader(hints[one.name])) for one in fields(kind)
    )


def _reader(hint: Any) -> Callable[[Any, str], Any]:
    if hint is int:
        return _whole
    if hint in (str, bool):
        return lambda value, name: _of(hint, value, name)
    if is_dataclass(hint):
        return lambda value, _: record_of(hint, value)  # type: ignore[arg-type]
    inner = _reader(get_args(hint)[0])
    return lambda value, name: tuple(inner(one, name) for one in _of(list, value, name))


def _whole(value: Any, name: str) -> int:
    # True is an int to Python
    if type(value) is not int or not -_LARGEST < value < _LARGEST:
        raise Malformed(f"“{name}” is no whole number")
    return value


def _of(kind: type[T], value: Any, name: str) -> T:
    if not isinstance(value, kind):
        raise Malformed(f"“{name}” is not what it should be")
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise Malformed(f"“{name}” holds half a character") from error
    return value
