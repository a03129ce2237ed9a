"""Group claims by the question they answer, and pick the pairs worth comparing.

A question is event, kind, topic, unit and person. Pairs come from one family of topics of one event; inside a family
claims with equal values are put together first.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from checker.align.topics_unknown import LONE, UNKNOWN_TOPIC
from checker.model import Group, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.align.facets import Facets
    from checker.language.taxonomy import Taxonomy
    from checker.model import Claim


class Compared(NamedTuple):
    """A claim with its facets and the number of its group."""

    claim: Claim
    facets: Facets
    group: int


def question_key(facets: Facets) -> str:
    """Return the question in the form ``topic|unit``.

    >>> from checker.align.facets import Facets
    >>> question_key(Facets(topic="killed", unit="person"))
    'killed|person'
    """
    about = "" if facets.about is None or facets.about.startswith(LONE) else facets.about
    return "|".join([part for part in (facets.topic, facets.entity or facets.unit, about) if part])


def group_claims(claims: Sequence[Claim], facets: Mapping[str, Facets]) -> tuple[tuple[Group, ...], list[Compared]]:
    """Return the groups in order of their first claim, and each claim with its group."""
    members: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        facet = facets[claim.id]
        members[
            ((facet.event, facet.background), facet.kind, facet.topic, facet.unit, facet.entity, facet.about)
        ].append(claim)
    groups: list[Group] = []
    compared: list[Compared] = []
    for number, found in enumerate(members.values()):
        facet = facets[found[0].id]
        groups.append(
            Group(
                id=f"g{number + 1}",
                event=facet.event,
                question=question_key(facet),
                kind=facet.kind,
                topic=facet.topic,
                unit=facet.unit,
                claims=tuple(claim.id for claim in found),
            )
        )
        compared.extend(Compared(claim, facets[claim.id], number) for claim in found)
    return tuple(groups), compared


def loose_pairs(compared: Iterable[Compared], taxonomy: Taxonomy) -> Iterator[tuple[Compared, Compared]]:
    """Yield the pairs of one event that no family joins: counts that share a word, one of a topic that no list knows.

    >>> list(loose_pairs((), None))
    []
    """
    holders: dict[object, list[Compared]] = defaultdict(list)
    for item in compared:
        if item.facets.kind is Kind.QUANTITY:
            for word in sorted(item.facets.around.context):
                holders[(item.facets.event, item.facets.background, word)].append(item)
    seen: set[frozenset[str]] = set()
    for items in holders.values():
        unknown = [item for item in items if item.facets.topic == UNKNOWN_TOPIC]
        for left, right in product(unknown, items):
            ids = frozenset((left.claim.id, right.claim.id))
            if len(ids) > 1 and ids not in seen and _family(left, taxonomy) != _family(right, taxonomy):
                seen.add(ids)
                yield left, right


def families(compared: Iterable[Compared], taxonomy: Taxonomy) -> Iterator[list[Compared]]:
    """Yield the claims of one event whose topics belong to one family, most general topic first."""
    found: dict[object, list[Compared]] = defaultdict(list)
    for item in compared:
        found[(item.facets.event, item.facets.background, item.facets.kind, _family(item, taxonomy))].append(item)
    yield from found.values()


def _family(item: Compared, taxonomy: Taxonomy) -> str:
    facets = item.facets
    if facets.topic == UNKNOWN_TOPIC:
        return f"{UNKNOWN_TOPIC}|{facets.unit}|{facets.about if facets.generic else None}"
    return _top(facets.topic, taxonomy)


def _top(topic: str, taxonomy: Taxonomy) -> str:
    above = taxonomy.topics.get(topic, frozenset())
    return next((candidate for candidate in sorted(above) if not taxonomy.topics.get(candidate)), topic)


def by_value(family: Iterable[Compared]) -> list[list[Compared]]:
    """Put claims together whose facets are equal but for who printed or said them, and when."""
    found: dict[object, list[Compared]] = defaultdict(list)
    for item in family:
        found[_value(item.facets)].append(item)
    return list(found.values())


def _value(f: Facets) -> tuple[object, ...]:
    bounds = (f.interval.low, f.interval.high, f.interval.soft_low, f.interval.soft_high)
    answer = (f.topic, f.unit, f.entity, bounds, f.value, f.increment, f.no_report, f.cue)
    told = (f.denied, f.hedged, f.superseded, f.selected, f.incidental, f.overshadowed)
    return answer, told, f.place, f.window, f.around.local, f.around.day
