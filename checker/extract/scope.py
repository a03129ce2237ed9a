"""Time and scope of a sentence: counting window and background events.

Works on cues of the language data and on years; gives what the claims of the sentence are limited to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.quantity.cells import Cell

_WINDOWS = ("day", "week", "month", "year", "war")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}$")


def counting_window(cells: Sequence[Cell]) -> str | None:
    """Return the counting window that the sentence names, or None.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> counting_window(build_cells(tokenise("40 were killed this week"), load_language("en")))
    'week'
    """
    return next((name for name in _WINDOWS if any(cell.has("time", f"window_{name}") for cell in cells)), None)


def background(cells: Sequence[Cell], published_year: int | None) -> str | None:
    """Return the words that place the sentence in another, earlier event, or None."""
    for cell in cells:
        if cell.has("time", "background"):
            return cell.form
        if (
            published_year is not None
            and cell.sort == "number"
            and _YEAR.match(cell.form)
            and int(cell.form) < published_year
        ):
            return cell.form
    return None
