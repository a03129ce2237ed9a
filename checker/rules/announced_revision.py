"""A later, lower figure announces that it corrects the earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    revised = pair.later.cue == "revise" or pair.earlier.superseded
    if pair.values_clash:
        return pair.is_apart and revised
    return pair.moves_in_time and not pair.later_is_higher and revised


RULE = Rule(
    code="U2",
    name="announced-revision",
    title="announced revision",
    level=Level.NOTE,
    relation=RelationName.UPDATE,
    sentence="the later text announces that it revises the earlier figure",
    check=check,
)
