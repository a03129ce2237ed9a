"""Counts over different windows or in places that exclude one another are not compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.taxonomy import Kinship
from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.windows_differ or pair.place is Kinship.DISJOINT


RULE = Rule(
    code="N3",
    name="different-scope",
    title="different scope",
    level=Level.SILENT,
    relation=RelationName.NOT_COMPARABLE,
    sentence="the counting windows or the places differ",
    check=check,
)
