"""The packaged sample shows the tensions of the founding event."""

from __future__ import annotations

import pytest

from checker.api import check_reports
from checker.model import CONTRADICTING_LEVELS, Analysis
from checker.readers.demo import read_demo
from checker.rules.values import describe


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return check_reports(read_demo().reports)


def values(analysis: Analysis, question: str) -> set[str]:
    claims = {claim.id: claim for claim in analysis.claims}
    found = [f for f in analysis.findings if f.question == question and f.level in CONTRADICTING_LEVELS]
    return {describe(claims[identifier]) for finding in found for identifier in finding.claims}


def test_both_languages_and_at_least_nine_outlets() -> None:
    reports = read_demo().reports

    assert {report.language for report in reports} == {"ar", "en"}
    assert len({report.source for report in reports}) >= 9


def test_guards_hurt(analysis: Analysis) -> None:
    assert {"6", "7", "2", "10"} <= values(analysis, "injured|guard")


def test_drones_in_all(analysis: Analysis) -> None:
    assert {"1", "2", "3"} <= values(analysis, "launched|drone")


def test_drones_shot_down(analysis: Analysis) -> None:
    assert {"none", "1", "2"} <= values(analysis, "shot_down|drone")


def test_state_of_the_prime_minister(analysis: Analysis) -> None:
    assert values(analysis, "condition|title:prime_minister") == {"unharmed", "slightly hurt"}


def test_findings_join_the_languages(analysis: Analysis) -> None:
    language = {report.id: report.language for report in analysis.reports}
    claims = {claim.id: claim for claim in analysis.claims}
    guards = next(finding for finding in analysis.findings if finding.question == "injured|guard")

    assert {language[claims[identifier].report] for identifier in guards.claims} == {"ar", "en"}
