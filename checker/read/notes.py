"""Add to an analysis what reading the input had to say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.model import Analysis
    from checker.read.inputs import ReadResult


def with_input(analysis: Analysis, read: ReadResult, select: Collection[str], ignore: Collection[str]) -> Analysis:
    """Return the analysis with the rows that were skipped and the notes on the input, numbered behind the findings.

    >>> from checker.model import Analysis
    >>> from checker.read.inputs import ReadResult
    >>> with_input(Analysis(), ReadResult(), (), ()).findings
    ()
    """
    wanted = [note for note in read.notes if note.code not in ignore and (not select or note.code in select)]
    first = len(analysis.findings) + 1
    notes = tuple(replace(note, id=f"f{number}") for number, note in enumerate(wanted, first))
    return replace(analysis, findings=(*analysis.findings, *notes), skipped=(*read.skipped, *analysis.skipped))
