"""Recognise numbers that only describe: in an adjective before its noun, or in how long ago something was.

Takes cells; gives what the number is. Measures other than of time are read as what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.roles import load_roles
from checker.quantity.neighbours import Trap, cell_at, form_at, has_at, is_glued

if TYPE_CHECKING:
    from checker.quantity.cells import Cells

_LONGEST_AGE = 2
_BEHIND_AGE = frozenset(
    {"topics", *(("function", key) for key in ("auxiliary", "conjunction", "preposition", "relative", "have"))}
)
_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})


def compound(cells: Cells, index: int) -> Trap | None:
    """Name hyphenated adjectives: a six-member team, a seven-storey house; ages keep their own reading.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> compound(build_cells(tokenise("a six-member team"), load_language("en")), 1).name
    'compound adjective'
    """
    if (
        form_at(cells, index + 1) != "-"
        or not is_glued(cells, index, index + 1)
        or not is_glued(cells, index + 1, index + 2)
    ):
        return None
    following = cell_at(cells, index + 2)
    if following is None or following.sort != "word" or following.has("numerals"):
        return None
    unit = following.sense("units")
    if unit is not None and unit.key == "year":
        return Trap("age", min(index + (5 if form_at(cells, index + 3) == "-" else 3), len(cells)))
    if unit is not None and load_roles().is_measure(unit.key) and not is_time_unit(unit.key):
        return None
    plural = unit is not None and unit.form == "nouns.plural"
    return None if plural or following.has("modifiers") else Trap("compound adjective", index + 3)


def age_bound(cells: Cells, index: int) -> Trap | None:
    """Name the age that people are over or under: ``people over 60``, ``children under five``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> age_bound(build_cells(tokenise("people over 60"), load_language("en")), 2).name
    'age'
    """
    people, following = cell_at(cells, index - 2), cell_at(cells, index + 1)
    if people is None or not has_at(cells, index - 1, "function", "age_bound"):
        return None
    persons = (s for s in people.senses if s.file == "units" and s.form == "nouns.plural")
    several = people.has("function", "partitive_them") or any(load_roles().is_person(sense.key) for sense in persons)
    closed = following is None or following.sort == "mark" or following.has_any(_BEHIND_AGE)
    long = cells[index].sort == "number" and len(cells[index].form) > _LONGEST_AGE
    return Trap("age", index + 1) if several and closed and not long else None


def time_ago(cells: Cells, index: int) -> Trap | None:
    """Name how long ago something was: "three years ago", or with the word for it before the number.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> time_ago(build_cells(tokenise("three years ago"), load_language("en")), 0).name
    'time ago'
    """
    unit = cell_at(cells, index + 1)
    if unit is None or not any(sense.file == "units" and sense.key in _TIME_UNITS for sense in unit.senses):
        return None
    ago = has_at(cells, index + 2, "time", "ago") or has_at(cells, index - 1, "time", "ago_before")
    return Trap("time ago", index + 2) if ago else None


def offspring(cells: Cells, index: int) -> Trap | None:
    """Name how many children somebody has who is told by them: ``a mother of three (girls)``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> offspring(build_cells(tokenise("a mother of three"), load_language("en")), 3).name
    'children of a parent'
    """
    joint = index - 2 if form_at(cells, index - 1) == "-" else index - 1
    parent = joint - 2 if form_at(cells, joint - 1) == "-" else joint - 1
    named = has_at(cells, joint, "function", "partitive") and has_at(cells, parent, "function", "parent")
    owned = bool(cells[index].prefix.preposition) and has_at(cells, index - 1, "function", "parent")
    following = cell_at(cells, index + 1)
    counted = following is not None and following.has("units")
    return Trap("children of a parent", index + 1 + counted) if named or owned else None


def one_band(cells: Cells, index: int) -> Trap | None:
    """Name the one band that all the counted belong to: ``five people from one family``, in either order of words.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> one_band(build_cells(tokenise("five people from one family"), load_language("en")), 3).name
    'band of the counted'
    """
    one = cells[index].sense("numerals", "cardinal")
    if one is None or one.form != "1":
        return None
    behind = has_at(cells, index + 1, "function", "band") and _leads(cells, index - 1)
    before = has_at(cells, index - 1, "function", "band") and _leads(cells, index - 2)
    return Trap("band of the counted", index + 1 + behind) if behind or before else None


def _leads(cells: Cells, index: int) -> bool:
    return has_at(cells, index, "function", "partitive") or has_at(cells, index, "function", "preposition")


def is_time_unit(unit: str | None) -> bool:
    """Say whether a unit measures time.

    >>> is_time_unit("year")
    True
    """
    return unit in _TIME_UNITS
