"""Spreadsheets get texts as texts: nothing that a report says becomes a formula or a link."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from checker.api import check_reports
from checker.model import Analysis, Interval, Modifier, Report, Skipped
from checker.render import xlsx
from checker.render.csv import guarded, render_csv
from checker.render.tables import COLUMNS
from checker.render.xlsx import render_xlsx

HOSTILE = Path(__file__).parents[1] / "hostile"
INJECTIONS: list[str] = json.loads((HOSTILE / "own" / "csv_injection.json").read_text("utf-8"))
NAUGHTY: list[str] = json.loads((HOSTILE / "blns" / "blns.json").read_text("utf-8"))
UNSEEN = re.compile('[\\s\\x00-\\x20\\x7f-\\xa0\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"]*')
SIGNS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
SEPARATORS = [",", ";", "\t"]


def analysis_of(strings: list[str]) -> Analysis:
    """Return an analysis whose reports bring each string as source, title, file, event and text."""
    reports = [
        Report(id=f"{n}{text}", source=text, title=text, path=text, event=text, text=f"{text}\n{n} men died.")
        for n, text in enumerate(strings)
    ]
    found = check_reports(
        [*reports, *(replace(r, id=f"{r.id}b", source=f"{r.source}b", text="Sixty men died.") for r in reports)]
    )
    skipped = tuple(Skipped(reason=text, path=text, report=text, text=text) for text in strings)
    return replace(found, skipped=skipped)


@pytest.fixture(scope="module")
def hostile() -> Analysis:
    return analysis_of(INJECTIONS)


def runs(cell: str) -> bool:
    """Say whether a spreadsheet could take a cell for a formula, whatever it passes over before the first sign."""
    return cell[UNSEEN.match(cell).end() :].startswith(SIGNS)  # type: ignore[union-attr]


def test_all_injections_are_there() -> None:
    assert len(INJECTIONS) == 43


@pytest.mark.parametrize("text", INJECTIONS, ids=range(len(INJECTIONS)))
def test_injection_is_neutralised(text: str) -> None:
    assert not runs(guarded(text))
    assert guarded(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("separator", SEPARATORS, ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("table", ["voices", "findings", "claims", "reports", "skipped", "groups"])
def test_no_cell_runs_however_a_program_parts_the_file(hostile: Analysis, table: str, separator: str) -> None:
    text = render_csv(hostile, table).removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]

    assert len(cells) > len(INJECTIONS)
    assert [cell for cell in cells if runs(cell)] == []


def test_raw_csv_gives_back_every_text() -> None:
    strings = [*INJECTIONS, *NAUGHTY]
    skipped = tuple(Skipped(reason="x", text=text) for text in strings)
    text = render_csv(Analysis(skipped=skipped), "skipped", raw=True).removeprefix("\ufeff")

    assert [row["text"] for row in csv.DictReader(io.StringIO(text, newline=""))] == strings


def test_ordinary_texts_stay_as_they_are() -> None:
    texts = ["Six men - all guards - died.", "مقتل ستة - بينهم حارس", "a = b", "10:30; two more", "it's 5+5"]

    assert [guarded(text) for text in texts] == texts


def test_negative_numbers_stay_numbers() -> None:
    analysis = check_reports([Report(id="a", text="Six men died.")])
    (claim,) = analysis.claims
    below = replace(claim, interval=Interval(low=-5, high=None), modifier=Modifier.AT_LEAST)
    text = render_csv(replace(analysis, claims=(below,)), "claims").removeprefix("\ufeff")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))

    assert (row["low"], row["high"]) == ("-5", "")
    assert ',-5,"",' in text


def test_csv_opens_with_a_byte_order_mark_and_the_documented_columns(hostile: Analysis) -> None:
    for table, columns in COLUMNS.items():
        text = render_csv(hostile, table)
        assert text.startswith("\ufeff")
        assert next(csv.reader(io.StringIO(text[1:], newline=""))) == list(columns)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_workbook_holds_no_formula_and_no_link(hostile: Analysis, code: str) -> None:
    content = render_xlsx(hostile, code)
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if "worksheets" in name}

    assert sum(cell.data_type == "f" for cell in cells) == 0
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    assert [name for name, part in parts.items() if "<f" in part or "hyperlink" in part.lower()] == []
    assert {text for text in INJECTIONS if text.isprintable()} <= {cell.value for cell in cells}


def test_arabic_workbook_runs_from_right_to_left_with_its_own_words_first() -> None:
    reports = [
        Report(id="a", text="Six men died, police said."),
        Report(id="b", text="قالت الوزارة إن ثمانية رجال قتلوا."),
    ]
    analysis = check_reports(reports)
    books = {code: openpyxl.load_workbook(io.BytesIO(render_xlsx(analysis, code))) for code in ("ar", "en")}
    arabic, english = books["ar"].worksheets[1], books["en"].worksheets[1]

    assert all(sheet.sheet_view.rightToLeft for sheet in books["ar"].worksheets)
    assert not any(sheet.sheet_view.rightToLeft for sheet in books["en"].worksheets)
    assert [sheet.title for sheet in books["en"]] == ["Findings", "Voices", "Claims", "Reports", "Not used", "About"]
    assert (arabic.title, arabic.freeze_panes, arabic.auto_filter.ref is not None) == ("الأصوات", "A2", True)
    assert "كم عدد القتلى من الرجال؟" in {cell.value for cell in arabic[2]}
    assert {"How many men were killed?", 6} <= {cell.value for cell in english[2]}


def test_hidden_and_forbidden_characters_are_spelled_out_in_a_workbook() -> None:
    analysis = check_reports([Report(id="a", source="x\x00\x1b\u202e\ufffe", text="Six men died.")])
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(analysis)))

    assert "x<U+0000><U+001B><U+202E><U+FFFE>" in {cell.value for cell in book["Reports"][2]}


@pytest.mark.parametrize(("code", "begin"), [("ar", "لا تتسع"), ("en", "A sheet holds no more rows")])
def test_a_sheet_that_is_full_says_so(code: str, begin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 2)
    analysis = check_reports([Report(id=name, text="Six men died.") for name in "abcd"])
    sheet = openpyxl.load_workbook(io.BytesIO(render_xlsx(analysis, code))).worksheets[3]

    assert [str(row[0].value)[: len(begin)] for row in sheet.iter_rows(min_row=2)] == ["a", "b", begin]


def test_cell_longer_than_a_spreadsheet_allows_is_cut() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(check_reports([Report(id="a", text="x" * 40_000)]))))

    assert max(len(str(cell.value)) for cell in book["Reports"][2]) == 32_002
