"""Which column of a table, or key of an object, holds which field of a report.

The usual names stand in ``checker/data/columns.toml``, in several languages; a user may map others.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import tomli

from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_GAPS = re.compile(r"[\s_-]+")


def usual_names() -> Mapping[str, tuple[str, ...]]:
    """Return the usual names of each field, the likeliest first.

    >>> usual_names()["text"][:2]
    ('text', 'body')
    """
    return _names("columns.toml")


@cache
def _names(file: str) -> Mapping[str, tuple[str, ...]]:
    table = tomli.loads(files("checker.data").joinpath(file).read_text(encoding="utf-8"))
    return {field: tuple(names) for field, names in table.items()}


def header_of(name: str) -> str | None:
    """Return which header of a forwarded mail a word names, or None.

    >>> header_of("Sent"), header_of("Note")
    ('date', None)
    """
    plain = plain_name(name)
    return next((header for header, names in _names("mail.toml").items() if plain in names), None)


def plain_name(name: str) -> str:
    """Return the name of a column without regard to case, gaps and marks at its ends.

    >>> plain_name(" Published At")
    'published_at'
    """
    return _GAPS.sub("_", name.strip(" \t\ufeff*:").lower())


def field_of(name: str) -> str | None:
    """Return the field that a column of this name holds, or None.

    >>> field_of("Outlet"), field_of("weather")
    ('source', None)
    """
    plain = plain_name(name)
    return next((field for field, names in usual_names().items() if plain in names), None)


def read_mapping(assignments: Iterable[str]) -> dict[str, str]:
    """Return the columns that a user names for fields, given as ``field=column``, several behind commas.

    >>> read_mapping(["text=Full story,source=Desk"])
    {'text': 'Full story', 'source': 'Desk'}

    Raises ``InputError`` when a field is unknown or its column is missing.
    """
    mapping: dict[str, str] = {}
    for part in (part for assignment in assignments for part in assignment.split(",")):
        name, _, column = (word.strip() for word in part.partition("="))
        if name not in usual_names():
            raise InputError(f"--columns {part}: no field is called {name}; use {', '.join(usual_names())}")
        if not column:
            raise InputError(f"--columns {part}: no column; write {name}=COLUMN")
        mapping[name] = column
    return mapping
