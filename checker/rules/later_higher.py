"""A later figure of a growing fact is higher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.answers import part_is_newer
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return part_is_newer(pair) or (pair.moves_in_time and pair.later_is_higher)


RULE = Rule(
    code="U1",
    name="later-higher",
    title="later and higher",
    level=Level.SILENT,
    relation=RelationName.UPDATE,
    sentence="the later figure is higher",
    check=check,
)
