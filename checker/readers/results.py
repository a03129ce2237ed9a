"""Read a result that ``checker check --format json`` wrote, as plain values or as the ``Analysis`` it was written from."""

from __future__ import annotations

import json
from dataclasses import fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from checker.desk import Brief, Join, Mute
from checker.errors import InputError
from checker.model import Analysis, Claim, EventGroup, Finding, Group, Relation, Report, Skipped
from checker.readers.typed import ShapeError, typed
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_SCHEMA = "checker/1"
_BOUNDS = ("low", "high", "soft_low", "soft_high")
_BRIEF = {field.name for field in fields(Brief)} - {"question"}
_Object = dict[str, Any]


def read_result(path: Path) -> dict[str, Any]:
    """Return the JSON object of a result file.

    Raises ``InputError`` when the file is no result.
    """
    return result_of(_content(path), str(path))


def read_analysis(path: Path) -> Analysis:
    """Return the analysis that a result file was written from.

    Raises ``InputError`` when the file is no result, or one that does not hold the texts of its reports.
    """
    return analysis_of(_content(path, parse_float=Decimal), str(path))


def _content(path: Path, **options: Any) -> object:  # noqa: ANN401 - options of the JSON reader
    try:
        return json.loads(path.read_text(encoding="utf-8"), **options)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the name") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not JSON; write it with 'checker check --format json -o {path}'") from error


def result_of(content: object, where: str) -> dict[str, Any]:
    """Return an object that has the findings of a result.

    >>> result_of({"schema": "checker/1", "reports": [], "findings": []}, "old.json")["findings"]
    []

    Raises ``InputError`` when it is something else.
    """
    if not isinstance(content, dict) or content.get("schema") != _SCHEMA or "findings" not in content:
        raise InputError(f"{where}: no result of checker; write it with 'checker check --format json'")
    return content


def analysis_of(content: object, where: str) -> Analysis:
    """Return the analysis of a result as plain values; what it names must be in it.

    >>> analysis_of({"schema": "checker/1", "findings": []}, "old.json").findings
    ()

    Raises ``InputError`` when it is something else.
    """
    result = result_of(content, where)
    try:
        analysis = Analysis(
            reports=tuple(typed(Report, item, name) for item, name in _items(result, "reports")),
            events=tuple(typed(EventGroup, item, name) for item, name in _items(result, "events")),
            claims=tuple(typed(Claim, _claim(item), name) for item, name in _items(result, "claims")),
            groups=tuple(typed(Group, item, name) for item, name in _items(result, "groups")),
            relations=tuple(typed(Relation, item, name) for item, name in _items(result, "relations")),
            findings=tuple(typed(Finding, _finding(item), name) for item, name in _items(result, "findings")),
            skipped=tuple(typed(Skipped, item, name) for item, name in _items(result, "skipped")),
            mutes=tuple(typed(Mute, _renamed(item, used="is_used"), name) for item, name in _items(result, "mutes")),
            joins=tuple(typed(Join, _join(item), name) for item, name in _items(result, "joins")),
            settings=typed(Settings, result.get("settings") or {}, "settings"),
        )
        _refuse_loose_ends(analysis)
    except (ShapeError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(f"{where}: not as 'checker check --format json' writes it ({error}); write it anew") from error
    return analysis


def _items(result: _Object, key: str) -> Iterator[tuple[_Object, str]]:
    for number, item in enumerate(result.get(key) or (), 1):
        if not isinstance(item, dict):
            raise ShapeError(f"{key}, number {number} is no object")
        yield item, f"{key}, number {number}"


def _renamed(item: _Object, **names: str) -> _Object:
    return {names.get(key, key): value for key, value in item.items()}


def _each(items: Any, change: Callable[[_Object], _Object]) -> list[_Object]:  # noqa: ANN401 - any JSON value
    return [change(item) for item in items or ()]


def _pairs(wording: _Object) -> list[list[Any]]:
    return [[code, text] for code, text in wording.items()]


def _claim(item: _Object) -> _Object:
    as_of = {
        "instant": item.get("as_of"),
        "uncertainty_hours": item.get("as_of_uncertainty_hours"),
        "from_text": item.get("as_of_from_text") or False,
    }
    start, end = item["sentence"]
    return {
        **item,
        "sentence": {"start": start, "end": end},
        "interval": {bound: item.get(bound) for bound in _BOUNDS},
        "attribution": _each(item["attribution"], lambda link: _renamed(link, **{"class": "source_class"})),
        "as_of": as_of if item.get("as_of") is not None else None,
    }


def _finding(item: _Object) -> _Object:
    values = _each(item["values"], _value)
    brief = _brief(item) if "asks" in item else None
    return {**item, "fingerprint": item.get("fingerprint") or "", "values": values, "brief": brief}


def _value(item: _Object) -> _Object:
    sources = [
        {**_renamed(source, named="is_named", party="is_party"), "wording": _pairs(source["wording"])}
        for source in item["sources"]
    ]
    return {**item, "wording": _pairs(item["wording"]), "sources": sources}


def _brief(item: _Object) -> _Object:
    brief: _Object = {key: item[key] for key in _BRIEF if key in item}
    wordings = {key: _pairs(item[key]) for key in ("why", "sentence", "vanish")}
    asks = _each(item["ask"], lambda ask: {**_renamed(ask, named="is_named"), "wording": _pairs(ask["value"])})
    changes = _each(
        item["what_if"], lambda change: {**change, "code": change["code"] or "", "wording": _pairs(change["change"])}
    )
    return {**brief, **wordings, "question": _pairs(item["asks"]), "ask": asks, "what_if": changes}


def _join(item: _Object) -> _Object:
    return {**item, "levels": _each(item["levels"], lambda level: _renamed(level, missing="is_missing"))}


def _refuse_loose_ends(analysis: Analysis) -> None:
    """Refuse claims whose report or characters are not in the result, and findings and groups of unknown claims."""
    reports = {report.id: report for report in analysis.reports}
    for claim in analysis.claims:
        if claim.report not in reports:
            raise ShapeError(f"claim {claim.id}: its report is missing")
        if reports[claim.report].body(claim.field)[claim.start : claim.end] != claim.text:
            raise ShapeError(f"claim {claim.id}: its report does not say so at that place")
    known = {claim.id for claim in analysis.claims}
    values = [value for finding in analysis.findings for value in finding.values]
    named = [holder.claims for holders in (analysis.findings, analysis.groups, values) for holder in holders]
    named += [(pair.a, pair.b) for pairs in (analysis.relations, analysis.joins) for pair in pairs]
    if any(not known.issuperset(claims) for claims in named):
        raise ShapeError("a claim is named that is missing")
    if any(not value.claims for value in values):
        raise ShapeError("an answer has no claim")
