"""What rules on more than two claims share: which claims can be added up, and when two were true at one time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.taxonomy import DISJOINT, EQUAL, PART
from checker.model import Kind
from checker.quantity.interval import soft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.align.facets import Facets
    from checker.align.questions import Compared
    from checker.language.taxonomy import Taxonomy
    from checker.model import Interval, Number
    from checker.rules.rule import Event


def is_total(facets: Facets) -> bool:
    """Say whether a count stands for all there were of its unit, with no limit but the event.

    >>> from checker.align.facets import Facets
    >>> is_total(Facets(selected=True))
    False
    """
    limited = facets.selected or facets.incidental or facets.around.local is not None or facets.window is not None
    limited = limited or facets.overshadowed or is_deep(facets)
    unsure = facets.denied or facets.hedged or facets.no_report or facets.superseded or facets.increment
    return facets.kind is Kind.QUANTITY and not limited and not unsure


def is_deep(facets: Facets) -> bool:
    """Say whether a figure stands below the lead of its report and nobody is named for it.

    >>> from checker.align.facets import Facets
    >>> is_deep(Facets(report="a"))
    True
    """
    return facets.report is not None and not facets.around.is_lead and facets.origin is None


def exact_value(facets: Facets) -> int | None:
    """Return the number of an exact count, None for anything else.

    >>> from checker.align.facets import Facets
    >>> exact_value(Facets()) is None
    True
    """
    low = facets.interval.low
    return int(low) if low is not None and low == facets.interval.high else None


def soft_high(interval: Interval) -> Number | None:
    """Return the largest number that an interval or its band allows, None for no bound.

    >>> from checker.model import Interval
    >>> soft_high(Interval(low=20, high=20, soft_low=18, soft_high=22))
    22
    """
    high, band = interval.high, soft(interval).high
    return high if high is None or band is None else max(high, band)


def at_one_time(one: Facets, other: Facets, event: Event) -> bool:
    """Say whether two figures are known to be simultaneous: one report, or as-of times that do not lie apart.

    A fact that does not grow needs no time.
    """
    if one.report == other.report or not {one.topic, other.topic} <= event.taxonomy.growing:
        return True
    if one.as_of_hours is None or other.as_of_hours is None:
        return False
    apart = abs(one.as_of_hours - other.as_of_hours) - one.uncertainty_hours - other.uncertainty_hours
    return apart <= event.settings.simultaneous_hours


def may_be_apart(one: Facets, other: Facets, event: Event) -> bool:
    """Say whether the as-of times are known and lie apart."""
    if one.as_of_hours is None or other.as_of_hours is None:
        return False
    apart = abs(one.as_of_hours - other.as_of_hours) - one.uncertainty_hours - other.uncertainty_hours
    return apart > event.settings.simultaneous_hours


def lies_in(part: Facets, whole: Facets, taxonomy: Taxonomy) -> bool:
    """Say whether one count is part of the other by unit or by topic, and not its equal."""
    unit = taxonomy.unit_kinship(part.unit, whole.unit)
    topic = taxonomy.topic_kinship(part.topic, whole.topic)
    return {unit, topic} <= {PART, EQUAL} and PART in {unit, topic}


def exclude_each_other(parts: Sequence[Compared], taxonomy: Taxonomy) -> bool:
    """Say whether no two of the counts can count the same thing."""
    return all(
        _exclude(one.facets, other.facets, taxonomy)
        for number, one in enumerate(parts)
        for other in parts[number + 1 :]
    )


def _exclude(one: Facets, other: Facets, taxonomy: Taxonomy) -> bool:
    apart = taxonomy.unit_kinship(one.unit, other.unit) is DISJOINT
    return apart or frozenset((one.topic, other.topic)) in taxonomy.siblings
