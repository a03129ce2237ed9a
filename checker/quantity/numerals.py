"""Read numbers: digits of three systems, number words, mixed scales.

Gives for a position in the cells the value and where it ends; deliberately knows nothing of nouns or modifiers.
Composition is by magnitude ("hundreds, then tens, then units") or by the named scheme of the language.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from checker.quantity.neighbours import in_latin

if TYPE_CHECKING:
    from checker.language.lexicon import Sense
    from checker.language.loader import Language
    from checker.model import Number
    from checker.quantity.cells import Cell, Cells

_SYSTEMS = (
    "0123456789",
    "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669",
    "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9",
)
_PARTS = re.compile(r"[.,\u066b\u066c]")
_THOUSAND = 1000
_SCALE = ("numerals", "scale")
_CLOSING = {"(": ")", "\u00ab": "\u00bb"}
_HUNDRED = 100
_GROUP = 3
_LONGEST = 15
_GREATEST = 10**15


class NumberSpan(NamedTuple):
    """A number read from ``cells[start:end]``; ``value`` is None where the digits are ambiguous."""

    start: int
    end: int
    value: Number | None
    digits: bool


def read_digits(text: str, language: Language) -> Number | None:
    """Return the value of one digit group, or None where its marks are ambiguous or its systems mixed.

    >>> from checker.language.loader import load_language
    >>> read_digits("10,000", load_language("en"))
    10000
    """
    bare = text if text.isdecimal() else _PARTS.sub("", text)
    if len(bare) > _LONGEST:
        return None
    if bare is text and text.isascii():
        return int(text)
    if sum(any(digit in system for digit in bare) for system in _SYSTEMS) > 1:
        return None
    marks = _PARTS.findall(text)
    parts = _PARTS.split(in_latin(text))
    if not marks:
        return int(parts[0])
    return _marked(parts, marks, language)


def _marked(parts: list[str], marks: list[str], language: Language) -> Number | None:
    *leading, last = marks
    if len(marks) > 1 and len(set(marks)) == 1 and _is_grouped(parts):
        return int("".join(parts))
    groups = [mark for mark in marks if mark in language.grouping]
    if len(groups) == len(marks) and _is_grouped(parts):
        return int("".join(parts))
    apart = last in language.decimal and last not in leading
    whole_ok = all(mark in language.grouping or apart for mark in leading)
    if not whole_ok or not all(len(part) == _GROUP for part in parts[1:-1]):
        return None
    if last in language.grouping and not apart:
        return None
    if apart or (last != "," and len(parts[-1]) != _GROUP):
        return Decimal("".join(parts[:-1]) + "." + parts[-1])
    return None


def _is_grouped(parts: list[str]) -> bool:
    return len(parts[0]) <= _GROUP and all(len(part) == _GROUP for part in parts[1:])


def read_number(cells: Cells, index: int, language: Language) -> NumberSpan | None:
    """Return the number that starts at ``cells[index]``, longest reading first.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> en = load_language("en")
    >>> read_number(build_cells(tokenise("one hundred and five people"), en), 0, en).value
    105
    """
    first = cells[index]
    if first.sort == "number":
        return _from_digits(cells, index, language)
    fixed = first.sense("numerals", "fixed") or first.sense("numerals", "approximate") or _paired(cells, index)
    if fixed is not None:
        return NumberSpan(index, index + 1, int(fixed.form), digits=False)
    if first.has("numerals", "cardinal") or _opens_scale(cells, index):
        return _from_words(cells, index, language)
    return None


def _paired(cells: Cells, index: int) -> Sense | None:
    """Return the sense of a dual that has lost its last letter to the noun behind it, and now looks like one."""
    sense = cells[index].sense("numerals", "paired")
    counts = sense is not None and index + 1 < len(cells) and cells[index + 1].has("units")
    return sense if counts and not cells[index + 1].prefix.letters else None


def _opens_scale(cells: Cells, index: int) -> bool:
    """Say whether a scale word stands here as "one of it": ``a hundred``, ``hundred`` in the singular."""
    cell = cells[index]
    if cell.has("numerals", "point"):
        return index + 1 < len(cells) and cells[index + 1].has("numerals", "scale")
    return (
        cell.has("numerals", "scale") and not cell.has("numerals", "vague") and not cell.suffix and len(cell.form) > 1
    )


def _from_digits(cells: Cells, index: int, language: Language) -> NumberSpan:
    value, end = _grouped(cells, index, language)
    if value is None:
        return NumberSpan(index, end, None, digits=True)
    total: Number = value
    scaled, end = _scaled(cells, end + _closes_before_scale(cells, index, end), total)
    if scaled != total and end < len(cells):
        more = _continuation(cells, end, scaled, language)
        if more is not None:
            return NumberSpan(index, more.end, scaled + (more.value or 0), digits=True)
    return NumberSpan(index, end, _plain(scaled), digits=True)


def _closes_before_scale(cells: Cells, index: int, end: int) -> bool:
    """Say whether the digits stand in brackets before their scale: ``(12) million``."""
    closing = _CLOSING.get(cells[index - 1].form) if index else None
    return closing is not None and end + 1 < len(cells) and cells[end].form == closing and cells[end + 1].has(*_SCALE)


def _grouped(cells: Cells, index: int, language: Language) -> tuple[Number | None, int]:
    """Join digit groups that a space splits: ``10 000``, and ``000 110`` where groups stand reversed."""
    text = in_latin(cells[index].form)
    end = index + 1
    groups = [text]
    while end < len(cells) and _is_next_group(cells, end, groups, language):
        groups.append(in_latin(cells[end].form))
        end += 1
    if len(groups) == 1:
        return read_digits(cells[index].form, language), index + 1
    ordered = reversed(groups) if groups[0] == "000" else groups
    return int("".join(ordered)), end


def _is_next_group(cells: Cells, end: int, groups: list[str], language: Language) -> bool:
    cell = cells[end]
    text = in_latin(cell.form)
    if (
        cell.sort != "number"
        or cell.prefix.letters
        or cells.starts[end] - cells.ends[end - 1] != 1
        or not text.isdigit()
    ):
        return False
    if language.reversed_groups and groups[0] == "000":
        return (len(text) <= _GROUP and not text.startswith("0")) or text == "000"
    opens = len(groups[0]) <= _GROUP and groups[0].isdigit()
    return opens and (text == "000" or (" " in language.grouping and len(text) == _GROUP))


def _scaled(cells: Cells, end: int, value: Number) -> tuple[Number, int]:
    while end < len(cells) and value < _GREATEST:
        scale = cells[end].sense("numerals", "scale")
        gap = cells.starts[end] - cells.ends[end - 1]
        if scale is None and _hyphen(cells, end):
            scale, gap = cells[end + 1].sense("numerals", "scale"), 0
            end += scale is not None
        if scale is None or cells[end].prefix.letters or (len(cells[end].form) == 1 and gap):
            break
        value, end = value * int(scale.form), end + 1
    return _plain(value), end


def _plain(value: Number) -> Number:
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def _continuation(cells: Cells, end: int, total: Number, language: Language) -> NumberSpan | None:
    """Read what is added after a scale: ``6 thousand and 500``."""
    start = _after_joiner(cells, end)
    if start is None:
        return None
    more = _part_of_scale(cells, start, total) or read_number(cells, start, language)
    if more is None or more.value is None or more.value >= _scale_of(total):
        return None
    following = cells[more.end] if more.end < len(cells) else None
    return more if following is None or not _own_noun(cells, end, following) else None


def _part_of_scale(cells: Cells, start: int, total: Number) -> NumberSpan | None:
    """Read a part of the scale that the number ends in: ``two million and a half``, with or without the scale again."""
    part, scale = cells[start].sense("numerals", "part"), _scale_of(total)
    if part is None or scale < _THOUSAND:
        return None
    again = cells[start + 1].sense(*_SCALE) if start + 1 < len(cells) else None
    if again is not None and int(again.form) != scale:
        return None
    above, _, below = part.form.partition("/")
    return NumberSpan(start, start + 1 + (again is not None), scale * int(above) // int(below), digits=True)


def _scale_of(total: Number) -> int:
    """Return the scale that a number ends in, below which something can be added: 1000 of ``6 thousand``."""
    scale = 1
    while total and total % (scale * _THOUSAND) == 0:
        scale *= _THOUSAND
    return scale


def _own_noun(cells: Cells, end: int, following: Cell) -> bool:
    """Say whether the words before the joiner already closed a counted noun, so that a new count begins."""
    return cells[end - 1].has("units") and following.has("units")


def _after_joiner(cells: Cells, end: int) -> int | None:
    if end >= len(cells):
        return None
    if cells[end].prefix.conjunction:
        return end
    if cells[end].has("numerals", "joiner") and end + 1 < len(cells):
        return end + 1
    return None


def _from_words(cells: Cells, index: int, language: Language) -> NumberSpan:
    total, current, end = 0, 0, index
    while end < len(cells):
        start = end if end == index else _next_word(cells, end, current, total, language)
        if start is None:
            break
        value, scale = _word_value(cells, start)
        if value is None:
            break
        total, current = _combine(total, current, value, scale=scale)
        end = start + 1
    more = _continuation(cells, end, total, language) if total and not current else None
    if more is not None and (more.digits or cells[more.end - 1].has("numerals", "fixed")):
        return NumberSpan(index, more.end, total + (more.value or 0), digits=False)
    return NumberSpan(index, end, total + current, digits=False)


def _combine(total: int, current: int, value: int, *, scale: bool) -> tuple[int, int]:
    if not scale:
        return (total, current + value) if value < _THOUSAND else (total + current + value, 0)
    if value >= _THOUSAND:
        return total + max(current, 1) * value, 0
    whole, unit = divmod(current, _THOUSAND)
    return total, whole * _THOUSAND + max(unit, 1) * value


def _word_value(cells: Cells, index: int) -> tuple[int | None, bool]:
    cell = cells[index]
    if cell.has("numerals", "point") and index + 1 < len(cells) and cells[index + 1].has("numerals", "scale"):
        return 0, False
    scale = cell.sense("numerals", "scale")
    if scale is not None and len(cell.form) > 1:
        return int(scale.form), True
    cardinal = cell.sense("numerals", "cardinal")
    return (int(cardinal.form), False) if cardinal is not None else (None, False)


def _next_word(cells: Cells, end: int, current: int, total: int, language: Language) -> int | None:
    """Return where the next word of the same number stands, or None where the number ends."""
    joined = _after_joiner(cells, end)
    start = end if joined is None else joined
    if joined is None and _hyphen(cells, end):
        start = end + 1
    value, scale = _word_value(cells, start)
    if value is None or cells[start].prefix.definite != cells[end - 1].prefix.definite:
        return None
    if scale:
        return start if joined is None and (current or cells[end - 1].has("numerals", "point")) else None
    if _begins_scaled(cells, start, current, total):
        return None
    return start if _fits(value, current, total, joined is not None, language) else None


def _begins_scaled(cells: Cells, start: int, current: int, total: int) -> bool:
    """Say whether the word opens a number of its own with a scale as high: ``two thousand and three thousand``."""
    following = cells[start + 1].sense("numerals", "scale") if start + 1 < len(cells) else None
    lowest = _scale_of(current or total)
    return following is not None and int(following.form) >= lowest >= _THOUSAND


def _hyphen(cells: Cells, end: int) -> bool:
    return cells[end].form == "-" and end + 1 < len(cells) and cells.starts[end + 1] == cells.ends[end]


def _fits(value: int, current: int, total: int, joined: bool, language: Language) -> bool:  # noqa: FBT001 - one caller
    """Say whether ``value`` continues the number: magnitudes descend, or units come before tens."""
    rest = current % _HUNDRED
    if language.scheme == "units_before_tens":
        tens_after_units = joined and 0 < rest < 10 and value % 10 == 0 and 10 < value < _HUNDRED  # noqa: PLR2004
        return tens_after_units or (
            joined and rest == 0 and (current or total) > 0 and _descends(value, current, total)
        )
    if rest == 0:
        return (current or total) > 0 and _descends(value, current, total)
    return not joined and rest % 10 == 0 and rest >= 20 and 0 < value < 10  # noqa: PLR2004


def _descends(value: int, current: int, total: int) -> bool:
    if current:
        return value < _HUNDRED
    return value < _scale_of(total)
