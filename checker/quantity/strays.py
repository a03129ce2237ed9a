"""Recognise numbers that belong to no statement at all: page counters, stamps of the hour, decades, bases of rates.

Deliberately knows no calendar; dates and years are traps of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.quantity.neighbours import Trap, form_at, has_at, is_glued

if TYPE_CHECKING:
    from checker.quantity.cells import Cells

_STAMP = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]$")
_STAMPED_DATE = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}$")
_NOUGHTS = frozenset({"0", "\u0660", "\u06f0"})
_DECADE = re.compile(r"(?:[0-9]{2})?[1-9]0$")


def stray(cells: Cells, index: int) -> Trap | None:
    """Return what the number at ``index`` is where it belongs to no statement, or None.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> stray(build_cells(tokenise("Two men in their 60s"), load_language("en")), 4).name
    'decade'
    """
    if len(cells) == 1:
        return Trap("page counter", index + 1)
    row = index + 1 < len(cells) and cells[index + 1].sort == "number"
    in_row = (_counter(cells, index) or _stamp(cells, index)) if row else None
    return in_row or _decade(cells, index) or _base_of_rate(cells, index)


def _counter(cells: Cells, index: int) -> Trap | None:
    """Name a nought before another number, left over from the buttons of a page: ``0 67``."""
    row = index > 0 and cells[index - 1].form in _NOUGHTS
    return Trap("page counter", index + 1) if row or cells[index].form in _NOUGHTS else None


def _stamp(cells: Cells, index: int) -> Trap | None:
    """Name the hour written before its date without a mark: ``1924 16.05.2017``."""
    dated = _STAMPED_DATE.match(form_at(cells, index + 1))
    return Trap("clock time", index + 1) if dated and _STAMP.match(cells[index].form) else None


def _decade(cells: Cells, index: int) -> Trap | None:
    """Name the plural of a round number, of years or of ages: ``the 1980s``, ``in her 30s``."""
    plural = is_glued(cells, index, index + 1) and has_at(cells, index + 1, "numerals", "decade_suffix")
    return Trap("decade", index + 2) if plural and _DECADE.match(cells[index].form) else None


def _base_of_rate(cells: Cells, index: int) -> Trap | None:
    """Name what a rate is counted on: ``cases per 100,000``."""
    return Trap("base of a rate", index + 1) if has_at(cells, index - 1, "function", "each") else None
