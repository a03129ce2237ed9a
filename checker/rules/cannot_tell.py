"""The pair is left undecided and listed with the doubt that stopped it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.doubt is not None


RULE = Rule(
    code="N5",
    name="cannot-tell",
    title="cannot tell",
    level=Level.LISTED,
    relation=RelationName.NOT_COMPARABLE,
    sentence="the text does not say how the two relate",
    check=check,
)
