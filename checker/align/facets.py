"""Reduce a claim to the facets that the decision table looks at."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from checker.align.surroundings import Surroundings
from checker.language.taxonomy import Kinship
from checker.model import Certainty, Count, Interval, Kind, Modifier, Polarity
from checker.quantity.interval import soft

if TYPE_CHECKING:
    from checker.align.figures import Figure
    from checker.language.taxonomy import Taxonomy
    from checker.model import Claim, Likeness, Number

_UNKNOWN_TOPIC = "other"
_CROWD = "protester"
_ANYBODY = frozenset({None, "person"})
_DENIED, _HEDGED, _SUPERSEDED = Polarity.DENIED, Certainty.HEDGED, Certainty.SUPERSEDED
_NO_REPORT, _INCREMENT = Modifier.NO_REPORT, Count.INCREMENT
_ROUNDED = Decimal("0.1")


class Facets(NamedTuple):
    """What the table compares; times in hours, ``None`` where the text gives nothing.

    ``place`` is a key of the taxonomy, what the sentence says of places stands in ``around``;
    ``whole`` is the claim that the text itself calls the whole; ``selected`` a part told by more than its unit;
    ``incidental`` one case or another incident told of on its own below the lead;
    ``figures`` holds all figures of the report, and ``overshadowed`` is one below a lead that gives another; ``about`` tells apart figures whose topic
    no list knows, with the ``likeness`` of the figures that the encoder joined; ``generic`` ones count persons or measure, so that the unit says nothing about the question.
    """

    claim: str | None = None
    event: str | None = None
    background: str | None = None
    kind: Kind = Kind.QUANTITY
    topic: str = "other"
    unit: str | None = None
    entity: str | None = None
    about: str | None = None
    generic: bool = False
    place: str | None = None
    window: str | None = None
    interval: Interval = Interval()
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
    whole: str | None = None
    selected: bool = False
    incidental: bool = False
    figures: frozenset[Figure] = frozenset()
    overshadowed: bool = False
    likeness: Likeness | None = None
    around: Surroundings = Surroundings()


class Standing(NamedTuple):
    """Where a claim comes from: its event, who printed it, who said it, and the copies it belongs to."""

    event: str | None = None
    outlet: str | None = None
    origin: str | None = None
    copy_group: str | None = None


def facets_of(
    claim: Claim, standing: Standing, around: Surroundings, taxonomy: Taxonomy, whole: Claim | None = None
) -> Facets:
    """Return the facets of a claim; ``whole`` is its whole in the text. "Another three" of one place are its total."""
    topic = _asked(claim, around, taxonomy)
    of_them = whole is not None and whole.topic == claim.topic and _is_as_wide(claim.unit, whole.unit, taxonomy)
    unit, interval = in_one_measure(
        _counted_unit(claim, whole if of_them else None, taxonomy), claim.interval, taxonomy
    )
    return Facets(
        claim=claim.id,
        event=standing.event,
        background=claim.scope.background,
        kind=claim.kind,
        topic=topic,
        unit=unit,
        entity=claim.entity,
        generic=topic == _UNKNOWN_TOPIC and (claim.unit in taxonomy.generic or claim.unit is None),
        window=claim.scope.window,
        interval=interval,
        value=claim.value,
        increment=_is_increment(claim, around),
        no_report=claim.modifier is _NO_REPORT,
        denied=claim.polarity is _DENIED,
        hedged=claim.certainty is _HEDGED,
        superseded=claim.certainty is _SUPERSEDED,
        origin=standing.origin,
        outlet=standing.outlet,
        report=claim.report,
        field=claim.field,
        copy_group=standing.copy_group,
        as_of_hours=claim.as_of.instant.timestamp() / 3600 if claim.as_of is not None else None,
        uncertainty_hours=claim.as_of.uncertainty_hours if claim.as_of is not None else 0.0,
        cue=claim.cue,
        likeness=claim.likeness,
        whole=whole.id if whole is not None else None,
        selected=of_them or around.is_added_to or around.is_of_named_set or around.is_of_row,
        incidental=not around.is_lead and _is_one_case(claim, taxonomy),
        around=around,
    )


def _is_increment(claim: Claim, around: Surroundings) -> bool:
    added = claim.count is _INCREMENT or around.is_addition
    return added and around.local is None and not around.is_own_total


def _asked(claim: Claim, around: Surroundings, taxonomy: Taxonomy) -> str:
    """Return the topic, the one that the unit or the gathering implies where no list knows the verb."""
    if claim.topic != _UNKNOWN_TOPIC:
        return claim.topic
    unit = _CROWD if around.is_at_gathering and claim.unit in _ANYBODY else claim.unit
    return taxonomy.implied.get(unit or "", claim.topic)


def in_one_measure(unit: str | None, interval: Interval, taxonomy: Taxonomy) -> tuple[str | None, Interval]:
    """Return unit and interval in the measure that others are compared in; a converted number is a rounded one.

    >>> from checker.language.taxonomy import load_taxonomy
    >>> unit, ten_miles = in_one_measure("mile", Interval(low=10, high=10), load_taxonomy())
    >>> unit, ten_miles.soft_low
    ('kilometre', Decimal('14.48370'))
    """
    if unit is None or unit not in taxonomy.converted:
        return unit, interval
    to, factor = taxonomy.converted[unit]
    band = soft(interval)
    return to, Interval(
        low=_times(interval.low, factor),
        high=_times(interval.high, factor),
        soft_low=_times(band.low, factor * (1 - _ROUNDED)),
        soft_high=_times(band.high, factor * (1 + _ROUNDED)),
    )


def _times(bound: Number | None, factor: Decimal) -> Number | None:
    return None if bound is None else bound * factor


def _counted_unit(claim: Claim, whole: Claim | None, taxonomy: Taxonomy) -> str | None:
    """Return the unit of the whole for one of its parts ("one of them"); none for "no" of a unit that the topic cannot count."""
    if whole is not None:
        return whole.unit
    misread = claim.interval.high == 0 and not taxonomy.can_count(claim.topic, claim.unit)
    return None if misread else claim.unit


def _is_one_case(claim: Claim, taxonomy: Taxonomy) -> bool:
    return claim.interval.low == claim.interval.high == 1 or _recurs(claim, taxonomy)


def _recurs(claim: Claim, taxonomy: Taxonomy) -> bool:
    """Say whether a report may answer the question again for another incident; a clock time belongs to one alone."""
    exact = claim.kind is Kind.TIME and ":" in (claim.value or "")
    return claim.topic in taxonomy.recurring and claim.entity in {None, *taxonomy.recurring} and not exact


def _is_as_wide(unit: str | None, other: str | None, taxonomy: Taxonomy) -> bool:
    return taxonomy.unit_kinship(unit, other) in {Kinship.EQUAL, Kinship.WHOLE}
