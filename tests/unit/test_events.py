"""Whole events: a folder of reports and the complete list of findings a desk should see; notes are left out."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from checker.api import check_reports
from checker.model import CONTRADICTING_LEVELS, Report

EVENTS = sorted((Path(__file__).parents[1] / "specs" / "events").iterdir())


def reports_of(folder: Path) -> list[Report]:
    lines = (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [Report(**json.loads(line)) for line in lines]


def found_in(reports: list[Report]) -> list[tuple[str, str, list[str]]]:
    analysis = check_reports(reports)
    report_of = {claim.id: claim.report for claim in analysis.claims}
    return sorted(
        (finding.code, finding.question, sorted({report_of[claim] for claim in finding.claims}))
        for finding in analysis.findings
        if finding.level in CONTRADICTING_LEVELS
    )


@pytest.mark.parametrize("folder", EVENTS, ids=[folder.name for folder in EVENTS])
def test_event_has_exactly_the_findings_it_states(folder: Path) -> None:
    stated = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8")).get("finding", [])

    assert found_in(reports_of(folder)) == sorted((row["code"], row["question"], row["reports"]) for row in stated)


@pytest.mark.parametrize("folder", EVENTS, ids=[folder.name for folder in EVENTS])
def test_order_of_reports_changes_no_finding(folder: Path) -> None:
    reports = reports_of(folder)

    assert found_in(reports[::-1]) == found_in(reports)
