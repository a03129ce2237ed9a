"""Laws of the interval algebra."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.model import Interval
from checker.quantity.interval import contains, gap, is_above, is_disjoint, is_soft, meets, same_bounds, soft

bounds = st.none() | st.integers(0, 60)
points = st.integers(0, 60)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(bounds), draw(bounds)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Interval(low=low, high=high)


def holds(interval: Interval, point: int) -> bool:
    return (interval.low is None or interval.low <= point) and (interval.high is None or point <= interval.high)


@given(intervals(), intervals())
def test_meeting_is_symmetric_and_the_negation_of_disjoint(a: Interval, b: Interval) -> None:
    assert meets(a, b) == meets(b, a) == (not is_disjoint(a, b))


@given(intervals(), intervals(), points)
def test_a_common_point_is_a_meeting(a: Interval, b: Interval, point: int) -> None:
    if holds(a, point) and holds(b, point):
        assert meets(a, b)


@given(intervals(), intervals(), points)
def test_a_contained_point_lies_in_the_container(a: Interval, b: Interval, point: int) -> None:
    if contains(a, b) and holds(b, point):
        assert holds(a, point)


@given(intervals())
def test_an_interval_meets_contains_and_equals_itself(a: Interval) -> None:
    assert meets(a, a)
    assert contains(a, a)
    assert same_bounds(a, a)


@given(intervals(), intervals())
def test_containing_each_other_is_having_the_same_bounds(a: Interval, b: Interval) -> None:
    assert (contains(a, b) and contains(b, a)) == same_bounds(a, b)


@given(intervals(), intervals())
def test_disjoint_intervals_are_ordered_and_apart(a: Interval, b: Interval) -> None:
    assert is_disjoint(a, b) == (is_above(a, b) or is_above(b, a)) == (gap(a, b) > 0)


@given(intervals())
def test_without_a_band_soft_is_hard(a: Interval) -> None:
    assert not is_soft(a)
    assert same_bounds(soft(a), a)
