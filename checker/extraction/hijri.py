"""Read a day of the Islamic calendar, as the same day of the Gregorian one.

The library that converts is loaded only when such a day stands in a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from checker.quantity.cells import Cells

_MARK = "hijri_"


class HijriDay(NamedTuple):
    """A day and where the words for it end."""

    day: date
    end: int


def read_hijri(cells: Cells, index: int) -> HijriDay | None:
    """Return the day that ``day month year`` at ``index`` name, or None; no day that the calendar does not have.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> str(read_hijri(build_cells(tokenise("12 Rabi al-Awwal 1443"), load_language("en")), 0).day)
    '2021-10-18'
    """
    if index + 2 >= len(cells):
        return None
    day, name, year = cells[index : index + 3]
    month = name.sense("time", "month")
    if month is None or not month.form.startswith(_MARK) or not (day.form.isdecimal() and year.form.isdecimal()):
        return None
    found = _gregorian(int(year.form), int(month.form.removeprefix(_MARK)), int(day.form))
    end = index + 3
    marked = end < len(cells) and cells[end].has("time", "year_mark")
    return HijriDay(found, end + marked) if found is not None else None


def _gregorian(year: int, month: int, day: int) -> date | None:
    from hijridate import Hijri  # noqa: PLC0415 - a text without such a day does without the library

    try:
        converted = Hijri(year, month, day).to_gregorian()
    except (OverflowError, ValueError):
        return None
    return converted
