"""Compare two moments: the same time, times that one night can hold, times that exclude each other, or two incidents.

Takes the values that extraction gives (``2021-11-07 03-07``, ``weekday 6``, ``14:53-14:53Z``); reads no text.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from checker.language.taxonomy import Kinship

_DAY = r"(?P<day>weekday \d|\d{4}(?:-\d\d){0,2}|--\d\d-\d\d)"
_HOURS = r"(?P<low>-?\d+(?::\d\d)?)-(?P<high>\d+(?::\d\d)?)(?P<zone>Z?)"
_VALUE = re.compile(rf"{_DAY}?(?:^| |$)(?:{_HOURS})?$")
_HOUR, _DAY_MINUTES, _WEEK = 60, 1440, 7
_NIGHT_BEGINS, _NIGHT_ENDS, _LONGEST_NIGHT_GAP = 24 * _HOUR, 3 * _HOUR, 5 * _HOUR


class _Moment(NamedTuple):
    """A day as written and the minutes of it; ``is_timed`` is False where the text gives the day alone."""

    day: str | None
    low: int
    high: int
    zone: str
    is_timed: bool

    @property
    def is_clock(self) -> bool:
        """A clock time, not a part of the day."""
        return self.is_timed and self.high - self.low <= _HOUR


def moment_kinship(left: str, right: str, tolerance_minutes: int) -> Kinship:
    """Return how one moment stands to another; the night between two days belongs to both.

    >>> moment_kinship("2021-11-06 18-24", "2021-11-07 03-07", 15).value
    'part'
    >>> moment_kinship("weekday 1", "weekday 2 05-12", 15).value
    'disjoint'
    """
    if left == right:
        return Kinship.EQUAL
    a, b = _parsed(left), _parsed(right)
    if a is None or b is None:
        return Kinship.UNKNOWN
    days = days_between(a.day, b.day)
    if days is None:
        return _clocks(a, b, tolerance_minutes)
    if abs(days) > 1:
        return Kinship.UNKNOWN
    return _near(a, b, days, tolerance_minutes)


def _parsed(value: str) -> _Moment | None:
    match = _VALUE.match(value)
    if match is None or not value:
        return None
    if match["low"] is None:
        return _Moment(match["day"], 0, _DAY_MINUTES, "", is_timed=False)
    return _Moment(match["day"], _minutes(match["low"]), _minutes(match["high"]), match["zone"], is_timed=True)


def _minutes(written: str) -> int:
    hours, _, minutes = written.partition(":")
    return int(hours) * _HOUR + int(minutes or 0)


def days_between(left: str | None, right: str | None) -> int | None:
    """Return how many days, or years where no day is given, lie between; None where that cannot be told.

    >>> days_between("2021-11-06", "weekday 6"), days_between("2002", "2003"), days_between("2002", "weekday 1")
    (1, 1, None)
    """
    if left is None or right is None:
        return None
    if left == right:
        return 0
    one, other = _date(left, right), _date(right, left)
    if one is not None and other is not None:
        return (other - one).days
    weekdays = _weekday(left), _weekday(right)
    if weekdays[0] is not None and weekdays[1] is not None:
        return (weekdays[1] - weekdays[0] + _WEEK // 2) % _WEEK - _WEEK // 2
    return _coarse(left, right)


def _date(text: str, beside: str) -> date | None:
    """Return the date; one without a year takes the year of the other."""
    year = beside[:4] if beside[:4].isdecimal() else "2000"
    try:
        return date.fromisoformat(text.replace("-", year, 1) if text.startswith("--") else text)
    except ValueError:
        return None


def _weekday(text: str) -> int | None:
    if text.startswith("weekday"):
        return int(text[-1])
    found = _date(text, "") if not text.startswith("-") else None
    return found.weekday() if found is not None else None


def _coarse(left: str, right: str) -> int | None:
    """Compare years and months: one that holds the other is no distance."""
    if not (left[:4].isdecimal() and right[:4].isdecimal()):
        return None
    if left.startswith(right) or right.startswith(left):
        return 0
    if len(left) == len(right):
        return int(right.replace("-", "")) - int(left.replace("-", ""))
    return None


def _clocks(a: _Moment, b: _Moment, tolerance: int) -> Kinship:
    """Compare hours where a day is missing: only two clock times of one zone can tell anything."""
    if not (a.is_clock and b.is_clock) or a.zone != b.zone:
        return Kinship.UNKNOWN
    return _together(a, b) if _meet(a, b, 0, tolerance) else Kinship.DISJOINT


def _together(a: _Moment, b: _Moment) -> Kinship:
    """Return what two moments that meet are to each other: a clock time inside "about three" need not be the same."""
    about = a.is_clock and b.is_clock and (a.low != a.high or b.low != b.high)
    return Kinship.PART if about else Kinship.EQUAL


def _near(a: _Moment, b: _Moment, days: int, tolerance: int) -> Kinship:
    if a.zone != b.zone and a.is_timed and b.is_timed:
        return Kinship.PART
    if _meet(a, b, days, tolerance if a.is_clock and b.is_clock else 0):
        return _together(a, b) if days == 0 else Kinship.PART
    earlier, later = (a, b) if days > 0 else (b, a)
    return Kinship.PART if days != 0 and _is_one_night(earlier, later) else Kinship.DISJOINT


def _meet(a: _Moment, b: _Moment, days: int, tolerance: int) -> bool:
    """Say whether the hours overlap, or two clock times lie within the tolerance."""
    low, high = b.low + days * _DAY_MINUTES, b.high + days * _DAY_MINUTES
    if tolerance or a.low == a.high or low == high:
        return a.low <= high + tolerance and low <= a.high + tolerance
    return a.low < high and low < a.high


def _is_one_night(earlier: _Moment, later: _Moment) -> bool:
    """Say whether the end of one day and the small hours of the next can be one night."""
    touches = (earlier.is_timed and earlier.high >= _NIGHT_BEGINS) or (later.is_timed and later.low <= _NIGHT_ENDS)
    return touches and later.low + _DAY_MINUTES - earlier.high <= _LONGEST_NIGHT_GAP
