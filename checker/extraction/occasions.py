"""Find when something happened: a moment beside the word for the event.

A moment belongs to the nearest event of its clause; the time of a statement ("said on Monday") belongs to none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.language.roles import load_roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.answers import Located
    from checker.extraction.moments import Moment
    from checker.quantity.cells import Cells

_VAGUE = frozenset({"generic", "casualty"})
_BEFORE, _AFTER = 14, 14
_OPENING = 2
_ENDS = frozenset({".", ";", ":", "\u061b", "\u061f", "!", "?"})
_SPEAKING = frozenset({("attribution", "verb"), ("attribution", "prefix")})
_ATTACK = "attack"
_PERSONAL = frozenset({"arrest", "release", "removal", "ruling", "charge", "abduction"})


class Occasion(NamedTuple):
    """A class of event (``attack``, ``arrest``, ``quake``) and the moment it is said to have happened."""

    event: str
    moment: Moment


def find_events(answers: Sequence[Located]) -> list[Located]:
    """Return the words for events; an answer about a weapon ("drone attack") names one too.

    >>> from checker.extraction.answers import Located
    >>> [event.value for event in find_events([Located("weapon", "drone", 0, 2)])]
    ['attack']
    """
    named = (a if a.table == "event" else a._replace(value=_ATTACK) for a in answers if a.table in {"event", "weapon"})
    return sorted(named, key=lambda event: event.start)


def find_occasions(cells: Cells, events: Sequence[Located], moments: Sequence[Moment]) -> Iterator[Occasion]:
    """Yield the moments that date an event; a year alone dates only what happens once to a person.

    >>> list(find_occasions((), (), ()))
    []
    """
    for moment in moments if events else ():
        event = _event_before(cells, events, moment) or _event_after(cells, events, moment)
        kind = _named(cells, event, events) if event is not None else None
        if kind is not None and (kind in _PERSONAL or not moment.value.isdecimal()):
            yield Occasion(kind, moment)


def class_of_event(cells: Cells, events: Sequence[Located], index: int) -> str | None:
    """Return the class of the event nearest to a cell of its sentence.

    >>> from checker.extraction.answers import Located
    >>> class_of_event((), [Located("event", "quake", 1, 2)], 5)
    'quake'
    """
    return _named(cells, min(events, key=lambda event: abs(event.start - index)), events) if events else None


def _named(cells: Cells, event: Located, events: Sequence[Located]) -> str | None:
    """Return the class of an event; a word such as "happened" takes the nearest class of the sentence.

    What is fired or dropped makes an attack.
    """
    if event.value not in _VAGUE:
        return event.value
    others = [other for other in events if other.value not in _VAGUE]
    if others:
        return min(others, key=lambda other: abs(other.start - event.start)).value
    weapons = load_roles().classes["projectile"]
    armed = any(sense.file == "units" and sense.key in weapons for cell in cells for sense in cell.senses)
    return _ATTACK if armed else None


def _event_before(cells: Cells, events: Sequence[Located], moment: Moment) -> Located | None:
    before = [event for event in events if event.end <= moment.start and moment.start - event.end <= _BEFORE]
    return before[-1] if before and not _is_cut(cells, before[-1].end, moment.start) else None


def _event_after(cells: Cells, events: Sequence[Located], moment: Moment) -> Located | None:
    """Return the event behind a moment that opens the sentence or stands right before the noun."""
    reach = _AFTER if moment.start <= _OPENING else 0
    after = next((event for event in events if event.start >= moment.end), None)
    if (
        after is None
        or _is_of_speech(cells, moment)
        or after.start - moment.end > reach
        or _is_cut(cells, moment.end, after.start)
    ):
        return None
    return after


def _is_of_speech(cells: Cells, moment: Moment) -> bool:
    """Say whether a moment tells when somebody spoke: ``police said on Thursday that ...``."""
    at = moment.start - 1
    at -= at > 0 and cells[at].has("function", "preposition")
    return at >= 0 and cells[at].has_any(_SPEAKING)


def _is_cut(cells: Cells, start: int, end: int) -> bool:
    """Say whether the clause ends in between, or somebody speaks there."""
    return any(cell.form in _ENDS or cell.has_any(_SPEAKING) for cell in cells[start:end])
