"""Time of a sentence: background events, and the moment up to which a figure holds.

Works on cues of the language data, on years and on moments; gives what the claims of the sentence are limited to.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from checker.extraction.windows import is_year
from checker.model import AsOf
from checker.text.tokens import COMMAS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.extraction.moments import Moment
    from checker.quantity.cells import Cell, Cells

_RELATIVE_REACH = 2
_CUE_REACH = 2
_AGO_REACH = 4
_SINCE_REACH = 14
_LONG_AGO = frozenset({"week", "month", "year", "decade", "century"})
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?: (-?\d+)(?::(\d\d))?-(\d+)(?::(\d\d))?Z?)?$")
_HOUR = 60
_PAST = frozenset(("time", key) for key in ("background", "ago", "ago_before", "month"))
_PAST_OR_YEAR = frozenset({"number", *_PAST})


def _is_since(cells: Cells, year: int) -> bool:
    """Say whether a year dates a beginning, as in "since 2003" or "since the start of the war in March 2011"."""
    for before in reversed(cells[max(0, year - _SINCE_REACH) : year]):
        if before.has("time", "since") or before.has("time", "window_war"):
            return True
        if before.form in COMMAS or before.sort == "number":
            return False
    return False


def background(cells: Cells, published_year: int | None, at: int) -> str | None:
    """Return the words that place what stands at cell ``at`` in another, earlier event, or None.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> cells = build_cells(tokenise("40 were killed where the flood of 2004 began"), load_language("en"))
    >>> background(cells, 2024, 0) is None
    True
    """
    telling = _PAST if published_year is None else _PAST_OR_YEAR
    if telling.isdisjoint(cells.marks):
        return None
    for index, cell in enumerate(cells):
        if telling.isdisjoint(cell.marks):
            continue
        if cell.has("time") and _is_past(cells, index) and _governs(cells, index, at):
            return _words(cells, index)
        past_year = published_year is not None and is_year(cell) and int(cell.form) < published_year
        if past_year and (_opens_when(cells, index, at) or (not _is_since(cells, index) and _dates(cells, index, at))):
            return cell.form
    return None


def _words(cells: Cells, cue: int) -> str:
    """Return the words of a cue: "three years ago" and not the last of them alone."""
    start = max(0, cue - _CUE_REACH) if cells[cue].has("time", "ago") else cue
    end = cue + _CUE_REACH + 1 if cells[cue].has("time", "ago_before") else cue + 1
    return " ".join(cell.form for cell in cells[start:end])


def _opens_when(cells: Cells, year: int, at: int) -> bool:
    """Say whether the clause of ``at`` tells of that year: "since 2004, when 40 people died"."""
    return year < at and any(cell.has("time", "when") for cell in cells[year + 1 : year + 1 + _RELATIVE_REACH])


def _is_past(cells: Cells, index: int) -> bool:
    """Say whether a cue of the list stands, "three years ago" in either order of words, or "last May"."""
    cell = cells[index]
    if cell.has("time", "background"):
        return not _opens_window(cells, index)
    if cell.has("time", "ago"):
        return index > 0 and _is_long(cells[index - 1])
    if cell.has("time", "ago_before"):
        return any(_is_long(near) for near in cells[index + 1 : index + _AGO_REACH])
    beside = (*cells[max(0, index - 1) : index], *cells[index + 1 : index + 2])
    return cell.has("time", "month") and any(near.has("time", "past") for near in beside)


def _opens_window(cells: Cells, index: int) -> bool:
    """Say whether a number behind a cue makes it a time that still lasts: "in the past ten years"."""
    number, unit = cells[index + 1 : index + 2], cells[index + 2 : index + 3]
    counted = any(cell.sort == "number" or cell.has("numerals", "cardinal") for cell in number)
    return counted and any(_is_long(cell) for cell in unit)


def _is_long(cell: Cell) -> bool:
    return any(sense.file == "units" and sense.key in _LONG_AGO for sense in cell.senses)


def _governs(cells: Cells, cue: int, at: int) -> bool:
    """Say whether a cue dates the clause of ``at``: none behind "after" or "since", nor in a clause of its own."""
    low, high = sorted((cue, at))
    between = cells[low + 1 : high]
    if any(cell.has("function", "boundary") or _compares(cell) for cell in between):
        return False
    before = cells[max(0, cue - _AGO_REACH) : cue]
    bound = any(cell.has("function", "boundary") for cell in before[-_CUE_REACH:])
    aside = bound or any(cell.has("function", "relative") for cell in before)
    return not (bound and at < cue) and not (aside and any(cell.form in COMMAS for cell in between))


def _compares(cell: Cell) -> bool:
    """Say whether a figure of another time begins: ``40 deaths, up from 12 the year before``."""
    return cell.has("factuality", "superseded") and cell.has("factuality", "rise_from")


def _dates(cells: Cells, year: int, at: int) -> bool:
    """Say whether a year dates the clause of ``at``, and not just a noun ("the flood of 2004") in another clause."""
    before = cells[year - 1] if year else None
    if before is None:
        return True
    if before.has("function", "partitive"):
        behind = cells[year + 1 : year + 1 + _RELATIVE_REACH]
        return year < at and any(cell.has("function", "relative") for cell in behind)
    return year < at or not before.has("function", "determiner")


def stated_as_of(cells: Cells, moments: Callable[[], Sequence[Moment]]) -> AsOf | None:
    """Return the moment up to which the sentence says its figures hold ("by Sunday evening"), or None.

    The moments that it names are looked up where a cue stands.

    >>> from checker.extraction.moments import find_moments
    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> cells = build_cells(tokenise("As of Monday noon 40 had died"), load_language("en"))
    >>> stated_as_of(cells, lambda: find_moments(cells, "2024-06-10T18:00:00Z")).instant.isoformat()
    '2024-06-10T12:30:00+00:00'
    """
    cues = [index for index in cells.where("time", "as_of") if _may_date(cells, index)]
    if not cues:
        return None
    for moment in moments():
        if any(0 < moment.start - cue <= _CUE_REACH or cue == moment.start for cue in cues):
            return _as_of(moment.value)
    return None


def _may_date(cells: Cells, cue: int) -> bool:
    """Say cheaply whether a moment can stand behind a cue: "by" is everywhere."""
    return any(cell.has("time") or cell.sort == "number" for cell in cells[cue + 1 : cue + 1 + _CUE_REACH])


def _as_of(value: str) -> AsOf | None:
    """Return a dated moment as an instant with a half-width, a day as noon and half a day."""
    match = _MOMENT.match(value)
    if match is None:
        return None
    day, low, low_minutes, high, high_minutes = match.groups()
    begin = int(low or 0) * _HOUR + int(low_minutes or 0)
    end = int(high or 24) * _HOUR + int(high_minutes or 0)
    middle = datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(minutes=(begin + end) / 2)
    return AsOf(instant=middle, uncertainty_hours=(end - begin) / 2 / _HOUR, from_text=True)
