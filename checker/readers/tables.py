"""Read tables: records under a header, whose columns are mapped by the user, known by their names, or guessed.

Takes records from CSV here and from workbooks and column files elsewhere; one record is one report.
"""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.errors import InputError
from checker.readers.columns import field_of, plain_name
from checker.readers.decode import decode_bytes
from checker.readers.notes import InputNote, input_note
from checker.readers.reading import ReadResult, joined
from checker.readers.rows import Row, bad_row, report_from_mapping, result_of_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.readers.reading import Raw

_CSV_FIELD_LIMIT = 100_000_000
_SAMPLE_RECORDS = 50
_SHORTEST_TEXT = 20
_DECLARED_DELIMITER = "sep="


class Record(NamedTuple):
    """One record of a table with its number; ``fault`` says why it could not be read."""

    number: int
    cells: Mapping[Any, Any]
    fault: str | None = None


def read_csv_table(raw: Raw) -> ReadResult:
    """Return the reports of a CSV file with a header.

    >>> from checker.readers.reading import Raw
    >>> read_csv_table(Raw(data=b"source,text\\nWire,Two dead\\n", name="a.csv")).reports[0].source
    'Wire'
    """
    decoded = decode_bytes(raw.data, raw.encoding)
    return read_records(list(csv_records(decoded.text)), raw, decoded.note)


def csv_records(text: str) -> Iterator[Record]:
    """Yield the records of a CSV text.

    >>> [record.cells["text"] for record in csv_records("source;text\\nWire;Two dead\\n")]
    ['Two dead']
    """
    csv.field_size_limit(_CSV_FIELD_LIMIT)
    first, _, rest = text.partition("\n")
    declared = first.strip().lower().startswith(_DECLARED_DELIMITER)
    delimiter = first.strip()[len(_DECLARED_DELIMITER) :][:1] if declared else max(",;\t|", key=first.count)
    table = io.StringIO(rest if declared else text)
    reader = csv.DictReader(table, delimiter=delimiter or ",", restkey="_rest")
    try:
        for record in reader:
            yield Record(reader.line_num + declared, record)
    except csv.Error as error:
        yield Record(reader.line_num + declared, {}, f"not CSV from here on ({error})")


def read_records(records: Sequence[Record], raw: Raw, note: str | None = None) -> ReadResult:
    """Return the reports of records; where no column has a usual name, the one with the longest texts is taken and noted.

    >>> from checker.readers.reading import Raw
    >>> records = [Record(2, {"A": "Six guards were hurt in the fire.", "B": "Wire"})]
    >>> read_records(records, Raw(data=b"", name="a.xlsx")).notes[0].code
    'CC904'
    """
    _refuse_missing(records, raw.columns)
    guessed = _guessed_text_column(records, raw.columns)
    columns = {**raw.columns, **({"text": guessed} if guessed is not None else {})}
    found = result_of_rows(_rows(records, raw.name, columns), note)
    if guessed is None or not found.reports:
        return found
    message = f"no column has a usual name; text taken from {guessed!r}; name it with --columns text=COLUMN."
    return joined([found, ReadResult(notes=(input_note(InputNote.CC904, message, found.reports[0]),))])


def _refuse_missing(records: Sequence[Record], columns: Mapping[str, str]) -> None:
    header = [str(name) for name in records[0].cells] if records else []
    text = columns.get("text")
    if text is not None and records and plain_name(text) not in map(plain_name, header):
        raise InputError(f"no column is called {text!r}; the table has {', '.join(header)}")


def _rows(records: Iterable[Record], path: str, columns: Mapping[str, str]) -> Iterator[Row]:
    for record in records:
        if record.fault is not None:
            yield bad_row(record.fault, record.number, path)
        else:
            yield report_from_mapping(record.cells, record.number, path, columns)


def _guessed_text_column(records: Sequence[Record], columns: Mapping[str, str]) -> str | None:
    """Return the column whose cells are the longest texts, where the header names none that holds text."""
    sample = [record.cells for record in islice(records, _SAMPLE_RECORDS)]
    header = [name for name in (sample[0] if sample else {}) if isinstance(name, str) and name]
    if {"text", "title"} & ({field_of(name) for name in header} | set(columns)):
        return None
    lengths = {name: sum(len(str(row.get(name) or "")) for row in sample) / len(sample) for name in header}
    longest = max(lengths, key=lambda name: lengths[name], default=None)
    return longest if longest is not None and lengths[longest] >= _SHORTEST_TEXT else None


def plain_value(value: object) -> object:
    """Return a cell as the readers of text give it: a time as ISO 8601, a whole number without ``.0``.

    >>> plain_value(7.0), plain_value("x")
    (7, 'x')
    """
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value
