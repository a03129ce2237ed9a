"""Read the date that stands above a text, where the report itself has none: "7 October 2016 Shelling killed ...".

Gives an ISO date. Deliberately leaves alone a date that the sentence uses ("on 7 October 2016"), which is of the event.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from checker.language.sieve import MONTH
from checker.quantity.cells import cut_pieces, join_pieces
from checker.text.language_id import identify_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.language.loader import Language, Languages
    from checker.language.sieve import Sieve
    from checker.model import Report
    from checker.quantity.cells import Cell, Cells

_OPENING = 240
_NUMBERS = re.compile(r"(?<![\d./-])(?P<one>\d{1,2})(?P<mark>[-./])(?P<other>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)")
_FIRST_YEAR = 1990
_YEAR_DIGITS = 4
_YEAR = re.compile(rf"\d{{{_YEAR_DIGITS}}}")
_USED = frozenset(("function", key) for key in ("preposition", "determiner", "partitive"))


def with_dateline(report: Report, languages: Languages) -> Report:
    """Return the report with its language, and published on the date above its text where it has no other.

    >>> from checker.language.loader import load_languages
    >>> from checker.model import Report
    >>> with_dateline(Report(id="a", text="7 October 2016 Two men died."), load_languages()).published_at
    '2016-10-07'
    """
    if report.published_at is not None:
        return report
    code = report.language or identify_language(f"{report.title or ''} {report.text}", languages.traits)
    language = languages.get(code)
    if language is None:
        return report
    dated = _may_be_dated(report.text, languages.sieve(language))
    published = read_dateline(report.text, language) if dated else None
    return (
        report
        if published is None and code == report.language
        else replace(report, language=code, published_at=published)
    )


def _may_be_dated(text: str, sieve: Sieve) -> bool:
    """Say cheaply whether a text can open with a date: with a year, and with a month or a date in numbers."""
    opening = text[:_OPENING]
    if _YEAR.search(opening) is None:
        return False
    return bool(sieve.traits(opening) & MONTH) or _NUMBERS.search(opening) is not None


def read_dateline(text: str, language: Language) -> str | None:
    """Return the first whole date of the opening that no preposition or article makes part of a sentence.

    >>> from checker.language.loader import load_language
    >>> [read_dateline(t, load_language("en")) for t in ("7 October 2016 Two died.", "Two died on 7 October 2016.")]
    ['2016-10-07', None]
    """
    opening = _up_to_year(text[:_OPENING])
    cells = join_pieces(cut_pieces(opening, language))
    return next(_dates(cells, language), None) or _in_numbers(opening, cells, language)


def _up_to_year(opening: str) -> str:
    """Return a text up to the last word that can be a year, behind which no date ends."""
    end = max((match.end() for match in _YEAR.finditer(opening)), default=0)
    return opening[:end] + opening[end:].partition(" ")[0] if end else ""


def _in_numbers(opening: str, cells: Cells, language: Language) -> str | None:
    """Return a date written in numbers ("30-06-2016"), where only one order of day and month makes one."""
    match = _NUMBERS.search(opening)
    if match is None:
        return None
    start = bisect_right(cells.ends, match.start())
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    found = {made for day, month in ((one, other), (other, one)) if (made := _made(year, month, day)) is not None}
    return found.pop() if len(found) == 1 and not _is_used(cells, start, language) else None


def _made(year: int, month: int, day: int) -> str | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if found.year >= _FIRST_YEAR else None


def _dates(cells: Cells, language: Language) -> Iterator[str]:
    for index in cells.where("time", "month"):
        month = next((int(s.form) for s in cells[index].senses if s.key == "month" and s.form.isdecimal()), None)
        if month is None:
            continue
        before, behind = (
            cells[max(0, index - 1) : index],
            [near for near in cells[index + 1 : index + 4] if near.form != ","],
        )
        for start, day, year in ((index - 1, before[:1], behind[:1]), (index, behind[:1], behind[1:2])):
            found = _date(day, month, year)
            if found is not None and not _is_used(cells, start, language):
                yield found


def _date(day: Sequence[Cell], month: int, year: Sequence[Cell]) -> str | None:
    if not (
        day and year and day[0].form.isdecimal() and year[0].form.isdecimal() and len(year[0].form) == _YEAR_DIGITS
    ):
        return None
    return _made(int(year[0].form), month, int(day[0].form))


def _is_used(cells: Cells, start: int, language: Language) -> bool:
    """Say whether the words before a date make it part of a sentence; a weekday may stand between.

    Where nouns are joined without a word between them, any word does.
    """
    at = start - 1
    while at >= 0 and (cells[at].form == "," or cells[at].has("time", "weekday")):
        at -= 1
    if at < 0:
        return bool(cells[0].prefix.preposition)
    joined = language.order == "vso" and cells[at].sort == "word"
    return joined or bool(cells[at + 1].prefix.preposition) or cells[at].has_any(_USED)
