"""One side denies what the other asserts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.taxonomy import EQUAL, PART, WHOLE
from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    if pair.is_quantity:
        refuted = pair.denied_once and pair.intervals_meet and (pair.part is None or pair.intervals_equal)
        zeroed = pair.disjoint_counts and "deny" in {pair.left.cue, pair.right.cue} and not pair.same_origin
        return refuted or zeroed
    return pair.denied_once and pair.value in {EQUAL, PART, WHOLE}


RULE = Rule(
    code="D2",
    name="denial",
    title="denial against assertion",
    level=Level.DISPUTE,
    relation=RelationName.CONTRADICT,
    sentence="one side denies what the other asserts",
    check=check,
)
