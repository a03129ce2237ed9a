"""A part does not exceed its whole, or one closed answer contains the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.taxonomy import PART, WHOLE
from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    if pair.denied_once:
        return False
    if not pair.is_quantity:
        return pair.value in {PART, WHOLE} and not pair.follows
    return pair.part is not None and pair.part_fits


RULE = Rule(
    code="C4",
    name="part-fits",
    title="part fits in whole",
    level=Level.SILENT,
    relation=RelationName.COMPATIBLE,
    sentence="the part fits in the whole",
    check=check,
)
