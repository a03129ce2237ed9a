"""A later, lower figure announces that it corrects the earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    if not (pair.values_clash or pair.moves_in_time):
        return False
    revised = pair.later.cue == "revise" or pair.earlier.superseded
    return revised and pair.is_apart if pair.values_clash else revised and not pair.later_is_higher


RULE = Rule(
    code="U2",
    name="announced-revision",
    title="announced revision",
    level=Level.NOTE,
    relation=RelationName.UPDATE,
    sentence="the later text announces that it revises the earlier figure",
    check=check,
)
