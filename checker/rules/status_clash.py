"""Two states of one person, or of one group of people, exclude one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Kind, Level, RelationName
from checker.rules.opposite_states import find_opposite_states
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.values_clash and pair.left.kind is Kind.STATUS and not pair.two_origins


RULE = Rule(
    code="X9",
    name="status-clash",
    title="status clash",
    level=Level.ERROR,
    relation=RelationName.CONTRADICT,
    sentence="a person cannot be in both states",
    check=check,
    find=find_opposite_states,
    set_level=Level.WARNING,
)
