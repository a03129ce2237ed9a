"""Turn the times of mails, feeds and wire formats into ISO 8601, as a report keeps them."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime
from unicodedata import decimal


def time_in_table(written: str) -> str:
    """Return a time of a table or object as written, or in ISO 8601 where it is of another form that can be told.

    >>> time_in_table("2024-03-02T09:30Z"), time_in_table("\u0662\u0660\u0662\u0664-\u0660\u0663-\u0660\u0662"), time_in_table("2/3/2024")
    ('2024-03-02T09:30Z', '2024-03-02', '2/3/2024')
    """
    digits = "".join(str(decimal(letter, letter)) for letter in written)
    try:
        datetime.fromisoformat(digits)
    except ValueError:
        return iso_time(digits) or written
    return digits


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
