"""Counts of units that exclude one another are different questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.taxonomy import DISJOINT
from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.is_quantity and pair.unit.kinship is DISJOINT


RULE = Rule(
    code="N4",
    name="disjoint-units",
    title="different units",
    level=Level.SILENT,
    relation=RelationName.NOT_COMPARABLE,
    sentence="the counted units exclude one another",
    check=check,
)
