"""Columns are mapped, known by their names in three languages, or guessed and said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

import checker
from checker.errors import InputError
from checker.readers.columns import read_mapping, usual_names
from checker.readers.inputs import read_bytes, read_inputs
from checker.readers.reading import Raw
from checker.settings import Settings


def table(content: str, encoding: str = "utf-8", **columns: str) -> Raw:
    return Raw(data=content.encode(encoding), name="desk.csv", columns=columns)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1256", "utf-16"])
def test_arabic_headers_are_known(encoding: str) -> None:
    found = read_bytes(
        table("المصدر;تاريخ النشر;نص الخبر\nإذاعة الميناء;2024-03-02;أصيب ستة حراس في الحريق\n", encoding)
    )

    (report,) = found.reports
    assert (report.source, report.published_at, report.text) == (
        "إذاعة الميناء",
        "2024-03-02",
        "أصيب ستة حراس في الحريق",
    )


def test_a_mapping_wins_over_a_usual_name() -> None:
    found = read_bytes(
        table("text,Full Story,Desk\nteaser,Six guards were hurt.,Wire\n", text="full story", source="Desk")
    )

    assert [(report.text, report.source) for report in found.reports] == [("Six guards were hurt.", "Wire")]


def test_a_text_column_without_a_usual_name_is_guessed_and_said() -> None:
    found = read_bytes(
        table("No,Kolonne\n1,Six guards were hurt in the fire at the port.\n2,Seven guards were hurt.\n")
    )

    assert [report.text for report in found.reports] == [
        "Six guards were hurt in the fire at the port.",
        "Seven guards were hurt.",
    ]
    (note,) = found.notes
    assert (note.code, "'Kolonne'" in note.message) == ("CC904", True)


def test_a_table_without_texts_gives_no_guess() -> None:
    found = read_bytes(table("No,Sum\n1,20\n2,30\n"))

    assert (found.reports, found.notes) == ((), ())
    assert [item.reason for item in found.skipped] == ["no text", "no text"]


def test_the_separator_that_a_spreadsheet_declares() -> None:
    found = read_bytes(table("sep=|\nsource|text\nWire|Two dead; one hurt, police said.\n"))

    assert found.reports[0].text == "Two dead; one hurt, police said."
    assert found.reports[0].line == 3


def test_unknown_fields_of_a_mapping_are_named() -> None:
    with pytest.raises(InputError, match="no field is called body; use text, title"):
        read_mapping(["body=Story"])


def test_no_name_stands_for_two_fields() -> None:
    names = [name for names in usual_names().values() for name in names]

    assert len(names) == len(set(names))


def test_python_takes_the_same_mapping() -> None:
    result = checker.check([{"Story": "Six guards were hurt."}, {"Story": "Two died."}], columns={"text": "Story"})

    assert result.reports["id"].tolist() == ["row:1", "row:2"]


def test_notes_follow_a_report_that_got_another_id(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    (tmp_path / "a" / "x.txt").write_text("Six guards were hurt.", "utf-8")
    (tmp_path / "b" / "x.txt").write_bytes("أصيب ستة حراس في الهجوم على المنزل".encode("windows-1256"))

    found = read_inputs([str(tmp_path)], Settings())

    assert [report.id for report in found.reports] == ["x.txt", "x.txt#2"]
    assert [note.report for note in found.notes] == ["x.txt#2"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-03-02T09:30+03:00", "2024-03-02T09:30+03:00"),
        ("٢٠٢٤-٠٣-٠٢ ٠٩:٣٠", "2024-03-02 09:30"),
        ("۲۰۲۴-۰۳-۰۲", "2024-03-02"),
        ("Sat, 02 Mar 2024 09:30:00 +0300", "2024-03-02T09:30:00+03:00"),
        ("2/3/2024", "2/3/2024"),
        ("Saturday", "Saturday"),
    ],
)
def test_times_in_other_digits_and_forms(written: str, read: str) -> None:
    """A date that two countries read in two ways is left as it is."""
    found = read_bytes(Raw(data=f'time;text\n"{written}";Six died.\n'.encode(), name="a.csv"))

    assert [report.published_at for report in found.reports] == [read]
