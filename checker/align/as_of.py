"""Read the time of publication as the moment up to which the figures of a report hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from checker.model import AsOf

if TYPE_CHECKING:
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
