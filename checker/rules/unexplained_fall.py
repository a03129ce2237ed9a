"""A later figure of a growing toll is lower, without two named origins and without a word of correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.moves_in_time and not pair.later_is_higher and not pair.two_origins


RULE = Rule(
    code="X5",
    name="unexplained-fall",
    title="unexplained fall",
    level=Level.WARNING,
    relation=RelationName.CONTRADICT,
    sentence="the later figure is lower and nothing says why",
    check=check,
)
