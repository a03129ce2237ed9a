"""Readers: encodings, columns, streams."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.readers.decode import decode_bytes
from checker.readers.inputs import read_inputs
from checker.readers.reading import Raw
from checker.readers.rows import read_jsonl
from checker.readers.tables import read_csv_table
from checker.settings import Settings

HOSTILE = Path(__file__).parents[1] / "hostile"
EXPECTED = json.loads((HOSTILE / "encoding" / "expected.json").read_text("utf-8"))
ARABIC = "أصيب ستة حراس في الهجوم على المنزل، بحسب ما أعلنت الشرطة صباح اليوم في بيان لها."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256", "iso8859_6"])
def test_declared_or_marked_encodings(encoding: str) -> None:
    decoded = decode_bytes(ARABIC.replace("،", ",").encode(encoding), encoding if "u" not in encoding else None)

    assert decoded.text == ARABIC.replace("،", ",")


def test_guessed_encoding_is_noted() -> None:
    decoded = decode_bytes((ARABIC * 3).encode("windows-1256"))

    assert decoded.text == ARABIC * 3
    assert decoded.note == "encoding guessed: cp1256"


def test_lone_surrogates_keep_their_place() -> None:
    rows = list(read_jsonl('{"text": "a\\ud800b 5 people died"}', "x.jsonl"))

    assert rows[0].report is not None
    assert rows[0].report.text == "a\ufffdb 5 people died"


def test_columns_are_guessed() -> None:
    table = b"Outlet;Headline;Body;Date\nWire;Blast;Two dead;2024-03-02\n"
    report = read_csv_table(Raw(data=table, name="a.csv")).reports[0]

    assert (report.source, report.title, report.text, report.published_at) == (
        "Wire",
        "Blast",
        "Two dead",
        "2024-03-02",
    )


def test_quoted_line_ends_in_csv() -> None:
    found = read_csv_table(Raw(data=b'text\n"Two dead.\nThree hurt."\n', name="a.csv"))

    assert found.reports[0].text == "Two dead.\nThree hurt."


def test_equal_ids_become_unique(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "One."}\n{"id": "x", "text": "Two."}\n', "utf-8")

    found = read_inputs([str(tmp_path / "a.jsonl")], Settings())

    assert [report.id for report in found.reports] == ["x", "x#2"]


def test_text_is_kept_as_received(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Two\r\ndead.\u200f\n".encode())

    assert read_inputs([str(tmp_path / "a.txt")], Settings()).reports[0].text == "Two\r\ndead.\u200f\n"


@pytest.mark.parametrize("name", ["bad\0name", "x" * 5000])
def test_impossible_names_are_named(name: str) -> None:
    found = read_inputs([name], Settings())

    assert len(found.problems) == 1
