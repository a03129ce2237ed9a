"""Figures of nouns that no list knows are joined by the encoder, which says so; the lists always go first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from checker.align.unknown import align_unknown
from checker.api import check_reports, extract_reports
from checker.language.loader import load_languages
from checker.model import Report
from checker.render.json import analysis_json
from checker.rules.messages import likeness_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from checker.model import Claim

AXES = {"looms": 0, "نولا": 0, "quilts": 1, "لحافا": 1, "wardrobes": 2}
LOOMS = Report(id="a", text="There were 12 looms in the workshop before the fire, the owner said.")
LOOMS_AR = Report(id="b", text="في الورشة 15 نولا بعد الحريق، بحسب الجيران.")
QUILTS = Report(id="c", text="There were 20 quilts in the workshop before the fire.")


class Table:
    """An encoder that knows a few nouns: each on its axis, a sentence where its nouns are."""

    name = "table"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        rows = np.full((len(texts), 8), 0.01, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word, axis in AXES.items():
                row[axis] += word in text
            row[7] += 0.5 * ("fire" in text or "الحريق" in text)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows


def aligned(*reports: Report) -> tuple[tuple[Claim, ...], Table]:
    encoder = Table()
    claims = extract_reports(reports).claims
    by_id = {report.id: report for report in extract_reports(reports).reports}
    return align_unknown(claims, by_id, load_languages(), lambda: encoder), encoder


def test_translations_of_an_unknown_noun_become_one_unit() -> None:
    claims, _ = aligned(LOOMS, LOOMS_AR, QUILTS)

    assert [claim.unit for claim in claims] == ["looms", "looms", "quilts"]
    assert claims[0].likeness is not None
    assert claims[0].likeness == claims[1].likeness
    assert claims[2].likeness is None


def test_nouns_of_one_report_are_two_things() -> None:
    both = Report(id="a", text="The fire destroyed 12 looms and 15 quilts.")
    claims, _ = aligned(both, Report(id="b", text="The fire destroyed 9 wardrobes."))

    assert [claim.likeness for claim in claims] == [None, None, None]


def test_known_nouns_never_come_to_the_encoder() -> None:
    _, encoder = aligned(Report(id="a", text="Six guards were hurt."), Report(id="b", text="Seven guards were hurt."))

    assert encoder.asked == []


def test_equal_numbers_need_no_encoder() -> None:
    _, encoder = aligned(LOOMS, Report(id="b", text="في الورشة 12 نولا بعد الحريق."))

    assert encoder.asked == []


def test_one_report_needs_no_encoder() -> None:
    _, encoder = aligned(Report(id="a", text="The fire destroyed 12 looms and 15 quilts."))

    assert encoder.asked == []


def test_a_finding_that_rests_on_the_encoder_says_so() -> None:
    looms = Report(id="a", text="The fire in the workshop destroyed 12 looms, the owner said.")
    machines = Report(id="b", text="The fire in the workshop destroyed 15 looming machines, neighbours said.")
    analysis = check_reports([looms, machines], with_relations=True)
    resting = [finding for finding in analysis.findings if finding.similarity is not None]

    for finding in resting:
        assert f"similarity {finding.similarity:.2f}" in finding.message
        assert finding.brief is not None
        assert "encoder" in finding.brief.weaknesses


def test_translated_figures_that_differ_are_found_with_their_similarity() -> None:
    pumps = Report(id="a", text="The engineers repaired 12 pumps in the valley, the mayor said.")
    pumps_ar = Report(id="b", text="أصلح المهندسون 15 مضخة في الوادي، بحسب المحافظ.")
    analysis = check_reports([pumps, pumps_ar], with_relations=True)
    finding = next(found for found in analysis.findings if found.similarity is not None)

    assert 0 < (finding.similarity or 0) <= 1
    assert "no list knows the noun" in finding.message
    assert "no list knows the noun" in analysis.relations[0].explanation
    assert f'"similarity": {finding.similarity}' in analysis_json(analysis, with_relations=False)


def test_ordinary_reports_are_checked_without_the_encoder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Six guards were hurt and 40 houses were destroyed in two raids.", "utf-8")
    (tmp_path / "b.txt").write_text("أصيب سبعة حراس ودمر 50 منزلا في غارتين.", "utf-8")
    program = f"""
import sys
from checker.cli import app
try:
    app(["check", {str(tmp_path)!r}])
except SystemExit:
    pass
print([name for name in ("numpy", "tokenizers", "safetensors") if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8")

    assert done.stderr.strip() == "[]"


def test_lists_alone_give_no_similarity() -> None:
    assert likeness_of(()) is None
