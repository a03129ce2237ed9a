"""What reading has to say: notes on an input, and their way into an analysis."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from checker.model import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.model import Analysis, Report
    from checker.readers.reading import ReadResult


class InputNote(Enum):
    """The codes of notes on an input, with their names."""

    CC901 = "encoding guessed"
    CC902 = "PDF readers disagree"
    CC903 = "input is truncated"
    CC904 = "columns guessed"
    CC905 = "hidden text in a page"


def input_note(code: InputNote, message: str, report: Report) -> Finding:
    """Return a note on the input that a report came from.

    >>> from checker.model import Report
    >>> input_note(InputNote.CC903, "the archive ends early.", Report(id="a", text="", path="a.gz")).message
    'a.gz: the archive ends early.'
    """
    return Finding(
        id="",
        code=code.name,
        name=code.value,
        level=Level.NOTE,
        event=report.event,
        question="input",
        claims=(),
        message=f"{report.path}: {message}",
        report=report.id,
        start=0,
        end=0,
    )


def encoding_notes(note: str | None, reports: Collection[Report]) -> tuple[Finding, ...]:
    """Return the note that an encoding was guessed, at the first report of its input.

    >>> encoding_notes(None, [])
    ()
    """
    if note is None or not reports:
        return ()
    message = f"{note}; name the encoding with --encoding if characters look wrong."
    return (input_note(InputNote.CC901, message, next(iter(reports))),)


def with_input(analysis: Analysis, read: ReadResult, select: Collection[str], ignore: Collection[str]) -> Analysis:
    """Return the analysis with the rows that were skipped and the notes on the input, numbered behind the findings.

    >>> from checker.model import Analysis
    >>> from checker.readers.reading import ReadResult
    >>> with_input(Analysis(), ReadResult(), (), ()).findings
    ()
    """
    wanted = [note for note in read.notes if note.code not in ignore and (not select or note.code in select)]
    first = len(analysis.findings) + 1
    notes = tuple(replace(note, id=f"f{number}") for number, note in enumerate(wanted, first))
    return replace(analysis, findings=(*analysis.findings, *notes), skipped=(*read.skipped, *analysis.skipped))
