"""Turn the times of mails, feeds and wire formats into ISO 8601, as a report keeps them."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime


def iso_time(written: str | None) -> str | None:
    """Return a date or time in ISO 8601, or None where it cannot be told.

    >>> iso_time("Sat, 02 Mar 2024 09:30:00 +0300"), iso_time("20240302T093000Z"), iso_time("yesterday")
    ('2024-03-02T09:30:00+03:00', '2024-03-02T09:30:00+00:00', None)
    """
    word = (written or "").strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            time = read(word)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        has_clock = len(word) > len("2024-03-02")
        return time.isoformat() if has_clock else time.date().isoformat()
    return None
