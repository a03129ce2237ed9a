"""Claims that fit in pairs but not together: parts that exclude each other and add to more than the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Level, RelationName
from checker.rules.rule import Rule
from checker.rules.totals import at_one_time, exclude_each_other, is_total, lies_in, soft_high

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.align.questions import Compared
    from checker.model import Number
    from checker.rules.rule import Event


def find(event: Event) -> Iterator[tuple[Compared, ...]]:
    """Yield for each whole the smallest set of parts that it cannot hold."""
    totals = [item for item in event.claims if is_total(item.facets)]
    for whole in totals:
        limit = soft_high(whole.facets.interval)
        if limit is not None:
            parts = _smallest_overflow(_largest_parts(whole, totals, event, limit), limit, event)
            if parts:
                yield (whole, *parts)


def _largest_parts(whole: Compared, totals: Sequence[Compared], event: Event, limit: Number) -> list[Compared]:
    """Return of each kind of part the claim with the highest floor that alone still fits, largest first."""
    largest: dict[tuple[str, str | None], Compared] = {}
    for item in totals:
        low = item.facets.interval.low
        if low is None or low > limit or not lies_in(item.facets, whole.facets, event.taxonomy):
            continue
        if not at_one_time(item.facets, whole.facets, event):
            continue
        key = (item.facets.topic, item.facets.unit)
        if key not in largest or _floor(largest[key]) < low:
            largest[key] = item
    return sorted(largest.values(), key=lambda item: (-_floor(item), item.facets.topic, item.facets.unit or ""))


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
