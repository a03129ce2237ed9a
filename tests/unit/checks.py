"""Check a few texts as reports of one event, and name what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.api import check_reports
from checker.model import Report

if TYPE_CHECKING:
    from checker.model import Analysis

TEN, FOUR = "2024-03-02T10:00:00Z", "2024-03-02T16:00:00Z"


def check(*texts: str, at: str | None = TEN, with_relations: bool = False) -> Analysis:
    reports = [Report(id=f"r{n}", source=f"Paper {n}", text=text, published_at=at) for n, text in enumerate(texts)]
    return check_reports(reports, with_relations=with_relations)


def codes(analysis: Analysis) -> list[str]:
    return [finding.code for finding in analysis.findings]
