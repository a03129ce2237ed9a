"""One origin, or one copied text, is given two figures that exclude one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair

_UNKNOWN_TOPIC = "other"


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    known = pair.left.topic != _UNKNOWN_TOPIC
    return known and pair.disjoint_counts and pair.same_origin and not pair.one_text


RULE = Rule(
    code="X3",
    name="misquote",
    title="one origin, two figures",
    level=Level.ERROR,
    relation=RelationName.CONTRADICT,
    sentence="one origin cannot have given both figures at one time",
    check=check,
)
