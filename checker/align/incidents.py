"""Keep other incidents of a report apart from the one it is about.

The first answer of a report to a question stands for its main event. A later one that excludes it, and that no other source
gives for the same event, is about something else: yesterday's raid, an attack elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.align.bearings import site_kinship
from checker.align.hours import moment_kinship
from checker.language.taxonomy import Kinship
from checker.model import Kind, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.language.taxonomy import Taxonomy
    from checker.model import Claim
    from checker.settings import Settings

_SINGLE = frozenset({Kind.TIME, Kind.PLACE, Kind.CATEGORY})
_EXCLUDING = frozenset({Kinship.DISJOINT, Kinship.UNKNOWN})


def set_incidents_apart(claims: Iterable[Claim], taxonomy: Taxonomy, settings: Settings) -> tuple[Claim, ...]:
    """Return the claims, those about other incidents of a report with the words that say so as background.

    >>> from checker.language.taxonomy import load_taxonomy
    >>> from checker.settings import Settings
    >>> set_incidents_apart((), load_taxonomy(), Settings())
    ()
    """
    main: dict[tuple[object, ...], Claim] = {}
    found: list[Claim] = []
    for claim in claims:
        if claim.kind not in _SINGLE or claim.scope.background is not None or claim.polarity is Polarity.DENIED:
            found.append(claim)
            continue
        first = main.setdefault((claim.report, claim.topic, claim.entity), claim)
        found.append(_elsewhere(claim) if _is_other(claim, first, taxonomy, settings) else claim)
    return tuple(found)


def _elsewhere(claim: Claim) -> Claim:
    return replace(claim, scope=replace(claim.scope, background=claim.text))


def _is_other(claim: Claim, first: Claim, taxonomy: Taxonomy, settings: Settings) -> bool:
    if claim is first or (claim.attribution and first.attribution and claim.origin != first.origin):
        return False
    return answer_kinship(claim, first, taxonomy, settings) in _EXCLUDING


def answer_kinship(claim: Claim, other: Claim, taxonomy: Taxonomy, settings: Settings) -> Kinship:
    """Return how the answers of two claims of one question stand to each other."""
    left, right = claim.value or "", other.value or ""
    if claim.kind is Kind.TIME:
        return moment_kinship(left, right, settings.clock_tolerance_minutes)
    if claim.kind is Kind.PLACE:
        return site_kinship(claim.topic, left, right, taxonomy)
    return taxonomy.value_kinship(claim.topic, left, right)
