"""Turn an analysis into pandas tables with fixed columns and types.

Columns are those of the JSON, nested values flattened; times are UTC.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.desk import Confidence
from checker.model import Certainty, Count, Kind, Modifier, Polarity, RelationName
from checker.render.json import (
    claim_object,
    finding_object,
    group_object,
    mute_object,
    relation_object,
    report_object,
    skipped_object,
)
from checker.render.places import sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pandas as pd

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


LEVELS = ("silent", "listed", "note", "dispute", "warning", "error")
"""The levels from the quietest to the gravest: the order of the category, so that ``level >= "dispute"`` can be asked."""

_CATEGORIES: dict[str, tuple[str, ...]] = {
    "claims.field": ("title", "text"),
    "claims.kind": tuple(Kind),
    "claims.modifier": tuple(Modifier),
    "claims.polarity": tuple(Polarity),
    "claims.certainty": tuple(Certainty),
    "claims.count": tuple(Count),
    "groups.kind": tuple(Kind),
    "relations.relation": tuple(RelationName),
    "findings.level": LEVELS,
    "findings.confidence": tuple(reversed(Confidence)),
}
_ORDERED = frozenset({"findings.level", "findings.confidence"})


def table(analysis: Analysis, name: str) -> pd.DataFrame:
    """Return one table; empty input gives an empty table with the same columns and types.

    >>> from checker.model import Analysis
    >>> list(table(Analysis(), "relations").columns)
    ['a', 'b', 'relation', 'code', 'explanation']
    """
    import pandas as pd  # noqa: PLC0415 - 400 ms, needed only here

    columns = COLUMNS[name]
    cells: dict[str, list[Any]] = {column: [] for column in columns}
    for row in _rows(analysis, name):
        for column, values in cells.items():
            values.append(row.get(column))
    return pd.DataFrame({key: _typed(values, f"{name}.{key}", columns[key]) for key, values in cells.items()})


def _typed(values: list[Any], place: str, kind: str) -> pd.Series[Any]:
    import pandas as pd  # noqa: PLC0415 - as above

    series: pd.Series[Any] = pd.Series(values, dtype="object")
    if kind.startswith("datetime64"):
        series = pd.to_datetime(series, utc=True, errors="coerce", format="ISO8601")
    if place in _CATEGORIES:
        names = [str(name) for name in _CATEGORIES[place]]
        return series.astype(pd.CategoricalDtype(names, ordered=place in _ORDERED))
    return series.astype(pd.api.types.pandas_dtype(kind))


def _rows(analysis: Analysis, name: str) -> Iterator[dict[str, Any]]:
    if name == "claims":
        return _claim_rows(analysis)
    makers: dict[str, tuple[Iterable[Any], Callable[[Any], dict[str, Any]]]] = {
        "reports": (analysis.reports, _report_row),
        "groups": (analysis.groups, _group_row),
        "relations": (analysis.relations, relation_object),
        "findings": (analysis.findings, _finding_row),
        "values": (_values(analysis), dict),
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


def _what_if(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Yield one row for each change that would make a finding vanish."""
    for finding in analysis.findings:
        for change in finding.brief.what_if if finding.brief is not None else ():
            wording = {f"change_{code}": text for code, text in change.wording}
            named = {"finding": finding.id, "fingerprint": finding.fingerprint}
            yield {**named, "facet": change.facet, "code": change.code or None, **wording}
