"""Write rows of a table as lines that can be read like text, so that counts in tables are not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def row_line(cells: Iterable[str]) -> str:
    """Return a row as one line: a label and its value like a statement, more columns apart, so that nothing is mixed up.

    >>> row_line(["Killed", "45"]), row_line(["45", "people hurt"]), row_line(["Basra", "4", "7"])
    ('Killed: 45', '45 people hurt', 'Basra | 4 | 7')
    """
    filled = [" ".join(cell.split()) for cell in cells if cell.strip()]
    if len(filled) != 2:  # noqa: PLR2004 - a label and its value
        return " | ".join(filled)
    label, value = filled
    return f"{label} {value}" if label.isdecimal() else f"{label.rstrip(':')}: {value}"
