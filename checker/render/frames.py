"""Turn an analysis into pandas tables with fixed columns and types.

Columns are those of the JSON, nested values flattened; times are UTC.
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pandas as pd

    from checker.model import Analysis

COLUMNS: dict[str, dict[str, str]] = {
    "reports": {
        "id": "string",
        "event": "string",
        "language": "category",
        "source": "string",
        "published_at": "datetime64[us, UTC]",
        "title": "string",
        "path": "string",
    },
    "claims": {
        "id": "string",
        "report": "string",
        "field": "category",
        "start": "Int64",
        "end": "Int64",
        "text": "string",
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
    "mutes": {"fingerprint": "string", "reason": "string", "used": "boolean"},
    "skipped": {
        "report": "string",
        "line": "Int64",
        "kind": "category",
        "reason": "string",
        "text": "string",
        "count": "Int64",
        "event": "string",
    },
}


def table(analysis: Analysis, name: str) -> pd.DataFrame:
    """Return one table; empty input gives an empty table with the same columns and types.

    >>> from checker.model import Analysis
    >>> list(table(Analysis(), "relations").columns)
    ['a', 'b', 'relation', 'code', 'explanation']
    """
    import pandas as pd  # noqa: PLC0415 - 400 ms, needed only here

    rows = _rows(analysis, name)
    columns = COLUMNS[name]
    data = {column: pd.Series([row.get(column) for row in rows], dtype="object") for column in columns}
    return pd.DataFrame({column: _typed(data[column], kind) for column, kind in columns.items()})


def _typed(values: pd.Series[Any], kind: str) -> pd.Series[Any]:
    import pandas as pd  # noqa: PLC0415 - as above

    if kind.startswith("datetime64"):
        values = pd.to_datetime(values, utc=True, errors="coerce", format="ISO8601")
    return values.astype(pd.api.types.pandas_dtype(kind))


def _rows(analysis: Analysis, name: str) -> list[dict[str, Any]]:
    makers: dict[str, tuple[Sequence[Any], Callable[[Any], dict[str, Any]]]] = {
        "reports": (analysis.reports, report_object),
        "claims": (analysis.claims, _claim_row),
        "groups": (analysis.groups, group_object),
        "relations": (analysis.relations, relation_object),
        "findings": (analysis.findings, _finding_row),
        "values": (tuple(_values(analysis)), dict),
        "mutes": (analysis.mutes, mute_object),
        "skipped": (analysis.skipped, skipped_object),
    }
    items, make = makers[name]
    return [make(item) for item in items]


def _claim_row(claim: Any) -> dict[str, Any]:  # noqa: ANN401 - the rows of every table share one signature
    row = claim_object(claim)
    sources = [link["source"] for link in row["attribution"]]
    return {**row, **row["scope"], "origin": claim.origin, "chain": " < ".join(sources) or None}


def _finding_row(finding: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    row = finding_object(finding)
    texts = {"question": row.get("asks", {}), **{name: row.get(name, {}) for name in ("why", "sentence", "vanish")}}
    spread = {f"{name}_{code}": text for name, wording in texts.items() for code, text in wording.items()}
    return {**row, **spread, "ask": "; ".join(ask["source"] for ask in row.get("ask", ())) or None}


def _values(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Yield one row for each answer of each finding."""
    for finding in analysis.findings:
        for value in finding_object(finding)["values"]:
            wording = {f"value_{code}": text for code, text in value["wording"].items()}
            names = "; ".join(source["name"] for source in value["sources"])
            parties = "; ".join(source["name"] for source in value["sources"] if source["party"]) or None
            row = {"finding": finding.id, "fingerprint": finding.fingerprint, "parties": parties}
            yield {**value, **wording, **row, "sources": names}
