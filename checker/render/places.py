"""Where a claim stands, in the words a person or an editor program uses: name, line, column (1-based, code points)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model import Claim, Report


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
