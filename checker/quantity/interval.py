"""Interval algebra on counts and measures: pure, total, closed bounds, None for "no bound".

An interval without any bound (a "no reports of" claim) is the caller's business: it meets everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Interval

if TYPE_CHECKING:
    from checker.model import Number


def meets(a: Interval, b: Interval) -> bool:
    """Say whether some number lies in both.

    >>> from checker.model import Interval
    >>> meets(Interval(low=12), Interval(low=15, high=15))
    True
    """
    return _below_or_equal(a.low, b.high) and _below_or_equal(b.low, a.high)


def is_disjoint(a: Interval, b: Interval) -> bool:
    """Say whether no number lies in both; the negation of ``meets``.

    >>> from checker.model import Interval
    >>> is_disjoint(Interval(low=21), Interval(low=20, high=20))
    True
    """
    return not meets(a, b)


def numbers_agree(a: Interval, b: Interval) -> bool:
    """Say whether some number lies in both, or in what a reader expects of both.

    >>> from checker.model import Interval
    >>> numbers_agree(Interval(low=10, high=10, soft_low=9, soft_high=11), Interval(low=9, high=9))
    True
    """
    return meets(a, b) or meets(soft(a), soft(b))


def contains(outer: Interval, inner: Interval) -> bool:
    """Say whether every number of ``inner`` lies in ``outer``.

    >>> from checker.model import Interval
    >>> contains(Interval(low=10, high=15), Interval(low=12, high=12))
    True
    """
    low_ok = outer.low is None or (inner.low is not None and outer.low <= inner.low)
    high_ok = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return low_ok and high_ok


def same_bounds(a: Interval, b: Interval) -> bool:
    """Say whether both have the same hard bounds.

    >>> from checker.model import Interval
    >>> same_bounds(Interval(low=3, high=3, soft_low=2), Interval(low=3, high=3))
    True
    """
    return a.low == b.low and a.high == b.high


def soft(a: Interval) -> Interval:
    """Return the band that a reader expects: the soft bounds, or the hard ones where there are none.

    >>> from checker.model import Interval
    >>> soft(Interval(low=12, soft_low=24, soft_high=99)).low
    24
    """
    if a.soft_low is None and a.soft_high is None:
        return a
    return Interval(low=a.soft_low, high=a.soft_high)


def is_soft(a: Interval) -> bool:
    """Say whether the interval has a band narrower or wider than its hard bounds.

    >>> from checker.model import Interval
    >>> is_soft(Interval(low=12))
    False
    """
    return a.soft_low is not None or a.soft_high is not None


def is_above(a: Interval, b: Interval) -> bool:
    """Say whether every number of ``a`` is larger than every number of ``b``.

    >>> from checker.model import Interval
    >>> is_above(Interval(low=19, high=19), Interval(low=12, high=12))
    True
    """
    return a.low is not None and b.high is not None and a.low > b.high


def gap(a: Interval, b: Interval) -> Number:
    """Return the distance between two disjoint intervals, 0 where they meet.

    >>> from checker.model import Interval
    >>> gap(Interval(low=6, high=6), Interval(low=10, high=10))
    4
    """
    if is_above(a, b):
        return (a.low or 0) - (b.high or 0)
    if is_above(b, a):
        return (b.low or 0) - (a.high or 0)
    return 0


def _below_or_equal(low: Number | None, high: Number | None) -> bool:
    return low is None or high is None or low <= high
