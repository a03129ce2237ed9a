"""A result writes what the command line writes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pandas as pd
import pytest

import checker as ck
from checker.readers.results import read_analysis

REPORTS = [
    {"source": "Harbour News", "text": "Six guards were hurt, the ministry said."},
    {"source": "=1+1", "text": "أصيب سبعة حراس بحسب الشرطة."},
]


@pytest.fixture(scope="module")
def result() -> ck.Result:
    return ck.check(REPORTS)


@pytest.mark.parametrize(
    ("name", "begin"),
    [("html", "<!DOCTYPE html>"), ("json", "{"), ("markdown", "**"), ("sarif", "{"), ("csv", "\ufeff")],
)
def test_texts_are_returned_or_written(name: str, begin: str, result: ck.Result, tmp_path: Path) -> None:
    write = getattr(result, f"to_{name}")

    assert write().startswith(begin)
    assert write(tmp_path / "out") is None
    assert (tmp_path / "out").read_bytes().decode("utf-8") == write()


def test_json_holds_the_relations_and_can_be_read_again(result: ck.Result, tmp_path: Path) -> None:
    result.to_json(tmp_path / "result.json")

    assert len(json.loads((tmp_path / "result.json").read_text("utf-8"))["relations"]) == 1
    assert read_analysis(tmp_path / "result.json").findings == result.analysis.findings


def test_a_page_has_the_language_that_is_asked_for(result: ck.Result) -> None:
    assert '<html lang="ar" dir="rtl">' in str(result.to_html(language="ar"))


def test_csv_holds_one_table_without_formulas(result: ck.Result) -> None:
    table = pd.read_csv(io.StringIO(str(result.to_csv(table="claims"))))

    assert table["source"].tolist() == ["Harbour News", "'=1+1"]
    assert len(pd.read_csv(io.StringIO(str(result.to_csv(table="relations"))))) == 1
    with pytest.raises(ValueError, match="no table of a result"):
        result.to_csv(table="drones")


def test_a_workbook_has_the_findings(result: ck.Result, tmp_path: Path) -> None:
    result.to_xlsx(tmp_path / "result.xlsx")

    assert len(pd.read_excel(tmp_path / "result.xlsx", sheet_name="Findings")) == 1


def test_parquet_keeps_the_dtypes(result: ck.Result, tmp_path: Path) -> None:
    result.to_parquet(tmp_path / "claims.parquet", table="claims")

    assert pd.read_parquet(tmp_path / "claims.parquet")["low"].tolist() == result.claims["low"].tolist()
