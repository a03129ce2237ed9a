"""What would have to be different for a finding to vanish: one facet is changed, and the rules run again.

The nearest change comes first: a facet that a text leaves open is nearer than one that it states, then the order of
``_CHANGES``. Nothing is guessed: a change is offered only where the rules are silent after it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from checker.brief.evidence import judge_sides
from checker.desk import WhatIf
from checker.language.labels import in_all_languages, phrase
from checker.language.roles import load_roles
from checker.model import CONTRADICTING_LEVELS, Interval, Kind, Level, Modifier, Polarity
from checker.rules.rule import Event, finds_nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from checker.align.facets import Facets
    from checker.align.questions import Compared
    from checker.brief.evidence import Shown, Side
    from checker.brief.sentences import Answers
    from checker.desk import Wording
    from checker.model import Report
    from checker.rules.compare import Judge
    from checker.rules.rule import Rule
    from checker.rules.table import Verdict

_OFFERED = 2
_EVERY = -1
_LISTED = Level.LISTED
_AGES_HOURS = 24.0 * 365


class Case(NamedTuple):
    """A finding as what-if looks at it: its rule, its answers, the claims of each, and the pairs that show it."""

    rule: Rule
    answers: Answers
    members: Sequence[Sequence[Compared]]
    evidence: Sequence[Shown]
    missing: frozenset[str]
    reports: Mapping[str, Report]
    judge: Judge


class _Change(NamedTuple):
    """A change of one facet of the value of one rank, or of all values (``_EVERY``)."""

    facet: str
    target: int


def _in_time(facets: Facets, rank: int, _: str) -> Facets:
    """Return the figure as of a time of its own, long before that of every higher one."""
    return facets._replace(as_of_hours=rank * _AGES_HOURS, uncertainty_hours=0.0, superseded=False)


def _as_floor(facets: Facets, _: int, __: str) -> Facets:
    """Return the count as a floor; none at all is no floor, and no part below."""
    return facets._replace(interval=Interval(low=facets.interval.low)) if facets.interval.high != 0 else facets


def _as_part(facets: Facets, _: int, __: str) -> Facets:
    is_part = facets.interval.high != 0
    return facets if facets.selected is is_part else facets._replace(selected=is_part)


def _in_window(facets: Facets, _: int, mark: str) -> Facets:
    return facets._replace(window=mark)


def _in_place(facets: Facets, _: int, mark: str) -> Facets:
    return facets._replace(place=mark)


def _corrected(facets: Facets, _: int, __: str) -> Facets:
    return facets if facets.cue == "revise" else facets._replace(cue="revise")


def _from_another(facets: Facets, _: int, mark: str) -> Facets:
    return facets._replace(origin=mark, copy_group=None)


def _undenied(facets: Facets, _: int, __: str) -> Facets:
    return facets._replace(denied=False, cue=None) if facets.denied or facets.cue is not None else facets


def _unhedged(facets: Facets, _: int, __: str) -> Facets:
    return facets._replace(hedged=False) if facets.hedged else facets


def _of_another(facets: Facets, _: int, mark: str) -> Facets:
    return facets._replace(entity=mark)


def _in_event(facets: Facets, _: int, mark: str) -> Facets:
    return facets._replace(event=mark)


_CHANGES: dict[str, Callable[[Facets, int, str], Facets]] = {
    "time": _in_time,
    "bound": _as_floor,
    "unit": _as_part,
    "revision": _corrected,
    "certainty": _unhedged,
    "denial": _undenied,
    "window": _in_window,
    "moment": _in_window,
    "place": _in_place,
    "origin": _from_another,
    "entity": _of_another,
    "event": _in_event,
}
_OF_COUNTS = frozenset({"bound", "unit", "revision", "window", "place"})
_OF_ANSWERS = frozenset({"moment", "entity"})
_ALL_AT_ONCE = frozenset({"time", "certainty", "denial", "origin", "entity"})
_ONE_BY_ONE = frozenset({"unit", "revision"})
_PLAIN = frozenset({"certainty", "denial", "origin", "entity"})
_OF_NOTES = frozenset({"certainty", "origin"})
_OF_RULE = {"X8": frozenset({"origin", "window", "place", "event"})}


def find_what_if(case: Case) -> tuple[WhatIf, ...]:
    """Return the nearest changes that would make a finding vanish."""
    if not _stands(case):
        return ()
    found: dict[str, WhatIf] = {}
    for change in _candidates(case):
        if change.facet not in found and not _holds(case, change):
            found[change.facet] = WhatIf(facet=change.facet, code=_code(case, change), wording=_say(case, change))
        if len(found) == _OFFERED:
            break
    return tuple(found.values())


def say_vanish(found: Sequence[WhatIf]) -> Wording:
    """Return the changes as one sentence.

    >>> say_vanish([])
    ()
    """
    if not found:
        return ()

    def say(code: str) -> str:
        first, *others = [dict(item.wording)[code] for item in found]
        sentence = phrase("sentences", "vanish", code, change=first)
        return phrase("sentences", "vanish_or", code, first=sentence, second=others[0]) if others else sentence

    return in_all_languages(say)


def _candidates(case: Case) -> Iterator[_Change]:
    """Yield the changes worth trying, nearest first."""
    is_note = case.rule.level not in CONTRADICTING_LEVELS
    facets = sorted(_CHANGES, key=lambda facet: facet not in case.missing)
    count = len(case.answers.values)
    for facet in facets:
        if (is_note and facet not in _OF_NOTES) or not _applies(facet, case):
            continue
        if facet not in _ALL_AT_ONCE or (facet == "time" and not case.evidence):
            yield from (_Change(facet, rank) for rank in range(count))
        if facet not in _ONE_BY_ONE and (facet != "time" or case.evidence):
            yield _Change(facet, _EVERY)


def _applies(facet: str, case: Case) -> bool:
    first = case.answers.firsts[0]
    if facet not in _OF_RULE.get(case.rule.code, _CHANGES):
        return False
    if first.kind is Kind.QUANTITY:
        is_measured = facet == "unit" and load_roles().is_measure(first.unit)
        return facet not in _OF_ANSWERS and not is_measured
    if facet in _OF_COUNTS or (facet == "moment" and first.kind is Kind.TIME):
        return False
    return facet != "entity" or first.entity is not None


def _stands(case: Case) -> bool:
    """Say whether the pairs or the set that show the finding speak as they are."""
    return any(_speaks(pair.verdict.rule.level, case) for pair in case.evidence) or _holds_together(case, None)


def _holds(case: Case, change: _Change) -> bool:
    """Say whether the finding still stands after a change; a pair that can no longer be judged still stands."""
    changed: dict[int, Facets] = {}

    def after(side: Side) -> Facets:
        if id(side) not in changed:
            changed[id(side)] = _changed(side.item.facets, side.rank, case, change)
        return changed[id(side)]

    verdicts = (_judged(pair, after(pair.left), after(pair.right), case.judge) for pair in case.evidence)
    return any(_speaks(verdict.rule.level, case) for verdict in verdicts) or _holds_together(case, change)


def _judged(pair: Shown, left: Facets, right: Facets, judge: Judge) -> Verdict:
    """Return the verdict on a pair after a change: the known one where the change touches neither side."""
    is_as_before = left is pair.left.item.facets and right is pair.right.item.facets
    return pair.verdict if is_as_before else judge_sides(left, right, judge)


def _speaks(level: Level, case: Case) -> bool:
    return level in CONTRADICTING_LEVELS or level is _LISTED or level is case.rule.level


def _holds_together(case: Case, change: _Change | None) -> bool:
    """Say whether the rule finds the claims as a set after a change."""
    if case.rule.find is finds_nothing or case.evidence:
        return False
    items = [
        item._replace(facets=_changed(item.facets, rank, case, change))
        for rank, members in enumerate(case.members)
        for item in members
    ]
    view = Event(items, case.reports, case.judge.taxonomy, case.judge.settings)
    return next(case.rule.find(view), None) is not None


def _changed(facets: Facets, rank: int, case: Case, change: _Change | None) -> Facets:
    if change is None:
        return facets
    top = len(case.answers.values) - 1
    if change.facet == "bound" and change.target == _EVERY and rank == top:
        return facets
    if change.target in {rank, _EVERY}:
        return _CHANGES[change.facet](facets, rank, f"changed {rank}")
    return _marked(facets, change.facet)


def _marked(facets: Facets, facet: str) -> Facets:
    """Return the facets of a value that stays as it is, with a mark that the changed one differs from."""
    is_open = (facet in {"window", "moment"} and facets.window is None) or (facet == "place" and facets.place is None)
    return _CHANGES[facet](facets, 0, "unchanged") if is_open else facets


def _code(case: Case, change: _Change) -> str:
    """Return the code that the first pair has after a change; a set has none left."""
    for pair in case.evidence:
        left = _changed(pair.left.item.facets, pair.left.rank, case, change)
        right = _changed(pair.right.item.facets, pair.right.rank, case, change)
        return _judged(pair, left, right, case.judge).rule.code
    return ""


def _say(case: Case, change: _Change) -> Wording:
    def say(code: str) -> str:
        ranks = {"low": 0, "high": len(case.answers.values) - 1, "target": max(change.target, 0)}
        slots = {name: _named(case, rank, code) for name, rank in ranks.items()}
        if change.facet == "time" and change.target != _EVERY:
            return phrase("what_if", "time_other", code, **slots)
        if change.facet == "time" and ranks["high"] <= 1:
            moment = _latest_moment(case)
            key = "time_unknown" if moment is None else "time"
            return phrase("what_if", key, code, **slots, time=moment or "")
        every = change.target == _EVERY and change.facet not in _PLAIN
        return phrase("what_if", f"{change.facet}_all" if every else change.facet, code, **slots)

    return in_all_languages(say)


def _named(case: Case, rank: int, code: str) -> str:
    claim = case.answers.firsts[rank]
    plain = claim.modifier is Modifier.EXACT and claim.interval.high != 0 and claim.polarity is Polarity.ASSERTED
    key = "answer" if claim.kind is not Kind.QUANTITY else "figure" if plain else "phrase"
    return phrase("phrases", key, code, value=case.answers.words[code][rank])


def _latest_moment(case: Case) -> str | None:
    """Return the latest as-of time of the lower value that would leave the higher one an update, None if unknown."""
    limits = [_limit(pair, case.judge.settings.simultaneous_hours) for pair in case.evidence]
    known = [limit for limit in limits if limit is not None]
    if not known or len(known) < len(limits):
        return None
    moment = datetime.fromtimestamp(int(min(known) * 60) * 60, tz=UTC)
    return f"{moment:%Y-%m-%d %H:%M}"


def _limit(pair: Shown, simultaneous_hours: float) -> float | None:
    lower, higher = sorted((pair.left, pair.right), key=lambda side: side.rank)
    if lower.item.facets.as_of_hours is None or higher.item.facets.as_of_hours is None:
        return None
    unsure = lower.item.facets.uncertainty_hours + higher.item.facets.uncertainty_hours
    return higher.item.facets.as_of_hours - unsure - simultaneous_hours
