"""Look at the cells beside a number without leaving the sentence; what a number that is no count is called.

Deliberately judges nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from checker.quantity.cells import Cell, Cells


_LATIN = str.maketrans(
    "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9",
    "01234567890123456789",
)


class Trap(NamedTuple):
    """Why the cells up to ``end`` are no count."""

    name: str
    end: int


def cell_at(cells: Cells, index: int) -> Cell | None:
    """Return the cell at ``index``, or None outside the sentence.

    >>> cell_at((), 0) is None
    True
    """
    return cells[index] if 0 <= index < len(cells) else None


def form_at(cells: Cells, index: int) -> str:
    """Return the form of the cell at ``index``, or nothing outside the sentence.

    >>> form_at((), 0)
    ''
    """
    cell = cell_at(cells, index)
    return cell.form if cell is not None else ""


def has_at(cells: Cells, index: int, file: str, key: str) -> bool:
    """Say whether the cell at ``index`` stands in a list of the language; nothing outside the sentence does.

    >>> has_at((), 0, "function", "each")
    False
    """
    cell = cell_at(cells, index)
    return cell is not None and cell.has(file, key)


def is_glued(cells: Cells, left: int, right: int) -> bool:
    """Say whether nothing, not even a space, stands between two cells.

    >>> is_glued((), 0, 1)
    False
    """
    return 0 <= left < len(cells) and 0 <= right < len(cells) and cells.ends[left] == cells.starts[right]


def in_latin(digits: str) -> str:
    """Return digits of any of the three systems in Latin ones.

    >>> in_latin("\u0661,200")
    '1,200'
    """
    return digits if digits.isascii() else digits.translate(_LATIN)
