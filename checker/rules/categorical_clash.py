"""A question with one answer has two that exclude one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.values_clash


RULE = Rule(
    code="X10",
    name="categorical-clash",
    title="categorical clash",
    level=Level.WARNING,
    relation=RelationName.CONTRADICT,
    sentence="only one of the two answers can hold",
    check=check,
)
