"""One origin is quoted at one moment with two different minimums; both can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    floors = pair.is_quantity and pair.left.interval.high is None is pair.right.interval.high
    return floors and pair.part is None and not pair.intervals_equal and pair.same_origin and not pair.is_apart


RULE = Rule(
    code="D4",
    name="two-floors",
    title="one origin, two floors",
    level=Level.NOTE,
    relation=RelationName.COMPATIBLE,
    sentence="one origin is quoted with two different minimums at one time",
    check=check,
)
