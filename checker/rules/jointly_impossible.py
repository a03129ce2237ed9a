"""Claims that fit in pairs but not together: parts that exclude each other and add to more than the whole."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from checker.align.facets import Facets
from checker.model import Level, RelationName
from checker.rules.rule import Rule
from checker.rules.totals import at_one_time, exclude_each_other, is_total, lies_in, soft_high

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

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
    for whole, parts in _parts(kinds, event).items():
        inside = [kinds[part] for part in parts]
        found = next((overflow for item in kinds[whole] if (overflow := _overflow(item, inside, event))), ())
        if found:
            yield found


def _parts(kinds: Collection[_Kind], event: Event) -> dict[_Kind, list[_Kind]]:
    """Return for each kind of whole the kinds that are part of it, looked up by what lies above each."""
    found: dict[_Kind, list[_Kind]] = defaultdict(list)
    units = {unit for _, unit in kinds}
    for topic, unit in kinds:
        above = units if unit is None else {unit, None, *event.taxonomy.units.get(unit, ())}
        for kind in product((topic, *event.taxonomy.topics.get(topic, ())), above):
            if kind in kinds and lies_in(_facets((topic, unit)), _facets(kind), event.taxonomy):
                found[kind].append((topic, unit))
    return found


def _facets(kind: _Kind) -> Facets:
    return Facets(topic=kind[0], unit=kind[1])


def _overflow(whole: Compared, inside: Iterable[Sequence[Compared]], event: Event) -> tuple[Compared, ...]:
    limit = soft_high(whole.facets.interval)
    if limit is None:
        return ()
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
