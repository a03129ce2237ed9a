"""The same answer stands once as a fact and once with a reservation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.answers import gives_same_answer
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    one_hedged = pair.left.hedged is not pair.right.hedged
    return one_hedged and gives_same_answer(pair)


RULE = Rule(
    code="D3",
    name="hedged-figure",
    title="same figure, one hedged",
    level=Level.NOTE,
    relation=RelationName.AGREE,
    sentence="both give the same answer, one with a reservation",
    check=check,
)
