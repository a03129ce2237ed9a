"""What the interval algebra says about the cases an editor would ask for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.model import Interval
from checker.quantity.interval import contains, gap, is_above, is_disjoint, is_soft, meets, same_bounds, soft

SEVEN = Interval(low=7, high=7)
AT_LEAST_SEVEN = Interval(low=7)
MORE_THAN_SEVEN = Interval(low=8)
AT_MOST_NINE = Interval(low=0, high=9)
DOZENS = Interval(low=12, soft_low=24, soft_high=99)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (SEVEN, AT_LEAST_SEVEN, True),
        (SEVEN, MORE_THAN_SEVEN, False),
        (AT_LEAST_SEVEN, AT_MOST_NINE, True),
        (DOZENS, AT_MOST_NINE, False),
        (Interval(), SEVEN, True),
        (Interval(low=Decimal("6.1"), high=Decimal("6.1")), Interval(low=6, high=7), True),
    ],
)
def test_meeting(left: Interval, right: Interval, expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert meets(left, right) is expected
    assert is_disjoint(right, left) is not expected


def test_no_bound_contains_everything() -> None:
    assert contains(Interval(), SEVEN)
    assert not contains(SEVEN, Interval())


def test_range_contains_its_ends() -> None:
    assert contains(Interval(low=7, high=9), SEVEN)
    assert not contains(Interval(low=8, high=9), SEVEN)


def test_band_is_the_soft_interval_and_else_the_hard_one() -> None:
    assert same_bounds(soft(DOZENS), Interval(low=24, high=99))
    assert same_bounds(soft(SEVEN), SEVEN)
    assert is_soft(DOZENS)
    assert not is_soft(SEVEN)


def test_gap_and_order() -> None:
    assert gap(SEVEN, Interval(low=10, high=12)) == gap(Interval(low=10), SEVEN) == 3
    assert gap(SEVEN, AT_LEAST_SEVEN) == 0
    assert is_above(MORE_THAN_SEVEN, SEVEN)
    assert not is_above(AT_LEAST_SEVEN, SEVEN)
