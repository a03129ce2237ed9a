"""A state moved forward: wounded then dead, held then freed, charged then convicted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    if pair.is_quantity or pair.denied_once:
        return False
    if not pair.values_clash or not pair.is_apart:
        return pair.follows
    return pair.later.value in pair.taxonomy.moves.get(pair.earlier.value or "", frozenset())


RULE = Rule(
    code="U4",
    name="state-forward",
    title="state moved on",
    level=Level.SILENT,
    relation=RelationName.UPDATE,
    sentence="the state moved forward with time",
    check=check,
)
