"""Turn rows (JSON objects, CSV records) into reports; a bad row is skipped with its reason."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.model import Report, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_COLUMNS = {
    "id": ("id", "report", "report_id", "uid"),
    "text": ("text", "body", "content", "report_text", "article"),
    "title": ("title", "headline"),
    "source": ("source", "outlet", "publisher", "agency"),
    "language": ("language", "lang"),
    "published_at": ("published_at", "published", "date", "time", "datetime", "timestamp"),
    "event": ("event", "event_id", "cluster"),
}
_CSV_FIELD_LIMIT = 100_000_000
_SURROGATE = re.compile("[\ud800-\udfff]")


class Row(NamedTuple):
    """One report or one reason why a row is none."""

    report: Report | None
    skipped: Skipped | None


def read_jsonl(text: str, path: str) -> Iterator[Row]:
    """Yield a row for each non-empty line of JSON Lines.

    >>> [row.skipped.reason for row in read_jsonl("[1]", "a.jsonl")]
    ['not a JSON object']
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _from_line(line, number, path)


def _from_line(line: str, number: int, path: str) -> Row:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _bad(f"not JSON ({str(error)[:60]})", number, path)
    if not isinstance(value, dict):
        return _bad("not a JSON object", number, path)
    return report_from_mapping(value, number, path)


def read_csv(text: str, path: str) -> Iterator[Row]:
    """Yield a row for each record of a CSV with a header; column names are guessed.

    >>> [row.report.text for row in read_csv("source,text\\nWire,Two dead\\n", "a.csv")]
    ['Two dead']
    """
    csv.field_size_limit(_CSV_FIELD_LIMIT)
    reader = csv.DictReader(io.StringIO(text), dialect=_dialect(text), restkey="_rest")
    try:
        for record in reader:
            yield report_from_mapping(record, reader.line_num, path)
    except csv.Error as error:
        yield _bad(f"not CSV from here on ({error})", reader.line_num, path)


def _dialect(text: str) -> type[csv.Dialect]:
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    return type("Guessed", (csv.excel,), {"delimiter": delimiter})


def report_from_mapping(row: Mapping[Any, Any], number: int, path: str) -> Row:
    """Return the report of one mapping, or why it is none.

    >>> report_from_mapping({"text": ""}, 3, "a.csv").skipped.reason
    'no text'
    """
    names = {str(key).strip().lower(): value for key, value in row.items() if isinstance(key, str)}
    values = {field: _first(names, aliases) for field, aliases in _COLUMNS.items()}
    wrong = [field for field, value in values.items() if value is not None and not isinstance(value, str | int | float)]
    if wrong:
        return _bad(f"{wrong[0]} is no text", number, path, values.get("id"))
    strings = {field: _clean(value) for field, value in values.items()}
    text, title = strings["text"] or "", strings["title"]
    if not text.strip() and not (title or "").strip():
        return _bad("no text", number, path, strings["id"])
    report = Report(
        id=strings["id"] or f"{path}:{number}",
        text=text,
        title=title,
        source=strings["source"],
        language=strings["language"],
        published_at=strings["published_at"],
        event=strings["event"],
        path=path,
        line=number,
    )
    return Row(report, None)


def known_fields(names: Iterable[str]) -> frozenset[str]:
    """Return the fields of a report that columns of these names stand for.

    >>> sorted(known_fields(["Headline", "body", "price"]))
    ['text', 'title']
    """
    lowered = {name.strip().lower() for name in names}
    return frozenset(field for field, aliases in _COLUMNS.items() if lowered & set(aliases))


def _clean(value: object) -> str | None:
    """Return a cell as text that can be written again: JSON may escape half a character, which no encoding holds."""
    return None if value in {None, ""} else _SURROGATE.sub("\ufffd", str(value))


def _first(names: Mapping[str, Any], aliases: tuple[str, ...]) -> object:
    present = [names[alias] for alias in aliases if alias in names]
    return next((value for value in present if isinstance(value, list | dict) or value not in {None, ""}), None)


def _bad(reason: str, number: int, path: str, report: object = None) -> Row:
    return Row(None, Skipped(reason=reason, line=number, path=path, report=str(report) if report is not None else None))
