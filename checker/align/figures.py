"""Set each figure beside the other figures of its own report.

A figure that its report gives beside a second one, in one voice, is no rival of that second one in another report; and
a figure below a lead that gives another is not what the report stands for.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from checker.model import Kind, Number
from checker.quantity.interval import meets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.align.facets import Facets


class Figure(NamedTuple):
    """A figure as its report gives it: who says it, what it counts, and its bounds."""

    origin: str | None
    topic: str
    unit: str | None
    low: Number | None
    high: Number | None


def figure_of(facet: Facets) -> Figure:
    """Return the figure of a claim.

    >>> from checker.align.facets import Facets
    >>> figure_of(Facets(topic="killed", unit="person")).unit
    'person'
    """
    return Figure(facet.origin, facet.topic, facet.unit, facet.interval.low, facet.interval.high)


def with_own_figures(facets: Mapping[str, Facets]) -> dict[str, Facets]:
    """Return the facets with the figures of their reports, parts left out, and with those marked that a lead overshadows.

    >>> with_own_figures({})
    {}
    """
    reports: dict[str | None, list[Facets]] = defaultdict(list)
    for facet in facets.values():
        if facet.kind is Kind.QUANTITY and not (facet.superseded or facet.increment or facet.whole):
            reports[facet.report].append(facet)
    figures = {report: frozenset(map(figure_of, found)) for report, found in reports.items()}
    leads = {report: [facet for facet in found if _leads(facet)] for report, found in reports.items()}
    return {
        claim: replace(
            facet,
            figures=figures.get(facet.report, frozenset()),
            overshadowed=_is_overshadowed(facet, leads.get(facet.report, ())),
        )
        for claim, facet in facets.items()
    }


def _leads(facet: Facets) -> bool:
    """Say whether a figure of the lead stands for all there were."""
    return facet.around.is_lead and not (facet.selected or facet.denied or facet.no_report)


def _is_overshadowed(facet: Facets, leads: Iterable[Facets]) -> bool:
    if facet.around.is_lead:
        return False
    if facet.around.is_elsewhere and facet.around.local is None:
        return True
    return any(
        (facet.around.is_further or facet.origin in {None, lead.origin})
        and (lead.topic, lead.background) == (facet.topic, facet.background)
        and (lead.unit == facet.unit or None in {lead.unit, facet.unit})
        and not meets(lead.interval, facet.interval)
        for lead in leads
    )
