"""Write an ``Analysis`` as the documented JSON: keys in the order of the contract, more keys behind them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from checker.model import Kind
from checker.settings import settings_values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.desk import Brief, Join, Mute, Source, ValueGroup
    from checker.model import Analysis, Claim, Finding, Group, Number, Relation, Report, Scope, Skipped

SCHEMA = "checker/1"
_CONTEXT = 32  # what annotation tools keep on each side of a quote
JsonObject = dict[str, Any]


def analysis_json(analysis: Analysis, *, with_relations: bool) -> str:
    """Return one JSON object with everything a run found, each row of its tables on a line of its own.

    >>> from checker.model import Analysis
    >>> print(analysis_json(Analysis(), with_relations=False)[:39])
    {
     "schema": "checker/1",
     "reports": [
    """
    found = analysis_object(analysis, with_relations=with_relations)
    sections = ((name, map(row_json, value) if isinstance(value, list) else value) for name, value in found.items())
    return "".join(object_lines(sections))


def row_json(row: JsonObject) -> str:
    """Return a row on one line.

    >>> row_json({"id": "c1"})
    '{"id": "c1"}'
    """
    return json.dumps(row, ensure_ascii=False)


def object_lines(sections: Iterable[tuple[str, object]]) -> Iterator[str]:
    """Yield the pieces of one JSON object; a section is a plain value, or an iterator of rows that are JSON already.

    >>> print("".join(object_lines([("schema", "checker/1"), ("claims", iter(['{"id": "c1"}', '{"id": "c2"}']))])))
    {
     "schema": "checker/1",
     "claims": [
      {"id": "c1"},
      {"id": "c2"}
     ]
    }
    """
    before = "{\n"
    for name, value in sections:
        yield f'{before} "{name}": '
        yield from _rows(value) if isinstance(value, Iterator) else (json.dumps(value, ensure_ascii=False),)
        before = ",\n"
    yield "\n}"


def table_lines(sections: Iterable[tuple[str, object]]) -> Iterator[str]:
    """Yield the same as lines: the plain values first, as what the run was, then every row with the name of its table.

    >>> list(table_lines([("claims", iter(['{"id": "c1"}'])), ("schema", "checker/1")]))
    ['{"table": "run", "schema": "checker/1"}', '{"table": "claims", "id": "c1"}']
    """
    sections = tuple(sections)
    about = {name: value for name, value in sections if not isinstance(value, Iterator)}
    yield row_json({"table": "run", **about})
    for name, rows in sections:
        if isinstance(rows, Iterator):
            yield from (f'{{"table": "{name}", {row[1:]}' for row in rows)


def _rows(rows: Iterator[str]) -> Iterator[str]:
    before = "[\n  "
    for row in rows:
        yield before
        yield row
        before = ",\n  "
    yield "[]" if before[0] == "[" else "\n ]"


def analysis_object(analysis: Analysis, *, with_relations: bool) -> JsonObject:
    """Return the same as plain Python values."""
    bodies = {report.id: report for report in analysis.reports}
    found: JsonObject = {
        "schema": SCHEMA,
        "reports": [report_with_text(report) for report in analysis.reports],
        "claims": [claim_with_selectors(claim, bodies[claim.report]) for claim in analysis.claims],
        "groups": [group_object(group) for group in analysis.groups],
    }
    if with_relations:
        found["relations"] = [relation_object(relation) for relation in analysis.relations]
    if analysis.events:
        found["events"] = [asdict(event) for event in analysis.events]
    if analysis.joins:
        found["joins"] = [join_object(join) for join in analysis.joins]
    found["findings"] = [finding_object(finding) for finding in analysis.findings]
    found["skipped"] = [skipped_object(item) for item in analysis.skipped]
    found["mutes"] = [mute_object(mute) for mute in analysis.mutes]
    found["settings"] = settings_values(analysis.settings)
    return found


def analysis_jsonl(analysis: Analysis, *, with_relations: bool) -> Iterator[str]:
    """Return one row a line: the run with its settings first, then every row of every table, named by its table.

    >>> from checker.model import Analysis
    >>> [line[:45] for line in analysis_jsonl(Analysis(), with_relations=False)]
    ['{"table": "run", "schema": "checker/1", "sett']
    """
    found = analysis_object(analysis, with_relations=with_relations)
    return table_lines(
        (name, map(row_json, value) if isinstance(value, list) else value) for name, value in found.items()
    )


def claims_jsonl(analysis: Analysis) -> Iterator[str]:
    """Yield one claim a line.

    >>> from checker.model import Analysis
    >>> list(claims_jsonl(Analysis()))
    []
    """
    for claim in analysis.claims:
        yield json.dumps(claim_object(claim), ensure_ascii=False)


def reports_jsonl(reports: Iterable[Report]) -> Iterator[str]:
    """Yield one report a line, with the keys that the reader of JSON Lines knows.

    >>> from checker.model import Report
    >>> list(reports_jsonl([Report(id="a", text="Two died.")]))[0][:22]
    '{"id": "a", "event": n'
    """
    keys = ("id", "event", "language", "source", "published_at", "title", "text")
    for report in reports:
        yield json.dumps({key: getattr(report, key) for key in keys}, ensure_ascii=False)


def report_object(report: Report) -> JsonObject:
    """Return one report."""
    return {
        "id": report.id,
        "event": report.event,
        "language": report.language,
        "source": report.source,
        "published_at": report.published_at,
        "title": report.title,
        "path": report.path,
        "sha256": sha256_of(report),
    }


def report_with_text(report: Report) -> JsonObject:
    """Return one report with its text, so that every quote can be found again and the result rendered without its inputs."""
    return {**report_object(report), "line": report.line, "text": report.text}


def sha256_of(report: Report) -> str:
    """Return the hash of title and text as received, so that a correction can be told from a re-run."""
    return hashlib.sha256(json.dumps([report.title, report.text]).encode()).hexdigest()


def claim_object(claim: Claim) -> JsonObject:
    """Return one claim."""
    interval = claim.interval
    return {
        "id": claim.id,
        "report": claim.report,
        "field": claim.field,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "sentence": [claim.sentence.start, claim.sentence.end],
        "kind": claim.kind.value,
        "topic": claim.topic,
        "unit": claim.unit,
        "unit_text": claim.unit_text,
        "low": _number(interval.low),
        "high": _number(interval.high),
        "soft_low": _number(interval.soft_low),
        "soft_high": _number(interval.soft_high),
        "modifier": claim.modifier.value,
        "value": None if claim.kind is Kind.QUANTITY else claim.value,
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.value,
        "count": claim.count.value,
        "entity": claim.entity,
        "scope": _scope_object(claim.scope),
        "attribution": [
            {"source": link.source, "start": link.start, "end": link.end, "class": link.source_class}
            for link in claim.attribution
        ],
        "as_of": claim.as_of.instant.isoformat() if claim.as_of is not None else None,
        "as_of_uncertainty_hours": claim.as_of.uncertainty_hours if claim.as_of is not None else None,
        "as_of_from_text": claim.as_of.from_text if claim.as_of is not None else None,
        "cue": claim.cue,
        "fault": claim.fault,
        **({"likeness": asdict(claim.likeness)} if claim.likeness is not None else {}),
        "pattern": claim.pattern,
    }


def claim_with_selectors(claim: Claim, report: Report) -> JsonObject:
    """Return one claim with its place as annotation tools give it."""
    return {**claim_object(claim), "selectors": selectors(claim, report)}


def selectors(claim: Claim, report: Report) -> list[JsonObject]:
    """Return where a claim stands in the words of the Web Annotation Data Model: by position, and by quote.

    >>> from checker.extraction.claims import extract_claims
    >>> from checker.model import Report
    >>> report = Report(id="a", text="In the port six men died.")
    >>> selectors(extract_claims(report).claims[0], report)[1]
    {'type': 'TextQuoteSelector', 'exact': 'six men', 'prefix': 'In the port ', 'suffix': ' died.'}
    """
    body = report.body(claim.field)
    around = body[max(0, claim.start - _CONTEXT) : claim.start], body[claim.end : claim.end + _CONTEXT]
    return [
        {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
        {"type": "TextQuoteSelector", "exact": claim.text, "prefix": around[0], "suffix": around[1]},
    ]


def _scope_object(scope: Scope) -> JsonObject:
    return {
        "place": scope.place,
        "window": scope.window,
        "subset_of": scope.subset_of,
        "background": scope.background,
    }


def _number(value: Number | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value


def group_object(group: Group) -> JsonObject:
    """Return one group."""
    return {
        "id": group.id,
        "event": group.event,
        "question": group.question,
        "kind": group.kind.value,
        "topic": group.topic,
        "unit": group.unit,
        "claims": list(group.claims),
    }


def relation_object(relation: Relation) -> JsonObject:
    """Return one relation."""
    return {
        "a": relation.a,
        "b": relation.b,
        "relation": relation.relation.value,
        "code": relation.code,
        "explanation": relation.explanation,
        "missing": list(relation.missing),
    }


def join_object(join: Join) -> JsonObject:
    """Return one join, the finding it shows first."""
    return {
        "finding": join.finding,
        "a": join.a,
        "b": join.b,
        "code": join.code,
        "reason": join.reason,
        "levels": [
            {"facet": level.facet, "level": level.level, "reason": level.reason, "missing": level.is_missing}
            for level in join.levels
        ],
    }


def finding_object(finding: Finding) -> JsonObject:
    """Return one finding."""
    return {
        "id": finding.id,
        "code": finding.code,
        "name": finding.name,
        "level": finding.level.value,
        "event": finding.event,
        "question": finding.question,
        "claims": list(finding.claims),
        "message": finding.message,
        "fingerprint": finding.fingerprint or None,
        "muted": finding.muted,
        **({"similarity": finding.similarity} if finding.similarity is not None else {}),
        "values": [_value_object(value) for value in finding.values],
        **(_brief_object(finding.brief) if finding.brief is not None else {}),
        "report": finding.report,
        "field": finding.field,
        "start": finding.start,
        "end": finding.end,
        **({"opinion": asdict(finding.opinion)} if finding.opinion is not None else {}),
    }


def _value_object(value: ValueGroup) -> JsonObject:
    return {
        "text": value.text,
        "wording": dict(value.wording),
        "claims": list(value.claims),
        "reports": value.reports,
        "origins": value.origins,
        "sources": [_source_object(source) for source in value.sources],
        "first_as_of": value.first_as_of,
        "last_as_of": value.last_as_of,
    }


def _source_object(source: Source) -> dict[str, Any]:
    return {
        "name": source.name,
        "wording": dict(source.wording),
        "named": source.is_named,
        "party": source.is_party,
        "reports": source.reports,
    }


def _brief_object(brief: Brief) -> JsonObject:
    return {
        "asks": dict(brief.question),
        "why": dict(brief.why),
        "sentence": dict(brief.sentence),
        "vanish": dict(brief.vanish),
        "what_if": [
            {"facet": item.facet, "code": item.code or None, "change": dict(item.wording)} for item in brief.what_if
        ],
        "ask": [{"source": ask.source, "named": ask.is_named, "value": dict(ask.wording)} for ask in brief.ask],
        "independence": brief.independence,
        "gap": brief.gap,
        "confidence": brief.confidence.value,
        "weaknesses": list(brief.weaknesses),
    }


def mute_object(mute: Mute) -> JsonObject:
    """Return one mute."""
    return {"fingerprint": mute.fingerprint, "reason": mute.reason, "used": mute.is_used}


def skipped_object(item: Skipped) -> JsonObject:
    """Return one thing that was not used."""
    return {
        "line": item.line,
        "report": item.report,
        "reason": item.reason,
        "kind": item.kind,
        "path": item.path,
        "field": item.field,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "claims": list(item.claims),
        "count": item.count,
        "event": item.event,
    }
