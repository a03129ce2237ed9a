"""One interval lies inside the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.quantity.interval import contains
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    if not pair.is_quantity or not pair.intervals_meet or pair.part is not None:
        return False
    left, right = pair.left.interval, pair.right.interval
    return contains(left, right) or contains(right, left)


RULE = Rule(
    code="C2",
    name="refinement",
    title="one refines the other",
    level=Level.SILENT,
    relation=RelationName.COMPATIBLE,
    sentence="one figure lies inside the other",
    check=check,
)
