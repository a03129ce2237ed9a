"""Count a person named beside others: ``he and nine others`` are ten.

Takes the quantities of a sentence; gives them with the companion added. Deliberately adds nobody to a count that says more
than "others".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Interval

if TYPE_CHECKING:
    from checker.model import Number
    from checker.quantity.cells import Cells
    from checker.quantity.quantities import Quantity

_LONGEST_NAME = 3
_BREAKS = frozenset({".", ",", ";", ":", '"', "\u201c"})


def with_companion(cells: Cells, quantity: Quantity) -> Quantity:
    """Return ``quantity`` with the one who is named before "and others" counted in.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.quantity.quantities import find_quantities
    >>> from checker.text.tokens import tokenise
    >>> en = load_language("en")
    >>> find_quantities(build_cells(tokenise("He and nine others fled"), en), en)[0][0].interval.low
    10
    """
    joint = quantity.start - 1
    if not quantity.noun.others or joint < 1 or not cells[joint].has("function", "conjunction"):
        return quantity
    start = joint - 1 if cells[joint - 1].has("function", "sum_pronoun") else _name_start(cells, joint)
    if start is None:
        return quantity
    return quantity._replace(start=start, interval=_one_more(quantity.interval))


def _name_start(cells: Cells, end: int) -> int | None:
    """Return where the name that ends at ``end`` begins, if it opens a clause."""
    start = end
    while start > 0 and end - start < _LONGEST_NAME and cells[start - 1].sort == "word" and not cells[start - 1].senses:
        start -= 1
    opens = not start or cells[start - 1].form in _BREAKS or cells[start - 1].has("attribution", "complementizer")
    return start if start < end and opens else None


def _one_more(interval: Interval) -> Interval:
    return Interval(
        low=_next(interval.low),
        high=_next(interval.high),
        soft_low=_next(interval.soft_low),
        soft_high=_next(interval.soft_high),
    )


def _next(bound: Number | None) -> Number | None:
    return None if bound is None else bound + 1
