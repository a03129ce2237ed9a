"""The figures differ only as far as a rounded or vague word allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    if not pair.is_quantity or pair.part is not None:
        return False
    if pair.headline_rounds:
        return True
    return pair.soft_reaches or (pair.intervals_meet and pair.soft_apart)


RULE = Rule(
    code="C6",
    name="rounding",
    title="rounding or vagueness",
    level=Level.NOTE,
    relation=RelationName.COMPATIBLE,
    sentence="the two differ by rounding or by a vague word",
    check=check,
)
