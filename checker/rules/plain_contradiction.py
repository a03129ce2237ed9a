"""Two figures for one question at one time that no number satisfies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.disjoint_counts


RULE = Rule(
    code="X1",
    name="plain-contradiction",
    title="plain contradiction",
    level=Level.WARNING,
    relation=RelationName.CONTRADICT,
    sentence="no number satisfies both",
    check=check,
)
