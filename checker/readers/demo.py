"""Read the packaged sample reports."""

from __future__ import annotations

from importlib.resources import files

from checker.readers.reading import ReadResult
from checker.readers.rows import read_jsonl


def read_demo() -> ReadResult:
    """Return the sample reports: the attack of 7 November 2021 as ten outlets told it.

    >>> len(read_demo().reports)
    10
    """
    text = files("checker.data").joinpath("demo.jsonl").read_text(encoding="utf-8")
    rows = [row.report for row in read_jsonl(text, "demo.jsonl")]
    return ReadResult(reports=tuple(report for report in rows if report is not None))
