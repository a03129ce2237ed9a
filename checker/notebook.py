"""The pandas-facing functions: file names, texts, mappings or a DataFrame in, a ``Result`` of DataFrames out.

Pure functions; pandas is imported when a table is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from checker.api import (
    Request,
    check_reports,
    compare_event,
    extract_report,
    extract_reports,
    load_tools,
    sort_into_events,
)
from checker.brief.mutes import with_mutes
from checker.brief.revisions import compare_results
from checker.errors import InputError
from checker.evaluation import Evaluation
from checker.gather import gather, in_events
from checker.grading.grade import grade
from checker.model import Analysis
from checker.readers.labels import gather_labels, read_labels
from checker.readers.mutes import read_mutes
from checker.readers.notes import with_input
from checker.readers.objects import read_objects
from checker.readers.reading import ReadResult
from checker.readers.results import read_result, result_of
from checker.render.json import analysis_object
from checker.result import Result
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.desk import Revision
    from checker.model import Report

_T = TypeVar("_T")
_REPORTS_WITHOUT_PROGRESS = 200


def diff(old: object, new: object) -> Revision:
    """Say what the new of two results changed: results, analyses, JSON objects or files of ``checker check``.

    >>> before, after = check([{"text": "Six guards were hurt."}]), check([{"text": "Two men died."}])
    >>> diff(before, after).is_empty
    True

    Raises ``InputError`` when a side is no result.
    """
    return compare_results(_result_object(old), _result_object(new))


def _result_object(side: object) -> dict[str, Any]:
    if isinstance(side, str | PathLike):
        return read_result(Path(fspath(side)))
    analysis = side.analysis if isinstance(side, Result) else side
    if isinstance(analysis, Analysis):
        return analysis_object(analysis, with_relations=False)
    return result_of(side, type(side).__name__)


def read(inputs: object, settings: Settings | None = None, *, columns: Mapping[str, str] | None = None) -> Result:
    """Read reports without extracting anything: file names, folders, texts, mappings, ``Report`` values, a DataFrame, or a list.

    >>> read(["Two men died.", "no-such-file.txt"]).skipped["reason"].tolist()
    ['no-such-file.txt: no such file or folder; check the name']

    A string with several words that names no file is a report itself. The columns of a DataFrame or mapping are found by
    their usual names; ``columns={"text": "story"}`` names others. Raises ``InputError`` when nothing can be made of the input.
    """
    found = _read(inputs, settings or Settings(), columns)
    return Result(analysis=with_input(Analysis(reports=found.reports, settings=settings or Settings()), found, (), ()))


def check(  # noqa: PLR0913 - one parameter a choice
    inputs: object,
    settings: Settings | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    mutes: str | PathLike[str] | None = None,
    progress: bool | None = None,
    group_events: bool = False,
) -> Result:
    """Check reports against one another and return the tables.

    >>> check([{"text": "Two men died."}])
    Result(1 reports, 1 claims, 0 findings)

    Takes what ``read`` takes, or what it gave. ``progress`` shows a bar; by default one does above 200 reports. A report that
    cannot be read is a row of ``skipped``; raises ``InputError`` when nothing can be made of the input. ``group_events`` sorts
    a mixed pile into events first.
    """
    found = _read(inputs, settings or Settings(), columns)
    request = Request(settings=settings or Settings(), group_events=group_events)
    analysis = _checked(found.reports, request, is_shown=_is_long(found.reports, progress=progress))
    known = read_mutes(Path(fspath(mutes))) if mutes is not None else ()
    return Result(analysis=with_mutes(with_input(analysis, found, (), ()), known))


def extract(
    inputs: object,
    settings: Settings | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    progress: bool | None = None,
) -> Result:
    """Extract the claims of reports without comparing them.

    >>> extract([{"text": "Two men died."}]).claims["low"].tolist()
    [2.0]

    Takes what ``check`` takes.
    """
    found = _read(inputs, settings or Settings(), columns)
    watched = _watched(found.reports, "reports read", is_shown=_is_long(found.reports, progress=progress))
    analysis = extract_reports(watched, settings)
    return Result(analysis=with_input(analysis, found, (), ()))


def evaluate(labels: object, settings: Settings | None = None) -> Evaluation:
    """Check labelled reports and measure what was read and compared against the labels.

    >>> claim = {"id": "1", "quote": "Six men", "topic": "killed", "low": 6}
    >>> evaluate([{"id": "a", "text": "Six men died in a fire.", "claims": [claim]}]).score("claims found")
    Share(right=1, total=1)

    Takes a file of labels or its lines as mappings; ``docs/labels.md`` describes them. Raises ``InputError`` with every
    mistake in the labels.
    """
    if isinstance(labels, str | PathLike):
        labelled = read_labels(Path(fspath(labels)))
    elif isinstance(labels, Iterable):
        labelled = gather_labels(labels, "labels")
    else:
        raise InputError(f"{type(labels).__name__}: no labels; give a file name or mappings, see docs/labels.md")
    result = Result(analysis=check_reports(labelled.reports, settings, with_relations=True))
    return Evaluation(grades=grade(labelled, result.analysis), result=result)


def _read(inputs: object, settings: Settings, columns: Mapping[str, str] | None) -> ReadResult:
    if isinstance(inputs, Result):
        unused = tuple(item for item in inputs.analysis.skipped if item.kind == "input")
        return ReadResult(reports=inputs.analysis.reports, skipped=unused)
    return read_objects(inputs, settings, columns)


def _is_long(reports: Sequence[Report], *, progress: bool | None) -> bool:
    return len(reports) > _REPORTS_WITHOUT_PROGRESS if progress is None else progress


def _checked(reports: Sequence[Report], request: Request, *, is_shown: bool) -> Analysis:
    """Do what ``check_reports`` does, and show how far it is: first the reports that are read, then the events compared."""
    settings, tools = request.settings, load_tools(request.settings)
    read = _watched(reports, "reports read", is_shown=is_shown)
    extracted = [extract_report(report, settings, tools.languages) for report in read]
    extracted, grouped = sort_into_events(extracted, request, tools)
    events = _watched(in_events(extracted), "events compared", is_shown=is_shown)
    compared = [compare_event(event, request, tools) for event in events]
    return replace(gather(extracted, compared, settings), events=grouped)


def _watched(items: Sequence[_T], what: str, *, is_shown: bool) -> Iterable[_T]:
    if not is_shown:
        return items
    from tqdm import tqdm  # noqa: PLC0415 - long runs only

    watched: Iterable[_T] = tqdm(items, desc=f"checker: {what}")
    return watched
