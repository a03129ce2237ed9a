"""Claims that fit in pairs but not together: parts that exclude each other and add to more than the whole."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule
from checker.rules.totals import at_one_time, exclude_each_other, is_total, lies_in, soft_high

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.align.questions import Compared
    from checker.model import Number
    from checker.rules.rule import Event

    _Kind = tuple[str, str | None]


def find(event: Event) -> Iterator[tuple[Compared, ...]]:
    """Yield for each kind of whole the smallest set of parts that it cannot hold."""
    kinds: dict[_Kind, list[Compared]] = defaultdict(list)
    for item in event.claims:
        if is_total(item.facets):
            kinds[(item.facets.topic, item.facets.unit)].append(item)
    for wholes in kinds.values():
        found = next((overflow for whole in wholes if (overflow := _overflow(whole, kinds, event))), ())
        if found:
            yield found


def _overflow(whole: Compared, kinds: Mapping[_Kind, Sequence[Compared]], event: Event) -> tuple[Compared, ...]:
    limit = soft_high(whole.facets.interval)
    if limit is None:
        return ()
    inside = [items for items in kinds.values() if lies_in(items[0].facets, whole.facets, event.taxonomy)]
    largest = [part for items in inside if (part := _largest(items, whole, event, limit)) is not None]
    largest.sort(key=lambda item: (-_floor(item), item.facets.topic, item.facets.unit or ""))
    parts = _smallest_overflow(largest, limit, event)
    return (whole, *parts) if parts else ()


def _largest(items: Sequence[Compared], whole: Compared, event: Event, limit: Number) -> Compared | None:
    """Return the claim with the highest floor that alone still fits and is of the whole's time."""
    fitting = (item for item in items if 0 < _floor(item) <= limit and at_one_time(item.facets, whole.facets, event))
    return max(fitting, key=_floor, default=None)


def _floor(item: Compared) -> Number:
    return item.facets.interval.low or 0


def _smallest_overflow(parts: Sequence[Compared], limit: Number, event: Event) -> list[Compared]:
    chosen: list[Compared] = []
    for part in parts:
        if exclude_each_other([*chosen, part], event.taxonomy):
            chosen.append(part)
        if len(chosen) > 1 and sum(_floor(item) for item in chosen) > limit:
            return chosen
    return []


RULE = Rule(
    code="X7",
    name="jointly-impossible",
    title="jointly impossible",
    level=Level.ERROR,
    relation=RelationName.CONTRADICT,
    sentence="each part fits in the whole, but all together exceed it",
    find=find,
)
