"""Write the rows of a table as lines that can be read like text, so that counts in tables are not lost.

A figure of a wide table means something only with the head of its column, so that it is written beside it. Deliberately
guesses nothing: where cells are missing or joined, or the first row is no head, a row stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WIDE = 3
_LONGEST_CELL = 80
_APART = " | "


def row_line(cells: Iterable[str]) -> str:
    """Return a row as one line: a label and its value like a statement, more columns apart, so that nothing is mixed up.

    >>> row_line(["Killed", "45"]), row_line(["45", "people hurt"]), row_line(["Basra", "4", "7"])
    ('Killed: 45', '45 people hurt', 'Basra | 4 | 7')
    """
    filled = [_plain(cell) for cell in cells if cell.strip()]
    if len(filled) != 2:  # noqa: PLR2004 - a label and its value
        return _APART.join(filled)
    label, value = filled
    return f"{label} {value}" if label.isdecimal() else f"{label.rstrip(':')}: {value}"


def is_row(cells: Sequence[str]) -> bool:
    """Say whether cells are a row to be read as one line; longer ones stand side by side because the table only sets the page.

    >>> is_row(["Killed", "45"]), is_row(["Killed"]), is_row(["Six guards were hurt. " * 9, "45"])
    (True, False, False)
    """
    return sum(1 for cell in cells if cell.strip()) > 1 and all(len(cell) <= _LONGEST_CELL for cell in cells)


def table_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a line for each row of one table; below a row of heads each figure stands behind the head of its column.

    >>> list(table_lines([["Town", "Killed", "Hurt"], ["Basra", "4", "7"], ["Mosul", "", "2"]]))
    ['Town | Killed | Hurt', 'Basra | Killed: 4 | Hurt: 7', 'Mosul | 2']
    """
    first, *others = _without_gaps(list(rows))
    has_heads = len(first) >= _WIDE and not _has_figure(first) and all(map(str.strip, first[1:]))
    yield _line(first)
    for cells in others:
        is_whole = len(cells) == len(first) and all(map(str.strip, cells)) and _has_figure(cells)
        yield _below(first, cells, has_label=len(others) > 1) if has_heads and is_whole else _line(cells)


def _without_gaps(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Leave out the columns that are empty from top to bottom, which only set others apart."""
    width = max(map(len, rows))
    used = [any(row[place].strip() for row in rows if place < len(row)) for place in range(width)]
    return [[cell for place, cell in enumerate(row) if used[place]] for row in rows]


def _line(cells: Sequence[str]) -> str:
    """Return a row by itself; a wide one stays a row when cells are empty, for nobody knows which head its figure has."""
    return row_line(cells) if len(cells) < _WIDE else _APART.join(_plain(cell) for cell in cells if cell.strip())


def _has_figure(cells: Iterable[str]) -> bool:
    return any(character.isdigit() for cell in cells for character in cell)


def _below(heads: Sequence[str], cells: Sequence[str], *, has_label: bool) -> str:
    """Return a row with each cell behind its head; the first says what the row is about, and has none.

    In the only row of a table a number that comes first is one like the others.
    """
    first = cells[0] if has_label or not _plain(cells[0]).isdecimal() else _under(heads[0], cells[0])
    return _APART.join([_plain(first), *map(_under, heads[1:], cells[1:])])


def _under(head: str, cell: str) -> str:
    return f"{_plain(head).rstrip(':')}: {_plain(cell)}" if head.strip() else _plain(cell)


def _plain(cell: str) -> str:
    return " ".join(cell.split())
