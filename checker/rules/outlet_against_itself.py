"""One outlet contradicts itself, in headline and body or in two editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.disjoint_counts and pair.left.outlet is not None and pair.left.outlet == pair.right.outlet


RULE = Rule(
    code="X6",
    name="outlet-against-itself",
    title="outlet against itself",
    level=Level.ERROR,
    relation=RelationName.CONTRADICT,
    sentence="one outlet gives two figures for one question",
    check=check,
)
