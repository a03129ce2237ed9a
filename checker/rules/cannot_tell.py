"""The pair is left undecided and listed: unknown units, an increment without its base, a narrower unit over a wider place, two figures of one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.taxonomy import Kinship
from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    if not pair.is_quantity:
        return pair.value is Kinship.UNKNOWN
    if pair.left.increment is not pair.right.increment or pair.unit is Kinship.UNKNOWN or pair.crosses:
        return True
    if pair.denied_once and not pair.intervals_meet:
        return True
    figures_of_one_text = pair.one_text and not pair.two_origins and not pair.intervals_meet
    revised = pair.left.superseded is not pair.right.superseded
    return figures_of_one_text and pair.part is None and not revised


RULE = Rule(
    code="N5",
    name="cannot-tell",
    title="cannot tell",
    level=Level.LISTED,
    relation=RelationName.NOT_COMPARABLE,
    sentence="the text does not say how the two relate",
    check=check,
)
