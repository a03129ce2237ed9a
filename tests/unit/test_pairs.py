"""Pairs of sentences in data files: what contradicts, and what only looks as if it did."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker import Report, check_reports
from checker.model import CONTRADICTING_LEVELS

FOLDER = Path(__file__).parents[1] / "specs" / "pairs"
CASES = [
    (path.stem, case)
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[f"{code}-{number}" for number, (code, _) in enumerate(CASES)])
def test_pair_gives_exactly_its_contradictions(code: str, case: dict[str, Any]) -> None:
    reports = [
        Report(id=name, source=name, text=case[name], language=code, published_at="2024-03-02T10:00:00Z")
        for name in ("one", "other")
    ]
    forward, backward = check_reports(reports).findings, check_reports(reports[::-1]).findings

    for findings in (forward, backward):
        assert sorted({f.code for f in findings if f.level in CONTRADICTING_LEVELS}) == case["expect"]
