"""Reduce a claim to the facets that the decision table looks at.

Two claims with equal facets compare alike, so the comparison works on distinct facets and not on claims.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.model import Certainty, Count, Interval, Kind, Modifier, Polarity

if TYPE_CHECKING:
    from checker.model import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What the table compares; times in hours, ``None`` where the text gives nothing."""

    event: str | None = None
    kind: Kind = Kind.QUANTITY
    topic: str = "other"
    unit: str | None = None
    entity: str | None = None
    place: str | None = None
    window: str | None = None
    interval: Interval = field(default_factory=Interval)
    value: str | None = None
    increment: bool = False
    no_report: bool = False
    denied: bool = False
    hedged: bool = False
    superseded: bool = False
    origin: str | None = None
    outlet: str | None = None
    report: str | None = None
    field: str = "text"
    copy_group: str | None = None
    as_of_hours: float | None = None
    uncertainty_hours: float = 0.0
    cue: str | None = None
    subset: bool = False


def facets_of(
    claim: Claim, event: str | None, outlet: str | None, origin: str | None, copy_group: str | None
) -> Facets:
    """Return the facets of a claim; ``origin`` is the normalised last link of its chain.

    A claim about a background event gets an event of its own.
    """
    background = claim.scope.background
    return Facets(
        event=event if background is None else f"{event}|{background}",
        kind=claim.kind,
        topic=claim.topic,
        unit=claim.unit,
        entity=claim.entity,
        place=claim.scope.place,
        window=claim.scope.window,
        interval=claim.interval,
        value=claim.value,
        increment=claim.count is Count.INCREMENT,
        no_report=claim.modifier is Modifier.NO_REPORT,
        denied=claim.polarity is Polarity.DENIED,
        hedged=claim.certainty is Certainty.HEDGED,
        superseded=claim.certainty is Certainty.SUPERSEDED,
        origin=origin,
        outlet=outlet,
        report=claim.report,
        field=claim.field,
        copy_group=copy_group,
        as_of_hours=claim.as_of.instant.timestamp() / 3600 if claim.as_of is not None else None,
        uncertainty_hours=claim.as_of.uncertainty_hours if claim.as_of is not None else 0.0,
        cue=claim.cue,
        subset=claim.scope.subset_of is not None,
    )
