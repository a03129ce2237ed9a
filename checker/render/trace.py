"""Print claims with how they were read, and the numbers that made no claim with the reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.render.json import JsonObject, claim_object, skipped_object
from checker.render.places import place_at, place_of
from checker.render.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.extraction.trace import Trace
    from checker.model import Analysis, Claim, Report, Skipped

_BOUNDLESS = "any"


def render_claims(analysis: Analysis, traces: Mapping[str, Trace]) -> Iterator[str]:
    """Yield the lines of each claim: its place, its reading and, where it was traced, the words it was read from.

    >>> from checker.model import Analysis
    >>> list(render_claims(Analysis(), {}))
    []
    """
    reports = {report.id: report for report in analysis.reports}
    for claim in analysis.claims:
        yield from _claim(claim, reports[claim.report], traces.get(claim.id))
    yield from (_unread(item, reports) for item in analysis.skipped if item.kind == "number")


def _claim(claim: Claim, report: Report, trace: Trace | None) -> Iterator[str]:
    yield visible(f"{place_of(claim, report)}: {claim.topic} {claim.unit or claim.entity or ''} {_reading(claim)}")
    yield visible(f"    | {claim.text}")
    if trace is None:
        return
    yield f"    pattern {claim.pattern}: topic found by {trace.way}, cost {trace.cost:g}"
    yield from (visible(f"    {word.role}: {word.text}") for word in trace.words)
    if claim.attribution:
        yield visible(f"    source: {' < '.join(link.source for link in claim.attribution)}")


def _reading(claim: Claim) -> str:
    bounds = [_BOUNDLESS if bound is None else str(bound) for bound in (claim.interval.low, claim.interval.high)]
    value = claim.value if claim.value is not None else f"[{bounds[0]}, {bounds[1]}] {claim.modifier.value}"
    put = [claim.polarity.value, claim.certainty.value, claim.count.value]
    usual = {"asserted", "stated", "total"}
    return " ".join([value, *(word for word in put if word not in usual)])


def _unread(item: Skipped, reports: Mapping[str, Report]) -> str:
    report = reports.get(item.report or "")
    place = place_at(report, item.field or "text", item.start or 0) if report is not None else item.report
    return visible(f"{place}: no claim: {item.reason}  | {item.text}")


def traced_jsonl(analysis: Analysis, traces: Mapping[str, Trace]) -> Iterator[str]:
    """Yield one claim a line with the key ``explain``, then one number that made no claim a line, marked ``unread``.

    >>> from checker.model import Analysis
    >>> list(traced_jsonl(Analysis(), {}))
    []
    """
    for claim in analysis.claims:
        trace = traces.get(claim.id)
        row = {**claim_object(claim), "explain": _trace_object(trace) if trace is not None else None}
        yield json.dumps(row, ensure_ascii=False)
    for item in analysis.skipped:
        if item.kind == "number":
            yield json.dumps({"unread": True, **skipped_object(item)}, ensure_ascii=False)


def _trace_object(trace: Trace) -> JsonObject:
    words = [{"role": w.role, "start": w.start, "end": w.end, "text": w.text} for w in trace.words]
    return {"way": trace.way, "cost": trace.cost, "words": words}
