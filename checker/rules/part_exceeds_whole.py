"""A part is larger than its whole, and time does not explain it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.answers import part_is_newer
from checker.rules.rule import Rule
from checker.rules.totals import is_total, soft_high

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.align.questions import Compared
    from checker.rules.pair import Pair
    from checker.rules.rule import Event

_SALVO = "launched"
_OUTCOME = "shot_down"


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.is_quantity and pair.part is not None and not pair.part_fits and not part_is_newer(pair)


def find(event: Event) -> Iterator[tuple[Compared, ...]]:
    """Yield what was shot down of a salvo with the largest salvo any report gives, where it held fewer."""
    totals = [item for item in event.claims if is_total(item.facets)]
    for outcome in (item for item in totals if item.facets.topic == _OUTCOME):
        salvos = [item for item in totals if item.facets.topic == _SALVO and item.facets.unit == outcome.facets.unit]
        low, highs = outcome.facets.interval.low, [soft_high(salvo.facets.interval) for salvo in salvos]
        largest = max((high for high in highs if high is not None), default=None)
        if low is not None and largest is not None and None not in highs and low > largest:
            yield outcome, salvos[highs.index(largest)]


RULE = Rule(
    code="X2",
    name="part-exceeds-whole",
    title="part exceeds whole",
    level=Level.ERROR,
    relation=RelationName.CONTRADICT,
    sentence="the part is larger than the whole it belongs to",
    check=check,
    find=find,
)
