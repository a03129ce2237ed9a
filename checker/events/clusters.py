"""Join what is alike: average linkage over pairs, so that one chance likeness joins no two groups.

Takes likenesses by pair, gives groups of numbers; pairs of one language that are not listed are not alike at all. Order plays
no part but between equals, where the smaller numbers go first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Pair = tuple[int, int]


@dataclass(slots=True)
class _Group:
    """What is joined so far: its members, how many of each language, its event where one was given, and its likeness to others."""

    members: list[int]
    languages: Counter[str]
    event: str | None
    sums: dict[int, float] = field(default_factory=dict)

    def average(self, number: int, other: _Group) -> float:
        """Return the mean likeness to another group over the pairs of one language."""
        pairs = sum(count * other.languages[language] for language, count in self.languages.items())
        return self.sums.get(number, 0.0) / pairs if pairs else 0.0

    def may_join(self, other: _Group) -> bool:
        """Say whether not both were given different events."""
        return self.event is None or other.event is None or self.event == other.event


def join_alike(
    languages: Sequence[str], events: Sequence[str | None], alike: Mapping[Pair, float], least: float
) -> list[list[int]]:
    """Return the groups, each in order: members of one given event, and those that are on average alike enough.

    >>> join_alike(["en"] * 4, [None] * 4, {(0, 1): 0.9, (1, 2): 0.3, (0, 2): 0.1, (2, 3): 0.8}, 0.25)
    [[0, 1], [2, 3]]
    """
    groups = {
        number: _Group([number], Counter([language]), event)
        for number, (language, event) in enumerate(zip(languages, events, strict=True))
    }
    for (one, other), value in alike.items():
        groups[one].sums[other] = groups[other].sums[one] = value
    first: dict[str, int] = {}
    for number, event in enumerate(events):
        if event is not None and first.setdefault(event, number) != number:
            _join(groups, first[event], number)
    heap = [found for number in groups for found in _candidates(groups, number, least)]
    heapify(heap)
    while heap:
        value, one, other = heappop(heap)
        if one in groups and other in groups and -value == groups[one].average(other, groups[other]):
            _join(groups, one, other)
            for found in _candidates(groups, one, least):
                heappush(heap, found)
    return sorted(sorted(group.members) for group in groups.values())


def _candidates(groups: Mapping[int, _Group], number: int, least: float) -> Iterator[tuple[float, int, int]]:
    """Yield the groups that one may join, with how alike they are, turned so that the most alike come first."""
    group = groups[number]
    for other in group.sums:
        value = group.average(other, groups[other])
        if value >= least and group.may_join(groups[other]):
            yield -value, min(number, other), max(number, other)


def _join(groups: dict[int, _Group], one: int, other: int) -> None:
    """Put the second group into the first."""
    kept, gone = groups[one], groups.pop(other)
    kept.members += gone.members
    kept.languages += gone.languages
    kept.event = kept.event or gone.event
    kept.sums.pop(other, None)
    gone.sums.pop(one, None)
    for third, value in gone.sums.items():
        del groups[third].sums[other]
        kept.sums[third] = groups[third].sums[one] = kept.sums.get(third, 0.0) + value
