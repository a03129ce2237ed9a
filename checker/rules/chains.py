"""Find an increment with the total it leads to and the total it was added to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.model import Kind
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
    counts = [
        item for item in event.claims if exact_value(item.facets) is not None and item.facets.kind is Kind.QUANTITY
    ]
    for increment in counts:
        if increment.facets.increment:
            yield from _chains_of(increment, [item for item in counts if _same_question(item, increment)])


def _chains_of(increment: Compared, totals: Sequence[Compared]) -> Iterator[Chain]:
    for later in totals:
        if later.claim.report != increment.claim.report or later.facets.superseded:
            continue
        for earlier in totals:
            if 0 < _value(earlier) < _value(later) and _is_earlier(earlier.facets, later.facets):
                yield Chain(earlier, increment, later)


def _same_question(item: Compared, increment: Compared) -> bool:
    one, other = item.facets, increment.facets
    return not one.increment and (one.topic, one.unit, one.entity) == (other.topic, other.unit, other.entity)


def _is_earlier(earlier: Facets, later: Facets) -> bool:
    if earlier.superseded:
        return True
    if earlier.report == later.report:
        return False
    known = earlier.as_of_hours is not None and later.as_of_hours is not None
    return not known or (earlier.as_of_hours or 0.0) <= (later.as_of_hours or 0.0)


def _value(item: Compared) -> int:
    return exact_value(item.facets) or 0
