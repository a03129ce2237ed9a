"""Give each claim the time its figure was true: from the text, else from the publication time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from checker.model import AsOf

if TYPE_CHECKING:
    from checker.model import Claim, Report
    from checker.settings import Settings

_DATE_LENGTH = 10


def parse_time(text: str | None, settings: Settings) -> AsOf | None:
    """Return the instant of an ISO 8601 date or time, with its uncertainty; None where it cannot be read.

    >>> from checker.settings import Settings
    >>> parse_time("2021-11-07", Settings()).instant.hour
    12
    """
    if not text:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) <= _DATE_LENGTH:
        noon = instant.replace(tzinfo=UTC) + timedelta(hours=12)
        return AsOf(instant=noon, uncertainty_hours=settings.date_uncertainty_hours)
    aware = instant if instant.tzinfo is not None else instant.replace(tzinfo=UTC)
    return AsOf(instant=aware.astimezone(UTC), uncertainty_hours=settings.clock_uncertainty_hours)


def with_as_of(claim: Claim, report: Report, settings: Settings) -> Claim:
    """Return the claim with an as-of time, the report's own where the text gave none."""
    if claim.as_of is not None:
        return claim
    return replace(claim, as_of=parse_time(report.published_at, settings))
