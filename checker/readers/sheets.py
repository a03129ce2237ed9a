"""Read workbooks and column files: each sheet, or the file, is a table whose rows are reports."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from checker.readers.reading import ReadResult, damage_reported, joined, optional_package, unpacked_limit
from checker.readers.rows import known_fields
from checker.readers.tables import Record, plain_value, read_records
from checker.readers.zipped import open_zip, refuse_entities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.readers.reading import Raw

_SMALL = 1 << 24
_ROWS_ABOVE = 10  # titles and notes above a header


def read_workbook(raw: Raw) -> ReadResult:
    """Return the reports of an Excel workbook: a row under the header of each sheet is one.

    Raises ``InputError`` when it is damaged or hostile, or openpyxl is missing.
    """
    with optional_package("openpyxl", "excel", "an Excel workbook"):
        from openpyxl import load_workbook  # noqa: PLC0415 - a fifth of a second, needed only for workbooks
    refuse_entities(open_zip(raw))
    with damage_reported("workbook"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions that hold no text
        book = load_workbook(io.BytesIO(raw.data), read_only=True, data_only=True)
        tables = [list(_records(sheet.iter_rows(values_only=True))) for sheet in book.worksheets]
    return joined(read_records(records, raw) for records in tables)


def _records(rows: Iterable[tuple[Any, ...]]) -> Iterator[Record]:
    """Yield the rows below the header: the first that names a field of a report, else the first that is not empty."""
    numbered = [(number, row) for number, row in enumerate(rows, 1) if any(cell is not None for cell in row)]
    place = next((place for place, (_, row) in enumerate(numbered[:_ROWS_ABOVE]) if _names_fields(row)), 0)
    header = numbered[place][1] if numbered else ()
    names = [str(cell).strip() if cell is not None else f"column {place}" for place, cell in enumerate(header, 1)]
    for number, row in numbered[place + 1 :]:
        yield Record(number, {name: plain_value(value) for name, value in zip(names, row, strict=False)})


def _names_fields(row: Iterable[Any]) -> bool:
    """Say whether a row is a header, and no title above one: a title is one cell, however wide it is."""
    cells = [str(cell) for cell in row if cell is not None]
    return len(cells) > 1 and bool(known_fields(cells) & {"text", "title"})


def read_parquet(raw: Raw) -> ReadResult:
    """Return the reports of a Parquet file, one a row.

    Raises ``InputError`` when it is damaged, grows beyond bounds, or pyarrow is missing.
    """
    with optional_package("pyarrow", "parquet", "a Parquet file"):
        from pyarrow import parquet  # noqa: PLC0415 - heavy, needed only for Parquet
    with damage_reported("Parquet file"):
        file = parquet.ParquetFile(io.BytesIO(raw.data))
        groups = range(file.metadata.num_row_groups)
        size = sum(file.metadata.row_group(number).total_byte_size for number in groups)
        unpacked_limit(raw, _SMALL).check(size)
        rows = file.read().to_pylist()
    return read_records(
        [
            Record(number, {name: plain_value(value) for name, value in row.items()})
            for number, row in enumerate(rows, 1)
        ],
        raw,
    )
