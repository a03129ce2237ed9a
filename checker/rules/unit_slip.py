"""The same unusual number of one origin stands on two siblings or two disjoint units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.taxonomy import DISJOINT, EQUAL
from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    if not pair.is_quantity or not pair.same_unusual_number or pair.part is not None:
        return False
    siblings = frozenset((pair.left.topic, pair.right.topic)) in pair.taxonomy.siblings
    slipped_unit = pair.topic.kinship is EQUAL and pair.unit.kinship is DISJOINT
    return not pair.scopes_differ and (siblings or slipped_unit)


RULE = Rule(
    code="X8",
    name="unit-slip",
    title="one number, two things",
    level=Level.WARNING,
    relation=RelationName.CONTRADICT,
    sentence="one origin is given the same number for two different things",
    check=check,
)
