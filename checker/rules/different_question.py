"""Two topics that do not contain one another are different questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.taxonomy import DISJOINT
from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.topic.kinship is DISJOINT


RULE = Rule(
    code="N2",
    name="different-question",
    title="different question",
    level=Level.SILENT,
    relation=RelationName.NOT_COMPARABLE,
    sentence="the two answer different questions",
    check=check,
)
