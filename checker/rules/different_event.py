"""Two claims about different events are not compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.taxonomy import DISJOINT
from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.event.kinship is DISJOINT


RULE = Rule(
    code="N1",
    name="different-event",
    title="different event",
    level=Level.SILENT,
    relation=RelationName.NOT_COMPARABLE,
    sentence="the two are about different events",
    check=check,
)
