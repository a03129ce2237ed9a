"""A part is larger than its whole, and time does not explain it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.answers import part_is_newer
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.is_quantity and pair.part is not None and not pair.part_fits and not part_is_newer(pair)


RULE = Rule(
    code="X2",
    name="part-exceeds-whole",
    title="part exceeds whole",
    level=Level.ERROR,
    relation=RelationName.CONTRADICT,
    sentence="the part is larger than the whole it belongs to",
    check=check,
)
