"""Where a claim stands, in the words a person or an editor program uses: name, line, column (1-based, code points)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model import AsOf, Claim, Report

_CLOCK = re.compile(r"T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?")
_UTC = re.compile(r"(?<=:\d\d)(?:Z|\+00:00)$")
_HALF_A_DAY = 12


def short_time(moment: str) -> str:
    """Return a time without its seconds; what is no ISO time stays as it is.

    >>> short_time("2024-03-02T10:00:00Z")
    '2024-03-02 10:00 UTC'
    """
    return _UTC.sub(" UTC", _CLOCK.sub(r" \1", moment))


def as_of_text(as_of: AsOf) -> str:
    """Return when a figure was true, to the minute, or to the day where no more is known.

    >>> from datetime import UTC, datetime
    >>> from checker.model import AsOf
    >>> as_of_text(AsOf(instant=datetime(2024, 3, 2, 12, tzinfo=UTC), uncertainty_hours=12.0))
    '2024-03-02'
    """
    if as_of.uncertainty_hours >= _HALF_A_DAY:
        return f"{as_of.instant:%Y-%m-%d}"
    return short_time(as_of.instant.isoformat(timespec="minutes"))


def is_time(moment: str) -> bool:
    """Say whether a text is a time in the form that programs read.

    >>> is_time("2024-03-02"), is_time("yesterday")
    (True, False)
    """
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return False
    return True


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of an offset.

    >>> line_and_column("ab\\ncd", 4)
    (2, 2)
    """
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def place_of(claim: Claim, report: Report) -> str:
    """Return ``name:line:column`` of a claim; a title is named as such."""
    return place_at(report, claim.field, claim.start)


def place_at(report: Report, field: str, offset: int) -> str:
    """Return ``name:line:column`` of an offset in a field.

    >>> from checker.model import Report
    >>> place_at(Report(id="a", text="One. Two."), "text", 5)
    'a:1:6'
    """
    line, column = line_and_column(report.body(field), offset)
    name = report.id if report.line is not None or not report.path else report.path
    return f"{name}:title:{column}" if field == "title" else f"{name}:{line}:{column}"


def sentence_of(claim: Claim, report: Report) -> str:
    """Return the sentence of a claim as received."""
    return report.body(claim.field)[claim.sentence.start : claim.sentence.end]
