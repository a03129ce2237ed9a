"""Extract the claims of any number of reports as they come: what is printed is forgotten.

Each report gives lines of its own, whose claims are numbered inside it; the numbers of the run are put in where the lines
of all reports are joined, so that it does not matter where a report was read.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from checker.api import extract_report
from checker.extraction.trace import trace_claims
from checker.gather import gather
from checker.options import ExtractFormat
from checker.render.json import claims_jsonl
from checker.render.trace import render_claims, traced_jsonl
from checker.run.pool import Task
from checker.run.work import LOST_REPORT, tools_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from checker.model import Analysis, Report, Skipped
    from checker.settings import Settings

_SHOWN_UNUSED = 5
_ID = re.compile(r'^\{"id": "c(\d+)"|"subset_of": "c(\d+)"')


class ClaimsWanted(NamedTuple):
    """How claims are written, and whether the words they were read from are shown."""

    settings: Settings
    form: ExtractFormat = ExtractFormat.JSONL
    explain: bool = False


class ClaimLines(NamedTuple):
    """What one report gave: its claims, their lines, and why it could not be read at all."""

    claims: int
    lines: tuple[str, ...]
    lost: str | None = None


def writing(wanted: ClaimsWanted) -> Task[Report, ClaimLines]:
    """Return the task that reads reports and writes down their claims.

    >>> from checker.model import Report
    >>> from checker.settings import Settings
    >>> writing(ClaimsWanted(Settings())).work([Report(id="a", text="Two men died.")])[0].lines[0][:28]
    '{"id": "c1", "report": "a", '
    """
    return Task(partial(_write, wanted), _give_up)


def _write(wanted: ClaimsWanted, reports: Sequence[Report]) -> list[ClaimLines]:
    languages = tools_of(wanted.settings).languages
    found = []
    for report in reports:
        analysis = gather([extract_report(report, wanted.settings, languages)], (), wanted.settings)
        found.append(ClaimLines(len(analysis.claims), tuple(_lines(analysis, wanted))))
    return found


def _lines(analysis: Analysis, wanted: ClaimsWanted) -> Iterable[str]:
    traces = trace_claims(analysis.claims, analysis.reports) if wanted.explain else {}
    if wanted.form is ExtractFormat.FULL:
        return render_claims(analysis, traces)
    return traced_jsonl(analysis, traces) if wanted.explain else claims_jsonl(analysis)


def _give_up(report: Report) -> ClaimLines:
    return ClaimLines(0, (), f"{report.id}: {LOST_REPORT}")


def numbered(found: ClaimLines, before: int) -> Iterator[str]:
    """Yield the lines of a report with the numbers that its claims have in the run.

    >>> list(numbered(ClaimLines(1, ('{"id": "c1", "scope": {"subset_of": "c2"}}',)), 40))
    ['{"id": "c41", "scope": {"subset_of": "c42"}}']
    """
    if before == 0:
        return iter(found.lines)
    return (_ID.sub(partial(_moved, before), line) for line in found.lines)


def _moved(before: int, match: re.Match[str]) -> str:
    number = match.group(1) or match.group(2)
    return f'{match.group()[: -len(number) - 1]}{int(number) + before}"'


def claim_lines(reports: Sequence[Report], wanted: ClaimsWanted) -> Iterator[str]:
    """Yield the lines of a few reports.

    >>> from checker.settings import Settings
    >>> list(claim_lines([], ClaimsWanted(Settings(), ExtractFormat.FULL)))
    ['No claim in 0 reports.\\n']
    """
    before = 0
    lines: list[str] = []
    for found in _write(wanted, reports):
        lines.extend(numbered(found, before))
        before += found.claims
    return ended(lines, wanted, lambda: len(reports))


def ended(lines: Iterable[str], wanted: ClaimsWanted, count: Callable[[], int]) -> Iterator[str]:
    """Yield lines with their ends; a page for a person says so where there is none, and how many reports there were."""
    empty = True
    for line in lines:
        empty = False
        yield f"{line}\n"
    if empty and wanted.form is ExtractFormat.FULL:
        yield f"No claim in {count():,} reports.\n"


def unused_lines(skipped: Iterable[Skipped]) -> Iterator[str]:
    """Yield a sentence for each of the first rows that were not used, and one for the rest.

    >>> list(unused_lines([]))
    []
    """
    number = 0
    for number, item in enumerate(skipped, 1):
        if number <= _SHOWN_UNUSED:
            line = f":{item.line}" if item.line is not None else ""
            yield f"{item.path or item.report}{line}: not used: {item.reason}"
    if number > _SHOWN_UNUSED:
        yield f"{number - _SHOWN_UNUSED:,} more rows were not used; 'checker check' lists all"
