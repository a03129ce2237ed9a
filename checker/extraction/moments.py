"""Read the moments that a sentence names: weekday, date, part of day, clock time, year, in any order and mix.

Gives values that all languages share, resolved against the publication day where one is known. Deliberately does not
say what happened then.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from checker.extraction.clock import Clock, read_clock
from checker.extraction.hijri import read_hijri

if TYPE_CHECKING:
    from checker.quantity.cells import Cell, Cells

Band = tuple[int, int]
_WEEK = 7
_LONGEST_MONTH = 31
_LONGEST_GAP = 2
_YEAR_DIGITS = 4
_FILLERS = frozenset(
    {("function", "preposition"), ("function", "determiner"), ("modifiers", "approx"), ("units", "day")}
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_DAYS = frozenset(("time", key) for key in ("weekday", "relative_day", "month", "in_year"))
_CLOCKS = frozenset({("mark", ":"), ("time", "clock"), ("time", "clock_before"), ("time", "hour")})
_TELLING = frozenset(
    {"number", *_DAYS, *(("time", key) for key in ("hour", "clock_before", "part_of_day", "past", "future"))}
)
"""What can tell a part of a moment."""
_SETTLING = _CLOCKS | _DAYS
"""A moment has a day or a clock time, so one of these stands in its sentence."""


class Moment(NamedTuple):
    """A moment named over ``cells[start:end]``.

    ``value`` is a day and the hours of that day, either of which may be missing: ``2021-11-07 03-07``, ``weekday 6``,
    ``--11-10 14:53-14:53``, ``2002``. Hours below 0 and above 24 belong to the neighbouring days; ``Z`` marks UTC.
    """

    start: int
    end: int
    value: str


class _Parts(NamedTuple):
    """What a run of time words has given so far."""

    weekday: int | None = None
    relative: int | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    band: Band | None = None
    clock: Clock | None = None
    is_past: bool = False
    is_future: bool = False


_NO_PARTS = _Parts()


def find_moments(cells: Cells, published: str | None) -> list[Moment]:
    """Return the moments of a sentence in order.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> cells = build_cells(tokenise("He was held early on Sunday, police said."), load_language("en"))
    >>> [moment.value for moment in find_moments(cells, "2021-11-08")]
    ['2021-11-07 00-09']
    """
    if "time" not in cells.marks or _SETTLING.isdisjoint(cells.marks):
        return []
    found: list[Moment] = []
    behind, today = 0, _day_of(published)
    for index in [index for index, cell in enumerate(cells) if not _TELLING.isdisjoint(cell.marks)]:
        if index < behind:
            continue
        behind, parts = _gather(cells, index)
        value = _value(parts, today) if behind > index and not _is_dateline(cells, index, parts) else None
        if value is not None:
            found.append(Moment(index, behind, value))
    return found


def _is_dateline(cells: Cells, start: int, parts: _Parts) -> bool:
    """Say whether a full date stands as the mark of a report or a caption, with no preposition before it."""
    before = cells[start - 1] if start else None
    joined = before is not None and (before.has("function", "preposition") or before.has("units", "day"))
    return parts.year is not None and parts.day is not None and not joined and not cells[start].prefix.preposition


def _day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _gather(cells: Cells, start: int) -> tuple[int, _Parts]:
    """Return where the run of time words from ``start`` ends, and its parts; small words may stand between them."""
    parts, end, index = _Parts(), start, start
    while index < len(cells) and index - end <= _LONGEST_GAP:
        read = _part(cells, index, parts)
        if read is not None:
            parts, end = read
            index = end
        elif end > start and (_is_filler(cells[index]) or _opens_date(cells, index)):
            index += 1
        else:
            break
    return end, parts


def _is_filler(cell: Cell) -> bool:
    return cell.has_any(_FILLERS)


def _opens_date(cells: Cells, index: int) -> bool:
    """Say whether a comma or bracket only sets off a date: ``Sunday, 7 November``."""
    near = cells[index + 1 : index + 3]
    return cells[index].form in {",", "\u060c", "("} and any(cell.has("time", "month") for cell in near)


def _part(cells: Cells, index: int, parts: _Parts) -> tuple[_Parts, int] | None:
    """Read one more part at ``index``; None where nothing is read or the run already has such a part."""
    cell = cells[index]
    if not cell.has_any(_TELLING):
        return None
    told = parts.clock is None and not _CLOCKS.isdisjoint(cells.marks)
    clock = read_clock(cells, index) if told else None
    if clock is not None:
        return parts._replace(clock=clock), clock.end
    return _dated(cells, index, parts) or _named_day(cell, index, parts) or _in_year(cells, index, parts)


def _named_day(cell: Cell, index: int, parts: _Parts) -> tuple[_Parts, int] | None:
    told = {sense.key: sense.form for sense in reversed(cell.senses) if sense.file == "time"}
    weekday, relative, band = told.get("weekday"), told.get("relative_day"), told.get("part_of_day")
    if weekday is not None:
        return (parts._replace(weekday=int(weekday)), index + 1) if parts.weekday is None else None
    if relative is not None or band is not None:
        merged = parts._replace(band=_narrowed(parts.band, band)) if band is not None else parts
        return (merged if relative is None else merged._replace(relative=int(relative))), index + 1
    if "past" in told:
        return parts._replace(is_past=True), index + 1
    return (parts._replace(is_future=True), index + 1) if "future" in told else None


def _narrowed(known: Band | None, words: str) -> Band:
    """Return the hours of one more part of the day: of two that overlap their common hours, else the later words."""
    low, high = (int(part) for part in words.split())
    if known is None or min(known[1], high) <= max(known[0], low):
        return low, high
    return max(known[0], low), min(known[1], high)


def _dated(cells: Cells, index: int, parts: _Parts) -> tuple[_Parts, int] | None:
    """Read ``November 10th, 2011`` and ``10 November``, and days of the Islamic calendar."""
    if ("time", "month") not in cells.marks or parts.month is not None or parts.year is not None:
        return None
    islamic = read_hijri(cells, index)
    if islamic is not None:
        year, month, day = islamic.day.timetuple()[:3]
        return parts._replace(month=month, day=day, year=year), islamic.end
    return _gregorian(cells, index, parts)


def _gregorian(cells: Cells, index: int, parts: _Parts) -> tuple[_Parts, int] | None:
    day, at = _number(cells, index, _LONGEST_MONTH), index + 1
    if day is not None:
        at += _has(cells, at, "numerals", "ordinal_suffix")
    month, end = _month(cells, at if day is not None else index)
    if month is None:
        return None
    if day is None:
        day = _number(cells, end, _LONGEST_MONTH)
        end += 0 if day is None else 1 + _has(cells, end + 1, "numerals", "ordinal_suffix")
    year, end = _year_after(cells, end)
    if day is None and year is None:
        return None
    return parts._replace(month=month, day=day, year=year), end


def _month(cells: Cells, index: int) -> tuple[int | None, int]:
    """Return the month at ``index`` and where it ends; a second name of it may follow a slash."""
    sense = cells[index].sense("time", "month") if index < len(cells) else None
    if sense is None or not sense.form.isdecimal():
        return None, index
    end = index + 1
    if _form(cells, end) == "/" and _has(cells, end + 1, "time", "month"):
        end += 2
    return int(sense.form), end + (_form(cells, end) == "." and end + 1 < len(cells))


def _year_after(cells: Cells, index: int) -> tuple[int | None, int]:
    at = index + (_form(cells, index) in {",", "\u060c"} or _has(cells, index, "time", "in_year"))
    year = _number(cells, at, _LAST_YEAR)
    return (year, at + 1) if year is not None and year >= _FIRST_YEAR else (None, index)


def _in_year(cells: Cells, index: int, parts: _Parts) -> tuple[_Parts, int] | None:
    if not cells[index].has("time", "in_year") or parts != _NO_PARTS:
        return None
    at = index + 1 + _has(cells, index + 1, "time", "in_year")
    form = _form(cells, at)
    year = _number(cells, at, _LAST_YEAR) if len(form) == _YEAR_DIGITS else None
    counted = _has(cells, at + 1, "units") or _form(cells, at + 1) == "-"
    return (parts._replace(year=year), at + 1) if year is not None and year >= _FIRST_YEAR and not counted else None


def _number(cells: Cells, index: int, limit: int) -> int | None:
    cell = cells[index] if index < len(cells) else None
    if cell is None or cell.sort != "number" or not cell.form.isdecimal():
        return None
    return int(cell.form) if 0 < int(cell.form) <= limit else None


def _form(cells: Cells, index: int) -> str:
    return cells[index].form if index < len(cells) else ""


def _has(cells: Cells, index: int, file: str, key: str | None = None) -> bool:
    return index < len(cells) and cells[index].has(file, key)


def _value(parts: _Parts, today: date | None) -> str | None:
    day = _day(parts, today)
    if parts.is_future or (day is None and parts.clock is None):
        return None
    return " ".join(part for part in (day, _hours(parts)) if part)


def _day(parts: _Parts, today: date | None) -> str | None:
    is_dated = parts.month is not None and not (today is None and parts.year is None and parts.weekday is not None)
    if is_dated:
        return _date(parts.month or 0, parts.day, parts.year, today)
    if parts.year is not None:
        return str(parts.year)
    if parts.weekday is not None:
        return f"weekday {parts.weekday}" if today is None else str(today - timedelta(_days_back(parts, today)))
    if parts.relative is not None and today is not None:
        return str(today + timedelta(parts.relative))
    return None


def _days_back(parts: _Parts, today: date) -> int:
    """Return how many days ago the weekday was; on that very day "last Sunday" is a week ago."""
    back = (today.weekday() - (parts.weekday or 0)) % _WEEK
    return _WEEK if back == 0 and parts.is_past else back


def _date(month: int, day: int | None, year: int | None, today: date | None) -> str | None:
    """Return a date; without a year the latest such day up to a day after publication."""
    if day is None:
        return f"{year}-{month:02d}"
    if year is None and today is None:
        return f"--{month:02d}-{day:02d}"
    for candidate in (year,) if year is not None or today is None else (today.year, today.year - 1):
        try:
            found = date(candidate or 0, month, day)
        except ValueError:
            return None
        if year is not None or today is None or found <= today + timedelta(1):
            return str(found)
    return None


def _hours(parts: _Parts) -> str:
    if parts.clock is not None:
        return parts.clock.hours(parts.band)
    return f"{parts.band[0]:02d}-{parts.band[1]:02d}" if parts.band is not None else ""
