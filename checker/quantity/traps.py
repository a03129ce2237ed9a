"""Recognise numbers that are no counts: dates, clock times, ordinals, models, designators, numbering, ages.

Gives the reason and where the trap ends, so that a number without a claim is always explained.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.language.lexicon import NO_MARKS
from checker.quantity.attributes import age_bound, compound, offspring, one_band, time_ago
from checker.quantity.neighbours import Trap, cell_at, form_at, has_at, in_latin, is_glued
from checker.quantity.strays import stray

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.language.lexicon import Mark
    from checker.quantity.cells import Cell, Cells

_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}$")
_SHORT_YEAR = re.compile(r"[0-9]{2}$")
_DOTTED_DATE = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{2}|[0-9]{4})$|[0-9]{4}\.[0-9]{1,2}\.[0-9]{1,2}$")
_CLOCK_DIGITS = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]$")
_DAY_LIMIT = 31
_SCORE = 21
_RATIO_BASES = frozenset({"10", "100", "1,000", "1000"})
_TEN = 10
_LONGEST_SCORE = 3
_DASHES = frozenset({"-", "\u2013", "\u2014", "\u2500"})
_LONGEST_BARE_COUNT = 7
_LONGEST_COUNT = 15
_DEEDS = frozenset({("units", "attack"), ("units", "strike"), ("form", "events")})
_RECENT = ("19", "20")
_DATE_MARKS = frozenset({"/", "-", "."})
_ITEM_MARKS = frozenset({")", ".", "-", "\u2013"})


def trap(cells: Cells, index: int) -> Trap | None:
    """Return what the number at ``index`` is instead of a count, or None.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> trap(build_cells(tokenise("7 November 2021"), load_language("en")), 0).name
    'date'
    """
    cell = cells[index]
    if cell.has("numerals", "ordinal"):
        return Trap("ordinal", _ordinal_end(cells, index))
    if cell.has("numerals", "fraction"):
        return Trap("fraction", index + 1)
    is_digits = cell.sort == "number"
    if not is_digits and not cell.has("numerals", "cardinal"):
        shared = cell.has("numerals", "fixed") and has_at(cells, index + 1, "function", "age_cue")
        return Trap("age", index + 1) if shared else None
    for check, needs in _OF_DIGITS if is_digits else _OF_WORDS:
        found = check(cells, index) if not (needs and needs.isdisjoint(cells.marks)) else None
        if found is not None:
            return found
    return None


def _ordinal_end(cells: Cells, index: int) -> int:
    """Return where an ordinal of several words ends: ``the twenty-first`` and ``the eighteenth`` in two or three words."""
    following = cell_at(cells, index + 1)
    cardinal = following.sense("numerals", "cardinal") if following is not None else None
    if following is None or cardinal is None:
        return index + 1
    tens = int(cardinal.form) % _TEN == 0
    joined = following.prefix.conjunction and following.prefix.definite
    return index + 2 if tens and (joined or (cardinal.form == "10" and not following.prefix.letters)) else index + 1


def _too_long(cells: Cells, index: int) -> Trap | None:
    """Name runs of digits that nothing in news counts: identifiers, telephone numbers, noise."""
    length = cells.ends[index] - cells.starts[index]
    return Trap("too long for a count", index + 1) if length > _LONGEST_COUNT else None


def _weekday(cells: Cells, index: int) -> Trap | None:
    return Trap("weekday", index + 1) if cells[index].has("time", "weekday") and cells[index].prefix.definite else None


def _date(cells: Cells, index: int) -> Trap | None:
    if ("time", "month") not in cells.marks:
        return _numeric_date(cells, index)
    if cells[index].has("numerals", "cardinal") and not has_at(cells, index + 1, "time", "month"):
        return None
    month = _month_behind(cells, index)
    if month is not None and not _is_year(cells[index]):
        end = month + 1
        if form_at(cells, end) == "/" and has_at(cells, end + 1, "time", "month"):
            end += 2
        end += form_at(cells, end) == ","
        nearby = cell_at(cells, end)
        dated = nearby is not None and (_is_year(nearby) or _is_short_year(cells, end))
        return Trap("date", end + 1 if dated else end)
    if _takes_day(cell_at(cells, index - 1)) and _small(cells[index]) and not _is_day(cells, index - 2):
        end = index + 1
        if has_at(cells, end, "numerals", "ordinal_suffix"):
            end += 1
        year = end + (form_at(cells, end) == ",")
        nearby = cell_at(cells, year)
        return Trap("date", year + 1 if nearby is not None and _is_year(nearby) else end)
    return _numeric_date(cells, index)


def _takes_day(month: Cell | None) -> bool:
    """Say whether the day may follow a month; in the Islamic calendar it stands before."""
    sense = month.sense("time", "month") if month is not None else None
    return sense is not None and sense.form.isdecimal()


def _month_behind(cells: Cells, index: int) -> int | None:
    """Return the month that a day, or the first of two days, belongs to: ``15 and 16 February``, ``the 24 of May``."""
    end = index + 1
    if _small(cells[index]) and has_at(cells, end, "function", "partitive"):
        end += 1
    elif _small(cells[index]):
        end += has_at(cells, end, "modifiers", "range_joiner")
        other = cell_at(cells, end)
        paired = other is not None and _small(other) and (end > index + 1 or other.prefix.conjunction)
        end += 1 if paired else index + 1 - end
    return end if has_at(cells, end, "time", "month") else None


def _is_day(cells: Cells, index: int) -> bool:
    """Say whether the month behind ``index`` has its day already, so that the next number is another thing."""
    cell = cell_at(cells, index)
    return cell is not None and _small(cell)


def _numeric_date(cells: Cells, index: int) -> Trap | None:
    if cells[index].sort != "number":
        return None
    end = index
    while form_at(cells, end + 1) in _DATE_MARKS and _is_joined(cells, end) and cells[end + 2].sort == "number":
        end += 2
    if end - index >= 4 or (end > index and form_at(cells, index + 1) == "/"):  # noqa: PLR2004
        return Trap("date", end + 1)
    form = cells[index].form
    return Trap("date", index + 1) if "." in form and _DOTTED_DATE.match(in_latin(form)) else None


def _is_joined(cells: Cells, index: int) -> bool:
    """Say whether a date mark follows the part at ``index``; a slash may keep its distance."""
    glued = is_glued(cells, index, index + 1) and is_glued(cells, index + 1, index + 2)
    return cell_at(cells, index + 2) is not None and (cells[index + 1].form == "/" or glued)


def _is_year(cell: Cell) -> bool:
    return cell.sort == "number" and bool(_YEAR.match(in_latin(cell.form)))


def _is_short_year(cells: Cells, index: int) -> bool:
    """Say whether the two digits behind a day and its month close the date: ``12 MAR 90 (...)``."""
    following = cell_at(cells, index + 1)
    alone = following is None or following.sort == "mark"
    return alone and bool(_SHORT_YEAR.match(in_latin(cells[index].form)))


def _small(cell: Cell) -> bool:
    digits = in_latin(cell.form) if cell.sort == "number" else ""
    return digits.isdigit() and int(digits) <= _DAY_LIMIT


def _year(cells: Cells, index: int) -> Trap | None:
    named = has_at(cells, index - 1, "time", "year_noun") and cells[index].form.isdigit()
    if not _is_year(cells[index]):
        return Trap("year", index + 2) if named and has_at(cells, index + 1, "time", "year_mark") else None
    cued = any(
        has_at(cells, before, "time", key) for before in (index - 1,) for key in ("year_cue", "month")
    ) or form_at(cells, index - 1) in {"/", "(", "-"}
    after = cell_at(cells, index + 1)
    end = _year_span(cells, index)
    if end is not None:
        return Trap("year", end)
    counted = (
        not named
        and after is not None
        and not after.prefix.preposition
        and (after.has("units") or after.has("function", "partitive"))
    )
    if _names_year(cells, index, after):
        return Trap("year", index + 1)
    marked = has_at(cells, index + 1, "time", "year_mark") and not counted
    bare = after is None or after.sort == "mark" or (not after.has("units") and _leads_on(after))
    return (
        Trap("year", index + 1) if (cued and not counted) or marked or (bare and not _modified(cells, index)) else None
    )


def _names_year(cells: Cells, index: int, after: Cell | None) -> bool:
    """Say whether a year stands as an adjective: ``the 1967 war``; plurals other than of deeds would be counted."""
    if not has_at(cells, index - 1, "function", "article") or after is None or after.sort != "word":
        return False
    if after.has_any(_DEEDS) and in_latin(cells[index].form).startswith(_RECENT):
        return True
    plural = any(sense.form in {"nouns.plural", "collectives"} for sense in after.senses)
    return not plural and not after.has("topics") and not after.has("function") and not after.has("modifiers")


def _year_span(cells: Cells, index: int) -> int | None:
    """Return where two years end that stand together: ``between 2010 and 2012``, ``2005 and 2006``."""
    joiner = index + 1
    opened = has_at(cells, index - 1, "modifiers", "range_open")
    joined = has_at(cells, joiner, "modifiers", "range_joiner") or has_at(cells, joiner, "function", "conjunction")
    other = joiner + 1 if joined else joiner
    cell = cell_at(cells, other)
    if cell is None or not _is_year(cell) or not (joined or cell.prefix.conjunction):
        return None
    return other + 1 if (opened or not _modified(cells, index)) and not _counts(cells, other + 1) else None


def _leads_on(cell: Cell) -> bool:
    """Say whether a word is none that the number before it could count."""
    prefix = cell.prefix
    return cell.has("function") or bool(prefix.preposition) or prefix.conjunction or prefix.definite


def _modified(cells: Cells, index: int) -> bool:
    """Say whether a verb of the count or a modifier stands right before, which no year has."""
    before = cell_at(cells, index - 1 - (form_at(cells, index - 1) == ":"))
    return before is not None and (before.has("modifiers") or before.has("topics"))


def _clock(cells: Cells, index: int) -> Trap | None:
    if (
        form_at(cells, index + 1) == ":"
        and is_glued(cells, index, index + 1)
        and is_glued(cells, index + 1, index + 2)
        and cell_at(cells, index + 2) is not None
    ):
        return Trap("clock time", index + 3)
    if has_at(cells, index + 1, "time", "clock") and not cells[index].has("units"):
        return Trap("clock time", index + 2)
    if has_at(cells, index - 1, "time", "clock_before"):
        return Trap("clock time", index + 1)
    digits = in_latin(cells[index].form)
    return (
        Trap("clock time", index + 2)
        if _CLOCK_DIGITS.match(digits) and has_at(cells, index + 1, "time", "clock")
        else None
    )


def _ordinal_suffix(cells: Cells, index: int) -> Trap | None:
    glued = is_glued(cells, index, index + 1) and has_at(cells, index + 1, "numerals", "ordinal_suffix")
    return Trap("ordinal", index + 2) if glued else None


def _model(cells: Cells, index: int) -> Trap | None:
    """Name letters and digits written as one name: F-16, A320, C-130, S-300."""
    if not index or cells.ends[index - 1] != cells.starts[index]:
        return None
    if cells[index - 1].form == "-":
        before = cell_at(cells, index - 2)
        measured = before is not None and any(sense.form == "symbols" for sense in before.senses)
        if before is not None and before.sort == "word" and is_glued(cells, index - 2, index - 1) and not measured:
            return Trap("model name", index + 1)
    latin = cells[index - 1].sort == "word" and cells[index - 1].form.isascii()
    return Trap("model name", index + 1) if latin else None


def _designated(cells: Cells, index: int) -> Trap | None:
    before = index - 1
    if form_at(cells, before) in {".", "(", ":"} and has_at(cells, before - 1, "function", "designator"):
        before -= 1
    named = (
        has_at(cells, before, "function", "designator")
        and not has_at(cells, index + 1, "numerals", "scale")
        and not _counts(cells, index + 1)
    )
    if not named:
        return None
    ranged = has_at(cells, index + 1, "modifiers", "range_joiner") and _has_number(cells, index + 2)
    return Trap("designation", index + 3 if ranged else index + 1)


def _has_number(cells: Cells, index: int) -> bool:
    cell = cell_at(cells, index)
    return cell is not None and cell.sort == "number"


def _aged(cells: Cells, index: int) -> Trap | None:
    """Name ages behind their cue: ``aged 25``, ``ages between 20 and 35``."""
    before = index - 1 - has_at(cells, index - 1, "modifiers", "range_open")
    aged = has_at(cells, before, "function", "age_cue") and not _counts(cells, index + 1)
    return Trap("age", index + 1) if aged else None


def _ratio(cells: Cells, index: int) -> Trap | None:
    """Name ratios whose base is no set at hand: ``one in five``, ``nine in 10``."""
    second = index + 2
    if not has_at(cells, index + 1, "function", "ratio") or cell_at(cells, second) is None:
        return None
    base = cells[second].sense("numerals", "cardinal")
    value = in_latin(base.form if base is not None else cells[second].form)
    one = cells[index].sense("numerals", "cardinal")
    small = value in _RATIO_BASES or (one is not None and one.form == "1" and value.isdigit() and int(value) < _SCORE)
    return Trap("ratio", second + 1) if small else None


def _counts(cells: Cells, index: int) -> bool:
    cell = cell_at(cells, index)
    return cell is not None and cell.has("units")


def _numbering(cells: Cells, index: int) -> Trap | None:
    following = form_at(cells, index + 1)
    if following not in _ITEM_MARKS:
        footnote = following == "]" and form_at(cells, index - 1) == "["
        return Trap("footnote", index + 1) if footnote else None
    first = index == 0 or form_at(cells, index - 1) == "\n"
    item = following in {"-", "\u2013"} and is_glued(cells, index, index + 1) and cell_at(cells, index + 2) is not None
    if (
        (first or (item and not is_glued(cells, index - 1, index)))
        and cells[index].sort == "number"
        and not is_glued(cells, index + 1, index + 2)
    ):
        return Trap("numbering", index + 1)
    return None


def _score(cells: Cells, index: int) -> Trap | None:
    """Name results of matches: two numbers at a dash that do not rise and count nothing, as in ``2-1``."""
    left, right = cells[index], cell_at(cells, index + 2)
    if form_at(cells, index + 1) not in _DASHES or right is None or _counts(cells, index + 3):
        return None
    points = [_points(left), _points(right)]
    if points[0] is None or points[1] is None or points[0] < points[1] or _is_one_number(left, points[0]):
        return None
    return Trap("score", index + 3)


def _is_one_number(tens: Cell, value: int) -> bool:
    """Say whether words at a hyphen are tens and units: ``twenty-three``."""
    return tens.sort == "word" and value > _TEN and value % _TEN == 0


def _points(cell: Cell) -> int | None:
    digits = in_latin(cell.form)
    if cell.has("numerals", "cardinal"):
        sense = cell.sense("numerals", "cardinal")
        return int(sense.form) if sense is not None else None
    return int(digits) if cell.sort == "number" and digits.isdigit() and len(digits) <= _LONGEST_SCORE else None


def _identifier(cells: Cells, index: int) -> Trap | None:
    """Name telephone and file numbers: longer than any count, without a mark between their digits."""
    cell = cells[index]
    long = len(cell.form) > _LONGEST_BARE_COUNT and cell.form.isdigit()
    return Trap("identifier", index + 1) if long and not _counts(cells, index + 1) else None


def _placed(cells: Cells, index: int) -> Trap | None:
    """Name a place in a row: a definite number behind what stands in rows, as in ``the 12th session``."""
    named = any(has_at(cells, index - 1, "function", key) for key in ("ordered", "designator"))
    named = named or has_at(cells, index - 1, "time", "weekday")
    in_row = cells[index].prefix.definite and named
    return Trap("ordinal", index + 1) if in_row and not _counts(cells, index + 1) else None


class _Check(NamedTuple):
    """A check, whether it looks at digits alone, and the marks of which its sentence must have one, if it needs any."""

    read: Callable[[Cells, int], Trap | None]
    of_digits: bool = False
    needs: frozenset[Mark] = NO_MARKS


_CHECKS = (
    _Check(_too_long, of_digits=True),
    _Check(stray, of_digits=True),
    _Check(_weekday, needs=frozenset({("time", "weekday")})),
    _Check(_ordinal_suffix, needs=frozenset({("numerals", "ordinal_suffix")})),
    _Check(_date),
    _Check(_clock, needs=frozenset({("mark", ":"), ("time", "clock"), ("time", "clock_before")})),
    _Check(_year, of_digits=True),
    _Check(_model, of_digits=True),
    _Check(_aged, of_digits=True, needs=frozenset({("function", "age_cue")})),
    _Check(age_bound, needs=frozenset({("function", "age_bound")})),
    _Check(_ratio, needs=frozenset({("function", "ratio")})),
    _Check(_designated, of_digits=True, needs=frozenset({("function", "designator")})),
    _Check(_score, needs=frozenset(("mark", dash) for dash in _DASHES)),
    _Check(_numbering, needs=frozenset(("mark", mark) for mark in (*_ITEM_MARKS, "]"))),
    _Check(_identifier, of_digits=True),
    _Check(_placed, needs=frozenset({("function", "ordered"), ("function", "designator"), ("time", "weekday")})),
    _Check(compound, needs=frozenset({("mark", "-")})),
    _Check(time_ago, needs=frozenset({("time", "ago"), ("time", "ago_before")})),
    _Check(offspring, needs=frozenset({("function", "parent")})),
    _Check(one_band, needs=frozenset({("function", "band")})),
)
_OF_DIGITS = tuple((check.read, check.needs) for check in _CHECKS)
_OF_WORDS = tuple((check.read, check.needs) for check in _CHECKS if not check.of_digits)
