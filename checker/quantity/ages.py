"""Recognise ages that stand alone behind those who have them: ``Winston Hale, 52,`` and ``three boys, 12, 14 and 15``.

Takes cells; says only whether a number is such an age.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.text.tokens import COMMAS

if TYPE_CHECKING:
    from checker.quantity.cells import Cell, Cells

_OLDEST = 110
_CLOSING = frozenset({",", "\u060c", ".", ")", ";"})
_LONGEST_LIST = 12


def is_age_in_list(cells: Cells, index: int) -> bool:
    """Say whether the number at ``index`` is an age, alone or in a list, between commas behind a name or a person.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> cells = build_cells(tokenise("Three boys, 12, 14 and 15, drowned"), load_language("en"))
    >>> [is_age_in_list(cells, index) for index in (3, 5, 7)]
    [True, True, True]
    """
    if index < 2 or not is_age(cells[index]):  # noqa: PLR2004 - a name and a comma stand before
        return False
    first, last = _first(cells, index), _last(cells, index)
    name = cells[first - 2] if first > 1 and cells[first - 1].form in COMMAS else None
    closed = last + 1 == len(cells) or cells[last + 1].form in _CLOSING
    return name is not None and closed and _has_age(name, listed=last > first)


def is_age(cell: Cell) -> bool:
    """Say whether a cell holds digits that can be the age of a person.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> [is_age(cell) for cell in build_cells(tokenise("52 520"), load_language("en"))]
    [True, False]
    """
    return cell.sort == "number" and cell.form.isdecimal() and int(cell.form) <= _OLDEST


def _has_age(name: Cell, *, listed: bool) -> bool:
    """Say whether a word is a name or a person; several persons have a list of ages."""
    forms = {sense.form for sense in name.senses if sense.file == "units"}
    person = "nouns.singular" in forms or (listed and "nouns.plural" in forms)
    return name.sort == "word" and (not name.senses or person) and not name.prefix.letters


def _first(cells: Cells, index: int) -> int:
    """Return the first age of the list in which the one at ``index`` stands."""
    for _ in range(_LONGEST_LIST):
        joint = index - 1 if _joins(cells[index - 1]) else index
        joint -= joint > 0 and cells[joint - 1].form in COMMAS
        if joint == index or not joint or not is_age(cells[joint - 1]):
            break
        index = joint - 1
    return index


def _last(cells: Cells, index: int) -> int:
    """Return the last age of the list in which the one at ``index`` stands."""
    for _ in range(_LONGEST_LIST):
        following = index + 1
        following += following < len(cells) and cells[following].form in COMMAS
        following += following < len(cells) and _joins(cells[following])
        joined = following < len(cells) and cells[following].prefix.conjunction
        if following >= len(cells) or (following == index + 1 and not joined) or not is_age(cells[following]):
            break
        index = following
    return index


def _joins(cell: Cell) -> bool:
    return cell.has("function", "conjunction") and cell.form not in COMMAS
