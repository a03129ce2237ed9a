"""Counts over different windows, places or days are not compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.scopes_differ


RULE = Rule(
    code="N3",
    name="different-scope",
    title="different scope",
    level=Level.SILENT,
    relation=RelationName.NOT_COMPARABLE,
    sentence="the counting windows, the places or the days differ",
    check=check,
)
