"""The intervals overlap without one lying in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    if not pair.is_quantity:
        return pair.left.denied or pair.right.denied
    return pair.part is None and pair.intervals_meet


RULE = Rule(
    code="C3",
    name="overlap",
    title="intervals overlap",
    level=Level.SILENT,
    relation=RelationName.COMPATIBLE,
    sentence="some number satisfies both",
    check=check,
)
