"""A text that has no reports says nothing against a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.left.no_report or pair.right.no_report


RULE = Rule(
    code="C5",
    name="no-report",
    title="no report is not zero",
    level=Level.SILENT,
    relation=RelationName.COMPATIBLE,
    sentence="the absence of reports is not a zero",
    check=check,
)
