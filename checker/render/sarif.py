"""Write findings as SARIF 2.1.0 for tools that show results beside their texts.

Each report is an artifact that carries its text, and offsets are code points in it. The first claim of a finding is its
location, every other claim stands among the related locations with what it says.
"""

from __future__ import annotations

import importlib.metadata
import json
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from checker.language.interface import load_page
from checker.model import Level
from checker.render.json import sha256_of
from checker.render.pieces import one_line
from checker.render.places import line_and_column, sentence_of
from checker.render.views import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model import Analysis, Claim, Finding, Report

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.DISPUTE: "warning", Level.NOTE: "note"}
_QUIET = "none"
_Object = dict[str, Any]


def render_sarif(analysis: Analysis) -> str:
    """Return one SARIF log with one run.

    >>> from checker.model import Analysis
    >>> json.loads(render_sarif(Analysis()))["runs"][0]["results"]
    []
    """
    addresses = _addresses(analysis.reports)
    run = {
        "tool": {"driver": _driver(analysis)},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(report, addresses[report.id]) for report in analysis.reports],
        "results": _results(analysis, addresses),
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _driver(analysis: Analysis) -> _Object:
    found = {finding.code: finding for finding in analysis.findings}
    names = load_page("en")["codes"]
    rules = [
        {
            "id": code,
            "shortDescription": {"text": names.get(code, finding.name)},
            "defaultConfiguration": {"level": _LEVELS.get(finding.level, _QUIET)},
        }
        for code, finding in sorted(found.items())
    ]
    return {"name": "checker", "version": importlib.metadata.version("checker"), "rules": rules}


def _artifact(report: Report, address: str) -> _Object:
    about = {
        "source": report.source,
        "language": report.language,
        "published_at": report.published_at,
        "title": report.title,
    }
    return {
        "location": {"uri": address},
        "contents": {"text": report.text},
        "hashes": {"checker-sha-256": sha256_of(report)},
        "properties": {key: value for key, value in about.items() if value is not None},
    }


def _addresses(reports: Sequence[Report]) -> dict[str, str]:
    """Return the file of each report; where a file holds several, or none is known, the report is named inside it."""
    alone = {path for path, count in Counter(report.path for report in reports).items() if count == 1}
    found = {}
    for report in reports:
        path = quote((report.path or "").replace("\\", "/"))
        is_whole = path and report.path in alone and report.line is None
        found[report.id] = path if is_whole else f"{path}#{quote(report.id, safe='')}"
    return found


def _results(analysis: Analysis, addresses: Mapping[str, str]) -> list[_Object]:
    claims = {claim.id: claim for claim in analysis.claims}
    reports = {report.id: report for report in analysis.reports}
    places = {report.id: (number, addresses[report.id]) for number, report in enumerate(analysis.reports)}
    return [_result(finding, claims, reports, places) for finding in analysis.findings]


def _result(
    finding: Finding,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    places: Mapping[str, tuple[int, str]],
) -> _Object:
    found = [_location(claims[name], reports[claims[name].report], places) for name in finding.claims]
    if not found and finding.report is not None and finding.report in places:
        found = [{"physicalLocation": {"artifactLocation": _artifact_location(finding.report, places)}}]
    result: _Object = {
        "ruleId": finding.code,
        "level": _LEVELS.get(finding.level, _QUIET),
        "message": {"text": finding.message},
        "locations": found[:1],
        "relatedLocations": [{"id": number, **other} for number, other in enumerate(found[1:], 1)],
        "properties": _properties(finding),
    }
    if finding.fingerprint:
        result["partialFingerprints"] = {"checker/v1": finding.fingerprint}
    if finding.muted is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.muted}]
    return result


def _properties(finding: Finding) -> _Object:
    """Return what SARIF has no place for: question, answers and the sentence to write, in every language."""
    brief = finding.brief
    about: _Object = {"level": finding.level.value, "event": finding.event}
    if brief is not None:
        about |= {"question": dict(brief.question), "sentence": dict(brief.sentence), "why": dict(brief.why)}
        about |= {"confidence": brief.confidence.value}
    answers = [{"value": said(value.wording, "en", value.text), "origins": value.origins} for value in finding.values]
    return about | {"answers": answers}


def _artifact_location(report: str, places: Mapping[str, tuple[int, str]]) -> _Object:
    number, address = places[report]
    return {"uri": address, "index": number}


def _location(claim: Claim, report: Report, places: Mapping[str, tuple[int, str]]) -> _Object:
    """Return where a claim stands; a claim in a headline has no region, because the artifact holds the text alone."""
    names = [report.source or report.id, *(link.source for link in claim.attribution)]
    physical: _Object = {"artifactLocation": _artifact_location(claim.report, places)}
    if claim.field == "text":
        physical |= {"region": _region(report.text, claim.start, claim.end), "contextRegion": _context(claim, report)}
    return {
        "physicalLocation": physical,
        "logicalLocations": [{"fullyQualifiedName": f"{claim.report}:{claim.field}:{claim.start}-{claim.end}"}],
        "message": {"text": f"{' <- '.join(names)}: {one_line(sentence_of(claim, report))}"},
    }


def _region(text: str, start: int, end: int) -> _Object:
    first, last = line_and_column(text, start), line_and_column(text, end)
    return {
        "startLine": first[0],
        "startColumn": first[1],
        "endLine": last[0],
        "endColumn": last[1],
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": text[start:end]},
    }


def _context(claim: Claim, report: Report) -> _Object:
    start, end = min(claim.sentence.start, claim.start), max(claim.sentence.end, claim.end)
    return _region(report.text, start, end)
