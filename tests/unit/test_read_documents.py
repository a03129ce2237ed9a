"""Word, Excel and Parquet: paragraphs, tables and rows come out; bombs, damage and passwords are one sentence."""

from __future__ import annotations

import datetime as dt
import io
import sys
import zipfile
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet

from checker.readers.inputs import read_bytes
from checker.readers.reading import Raw, ReadResult

HOSTILE = Path(__file__).parents[1] / "hostile"
SPACES = 'xmlns:w="urn:w" xmlns:mc="urn:mc"'
CORE = '<cp:coreProperties xmlns:cp="urn:c" xmlns:dc="urn:d"><dc:title>حريق الميناء</dc:title></cp:coreProperties>'


def docx(body: str, **parts: str) -> bytes:
    """Return a Word document with this body, and other parts as they are given."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in cells) + "</w:tr>"


def read(data: bytes, name: str = "a.docx", **columns: str) -> ReadResult:
    return read_bytes(Raw(data=data, name=name, columns=columns))


def test_paragraphs_and_tables_in_their_order() -> None:
    table = f"<w:tbl>{row('القتلى', '٤')}{row('المدينة', '4', '7')}</w:tbl>"
    body = paragraph(run("أصيب ستة "), run("حراس في الحريق.")) + table + paragraph(run("انتهى"))
    (report,) = read(docx(body, docProps__core=CORE)).reports

    assert (report.title, report.source) == ("حريق الميناء", "a.docx")
    assert report.text == "أصيب ستة حراس في الحريق.\nالقتلى: ٤\nالمدينة | 4 | 7\nانتهى"


def test_a_wide_table_has_the_heads_of_its_columns_beside_its_figures() -> None:
    rows = [["Town", "Dead", "Hurt"], ["Basra", "4", "7"], ["Total", "13", "9"]]
    inner = f"<w:tbl><w:tr><w:tc>{paragraph(run('x'))}</w:tc></w:tr></w:tbl>"
    cells = [[f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row] for row in rows]
    table = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells)
    wrapped = f"<w:tr><w:tc>{inner}</w:tc></w:tr>"
    (report,) = read(docx(f"<w:tbl>{table}{wrapped}</w:tbl>")).reports

    assert report.text.splitlines() == [
        "Town | Dead | Hurt",
        "Basra | Dead: 4 | Hurt: 7",
        "Total | Dead: 13 | Hurt: 9",
        "x",
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>Six</w:delText></w:r></w:del>"
    (report,) = read(docx(paragraph(deleted, f"<w:ins>{run('Seven')}</w:ins>", run(" guards were hurt.")))).reports

    assert report.text == "Seven guards were hurt."


def test_hidden_text_comments_and_copies_of_boxes_are_left_out() -> None:
    box = f"<w:txbxContent>{paragraph(run('Two fled.'))}</w:txbxContent>"
    twice = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    (report,) = read(docx(paragraph(run("Six"), run("9", "<w:vanish/>"), run(" died."), twice))).reports

    assert report.text == "Six died.\nTwo fled."


def test_lines_that_name_a_source_part_a_document() -> None:
    lines = ["--- source: Wire; time: 2024-03-02 ---", "Six died.", "--- source: Post ---", "Seven died."]
    found = read(docx("".join(paragraph(run(line)) for line in lines)))

    assert [(r.source, r.text.strip()) for r in found.reports] == [("Wire", "Six died."), ("Post", "Seven died.")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_inside_a_document_are_refused(encoding: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        bomb = f'<!DOCTYPE a [<!ENTITY x "45">]><w:document {SPACES}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
        archive.writestr("word/document.xml", bomb.encode(encoding))

    assert "declares entities" in read(stream.getvalue()).problems[0]


@pytest.mark.parametrize("cut", [4, 30, 200, -30, -2])
def test_damaged_documents_are_one_sentence(cut: int) -> None:
    (problem,) = read(docx(paragraph(run("Six died." * 40)))[:cut]).problems

    assert problem.startswith("a.docx: ")


def test_other_archives_say_what_to_do() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../../a.txt", "Six died.")

    assert read(stream.getvalue(), "a.zip").problems == ("a.zip: a zip archive; unpack it and name the folder",)


def workbook(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for cells in rows:
            sheet.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_rows_of_every_sheet_of_a_workbook() -> None:
    when = dt.datetime(2024, 3, 2, 9, 30)  # noqa: DTZ001 - as a spreadsheet stores it
    first: list[list[object]] = [
        [],
        ["المصدر", "التاريخ", "النص"],
        ["إذاعة الساحل", when, "أصيب ستة حراس."],
        [None, None, None],
    ]
    found = read(workbook(first, [["Text", "Event"], ["Two fled.", 7.0]]), "a.xlsx")

    arabic, english = found.reports
    assert (arabic.source, arabic.published_at, arabic.text) == (
        "إذاعة الساحل",
        "2024-03-02T09:30:00",
        "أصيب ستة حراس.",
    )
    assert (english.text, english.event, arabic.line) == ("Two fled.", "7", 3)


def test_columns_of_a_workbook_are_mapped_and_guessed() -> None:
    data = workbook([["What", "Who"], ["Six guards were hurt in the fire.", "Wire"]])

    assert read(data, "a.xlsx", text="What", source="Who").reports[0].source == "Wire"
    assert [note.code for note in read(data, "a.xlsx").notes] == ["CC904"]
    assert read(data, "a.xlsx", text="Story").problems == (
        "a.xlsx: no column is called 'Story'; the table has What, Who",
    )


def test_formulas_are_never_run() -> None:
    found = read(workbook([["text"], ['=HYPERLINK("x","Six died.")'], ["Two fled."]]), "a.xlsx")

    assert [report.text for report in found.reports] == ["Two fled."]


def test_a_title_above_the_header_of_a_sheet_is_none() -> None:
    rows: list[list[object]] = [["تقارير ٢ آذار", None], [None, None], ["المصدر", "النص"], ["Wire", "أصيب ستة حراس."]]
    (report,) = read(workbook(rows), "a.xlsx").reports

    assert (report.source, report.text, report.line) == ("Wire", "أصيب ستة حراس.", 4)


def test_rows_of_a_parquet_file() -> None:
    stream = io.BytesIO()
    when = dt.datetime(2024, 3, 2, 9, 30, tzinfo=dt.UTC)
    parquet.write_table(pa.table({"text": ["أصيب ٦ حراس."], "source": ["Wire"], "time": [when]}), stream)
    (report,) = read(stream.getvalue(), "a.parquet").reports

    assert (report.text, report.source, report.published_at) == ("أصيب ٦ حراس.", "Wire", "2024-03-02T09:30:00+00:00")


def test_a_parquet_bomb_and_a_damaged_one() -> None:
    stream = io.BytesIO()
    parquet.write_table(
        pa.table({"text": ["Six died. " * 3_000_000]}), stream, compression="zstd", use_dictionary=False
    )
    bomb = stream.getvalue()

    assert "unpacks to" in read(bomb, "a.parquet").problems[0]
    assert "damaged" in read(bomb[:-20], "a.parquet").problems[0]


@pytest.mark.parametrize(
    ("package", "name", "group", "head"),
    [("openpyxl", "a.xlsx", "excel", workbook([["text"]])), ("pyarrow", "a.parquet", "parquet", b"PAR1")],
)
def test_a_missing_package_is_one_clear_sentence(
    package: str, name: str, group: str, head: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    (problem,) = read(head, name).problems

    assert problem.endswith(f"is read with {package}, which is not installed; run: pip install 'checker[{group}]'")
