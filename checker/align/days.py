"""Read the one day that a sentence names: a weekday or a day of a month, as a date where the report has one."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.language.loader import Language
    from checker.text.tokens import Token

_WEEK = 7
_LEAP_YEAR = 2000
_LONGEST_MONTH = 31
_MONTHS = 12
_YEAR_DIGITS = 4
_RECENT_DAYS = 4
_WORDS_BETWEEN = 2
_WORDS_KEPT = 16_384
_AHEAD = frozenset({("time", "ahead"), ("time", "future")})


def only_day(tokens: Sequence[Token], language: Language, published: str | None) -> str | None:
    """Return the only day named: ``2024-03-02``, or ``weekday 5`` and ``day 2000-03-02`` where the year is unknown.

    >>> from checker.language.loader import load_language
    >>> from checker.text.tokens import tokenise
    >>> only_day(tokenise("Six died on Friday."), load_language("en"), "2024-03-02T10:00:00Z")
    '2024-03-01'
    """
    named = _named(tokens, language)
    if not named:
        return None
    try:
        today = date.fromisoformat((published or "")[:10])
    except ValueError:
        today = None
    found = {*_weekdays(tokens, named, language, today), *_dates(tokens, named, today)}
    return min(found) if len(found) == 1 else None


def is_long_before(tokens: Sequence[Token], language: Language, day: str | None, published: str | None) -> bool:
    """Say whether a sentence is dated before the days a report tells of: by its one day, or by another month alone.

    >>> from checker.language.loader import load_language
    >>> from checker.text.tokens import tokenise
    >>> is_long_before(tokenise("In May six died."), load_language("en"), None, "2024-07-02")
    True
    """
    try:
        today = date.fromisoformat((published or "")[:10])
    except ValueError:
        return False
    if day is not None:
        return (today - date.fromisoformat(day)).days > _RECENT_DAYS
    named = _named(tokens, language)
    months = [one.month for one in named if one.month is not None and _stands_alone(tokens, one.place, language)]
    return bool(months) and all((today.month - month) % _MONTHS not in {0, _MONTHS - 1} for month in months)


class _Named(NamedTuple):
    """A word that names a weekday or a month, and where it stands."""

    place: int
    weekday: int | None
    month: int | None


def _named(tokens: Sequence[Token], language: Language) -> list[_Named]:
    """Return the words that name a weekday or a month, which most sentences lack."""
    return [
        _Named(index, *read)
        for index, token in enumerate(tokens)
        if token.sort == "word" and (read := _read(token.form, language)) is not None
    ]


@lru_cache(maxsize=_WORDS_KEPT)
def _read(form: str, language: Language) -> tuple[int | None, int | None] | None:
    """Return the weekday and the month that a word names, None for a word that names neither."""
    senses = [sense for sense in language.analyse(form).senses if sense.file == "time" and sense.form.isdecimal()]
    weekday, month = (
        next((int(sense.form) for sense in senses if sense.key == key), None) for key in ("weekday", "month")
    )
    return None if weekday is None is month else (weekday, month)


def _stands_alone(tokens: Sequence[Token], index: int, language: Language) -> bool:
    """Say whether a month is that of "in May": behind a preposition, with no day or year of it."""
    if index == 0 or tokens[index - 1].sort != "word":
        return False
    before = language.analyse(tokens[index - 1].form)
    dated = ("time", "since") in before.marks or any(_is_of_date(near) for near in tokens[index + 1 : index + 2])
    return ("function", "preposition") in before.marks and not dated


def _is_of_date(token: Token) -> bool:
    """Say whether a number can be a day or a year."""
    return token.form.isdecimal() and (int(token.form) <= _LONGEST_MONTH or len(token.form) == _YEAR_DIGITS)


def _weekdays(
    tokens: Sequence[Token], named: Sequence[_Named], language: Language, today: date | None
) -> Iterator[str]:
    for index, number, _ in named:
        if number is not None and not _lies_ahead(tokens, index, language):
            yield f"weekday {number}" if today is None else str(today - timedelta((today.weekday() - number) % _WEEK))


def _lies_ahead(tokens: Sequence[Token], index: int, language: Language) -> bool:
    """Say whether a weekday is still to come, as of a trial that starts then: it is no day of what was counted."""
    beside = (*tokens[max(0, index - _WORDS_BETWEEN) : index], *tokens[index + 1 : index + 2])
    return any(not _AHEAD.isdisjoint(language.analyse(token.form).marks) for token in beside if token.sort == "word")


def _dates(tokens: Sequence[Token], named: Sequence[_Named], today: date | None) -> Iterator[str]:
    for index, _, month in named:
        if month is None:
            continue
        beside = (*tokens[index + 1 : index + 2], *tokens[max(0, index - 1) : index])
        days = [int(near.form) for near in beside if near.sort == "number" and near.form.isdecimal()]
        day = next((day for day in days if 0 < day <= _LONGEST_MONTH), None)
        if day is not None and not _stands_above(tokens[index : index + 4], month, day, today):
            yield from _dated(month, day, today)


def _stands_above(tokens: Sequence[Token], month: int, day: int, today: date | None) -> bool:
    """Say whether a date with its year is the day of the report, as above its text: it tells no day of an event."""
    if today is None or (today.month, today.day) != (month, day):
        return False
    return any(token.form == str(today.year) for token in tokens)


def _dated(month: int, day: int, today: date | None) -> Iterator[str]:
    """Yield the latest such day up to a day after the report; nothing for a day that no calendar has."""
    years = (_LEAP_YEAR,) if today is None else (today.year, today.year - 1)
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:
            return
        if today is None or found <= today + timedelta(1):
            yield f"day {found}" if today is None else str(found)
            return
