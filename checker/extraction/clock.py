"""Read clock times: ``2:53 p.m. local time``, ``0737 GMT``, an hour named by a word, with "about" before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.quantity.neighbours import is_glued

if TYPE_CHECKING:
    from checker.quantity.cells import Cell, Cells

_HOUR = 60
_NOON = 12
_MIDNIGHT = 24
_ABOUT_MINUTES = 30
_WORD_MINUTES = 59
_TWO_DIGITS, _FOUR_DIGITS = 2, 4
_ZONE_REACH = 3


class Clock(NamedTuple):
    """A time of day in minutes up to the cell ``end``; ``half`` is set where the text says which half of the day."""

    low: int
    high: int
    half: str | None
    zone: str
    end: int

    def hours(self, band: tuple[int, int] | None) -> str:
        """Return the time as ``14:53-14:53``, with the half of the day that ``band`` tells where the text does not.

        >>> Clock(180, 180, None, "", 1).hours((12, 18))
        '15:00-15:00'
        """
        shift = 0
        if self.half is None and band is not None and not band[0] <= self.low / _HOUR <= band[1]:
            moved = self.low / _HOUR + _NOON
            shift = _NOON * _HOUR if band[0] <= moved <= band[1] else 0
        return f"{_written(self.low + shift)}-{_written(self.high + shift)}{self.zone}"


def _written(minutes: int) -> str:
    return f"{minutes // _HOUR:02d}:{minutes % _HOUR:02d}"


def read_clock(cells: Cells, index: int) -> Clock | None:
    """Return the clock time that begins at ``index``, or None; a bare number needs a word that makes it one.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> cells = build_cells(tokenise("2:53 p.m. local time"), load_language("en"))
    >>> read_clock(cells, 0).hours(None)
    '14:53-14:53'
    """
    word = cells[index].sense("time", "hour")
    if word is not None:
        low = int(word.form) * _HOUR
        return _completed(cells, index, index + 1, low, low + _WORD_MINUTES)
    announced = cells[index].has("time", "clock_before")
    at = index + announced
    while announced and at < len(cells) and _is_about(cells[at]):
        at += 1
    if at >= len(cells):
        return None
    digits = _digits(cells, at)
    if digits is None or not (announced or _is_marked(cells, digits[1]) or _is_written_out(cells, at)):
        return None
    return _completed(cells, index, digits[1], digits[0], digits[0])


def _is_about(cell: Cell) -> bool:
    return cell.has("modifiers", "approx") or cell.has("function", "preposition")


def _is_marked(cells: Cells, end: int) -> bool:
    return end < len(cells) and cells[end].has("time", "clock")


def _is_written_out(cells: Cells, index: int) -> bool:
    """Say whether hours and minutes stand glued behind a preposition: ``at 14:30``."""
    if index == 0 or index + 2 >= len(cells) or not cells[index - 1].has("function", "preposition"):
        return False
    glued = is_glued(cells, index, index + 1) and is_glued(cells, index + 1, index + 2)
    return cells[index + 1].form == ":" and glued and len(cells[index + 2].form) == _TWO_DIGITS


def _digits(cells: Cells, index: int) -> tuple[int, int] | None:
    """Return the minutes since midnight that the digits at ``index`` name, and where they end."""
    cell = cells[index]
    if cell.sort != "number":
        return None
    if index + 2 < len(cells) and cells[index + 1].form == ":" and cells[index + 2].sort == "number":
        return _minutes(cell.form, cells[index + 2].form, index + 3)
    if cell.form.isdecimal() and len(cell.form) == _FOUR_DIGITS:
        return _minutes(cell.form[:2], cell.form[2:], index + 1)
    hour, _, minute = cell.form.partition(".")
    return _minutes(hour, minute or "0", index + 1)


def _minutes(hour: str, minute: str, end: int) -> tuple[int, int] | None:
    if not (hour.isdecimal() and minute.isdecimal()):
        return None
    valid = int(hour) <= _MIDNIGHT and int(minute) < _HOUR
    return (int(hour) * _HOUR + int(minute), end) if valid else None


def _completed(cells: Cells, start: int, end: int, low: int, high: int) -> Clock:
    """Add what stands around the digits: half of the day, zone, "about"."""
    half, zone, limit = None, "", end
    while (
        limit < len(cells)
        and limit - end < _ZONE_REACH
        and (cells[limit].has("time", "clock") or cells[limit].form == ".")
    ):
        meridiem = cells[limit].sense("time", "half_of_day")
        half = meridiem.form if meridiem is not None else half
        zone = "Z" if cells[limit].has("time", "utc") else zone
        limit += 1
    shift = _shift(half, low)
    about = _ABOUT_MINUTES if any(_is_rough(cell) for cell in cells[max(0, start - 2) : end]) else 0
    return Clock(low + shift - about, high + shift + about, half or _told(low), zone, limit)


def _is_rough(cell: Cell) -> bool:
    return cell.has("modifiers", "approx")


def _told(low: int) -> str | None:
    """Return the half of the day that the hour itself tells, in the reckoning of 24 hours."""
    return "after" if low > _NOON * _HOUR else None


def _shift(half: str | None, low: int) -> int:
    noon = _NOON * _HOUR
    if half == "after":
        return noon if low < noon else 0
    return -noon if half == "before" and noon <= low < noon + _HOUR else 0
