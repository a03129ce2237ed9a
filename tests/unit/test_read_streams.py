"""Several reports in one paste, and inputs that are packed or cut off."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest

from checker.readers.inputs import read_bytes
from checker.readers.plain import read_plain
from checker.readers.reading import Raw

HOSTILE = Path(__file__).parents[1] / "hostile"


def test_a_separator_may_say_more_than_the_source() -> None:
    text = "--- source: Harbour News; time: 2024-03-02T09:00Z; title: Fire; event: port ---\r\nSix hurt.\r\n"
    (report,) = read_plain(text, "paste")

    assert (report.source, report.published_at) == ("Harbour News", "2024-03-02T09:00Z")
    assert (report.title, report.event, report.text) == ("Fire", "port", "Six hurt.\r\n")


def test_a_separator_in_arabic() -> None:
    (report,) = read_plain("--- المصدر: إذاعة الميناء؛ التاريخ: 2024-03-02 ---\nأصيب ستة حراس.", "paste")

    assert (report.source, report.published_at) == ("إذاعة الميناء", "2024-03-02")


def test_long_dashes_separate_too() -> None:
    found = read_plain("— source: A —\nTwo dead.\n———source: B———\nThree dead.", "paste")

    assert [(report.source, report.text) for report in found] == [("A", "Two dead.\n"), ("B", "Three dead.")]


@pytest.mark.parametrize("line", ["--- note: off the record ---", "--- source ---", "-- source: A --", "--- 12:30 ---"])
def test_other_lines_with_dashes_are_text(line: str) -> None:
    (report,) = read_plain(f"Two dead.\n{line}\nThree hurt.", "paste")

    assert line in report.text


def test_a_source_may_hold_a_semicolon() -> None:
    (report,) = read_plain("--- source: Smith; Sons ---\nTwo dead.", "paste")

    assert report.source == "Smith; Sons"


def test_separators_are_found_in_linear_time() -> None:
    start = time.process_time()
    list(read_plain("--- source: " + "-" * 200_000 + "\n" + "--- a: b " * 50_000, "paste"))

    assert time.process_time() - start < 1.0


def test_a_packed_file_is_read_by_the_name_inside() -> None:
    packed = gzip.compress(b'{"text": "Two dead."}\n') + gzip.compress(b'{"text": "Three dead."}\n')
    found = read_bytes(Raw(data=packed, name="wire.jsonl.gz"))

    assert [report.text for report in found.reports] == ["Two dead.", "Three dead."]


def test_a_packed_file_that_is_cut_off_is_noted() -> None:
    text = "".join(f"Guard {number} was hurt in district {number * 7}.\n" for number in range(3_000))
    packed = gzip.compress(text.encode())
    found = read_bytes(Raw(data=packed[: len(packed) // 2], name="a.txt.gz"))

    assert text.startswith(found.reports[0].text)
    assert [note.code for note in found.notes] == ["CC903"]


@pytest.mark.parametrize("head", [b"\x89PNG\r\n", b"\xd0\xcf\x11\xe0\xa1\xb1", b"GIF89a", b"{\\rtf1 x}"])
def test_formats_without_a_reader_say_what_to_do(head: bytes) -> None:
    (problem,) = read_bytes(Raw(data=head + bytes(50), name="x.txt")).problems

    assert "; " in problem
