"""Check what was read: all at once where memory holds it, else in pieces; the result is the same."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from checker.api import Request, check_reports
from checker.brief.mutes import with_mutes
from checker.readers.mutes import read_mutes
from checker.readers.notes import with_input
from checker.readers.reading import joined
from checker.run.intake import take_in
from checker.run.progress import Progress, watched
from checker.run.view import IN_PIECES, is_in_pieces, rendered, style_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.desk import Mute
    from checker.model import Analysis, Level
    from checker.readers.reading import ReadResult
    from checker.run.intake import Given
    from checker.run.view import View, Wanted, Way
    from checker.settings import Settings


_KILOBYTES_A_REPORT = 20  # text, claims and findings, as a workbook or a page holds them


class Ended(NamedTuple):
    """How a check ended: what is still to be written, the levels it found, the inputs that could not be read."""

    content: str | bytes | None
    levels: frozenset[Level]
    problems: Sequence[str]


def run_check(way: Way, settings: Settings, given: Given, view: View, wanted: Wanted) -> Ended:
    """Check what was named: all at once where memory holds it, else in pieces, which are written as they come."""
    read, more = take_in(way, settings, given)
    if more is None:
        return check_read(read, settings, view, wanted)
    if wanted.group_events or not is_in_pieces(view):
        everything = joined(more)
        _say_that_all_are_held(len(everything.reports), view, wanted)
        return check_read(everything, settings, view, wanted)
    levels, problems = check_in_pieces(more, settings, view, wanted, way)
    return Ended(None, levels, problems)


def _say_that_all_are_held(reports: int, view: View, wanted: Wanted) -> None:
    what = "to sort them into events" if wanted.group_events else f"for {view.output_format.value}"
    why = f"{reports:,} reports are held in memory {what}, some {reports * _KILOBYTES_A_REPORT // 1000:,} MB"
    Progress(sys.stderr, is_shown=False).say(f"{why}; {', '.join(IN_PIECES)} are written as they come")


def check_read(read: ReadResult, settings: Settings, view: View, wanted: Wanted) -> Ended:
    """Check what was read, all at once."""
    analysis = check_held(read, settings, view, wanted)
    levels = frozenset(finding.level for finding in analysis.findings if finding.muted is None)
    return Ended(rendered(analysis, view), levels, read.problems)


def check_held(read: ReadResult, settings: Settings, view: View, wanted: Wanted) -> Analysis:
    """Return the analysis of everything that was read.

    >>> from checker.readers.reading import ReadResult
    >>> from checker.run.view import View, Wanted
    >>> from checker.settings import Settings
    >>> check_held(ReadResult(), Settings(), View(), Wanted()).findings
    ()
    """
    analysis = check_reports(
        watched(read.reports, Progress(sys.stderr, is_shown=sys.stderr.isatty())),
        settings,
        with_relations=view.needs_relations,
        select=wanted.select,
        ignore=wanted.ignore,
        explain=view.explain,
        group_events=wanted.group_events,
    )
    return with_mutes(with_input(analysis, read, wanted.select, wanted.ignore), _mutes(wanted))


def check_in_pieces(
    parts: Iterable[ReadResult], settings: Settings, view: View, wanted: Wanted, way: Way
) -> tuple[frozenset[Level], list[str]]:
    """Write the result of a check; return the levels it found, and the inputs that could not be read."""
    from checker.run.long import check_long  # noqa: PLC0415 - few reports load nothing of long runs
    from checker.run.rows import Layout, Look  # noqa: PLC0415
    from checker.run.work import Plan  # noqa: PLC0415

    known = _mutes(wanted)
    request = Request(
        settings=settings,
        with_relations=view.relations,
        select=wanted.select,
        ignore=wanted.ignore,
        explain=view.explain,
    )
    reasons = tuple((mute.fingerprint, mute.reason) for mute in known)
    plan = Plan(request, Look(Layout(view.output_format.value), style_of(view), reasons))
    return check_long(parts, plan, known, way)


def _mutes(wanted: Wanted) -> tuple[Mute, ...]:
    return read_mutes(wanted.mutes) if wanted.mutes is not None else ()
