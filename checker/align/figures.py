"""Set each figure beside the other figures of its own report.

A figure that its report gives beside a second one, in one voice, is no rival of that second one in another report; and
a figure below a lead that gives another is not what the report stands for.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from checker.model import Kind, Number
from checker.quantity.interval import meets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.align.facets import Facets
    from checker.model import Interval


_HEADLINE = "title"


class Figure(NamedTuple):
    """A figure as its report gives it: who says it, what it counts, and its bounds."""

    origin: str | None
    topic: str
    unit: str | None
    low: Number | None
    high: Number | None


class _Lead(NamedTuple):
    """What a lead says of a figure; leads that say the same of many are one."""

    origin: str | None
    topic: str
    unit: str | None
    background: str | None
    interval: Interval


def figure_of(facet: Facets) -> Figure:
    """Return the figure of a claim.

    >>> from checker.align.facets import Facets
    >>> figure_of(Facets(topic="killed", unit="person")).unit
    'person'
    """
    return Figure(facet.origin, facet.topic, facet.unit, facet.interval.low, facet.interval.high)


def with_own_figures(facets: Mapping[str, Facets]) -> dict[str, Facets]:
    """Return the facets with the figures of their reports, parts left out but for those of one place among several, and with those marked that a lead overshadows.

    >>> with_own_figures({})
    {}
    """
    reports: dict[str | None, list[Facets]] = defaultdict(list)
    for facet in facets.values():
        part = facet.whole is not None and len(facet.around.places) <= 1
        if facet.kind is Kind.QUANTITY and not (facet.superseded or facet.increment or part):
            reports[facet.report].append(facet)
    figures = {report: frozenset(map(figure_of, found)) for report, found in reports.items()}
    leads = {report: {_lead_of(facet) for facet in found if _leads(facet)} for report, found in reports.items()}
    return {
        claim: facet._replace(
            figures=figures.get(facet.report, frozenset()),
            overshadowed=_is_overshadowed(facet, leads.get(facet.report, ()), figures.get(facet.report, ())),
        )
        for claim, facet in facets.items()
    }


def _leads(facet: Facets) -> bool:
    """Say whether a figure of the lead stands for all there were."""
    around = facet.around
    told = facet.selected or facet.denied or facet.no_report or around.is_elsewhere or around.is_further
    return around.is_lead and not told


def _lead_of(facet: Facets) -> _Lead:
    return _Lead(facet.origin, facet.topic, facet.unit, facet.background, facet.interval)


def _is_overshadowed(facet: Facets, leads: Iterable[_Lead], figures: Iterable[Figure]) -> bool:
    """Say whether a figure is beside the main one: of another incident, or below a lead that gives another."""
    around = facet.around
    if around.is_elsewhere and around.local is None and facet.field != _HEADLINE:
        return True
    if around.is_lead and not around.is_further:
        return False
    if facet.interval.high == 0 and any(_counts_some(figure, facet) for figure in figures):
        return True
    return any(
        (around.is_further or facet.origin in {None, lead.origin})
        and (lead.topic, lead.background) == (facet.topic, facet.background)
        and (lead.unit == facet.unit or None in {lead.unit, facet.unit})
        and not meets(lead.interval, facet.interval)
        for lead in leads
    )


def _counts_some(figure: Figure, none: Facets) -> bool:
    """Say whether the source that says "none" counts some in the same report: its "none" is of a part."""
    counted = figure.low is not None and figure.low > 0
    return counted and (figure.origin, figure.topic) == (none.origin, none.topic) and none.origin is not None
