"""Write an analysis as an Excel workbook: findings, voices, claims, reports, what was not used, and about the run.

Every text is written as a text: no cell is a formula or a link. Sheets run from right to left in a language that does.
"""

from __future__ import annotations

import importlib.metadata
import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.language.interface import directions, load_page, page_languages
from checker.render.pieces import visible_text
from checker.render.tables import COLUMNS, rows
from checker.settings import settings_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from checker.model import Analysis

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST_CELL = 32_000  # Excel ends a cell at 32,767
_MOST = 10**15  # Excel keeps fifteen digits of a number
_MOST_ROWS = 1_000_000  # Excel ends a sheet at 1,048,576
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_WIDTHS = {"text": 34, "sentence": 60, "question": 38, "write": 60, "why": 44, "message": 60, "reason": 44, "value": 22}
_USUAL_WIDTH = 16
_FROM_RIGHT = 2  # the reading order of a cell, as Excel numbers it
_SHEETS = ("findings", "voices", "claims", "reports", "skipped")
_LEFT_OUT = frozenset({"claims.pattern", "findings.question", "findings.claims"})


class _Formats(NamedTuple):
    head: Format
    left: Format
    right: Format


def render_xlsx(analysis: Analysis, code: str = "en") -> bytes:
    """Return the bytes of a workbook.

    >>> from checker.model import Analysis
    >>> render_xlsx(Analysis())[:2]
    b'PK'
    """
    import xlsxwriter  # noqa: PLC0415 - only this format needs it

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": "checker", "created": datetime(2000, 1, 1, tzinfo=UTC)})
        for name in _SHEETS:
            columns = _columns(name, code)
            cells = ([row.get(column) for column in columns] for row in rows(analysis, name))
            _fill(book, code, name, columns, cells)
        _fill(book, code, "about", ["key", "value"], _about(analysis))
    return stream.getvalue()


def _columns(table: str, code: str) -> list[str]:
    """Return the columns of a table, those in the language of another reader last."""
    foreign = tuple(f"_{one}" for one in page_languages() if one != code)
    names = [name for name in COLUMNS[table] if f"{table}.{name}" not in _LEFT_OUT]
    return sorted(names, key=lambda name: name.endswith(foreign))


def _fill(book: Workbook, code: str, name: str, columns: Sequence[str], cells: Iterable[Sequence[Any]]) -> None:
    words = load_page(code)
    sheet = book.add_worksheet(str(words["sheet"][name]))
    formats = _Formats(
        book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top", "reading_order": _FROM_RIGHT, "align": "right"}),
    )
    if directions()[code] == "rtl":
        sheet.right_to_left()
    for number, column in enumerate(columns):
        sheet.write_string(0, number, str(words["columns"].get(column, column)), formats.head)
        sheet.set_column(number, number, _width(column))
    last = 0
    for last, row in enumerate(cells, 1):
        if last > _MOST_ROWS:
            sheet.write_string(last, 0, str(words["sheet"]["more"]), formats.head)
            break
        for number, value in enumerate(row):
            _write(sheet, last, number, value, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, max(0, len(columns) - 1))


def _width(column: str) -> int:
    return next((width for name, width in _WIDTHS.items() if column.startswith(name)), _USUAL_WIDTH)


def _write(sheet: Worksheet, row: int, column: int, value: Any, formats: _Formats) -> None:  # noqa: ANN401 - any cell
    if value is None:
        return
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _MOST:
        sheet.write_number(row, column, value, formats.left)
        return
    text = " ".join(value) if isinstance(value, tuple | list) else str(value)
    shown = visible_text(text)
    shown = shown if len(shown) <= _LONGEST_CELL else f"{shown[:_LONGEST_CELL]} \u2026"
    sheet.write_string(row, column, shown, formats.right if _runs_from_right(shown) else formats.left)


def _runs_from_right(text: str) -> bool:
    letter = _LETTER.search(text)
    return letter is not None and _RIGHT_TO_LEFT.match(letter.group()) is not None


def _about(analysis: Analysis) -> Iterator[tuple[str, Any]]:
    yield "checker", importlib.metadata.version("checker")
    yield from ((name, len(list(rows(analysis, name)))) for name in ("reports", "claims", "findings"))
    yield from ((name, str(value)) for name, value in settings_values(analysis.settings).items())
