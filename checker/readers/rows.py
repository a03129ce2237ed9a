"""Turn mappings (JSON objects, records of tables) into reports; a bad row is skipped with its reason."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.errors import InputError
from checker.model import Report, Skipped
from checker.readers.columns import field_of, plain_name, usual_names
from checker.readers.decode import decode_bytes
from checker.readers.ninjs import is_ninjs, ninjs_reports
from checker.readers.notes import encoding_notes
from checker.readers.reading import ReadResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.readers.reading import Raw

_ISO_BEGIN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Row(NamedTuple):
    """One report or one reason why a row is none."""

    report: Report | None
    skipped: Skipped | None


def read_json_lines(raw: Raw) -> ReadResult:
    """Return the reports of a file of JSON Lines.

    >>> from checker.readers.reading import Raw
    >>> read_json_lines(Raw(data=b'{"text": "Two dead."}', name="a.jsonl")).reports[0].id
    'a.jsonl:1'
    """
    decoded = decode_bytes(raw.data, raw.encoding)
    return result_of_rows(read_jsonl(decoded.text, raw.name, raw.columns), decoded.note)


def read_json(raw: Raw) -> ReadResult:
    """Return the reports of a JSON file: one object, a list of objects under any key, or JSON Lines after all.

    >>> from checker.readers.reading import Raw
    >>> read_json(Raw(data=b'{"articles": [{"body": "Two dead."}]}', name="a.json")).reports[0].text
    'Two dead.'

    Raises ``InputError`` for a result of this program.
    """
    decoded = decode_bytes(raw.data, raw.encoding)
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError):
        return read_json_lines(raw)
    if isinstance(value, dict) and str(value.get("schema", "")).startswith("checker/"):
        raise InputError("a result of checker, no reports; 'checker diff' compares results")
    rows = (row for number, item in enumerate(_objects(value), 1) for row in _rows(item, number, raw.name, raw.columns))
    return result_of_rows(rows, decoded.note)


def _objects(value: object) -> Sequence[object]:
    """Return the objects of a document: the only list of objects that something which is no report holds, else itself."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not is_ninjs(value) and not known_fields(map(str, value)) & {"text"}:
        lists = [item for item in value.values() if isinstance(item, list) and item and isinstance(item[0], dict)]
        return lists[0] if len(lists) == 1 else [value]
    return [value]


def _rows(value: object, number: int, path: str, columns: Mapping[str, str]) -> Iterator[Row]:
    if not isinstance(value, dict):
        yield bad_row("not a JSON object", number, path)
    elif is_ninjs(value):
        yield from (Row(report, None) for report in ninjs_reports(value, path, number))
    else:
        yield report_from_mapping(value, number, path, columns)


def result_of_rows(rows: Iterable[Row], note: str | None) -> ReadResult:
    """Return the reports and the skipped rows of one input, and the note on its encoding.

    >>> result_of_rows([], None).reports
    ()
    """
    reports: list[Report] = []
    skipped: list[Skipped] = []
    for row in rows:
        if row.report is not None:
            reports.append(row.report)
        elif row.skipped is not None:
            skipped.append(row.skipped)
    return ReadResult(reports=tuple(reports), skipped=tuple(skipped), notes=encoding_notes(note, reports))


def read_jsonl(text: str, path: str, columns: Mapping[str, str] | None = None, first_line: int = 1) -> Iterator[Row]:
    """Yield a row for each non-empty line of JSON Lines.

    >>> [row.skipped.reason for row in read_jsonl("[1]", "a.jsonl")]
    ['not a JSON object']
    """
    for number, line in enumerate(text.split("\n"), first_line):
        if line.strip():
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield bad_row(f"not JSON ({str(error)[:60]})", number, path)
            else:
                yield from _rows(value, number, path, columns or {})


def report_from_mapping(
    row: Mapping[Any, Any], number: int, path: str, columns: Mapping[str, str] | None = None
) -> Row:
    """Return the report of one mapping, or why it is none; ``columns`` says which key holds a field.

    >>> report_from_mapping({"text": ""}, 3, "a.csv").skipped.reason
    'no text'
    >>> report_from_mapping({"Story": "Two dead."}, 3, "a.csv", {"text": "Story"}).report.text
    'Two dead.'
    """
    names = {plain_name(key): value for key, value in row.items() if isinstance(key, str)}
    values = {field: _value(names, field, columns or {}) for field in usual_names()}
    wrong = [field for field, value in values.items() if value is not None and not isinstance(value, str | int | float)]
    if wrong:
        return bad_row(f"{wrong[0]} is no text", number, path, values.get("id"))
    strings = {field: _clean(value) for field, value in values.items()}
    text, title = strings["text"] or "", strings["title"]
    if not text.strip() and not (title or "").strip():
        return bad_row("no text", number, path, strings["id"])
    report = Report(
        id=strings["id"] or f"{path}:{number}",
        text=text,
        title=title,
        source=strings["source"],
        language=strings["language"],
        published_at=_time(strings["published_at"]),
        event=strings["event"],
        path=path,
        line=number,
    )
    return Row(report, None)


def _time(written: str | None) -> str | None:
    if written is None or _ISO_BEGIN.match(written):
        return written
    from checker.readers.times import time_in_table  # noqa: PLC0415 - most times are in ISO 8601

    return time_in_table(written)


def known_fields(names: Iterable[str]) -> frozenset[str]:
    """Return the fields of a report that columns of these names stand for.

    >>> sorted(known_fields(["Headline", "body", "price"]))
    ['text', 'title']
    """
    return frozenset(field for field in map(field_of, names) if field is not None)


def _value(names: Mapping[str, Any], field: str, columns: Mapping[str, str]) -> object:
    """Return the value of the column that is mapped to a field, else of the first usual column that has one."""
    mapped = columns.get(field)
    usual = usual_names()[field] if mapped is None else (plain_name(mapped),)
    present = [names[name] for name in usual if name in names]
    return next((value for value in present if isinstance(value, list | dict) or value not in {None, ""}), None)


def _clean(value: object) -> str | None:
    """Return a cell as text that can be written again: JSON may escape half a character, which no encoding holds."""
    return None if value in {None, ""} else _SURROGATE.sub("\ufffd", str(value))


def bad_row(reason: str, number: int, path: str, report: object = None) -> Row:
    """Return a row that is skipped.

    >>> bad_row("no text", 3, "a.csv").skipped.line
    3
    """
    return Row(None, Skipped(reason=reason, line=number, path=path, report=str(report) if report is not None else None))
