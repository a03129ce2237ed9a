"""Find an increment with the total it leads to and the total it was added to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from checker.rules.totals import exact_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.align.facets import Facets
    from checker.align.questions import Compared
    from checker.rules.rule import Event


class Chain(NamedTuple):
    """Three exact counts of one question: what was, what was added, what is."""

    earlier: Compared
    increment: Compared
    later: Compared

    @property
    def adds_up(self) -> bool:
        """The earlier count and the increment give the later count."""
        return _value(self.earlier) + _value(self.increment) == _value(self.later)


def find_chains(event: Event) -> Iterator[Chain]:
    """Yield every increment with each later total of its own report and each smaller total of another time or text."""
    questions: dict[tuple[object, ...], list[Compared]] = defaultdict(list)
    for item in event.claims:
        facets = item.facets
        if exact_value(facets) is not None:
            questions[(facets.kind, facets.topic, facets.unit, facets.entity, facets.increment)].append(item)
    for key, increments in list(questions.items()):
        if increments[0].facets.increment:
            totals = questions.get((*key[:-1], False), [])
            for increment in increments:
                yield from _chains_of(increment, totals)


def _chains_of(increment: Compared, totals: Sequence[Compared]) -> Iterator[Chain]:
    own = [item for item in totals if item.claim.report == increment.claim.report and not item.facets.superseded]
    for later in own:
        for earlier in totals:
            if 0 < _value(earlier) < _value(later) and _is_earlier(earlier.facets, later.facets):
                yield Chain(earlier, increment, later)


def _is_earlier(earlier: Facets, later: Facets) -> bool:
    if earlier.superseded:
        return True
    if earlier.report == later.report:
        return False
    known = earlier.as_of_hours is not None and later.as_of_hours is not None
    return not known or (earlier.as_of_hours or 0.0) <= (later.as_of_hours or 0.0)


def _value(item: Compared) -> int:
    return exact_value(item.facets) or 0
