"""A later figure of a growing toll is lower, without two named origins and without a word of correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.falls and not pair.two_origins and not pair.is_disputed_fall


RULE = Rule(
    code="X5",
    name="unexplained-fall",
    title="unexplained fall",
    level=Level.WARNING,
    relation=RelationName.CONTRADICT,
    sentence="the later figure is lower and nothing says why",
    check=check,
)
