"""Write a table as CSV for a spreadsheet: with a byte order mark, and no text that a spreadsheet would run.

A text is made harmless by an apostrophe before each sign that could begin a formula: at its start, and behind what
another program may take for the end of a cell. Numbers stay numbers. ``raw`` leaves every text as it is.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from checker.render.tables import COLUMNS, rows

if TYPE_CHECKING:
    from checker.model import Analysis

_MARK = "\ufeff"
_SIGNS = "=+@\\-\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212"
_UNSEEN = '\\s\\x00-\\x20\\x7f-\\xa0\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"'
_FORMULA = re.compile(rf"(^|[;\t\r\n])(?=(?:(?![\t\r\n])[{_UNSEEN}])*[{_SIGNS}])|^(?=[\t\r\n])")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("six; =1+1"), guarded("a - b")
    ("'=1+1", "six;' =1+1", 'a - b')
    """
    return _FORMULA.sub(r"\1'", text)


def render_csv(analysis: Analysis, table: str = "voices", *, raw: bool = False) -> str:
    """Return one table of an analysis as CSV.

    >>> from checker.model import Analysis
    >>> render_csv(Analysis(), "mutes")
    '\\ufeff"fingerprint","reason","used"\\r\\n'
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC)
    columns = COLUMNS[table]
    writer.writerow(columns)
    for row in rows(analysis, table):
        writer.writerow([_cell(row.get(column), raw=raw) for column in columns])
    return _MARK + stream.getvalue()


def _cell(value: Any, *, raw: bool) -> Any:  # noqa: ANN401 - cells hold whatever a table holds
    if value is None or isinstance(value, int | float):
        return value
    text = " ".join(value) if isinstance(value, tuple | list) else str(value)
    return text if raw else guarded(text)
