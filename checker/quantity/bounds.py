"""Modifiers, ranges and moves ("rose from a to b"): from a number and its neighbours to an interval.

The table of words and intervals is the project's own convention, documented in the README under "Numbers".
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, NamedTuple

from checker.model import Interval, Modifier
from checker.quantity.numerals import read_number

if TYPE_CHECKING:
    from checker.language.loader import Language
    from checker.model import Number
    from checker.quantity.cells import Cell, Cells
    from checker.quantity.numerals import NumberSpan

_ROUND_BAND = Decimal("0.1")
_MORE_THAN_BAND = Decimal("1.5")
_MOVE_WINDOW = 8


class Bounded(NamedTuple):
    """An interval over ``cells[start:end]``; ``superseded`` is the old value of a move."""

    start: int
    end: int
    interval: Interval
    modifier: Modifier
    superseded: Bounded | None


def exactly(value: Number) -> Interval:
    """Return the interval of one value.

    >>> exactly(7).high
    7
    """
    return Interval(low=value, high=value)


def bounded_interval(value: Number, modifier: Modifier) -> Interval:
    """Return the interval that a modifier makes of a value; strict bounds of counts move by one.

    >>> bounded_interval(20, Modifier.MORE_THAN).low
    21
    """
    if modifier is Modifier.AT_LEAST:
        return Interval(low=value)
    if modifier is Modifier.MORE_THAN:
        low = value + 1 if isinstance(value, int) else value
        return Interval(low=low, soft_low=low, soft_high=max(low, _scaled(value, _MORE_THAN_BAND, ROUND_FLOOR)))
    if modifier is Modifier.AT_MOST:
        return Interval(low=0, high=value, soft_low=_scaled(value, Decimal("0.5"), ROUND_CEILING), soft_high=value)
    if modifier is Modifier.LESS_THAN:
        high = value - 1 if isinstance(value, int) else value
        return Interval(low=0, high=high, soft_low=_scaled(value, Decimal("0.5"), ROUND_CEILING), soft_high=high)
    if modifier is Modifier.APPROX:
        return _approximate(value)
    return exactly(value)


def _approximate(value: Number) -> Interval:
    if not isinstance(value, int) or value % 10:
        return Interval(low=value, high=value, soft_low=value, soft_high=value)
    band = max(1, int(value * _ROUND_BAND))
    return Interval(low=value, high=value, soft_low=value - band, soft_high=value + band)


def _scaled(value: Number, factor: Decimal, rounding: str) -> int:
    return int((Decimal(value) * factor).to_integral_value(rounding=rounding))


def read_range(cells: Cells, number: NumberSpan, floor: int, language: Language) -> Bounded:
    """Return the number at hand, or the range or move that it opens.

    ``number.value`` must not be None.
    """
    value = number.value if number.value is not None else 0
    single = Bounded(number.start, number.end, exactly(value), Modifier.EXACT, None)
    other = _second(cells, number, floor, language)
    if other is None or other.value is None:
        return single
    opened = number.start > floor and _opens_range(cells[number.start - 1])
    start = number.start - 1 if opened else number.start
    if opened and _is_move(cells, number.start - 1):
        return Bounded(other.start, other.end, exactly(other.value), Modifier.EXACT, single)
    low, high = sorted((_same_scale(value, other.value), other.value))
    return Bounded(start, other.end, Interval(low=low, high=high), Modifier.RANGE, None)


def _same_scale(value: Number, other: Number) -> Number:
    """Lift the short half of ``2 to 3 thousand`` to the scale of the other half."""
    return value * 1000 if isinstance(other, int) and other >= 1000 and other % 1000 == 0 and value < 10 else value  # noqa: PLR2004


def _opens_range(cell: Cell) -> bool:
    return cell.has("modifiers", "range_open")


def _is_move(cells: Cells, index: int) -> bool:
    window = cells[max(0, index - _MOVE_WINDOW) : index]
    return cells[index].has("factuality", "rise_from") and any(cell.has("factuality", "rise") for cell in window)


def _second(cells: Cells, number: NumberSpan, floor: int, language: Language) -> NumberSpan | None:
    """Return the far end of a range; ``and`` joins only after ``between``."""
    index = number.end
    if (
        number.start > floor
        and _opens_range(cells[number.start - 1])
        and index < len(cells)
        and cells[index].has("units")
    ):
        index += 1
    if index >= len(cells):
        return None
    opened = number.start > floor and _opens_range(cells[number.start - 1])
    joiner = cells[index]
    if joiner.prefix.conjunction and opened:
        return read_number(cells, index, language)
    if not joiner.has("modifiers", "range_joiner") or index + 1 >= len(cells):
        return None
    if joiner.has("numerals", "joiner") and not opened:
        return None
    following = read_number(cells, index + 1, language)
    return following if following is not None and _is_range(number, following, joiner) else None


def _is_range(number: NumberSpan, following: NumberSpan, joiner: Cell) -> bool:
    if following.value is None or number.value is None:
        return False
    dash = not joiner.form.isalpha()
    return not dash or number.value < following.value


def apply_modifiers(cells: Cells, span: Bounded, end: int, floor: int) -> Bounded:
    """Widen a number by the cues before and after it; the last cue before the number wins."""
    start, before = _before(cells, span.start, floor)
    after = _after(cells, end)
    modifier = after or (_after(cells, span.end) if end > span.end else None) or before
    stop = _glued_cue(cells, end) + 1 if after is not None else end
    if modifier is None or span.modifier is Modifier.RANGE or span.interval.low is None:
        return span._replace(start=start, end=stop)
    return Bounded(start, stop, bounded_interval(span.interval.low, modifier), modifier, None)


def _before(cells: Cells, start: int, floor: int) -> tuple[int, Modifier | None]:
    rounded = Modifier.APPROX if cells[start].has("numerals", "approximate") else None
    found: Modifier | None = None
    while start > floor:
        bound = _modifier(cells[start - 1], "before")
        if bound is None:
            break
        found = found if found not in {None, Modifier.EXACT} else bound
        start -= 1
    if found is None and start - 1 > floor and any(s.form == "tolls" for s in cells[start - 1].senses):
        found = _before(cells, start - 1, floor)[1]
    return start, found or rounded


def is_modifier(cell: Cell) -> bool:
    """Say whether a word bounds the number behind it.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> [is_modifier(cell) for cell in build_cells(tokenise("about and"), load_language("en"))]
    [True, False]
    """
    return _modifier(cell, "before") is not None


def is_cue_behind(cells: Cells, end: int) -> bool:
    """Say whether a cue that bounds the number before it stands at ``end``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> is_cue_behind(build_cells(tokenise("50 or more guards"), load_language("en")), 1)
    True
    """
    return _after(cells, end) is not None


def is_throughout(cells: Cells, index: int, floor: int, language: Language) -> bool:
    """Say whether a bound before a duration is the preposition that it also is, behind a noun: ``a siege over six days``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> en = load_language("en")
    >>> [is_throughout(build_cells(tokenise(t), en), 1, 0, en) for t in ("losses over six days", "lasted over six days")]
    [True, False]
    """
    if not index or not cells[index].has("function", "preposition") or not is_modifier(cells[index]):
        return False
    before = cells[index - 1]
    if index == floor or before.has("units"):
        return True
    past = before.form.endswith(tuple(language.options.get("past_endings", ())))
    return before.sort == "word" and not before.senses and not past


def _glued_cue(cells: Cells, end: int) -> int:
    """Return where a cue behind a number stands, over the hyphen that can join both: ``40-plus``."""
    hyphen = end + 1 < len(cells) and cells[end].form == "-" and cells.starts[end + 1] == cells.ends[end]
    return end + 1 if hyphen and cells[end + 1].has("modifiers") else end


def cue_end(cells: Cells, end: int) -> int:
    """Return where a cue ends that bounds the number before ``end``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> cue_end(build_cells(tokenise("40-plus guards"), load_language("en")), 1)
    3
    """
    return _glued_cue(cells, end) + 1


def _after(cells: Cells, end: int) -> Modifier | None:
    end = _glued_cue(cells, end)
    return _modifier(cells[end], "after") if end < len(cells) else None


def _modifier(cell: Cell, side: str) -> Modifier | None:
    """Return how a word bounds the number on that side of it, None where it bounds none."""
    if "modifiers" not in cell.marks:
        return None
    for sense in cell.senses:
        if sense.file == "modifiers" and sense.form == side and sense.key in _MODIFIERS:
            return _MODIFIERS[sense.key]
    return None


_MODIFIERS = {
    "at_least": Modifier.AT_LEAST,
    "more_than": Modifier.MORE_THAN,
    "at_most": Modifier.AT_MOST,
    "less_than": Modifier.LESS_THAN,
    "approx": Modifier.APPROX,
    "exact": Modifier.EXACT,
}
