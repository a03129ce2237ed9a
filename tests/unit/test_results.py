"""A result can be read back into the analysis it was written from, and nothing else is taken for one."""

from __future__ import annotations

import json
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.api import check_reports
from checker.desk import Mute
from checker.errors import InputError
from checker.model import Analysis, Report
from checker.readers.demo import read_demo
from checker.readers.results import analysis_of, read_analysis
from checker.render.json import analysis_json
from checker.settings import Settings

QUAKES = [
    Report(
        id="a",
        text="A magnitude 6.1 quake hit on Friday. As of Monday evening 12 people were dead.",
        title="Quake",
        line=2,
    ),
    Report(
        id="b",
        text="A magnitude 6.4 quake hit. About 30 died, police said. Nobody was hurt in 2019.",
        published_at="2024-03-02",
    ),
]


def plain(analysis: Analysis) -> dict[str, Any]:
    return dict(json.loads(analysis_json(analysis, with_relations=True), parse_float=Decimal))


@pytest.mark.parametrize("reports", [read_demo().reports, tuple(QUAKES), ()], ids=["demo", "quakes", "nothing"])
def test_reading_back_gives_the_same_analysis(reports: tuple[Report, ...], tmp_path: Path) -> None:
    analysis = check_reports(reports, Settings(also_growing=("missing",)), with_relations=True, explain=True)
    path = tmp_path / "result.json"
    path.write_text(analysis_json(analysis, with_relations=True), "utf-8")

    assert read_analysis(path) == analysis


def test_mutes_are_read_back() -> None:
    analysis = Analysis(mutes=(Mute(fingerprint="f", reason="settled", is_used=True),))

    assert analysis_of(plain(analysis), "r.json") == analysis


CHANGES = {
    "a report without its text": lambda r: r["reports"][0].pop("text"),
    "a text that is a list": lambda r: r["reports"][0].update(text=["x"]),
    "a claim of no report": lambda r: r["claims"][0].update(report="nowhere"),
    "a claim at another place": lambda r: r["claims"][0].update(start=0, end=1),
    "an unknown level": lambda r: r["findings"][0].update(level="fatal"),
    "a finding of no claim": lambda r: r["findings"][0].update(claims=["c999"]),
    "a finding that is a text": lambda r: r["findings"].append("x"),
    "a wording that is a list": lambda r: r["findings"][0].update(asks=[1]),
    "a count that is a truth": lambda r: r["findings"][0]["values"][0].update(reports=True),
    "findings that are a number": lambda r: r.update(findings=3),
    "a join of no claim": lambda r: r["joins"][0].update(b="c999"),
    "a bound without end": lambda r: r["claims"][0].update(low=float("inf")),
    "a sentence of three": lambda r: r["claims"][0].update(sentence=[1, 2, 3]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_damaged_result_is_named_and_refused(change: Any) -> None:  # noqa: ANN401 - a function that damages a result
    result = deepcopy(plain(check_reports(read_demo().reports, explain=True)))
    change(result)

    with pytest.raises(InputError, match=r"^r\.json: .*(write it anew)"):
        analysis_of(result, "r.json")
