"""Time and scope of a sentence: counting window and background events.

Works on cues of the language data and on years; gives what the claims of the sentence are limited to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.quantity.cells import Cell, Cells

_WINDOWS = ("day", "week", "month", "year", "war")
_RELATIVE_REACH = 2
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}$")


def counting_window(cells: Cells) -> str | None:
    """Return the counting window that the sentence names, or None.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> counting_window(build_cells(tokenise("40 were killed this week"), load_language("en")))
    'week'
    """
    return next((name for name in _WINDOWS if cells.where("time", f"window_{name}")), None)


def background(cells: Sequence[Cell], published_year: int | None, at: int) -> str | None:
    """Return the words that place what stands at cell ``at`` in another, earlier event, or None.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> cells = build_cells(tokenise("40 were killed where the flood of 2004 began"), load_language("en"))
    >>> background(cells, 2024, 0) is None
    True
    """
    for index, cell in enumerate(cells):
        if cell.has("time", "background"):
            return cell.form
        if published_year is not None and _is_year_before(cell, published_year) and _dates(cells, index, at):
            return cell.form
    return None


def _is_year_before(cell: Cell, published_year: int) -> bool:
    return cell.sort == "number" and _YEAR.match(cell.form) is not None and int(cell.form) < published_year


def _dates(cells: Sequence[Cell], year: int, at: int) -> bool:
    """Say whether a year dates the clause of ``at``, and not just a noun ("the flood of 2004") in another clause."""
    before = cells[year - 1] if year else None
    if before is None:
        return True
    if before.has("function", "partitive"):
        behind = cells[year + 1 : year + 1 + _RELATIVE_REACH]
        return year < at and any(cell.has("function", "relative") for cell in behind)
    return year < at or not before.has("function", "determiner")
