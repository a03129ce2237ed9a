"""The pieces of work that travel to other processes: read a list of reports, compare a list of events.

Each piece holds plain values and gives compact ones: reports go out as packed bytes, results come back as rows of text.
"""

from __future__ import annotations

import pickle
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from checker.api import compare_event, extract_report, load_tools
from checker.gather import Compared, Extracted, Numbered, number_claims
from checker.model import Analysis, Skipped
from checker.run.pool import Task
from checker.run.rows import Part, event_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.api import Request, Tools
    from checker.model import Report
    from checker.run.rows import EventRows, Look
    from checker.settings import Settings

REPORTS_EACH = 100
LOST_REPORT = "the process that read it died each time; read it alone with 'checker extract'"
_LOST_EVENT = "the process that compared this event died each time; check it alone, on more memory"


Item = TypeVar("Item")


class Packed(NamedTuple):
    """One report, read and packed, with its event and the number of its claims."""

    event: str | None
    claims: int
    body: bytes


class PackedReport(NamedTuple):
    """One report of an event with its number in the run and the number of claims before its own."""

    number: int
    before: int
    body: bytes


class Plan(NamedTuple):
    """What a run is asked for, and how its result looks."""

    request: Request
    look: Look


@cache
def tools_of(settings: Settings) -> Tools:
    """Return the tools of this process; what one process loads before it forks, the others share.

    >>> from checker.settings import Settings
    >>> tools_of(Settings()) is tools_of(Settings())
    True
    """
    return load_tools(settings)


def in_lists(items: Iterable[Item], size: int = REPORTS_EACH) -> Iterator[list[Item]]:
    """Yield items in lists of a size.

    >>> [len(found) for found in in_lists(range(5), 2)]
    [2, 2, 1]
    """
    iterator = iter(items)
    while found := list(islice(iterator, size)):
        yield found


def reading(settings: Settings) -> Task[Report, Packed]:
    """Return the task that reads reports.

    >>> from checker.model import Report
    >>> from checker.settings import Settings
    >>> [packed.claims for packed in reading(Settings()).work([Report(id="a", text="Two men died.")])]
    [1]
    """
    return Task(partial(_read, settings), _unread)


def _read(settings: Settings, reports: Sequence[Report]) -> list[Packed]:
    languages = tools_of(settings).languages
    return [_packed(extract_report(report, settings, languages)) for report in reports]


def _packed(extracted: Extracted) -> Packed:
    body = pickle.dumps(extracted, protocol=pickle.HIGHEST_PROTOCOL)
    return Packed(extracted.report.event, len(extracted.claims), body)


def _unread(report: Report) -> Packed:
    lost = Skipped(reason=LOST_REPORT, report=report.id, path=report.path, line=report.line)
    return _packed(Extracted(report, (), (lost,), ()))


def comparing(plan: Plan) -> Task[Sequence[PackedReport], EventRows]:
    """Return the task that compares events and writes down what they gave."""
    return Task(partial(_compare, plan), partial(_uncompared, plan))


def _compare(plan: Plan, events: Sequence[Sequence[PackedReport]]) -> list[EventRows]:
    tools = tools_of(plan.request.settings)
    found = []
    for event in events:
        numbered = [_unpacked(report) for report in event]
        compared = compare_event(numbered, plan.request, tools)
        found.append(_written_down(event, numbered, compared, plan.look))
    return found


def _written_down(
    event: Sequence[PackedReport], numbered: Sequence[Numbered], compared: Compared, look: Look
) -> EventRows:
    analysis = Analysis(
        reports=tuple(item.extracted.report for item in numbered),
        claims=compared.claims,
        groups=compared.groups,
        relations=compared.relations,
        findings=compared.findings,
        skipped=compared.skipped,
        joins=compared.joins,
    )
    return event_rows(Part([r.number for r in event], [item.extracted.skipped for item in numbered], analysis), look)


def _unpacked(report: PackedReport) -> Numbered:
    extracted: Extracted = pickle.loads(report.body)  # noqa: S301 - packed by this program
    return Numbered(extracted, report.before)


def _uncompared(plan: Plan, event: Sequence[PackedReport]) -> EventRows:
    numbered = [_unpacked(report) for report in event]
    claims = tuple(claim for item in numbered for claim in number_claims(item))
    name = numbered[0].extracted.report.event
    lost = Skipped(reason=_LOST_EVENT, kind="pair", claims=tuple(claim.id for claim in claims), event=name)
    compared = Compared(claims, (), (), (), (lost,), ())
    return _written_down(event, numbered, compared, plan.look)
