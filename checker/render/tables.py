"""The tables of an analysis as plain rows with fixed columns, for spreadsheets and data frames alike.

Columns are those of the JSON, nested values flattened; loads neither pandas nor numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.render.json import (
    claim_object,
    finding_object,
    group_object,
    mute_object,
    relation_object,
    report_object,
    skipped_object,
)
from checker.render.places import place_of, sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from checker.model import Analysis, Finding, Group, Report

COLUMNS: dict[str, dict[str, str]] = {
    "reports": {
        "id": "string",
        "event": "string",
        "language": "category",
        "source": "string",
        "published_at": "datetime64[us, UTC]",
        "title": "string",
        "text": "string",
        "path": "string",
    },
    "claims": {
        "id": "string",
        "report": "string",
        "event": "string",
        "source": "string",
        "group": "string",
        "field": "category",
        "start": "Int64",
        "end": "Int64",
        "text": "string",
        "sentence": "string",
        "kind": "category",
        "topic": "category",
        "unit": "string",
        "unit_text": "string",
        "low": "Float64",
        "high": "Float64",
        "modifier": "category",
        "value": "string",
        "polarity": "category",
        "certainty": "category",
        "count": "category",
        "entity": "string",
        "place": "string",
        "window": "string",
        "subset_of": "string",
        "background": "string",
        "origin": "string",
        "chain": "string",
        "as_of": "datetime64[us, UTC]",
        "as_of_uncertainty_hours": "Float64",
        "pattern": "string",
    },
    "groups": {
        "id": "string",
        "event": "string",
        "question": "string",
        "kind": "category",
        "topic": "category",
        "unit": "string",
        "claims": "object",
    },
    "relations": {"a": "string", "b": "string", "relation": "category", "code": "category", "explanation": "string"},
    "findings": {
        "id": "string",
        "code": "category",
        "name": "string",
        "level": "category",
        "event": "string",
        "question": "string",
        "message": "string",
        "claims": "object",
        "fingerprint": "string",
        "muted": "string",
        "confidence": "category",
        "independence": "Int64",
        "gap": "Float64",
        "question_en": "string",
        "question_ar": "string",
        "why_en": "string",
        "why_ar": "string",
        "sentence_en": "string",
        "sentence_ar": "string",
        "vanish_en": "string",
        "vanish_ar": "string",
        "ask": "string",
    },
    "values": {
        "finding": "string",
        "fingerprint": "string",
        "value_en": "string",
        "value_ar": "string",
        "reports": "Int64",
        "origins": "Int64",
        "sources": "string",
        "parties": "string",
        "first_as_of": "datetime64[us, UTC]",
        "last_as_of": "datetime64[us, UTC]",
        "claims": "object",
    },
    "voices": {
        "finding": "string",
        "fingerprint": "string",
        "event": "string",
        "level": "category",
        "code": "category",
        "question_en": "string",
        "question_ar": "string",
        "value_en": "string",
        "value_ar": "string",
        "reports": "Int64",
        "origins": "Int64",
        "source": "string",
        "chain": "string",
        "published_at": "datetime64[us, UTC]",
        "as_of": "datetime64[us, UTC]",
        "text": "string",
        "sentence": "string",
        "place": "string",
        "low": "Float64",
        "high": "Float64",
        "modifier": "category",
        "write_en": "string",
        "write_ar": "string",
        "claim": "string",
        "report": "string",
    },
    "what_if": {
        "finding": "string",
        "fingerprint": "string",
        "facet": "category",
        "code": "string",
        "change_en": "string",
        "change_ar": "string",
    },
    "mutes": {"fingerprint": "string", "reason": "string", "used": "boolean"},
    "skipped": {
        "report": "string",
        "path": "string",
        "line": "Int64",
        "kind": "category",
        "reason": "string",
        "text": "string",
        "count": "Int64",
        "event": "string",
    },
}


def rows(analysis: Analysis, name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of one table as plain values; a row may hold more than the columns.

    >>> from checker.model import Analysis
    >>> list(rows(Analysis(), "claims"))
    []
    """
    if name == "claims":
        return _claim_rows(analysis)
    makers: dict[str, tuple[Iterable[Any], Callable[[Any], dict[str, Any]]]] = {
        "reports": (analysis.reports, _report_row),
        "groups": (analysis.groups, _group_row),
        "relations": (analysis.relations, relation_object),
        "findings": (analysis.findings, _finding_row),
        "values": (_values(analysis), dict),
        "voices": (_voices(analysis), dict),
        "what_if": (_what_if(analysis), dict),
        "mutes": (analysis.mutes, mute_object),
        "skipped": (analysis.skipped, skipped_object),
    }
    items, make = makers[name]
    return map(make, items)


def _report_row(report: Report) -> dict[str, Any]:
    return {**report_object(report), "text": report.text}


def _group_row(group: Group) -> dict[str, Any]:
    return {**group_object(group), "claims": group.claims}


def _claim_rows(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Yield the claims, each with the event and outlet of its report and the group it answers in."""
    reports = {report.id: report for report in analysis.reports}
    groups = {claim: group.id for group in analysis.groups for claim in group.claims}
    for claim in analysis.claims:
        row = claim_object(claim)
        report = reports[claim.report]
        chain = " < ".join(link.source for link in claim.attribution) or None
        home = {"event": report.event, "source": report.source, "group": groups.get(claim.id)}
        said = {"sentence": sentence_of(claim, report), "origin": claim.origin, "chain": chain}
        yield {**row, **row["scope"], **home, **said}


def _finding_row(finding: Finding) -> dict[str, Any]:
    row = finding_object(finding)
    texts = {"question": row.get("asks", {}), **{name: row.get(name, {}) for name in ("why", "sentence", "vanish")}}
    spread = {f"{name}_{code}": text for name, wording in texts.items() for code, text in wording.items()}
    ask = "; ".join(item["source"] for item in row.get("ask", ())) or None
    return {**row, **spread, "ask": ask, "claims": finding.claims}


def _values(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Yield one row for each answer of each finding."""
    for finding in analysis.findings:
        for value in finding.values:
            wording = {f"value_{code}": text for code, text in value.wording}
            parties = "; ".join(source.name for source in value.sources if source.is_party) or None
            yield {
                "finding": finding.id,
                "fingerprint": finding.fingerprint,
                **wording,
                "reports": value.reports,
                "origins": value.origins,
                "sources": "; ".join(source.name for source in value.sources),
                "parties": parties,
                "first_as_of": value.first_as_of,
                "last_as_of": value.last_as_of,
                "claims": value.claims,
            }


def _voices(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Yield one row for each claim behind an answer: the question, the answer, who says it where, what to write."""
    reports = {report.id: report for report in analysis.reports}
    claims = {row["id"]: row for row in _claim_rows(analysis)}
    places = {claim.id: place_of(claim, reports[claim.report]) for claim in analysis.claims}
    for finding in analysis.findings:
        head = _voice_head(finding)
        for value in finding.values:
            answer = {f"value_{code}": text for code, text in value.wording}
            for name in value.claims:
                row = claims[name]
                own = {"claim": name, "place": places[name], "published_at": reports[row["report"]].published_at}
                yield {**row, **head, **answer, "reports": value.reports, "origins": value.origins, **own}


def _voice_head(finding: Finding) -> dict[str, Any]:
    named = {"finding": finding.id, "fingerprint": finding.fingerprint or None, "event": finding.event}
    texts = {"question": finding.brief.question, "write": finding.brief.sentence} if finding.brief is not None else {}
    spread = {f"{key}_{code}": text for key, wording in texts.items() for code, text in wording}
    return {**named, "level": finding.level.value, "code": finding.code, **spread}


def _what_if(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Yield one row for each change that would make a finding vanish."""
    for finding in analysis.findings:
        for change in finding.brief.what_if if finding.brief is not None else ():
            wording = {f"change_{code}": text for code, text in change.wording}
            named = {"finding": finding.id, "fingerprint": finding.fingerprint}
            yield {**named, "facet": change.facet, "code": change.code or None, **wording}
