"""Find the other end of what stands aside in a sentence: a bracket, or ages between commas.

Works on cells alone; deliberately has no word of any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.quantity.ages import is_age
from checker.text.tokens import COMMAS

if TYPE_CHECKING:
    from checker.quantity.cells import Cell, Cells

_BRACKETS = {"(": ")", "[": "]"}
_CLOSED_BY = {closing: opening for opening, closing in _BRACKETS.items()}
_LONGEST_BRACKET = 14
_LONGEST_AGES = 10


def bracket_end(cells: Cells, index: int) -> int:
    """Return the cell that closes the bracket, or the age between commas, opened at ``index``; ``index`` where none does.

    >>> from checker.extraction.scene import read_scene
    >>> bracket_end(read_scene("A man, 19, died", "en").cells, 2)
    4
    >>> bracket_end(read_scene("Two (a boy) died", "en").cells, 1)
    4
    """
    if cells[index].sort != "mark":
        return index
    if cells[index].form in COMMAS and cells[index + 1 : index + 2] and _may_open_ages(cells[index + 1]):
        return _ages_end(cells, index)
    closing = _BRACKETS.get(cells[index].form)
    if closing is None:
        return index
    rest = range(index + 1, min(len(cells), index + _LONGEST_BRACKET))
    return next((end for end in rest if cells[end].form == closing), index)


def _may_open_ages(cell: Cell) -> bool:
    return is_age(cell) or cell.has("function", "age_cue") or cell.has("modifiers", "exact")


def _ages_end(cells: Cells, index: int) -> int:
    """Return the comma that closes the ages opened by the one at ``index``: ``two men, both aged 30, were hurt``."""
    end = index
    for at in range(index + 1, min(len(cells), index + _LONGEST_AGES)):
        cell = cells[at]
        if cell.form in COMMAS:
            end = at if is_age(cells[at - 1]) else end
        elif not (_may_open_ages(cell) or cell.has("function", "conjunction") or cell.has("modifiers", "range_open")):
            break
    return end


def bracket_start(cells: Cells, index: int) -> int:
    """Return the cell that opens the bracket closed at ``index``, or ``index`` where none does.

    >>> from checker.extraction.scene import read_scene
    >>> bracket_start(read_scene("Two (a boy) died", "en").cells, 4)
    1
    """
    opening = _CLOSED_BY.get(cells[index].form)
    if opening is None:
        return index
    rest = range(index - 1, max(-1, index - _LONGEST_BRACKET), -1)
    return next((start for start in rest if cells[start].form == opening), index)
