"""An earlier total and an increment give the later total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.chains import find_chains
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.align.questions import Compared
    from checker.rules.rule import Event


def find(event: Event) -> Iterator[tuple[Compared, ...]]:
    """Yield each earlier total, increment and later total that add up."""
    for chain in find_chains(event):
        if chain.adds_up:
            yield chain.earlier, chain.increment, chain.later


RULE = Rule(
    code="U3",
    name="chain-of-increments",
    title="chain of increments",
    level=Level.SILENT,
    relation=RelationName.UPDATE,
    sentence="the earlier figure and the increment give the later one",
    find=find,
)
