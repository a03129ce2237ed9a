"""Groups of people of one size that reports put into two states which exclude each other: 24 dead, 24 survivors.

Deliberately silent where some report of the event gives both figures: it knows that they are two groups.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING

from checker.language.taxonomy import DISJOINT
from checker.rules.scope import days_apart, places_apart
from checker.rules.totals import exact_value, is_total, may_be_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.align.facets import Facets
    from checker.align.questions import Compared
    from checker.rules.rule import Event


def find_opposite_states(event: Event) -> Iterator[tuple[Compared, ...]]:
    """Yield two claims that put the same people into opposite states, one pair for each two topics and number.

    >>> from checker.rules.rule import Event
    >>> list(find_opposite_states(Event((), {}, None, None)))
    []
    """
    found: dict[int, dict[str, list[Compared]]] = defaultdict(lambda: defaultdict(list))
    for item in event.claims:
        number = exact_value(item.facets) if is_total(item.facets) else None
        if number is not None and number >= event.settings.same_people_minimum:
            found[number][item.facets.topic].append(item)
    for topics in found.values():
        for one, other in combinations(sorted(topics), 2):
            if frozenset((one, other)) in event.taxonomy.opposite:
                yield from _first_pair(topics[one], topics[other], event)


def _first_pair(one: Sequence[Compared], other: Sequence[Compared], event: Event) -> Iterator[tuple[Compared, ...]]:
    topics = {one[0].facets.topic, other[0].facets.topic}
    if _is_told_apart(event, topics):
        return
    pairs = product(one, other)
    pair = next((pair for pair in pairs if _are_the_same(pair[0].facets, pair[1].facets, event)), None)
    if pair is not None:
        yield pair


def _is_told_apart(event: Event, topics: set[str]) -> bool:
    """Say whether one report gives people in both states."""
    seen: dict[str, set[str]] = defaultdict(set)
    for item in event.claims:
        if item.facets.topic in topics:
            seen[item.claim.report].add(item.facets.topic)
    return any(len(found) > 1 for found in seen.values())


def _are_the_same(one: Facets, other: Facets, event: Event) -> bool:
    """Say whether nothing tells the two groups apart: unit, place, day, or time enough to move from state to state."""
    apart = places_apart(one, other, event.taxonomy) or days_apart(one, other)
    disjoint = event.taxonomy.unit_kinship(one.unit, other.unit) is DISJOINT
    return not apart and not disjoint and not may_be_apart(one, other, event)
