"""Casualties of one report against the dead and the hurt of another, which together are all casualties.

Deliberately silent where a report gives both the total and its parts: there the parts are held against each other as pairs.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from checker.language.taxonomy import DISJOINT
from checker.rules.scope import days_apart, places_apart
from checker.rules.totals import exact_value, is_total, may_be_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.align.facets import Facets
    from checker.align.questions import Compared
    from checker.rules.rule import Event


class _Split(NamedTuple):
    """Two counts of one sentence and one speaker that share out everybody hit: the dead, and the hurt."""

    one: Compared
    other: Compared

    @property
    def total(self) -> int:
        return (exact_value(self.one.facets) or 0) + (exact_value(self.other.facets) or 0)


def find_split_tolls(event: Event) -> Iterator[tuple[Compared, ...]]:
    """Yield a total with the first two counts of another report that share it out and add up to another number.

    >>> from checker.language.taxonomy import load_taxonomy
    >>> from checker.rules.rule import Event
    >>> list(find_split_tolls(Event((), {}, load_taxonomy(), None)))
    []
    """
    counts = [item for item in event.claims if item.facets.around.is_lead and _is_plain(item.facets)]
    for above, siblings in _shared_out(event):
        parts = [item for item in counts if item.facets.topic in siblings]
        dividing = {item.claim.report for item in parts}
        wholes = [item for item in counts if item.facets.topic == above and item.claim.report not in dividing]
        splits = _splits(parts)
        for whole in wholes:
            split = next((split for split in splits if _excludes(whole.facets, split, event)), None)
            if split is not None:
                yield whole, *split


def _shared_out(event: Event) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each topic above two siblings that together make it up."""
    for siblings in event.taxonomy.siblings:
        for above in frozenset.intersection(*(event.taxonomy.topics.get(topic, frozenset()) for topic in siblings)):
            yield above, siblings


def _is_plain(facets: Facets) -> bool:
    value = exact_value(facets)
    return value is not None and value > 0 and is_total(facets)


def _splits(parts: Iterable[Compared]) -> list[_Split]:
    sentences: dict[object, list[Compared]] = defaultdict(list)
    for item in parts:
        sentences[item.claim.report, item.claim.field, item.claim.sentence, item.facets.origin].append(item)
    pairs = [items for items in sentences.values() if len(items) == len({item.facets.topic for item in items}) == 2]  # noqa: PLR2004 - the dead and the hurt
    return [_Split(*items) for items in pairs]


def _excludes(whole: Facets, split: _Split, event: Event) -> bool:
    """Say whether the two parts are of the total, and their sum is another number."""
    if split.total == exact_value(whole):
        return False
    return all(_may_be_of(part.facets, whole, event) for part in split)


def _may_be_of(part: Facets, whole: Facets, event: Event) -> bool:
    apart = places_apart(part, whole, event.taxonomy) or days_apart(part, whole) or may_be_apart(part, whole, event)
    kinship = event.taxonomy.unit_kinship(part.unit, whole.unit)
    causes = part.around.causes, whole.around.causes
    return not apart and kinship is not DISJOINT and not (all(causes) and causes[0].isdisjoint(causes[1]))
