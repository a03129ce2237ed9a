"""Carry a trap along a series: what 12 is in "April 11 and 12", in "resolutions 2118, 2209", in "aged 25 to 45".

Takes the last number that was no count; gives the same reason for a number that continues its series.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.quantity.neighbours import Trap
from checker.text.tokens import COMMAS

if TYPE_CHECKING:
    from checker.quantity.cells import Cell, Cells

_CARRIED = frozenset({"age", "clock time", "date", "designation", "model name", "year"})
_LISTED = frozenset({"age", "designation", "model name"})
_MARKS = frozenset({"/", "\\", "-", "\u2013"})
_LONGEST_JOINT = 2
_COUNTED = frozenset({"units", "topics", ("modifiers", "others")})


def continued_trap(cells: Cells, index: int, end: int, name: str) -> Trap | None:
    """Return the trap called ``name`` that ended at ``end`` again where the number at ``index`` goes on with it.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> continued_trap(build_cells(tokenise("April 11 and 12 were dry"), load_language("en")), 3, 2, "date").name
    'date'
    """
    glued = cells[index].prefix.conjunction
    if name not in _CARRIED or cells[index].sort != "number" or not 0 < index - end + glued <= _LONGEST_JOINT:
        return None
    joined = all(_joins(cell, listed=name in _LISTED) for cell in cells[end:index])
    following = cells[index + 1] if index + 1 < len(cells) else None
    counted = following is not None and following.has_any(_COUNTED)
    return Trap(name, index + 1) if joined and not counted else None


def _joins(cell: Cell, *, listed: bool) -> bool:
    return (
        cell.form in _MARKS
        or cell.has("function", "conjunction")
        or cell.has("modifiers", "range_joiner")
        or (listed and cell.form in COMMAS)
    )
