"""The tables are a contract: columns, dtypes, order, ids that join."""

from __future__ import annotations

import sys
from subprocess import run

import pandas as pd
import pytest

import checker as ck
import checker.pandas
from checker.render.tables import COLUMNS

REPORTS = [
    {"source": "Harbour News", "text": "Six guards were hurt, the ministry said.", "published_at": "2024-05-04T12:00Z"},
    {"source": "المنار", "text": "أصيب سبعة حراس بحسب الشرطة.", "published_at": "2024-05-04T12:30+03:00"},
    {"source": "Valley Post", "text": "A quake of magnitude 6.1 struck. At least five guards were hurt."},
    {"text": ""},
]


@pytest.mark.parametrize("inputs", [REPORTS, []], ids=["some", "none"])
@pytest.mark.parametrize("name", COLUMNS)
def test_columns_and_dtypes_are_those_documented(name: str, inputs: list[dict[str, str]]) -> None:
    table = getattr(ck.check(inputs), name)

    assert {column: str(dtype) for column, dtype in table.dtypes.items()} == COLUMNS[name]
    assert table.index.tolist() == list(range(len(table)))


def test_ids_join() -> None:
    result = ck.check(REPORTS)
    claims = set(result.claims["id"])

    assert set(result.claims["report"]) <= set(result.reports["id"])
    assert set(result.claims["group"].dropna()) <= set(result.groups["id"])
    assert set(result.groups["claims"].explode()) | set(result.relations["a"]) | set(result.relations["b"]) <= claims
    assert set(result.findings["claims"].explode()) == set(result.values["claims"].explode())
    assert set(result.values["finding"]) == set(result.findings["id"])


def test_offsets_point_at_the_text_of_the_report() -> None:
    result = ck.check(REPORTS)
    joined = result.claims.merge(result.reports, left_on="report", right_on="id", suffixes=("", "_report"))

    texts = zip(joined["text_report"], joined["start"], joined["end"], strict=True)

    assert [text[start:end] for text, start, end in texts] == joined["text"].tolist()


def test_times_are_utc_and_levels_are_ordered() -> None:
    result = ck.check(REPORTS)

    assert result.reports["published_at"][1] == pd.Timestamp("2024-05-04T09:30Z")
    assert (result.findings["level"] >= "dispute").all()
    assert result.findings["level"].max() == "dispute"


def test_a_table_is_a_copy() -> None:
    result = ck.check(REPORTS)
    claims = result.claims
    claims["low"] = 0

    assert result.claims["low"].max() == 7


def test_relations_of_an_extraction_are_empty() -> None:
    assert len(ck.extract(REPORTS).relations) == 0
    assert len(ck.check(REPORTS).relations) > 0


def test_pairs_that_are_not_spelled_out_are_said() -> None:
    result = ck.check(REPORTS, ck.Settings(max_relation_pairs_per_event=1))

    with pytest.warns(UserWarning, match="3 pairs are counted and not spelled out"):
        assert len(result.relations) == 0


def test_the_accessor_gives_the_same() -> None:
    frame = pd.DataFrame(REPORTS[:3])

    assert frame.checker.check().analysis == ck.check(frame).analysis
    assert frame.checker.extract().analysis == ck.extract(frame).analysis
    assert frame.checker.read().analysis == ck.read(frame).analysis


def test_a_frame_without_named_columns_has_no_accessor() -> None:
    assert not hasattr(pd.DataFrame([[1, 2]]), "checker")


def test_importing_the_package_is_light() -> None:
    script = "import checker, sys; checker.check; assert not {'pandas', 'numpy', 'tqdm'} & set(sys.modules)"

    run([sys.executable, "-c", script], check=True)


def test_one_finding_is_shown_as_text_and_side_by_side() -> None:
    view = ck.check(REPORTS).finding("f1")

    assert repr(view).startswith("row:1:1:1: D1 [dispute] How many guards were hurt?")
    assert view.claims["answer"].tolist() == ["6", "7"]
    assert set(view.what_if["facet"]) != set()
    assert view._repr_html_().count("<mark><u>") == 2
    with pytest.raises(KeyError, match="f9"):
        ck.check(REPORTS).finding("f9")


def test_text_of_reports_is_escaped_in_a_notebook() -> None:
    hostile = '<script>alert(1)</script><img src=x onerror="alert(1)">\u202e'
    shared = {"source": hostile, "language": "en", "published_at": hostile}
    result = ck.check(
        [
            {**shared, "id": hostile, "text": f"Six guards were hurt in the fire, the ministry said. {hostile}"},
            {**shared, "id": "b", "text": f"{hostile} Seven guards were hurt in the {hostile} fire, police said."},
        ]
    )
    page = result._repr_html_() + result.finding("f1")._repr_html_()

    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;" in page


def test_a_check_is_that_of_the_plain_function() -> None:
    result = ck.check(REPORTS)

    assert result.related().findings == ck.check_reports(result.analysis.reports, with_relations=True).findings
    assert result.related().relations == ck.check_reports(result.analysis.reports, with_relations=True).relations


def test_progress_is_shown_above_two_hundred_reports(capsys: pytest.CaptureFixture[str]) -> None:
    many = ["It rained."] * 201

    ck.extract(many[:200])
    assert capsys.readouterr().err == ""

    ck.extract(many)
    assert "201/201" in capsys.readouterr().err

    ck.check(many)
    shown = capsys.readouterr().err
    assert "reports read: 100%" in shown
    assert "events compared: 100%" in shown

    ck.extract(many, progress=False)
    assert capsys.readouterr().err == ""


@pytest.mark.slow
def test_ten_thousand_reports_are_checked_without_pandas_in_little_memory() -> None:
    """Reading and comparing use no table at all; with every table made, memory stays far below 1.5 GB."""
    done = run([sys.executable, "-c", TEN_THOUSAND], check=True, capture_output=True, encoding="utf-8")
    findings, megabytes = done.stdout.split()

    assert int(findings) == 1_000
    assert float(megabytes) < 1_000
    assert "10000/10000" in done.stderr


TEN_THOUSAND = """
import resource, sys
import checker as ck

reports = [
    {
        "event": f"e{number // 10}",
        "source": f"Paper {number % 10}",
        "text": f"{number % 10 + 12} people were killed in the blast. Two trucks were destroyed, police said.",
    }
    for number in range(10_000)
]
result = ck.check(reports)
assert "pandas" not in sys.modules
for name in ("reports", "claims", "groups", "findings", "values", "what_if", "skipped"):
    getattr(result, name)
print(len(result.findings), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
