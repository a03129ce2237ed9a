"""Both sides give the same answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.answers import gives_same_answer
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return gives_same_answer(pair)


RULE = Rule(
    code="C1",
    name="same-value",
    title="same value",
    level=Level.SILENT,
    relation=RelationName.AGREE,
    sentence="both give the same answer",
    check=check,
)
