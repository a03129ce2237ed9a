"""Read the counting window of a sentence: today, this week, since 2003, over two days, on Tuesday and Wednesday.

Works on cues of the language data; gives one key for all languages, or None.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.language.incidents import load_incident_words
from checker.text.tokens import COMMAS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.language.loader import Language
    from checker.quantity.cells import Cell, Cells

_NAMED = {("time", f"window_{name}"): name for name in ("day", "week", "month", "year", "war", "then")}
_DAYS = ("weekday", "month", "relative_day")
STRETCHES = frozenset({"hour", "day", "week", "month", "year"})
_TELLING = frozenset({*_NAMED, ("time", "since"), ("time", "weekday"), *(("units", stretch) for stretch in STRETCHES)})
"""Every window is named, begins "since", lies between days or has a length, so one of these stands in its sentence."""
_SPAN = 3
_CLAUSE = 5
_RECORD_REACH = 6
_THEN = "then"
_DUAL = "dual"
_LED, _YEARS = "preposition", "year"
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}$")


def counting_window(cells: Cells, language: Language | None = None) -> str | None:
    """Return the counting window that the sentence names, or None; "since 2003" is one of its own.

    What has been counted since an attack or a disaster is the toll of that event, and needs no window.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> [counting_window(build_cells(tokenise(t), load_language("en"))) for t in ("40 died this week", "9 died since Monday")]
    ['week', 'since weekday 0']
    """
    if _TELLING.isdisjoint(cells.marks):
        return None
    named = next((name for mark, name in _NAMED.items() if mark in cells.marks), None)
    if named is not None:
        return named
    since = (stretch for at in cells.where("time", "since") if (stretch := _since(cells, at, language)) is not None)
    past = (stretch for at in cells.where("time", "past") if (stretch := _span(cells, at)) is not None)
    over = (stretch for at in cells.where("time", "over") if (stretch := _over(cells, at)) is not None)
    return next(since, None) or next(past, None) or next(over, None) or _days_of(cells) or _two_days(cells)


def _since(cells: Cells, at: int, language: Language | None) -> str | None:
    """Return the stretch that "since" opens: at a year, a day or a month, with a number of days, or at another event."""
    if _is_record(cells, at):
        return None
    behind = cells[at + 1 : at + _SPAN]
    year = next((cell.form for cell in behind if is_year(cell)), None)
    day = next((f"{s.key} {s.form}" for cell in behind for s in cell.senses if s.key in _DAYS), None)
    stretch = year or day or _length(behind)
    if stretch is not None:
        return f"since {stretch}"
    return _THEN if language is not None and _names_other_event(cells, at, language) else None


def _names_other_event(cells: Cells, at: int, language: Language) -> bool:
    """Say whether a clause behind "since" tells of something that is no attack and no disaster: "since talks broke down"."""
    behind = cells[at + 1 : at + 1 + _CLAUSE]
    words = load_incident_words(language.code)
    if words is None or len(behind) < _SPAN or any(cell.form in COMMAS for cell in behind[:_SPAN]):
        return False
    stems = (stem for cell in behind for word in cell.form.split() for stem in _stems(word, language))
    return not any(stem in words.causes or stem in words.strikes for stem in stems)


def _stems(word: str, language: Language) -> Iterator[str]:
    yield word
    yield from (word[len(p.letters) :] for p in language.prefixes if p.definite and word.startswith(p.letters))


def _over(cells: Cells, at: int) -> str | None:
    """Return the stretch that a number of days makes behind a word such as "during": "over two days"."""
    behind = cells[at + 1 : at + 1 + _SPAN]
    first = next((number for number, cell in enumerate(behind) if not cell.has("function", "article")), 0)
    length = _length(behind[first : first + 2]) if not _is_record(cells, at) else None
    return f"last {length}" if length is not None else None


def _days_of(cells: Cells) -> str | None:
    """Return the stretch of "in two days of fighting"; years are those of a sentence."""
    for at in cells.where("function", "partitive"):
        start = next((place for place in (at - 2, at - 3) if place >= 0 and cells[place].has("function", _LED)), None)
        length = _length(cells[start + 1 : at]) if start is not None else None
        if length is not None and not length.endswith(_YEARS) and not _is_record(cells, at):
            return f"last {length}"
    return None


def _two_days(cells: Cells) -> str | None:
    """Return both days of "on Tuesday and Wednesday"; a night between them is one."""
    days = cells.where("time", "weekday")
    for one, other in pairwise(days):
        between = cells[one + 1 : other]
        joined = (not between and cells[other].prefix.conjunction) or (
            len(between) == 1 and between[0].has("function", "conjunction")
        )
        if joined and not (one and cells[one - 1].has("function", "among")):
            return f"weekday {_day(cells[one])}+{_day(cells[other])}"
    return None


def _day(cell: Cell) -> str:
    return next(sense.form for sense in cell.senses if sense.key == "weekday")


def _span(cells: Cells, at: int) -> str | None:
    """Return the stretch that a number of days makes beside "last": "the last five days"."""
    for start in range(max(0, at - _SPAN + 1), min(at, len(cells) - _SPAN) + 1):
        others = [*cells[start:at], *cells[at + 1 : start + _SPAN]]
        length = _length(others) if _number(cells[start + _SPAN - 1]) is None else None
        if length is not None:
            return f"last {length}"
    return None


def _length(cells: Sequence[Cell]) -> str | None:
    """Return a length of time in one form for all languages: ``3 day``."""
    number = next((found for cell in cells if (found := _number(cell)) is not None), None)
    if number is None and any(s.file == "units" and _DUAL in s.form for cell in cells for s in cell.senses):
        number = "2"
    unit = next((s.key for cell in cells for s in cell.senses if s.file == "units" and s.key in STRETCHES), None)
    return f"{number} {unit}" if number is not None and unit is not None else None


def _number(cell: Cell) -> str | None:
    if cell.sort == "number":
        return cell.form
    return next((sense.form for sense in cell.senses if sense.file == "numerals" and sense.key == "cardinal"), None)


def _is_record(cells: Cells, at: int) -> bool:
    """Say whether what stands there only tells how rare it is: "the worst flood since 2004"."""
    return any(cell.has("time", "superlative") for cell in cells[max(0, at - _RECORD_REACH) : at])


def is_year(cell: Cell) -> bool:
    """Say whether a cell is a year written in digits.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> [is_year(cell) for cell in build_cells(tokenise("2004 2504"), load_language("en"))]
    [True, False]
    """
    return cell.sort == "number" and _YEAR.match(cell.form) is not None
