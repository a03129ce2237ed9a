"""Turn plain JSON values into the frozen types of ``model`` and ``desk``, refusing whatever has another shape.

Takes values whose keys are the fields of the type; knows no file and no schema.
"""

from __future__ import annotations

import math
from dataclasses import MISSING, fields
from datetime import datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from checker import desk, model

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_T = TypeVar("_T")


class ShapeError(Exception):
    """A value has not the shape of its type; the message names the place and what was expected."""


def typed(kind: type[_T], values: Mapping[str, object], where: str) -> _T:
    """Return an instance of a frozen type from its fields as plain values.

    >>> from checker.model import Span
    >>> typed(Span, {"start": 2, "end": 5}, "claim c1")
    Span(start=2, end=5)

    Raises ``ShapeError`` when a field is missing or has another type.
    """
    found = {}
    for name, (read, is_needed) in _plan(cast(Any, kind)).items():
        if name in values:
            found[name] = read(values[name], f"{where}: {name}")
        elif is_needed:
            raise ShapeError(f"{where}: {name} is missing")
    return kind(**found)


@cache
def _plan(kind: type) -> dict[str, tuple[Callable[[object, str], Any], bool]]:
    """Return how each field of a type is read, and whether it must be there."""
    hints = get_type_hints(kind, localns={**vars(desk), **vars(model), "datetime": datetime})
    return {
        field.name: (_reader(hints[field.name]), field.default is MISSING and field.default_factory is MISSING)
        for field in fields(kind)
    }


def _reader(hint: Any) -> Callable[[object, str], Any]:  # noqa: ANN401 - any annotation
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return _either([_reader(argument) for argument in arguments])
    if origin is tuple:
        return _many(_reader(arguments[0])) if arguments[-1] is Ellipsis else _row([_reader(one) for one in arguments])
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _choice(hint)
    return lambda value, where: typed(hint, _mapping(value, where), where)


def _either(readers: list[Callable[[object, str], Any]]) -> Callable[[object, str], Any]:
    def read(value: object, where: str) -> object:
        for reader in readers:
            try:
                return reader(value, where)
            except ShapeError as error:
                last = error
        raise last

    return read


def _many(reader: Callable[[object, str], Any]) -> Callable[[object, str], Any]:
    def read(value: object, where: str) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise ShapeError(f"{where} is no list")
        return tuple(reader(item, where) for item in value)

    return read


def _row(readers: list[Callable[[object, str], Any]]) -> Callable[[object, str], Any]:
    def read(value: object, where: str) -> tuple[object, ...]:
        if not isinstance(value, list | tuple) or len(value) != len(readers):
            raise ShapeError(f"{where} is no row of {len(readers)}")
        return tuple(reader(item, where) for reader, item in zip(readers, value, strict=True))

    return read


def _choice(kind: type[Enum]) -> Callable[[object, str], Any]:
    def read(value: object, where: str) -> Enum:
        try:
            return kind(value)
        except ValueError as error:
            raise ShapeError(f"{where} is none of {', '.join(str(one.value) for one in kind)}") from error

    return read


def _mapping(value: object, where: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ShapeError(f"{where} is no object")
    return value


def _exactly(kind: type, words: str) -> Callable[[object, str], Any]:
    def read(value: object, where: str) -> object:
        if type(value) is not kind:
            raise ShapeError(f"{where} is {words}")
        return value

    return read


def _decimal(value: object, where: str) -> Decimal:
    if not isinstance(value, float | Decimal) or not _is_finite(value):
        raise ShapeError(f"{where} is no number")
    return Decimal(str(value))


def _float(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal) or not _is_finite(value):
        raise ShapeError(f"{where} is no number")
    return float(value)


def _is_finite(value: float | Decimal) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _instant(value: object, where: str) -> datetime:
    try:
        return datetime.fromisoformat(str(value))
    except ValueError as error:
        raise ShapeError(f"{where} is no time") from error


_PLAIN: dict[Any, Callable[[object, str], Any]] = {
    str: _exactly(str, "no text"),
    int: _exactly(int, "no whole number"),
    bool: _exactly(bool, "neither true nor false"),
    type(None): _exactly(type(None), "not empty"),
    float: _float,
    Decimal: _decimal,
    datetime: _instant,
}
