"""Two named origins give answers that cannot both hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return ((pair.disjoint_counts or pair.values_clash) and pair.two_origins) or pair.is_disputed_fall


RULE = Rule(
    code="D1",
    name="sourced-dispute",
    title="two origins differ",
    level=Level.DISPUTE,
    relation=RelationName.CONTRADICT,
    sentence="two named origins give answers that cannot both hold",
    check=check,
)
