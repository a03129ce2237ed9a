"""Where the interval of each answer lies on a common axis, in thousandths of its length.

Takes intervals and gives positions; the axis runs from the lowest to the highest bound, or from zero where it is near.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model import Interval, Number

_WHOLE = 1000
_MARGIN = 60
_NARROWEST = 24
_MOST = 10**15  # what lies beyond is drawn at the end
_ZERO_IS_NEAR = 3  # zero belongs on the axis where the lowest bound is less than this share (1 in 3) of the highest


class Bar(NamedTuple):
    """A stretch of the axis: all that an answer allows, and the part a reader expects of a vague word."""

    start: int
    width: int
    soft_start: int | None = None
    soft_width: int | None = None
    is_open: bool = False


def draw_bars(intervals: Sequence[Interval]) -> tuple[Bar | None, ...]:
    """Return one bar for each interval, None where it has no bound at all.

    >>> from checker.model import Interval
    >>> [bar.start for bar in draw_bars([Interval(low=0, high=0), Interval(low=10, high=10)])]
    [60, 916]
    """
    bounds = [_position(bound) for interval in intervals for bound in _bounds(interval)]
    if not bounds:
        return (None,) * len(intervals)
    axis = _axis(min(bounds), max(bounds))
    return tuple(_bar(interval, axis) for interval in intervals)


def _position(bound: Number) -> float:
    return float(max(-_MOST, min(_MOST, bound)))


def _bounds(interval: Interval) -> Iterable[Number]:
    found = (interval.low, interval.high, interval.soft_low, interval.soft_high)
    return (bound for bound in found if bound is not None)


def _axis(low: float, high: float) -> tuple[float, float]:
    low = min(low, 0.0) if low * _ZERO_IS_NEAR < high else low
    return (low, high) if high > low else (low - 1, high + 1)


def _bar(interval: Interval, axis: tuple[float, float]) -> Bar | None:
    if interval.low is None and interval.high is None:
        return None
    low = axis[0] if interval.low is None else _position(interval.low)
    start, width = _stretch(low, None if interval.high is None else _position(interval.high), axis)
    if interval.soft_low is None or interval.soft_high is None:
        return Bar(start, width, is_open=interval.high is None)
    soft_start, soft_width = _stretch(_position(interval.soft_low), _position(interval.soft_high), axis)
    return Bar(start, width, soft_start, soft_width, is_open=interval.high is None)


def _stretch(low: float, high: float | None, axis: tuple[float, float]) -> tuple[int, int]:
    """Return start and width of a stretch; a single number keeps a width that can be seen."""
    start = _place(low, axis)
    end = _WHOLE if high is None else _place(high, axis) + _NARROWEST
    return start, max(_NARROWEST, end - start)


def _place(value: float, axis: tuple[float, float]) -> int:
    share = (value - axis[0]) / (axis[1] - axis[0])
    return round(_MARGIN + share * (_WHOLE - 2 * _MARGIN - _NARROWEST))
