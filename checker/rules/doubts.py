"""Why a pair cannot be judged, or is set apart: each reason with the sentence that the gap ledger shows.

Takes a pair, gives the first doubt that holds; a pair without one goes on down the table.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.language.taxonomy import DISJOINT, EQUAL, PART, UNKNOWN, WHOLE
from checker.quantity.interval import is_above
from checker.rules.incidents import INCIDENT_DOUBTS, by_size, share_few_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.align.facets import Facets
    from checker.align.figures import Figure
    from checker.language.taxonomy import Taxonomy
    from checker.model import Number
    from checker.rules.pair import Pair

    Doubt = tuple[str, Callable[[Pair], bool]]

_REPORTS_KEPT = 256


def first_doubt(pair: Pair) -> str | None:
    """Return why the pair cannot be judged, or None.

    >>> from checker.align.facets import Facets
    >>> from checker.language.taxonomy import load_taxonomy
    >>> from checker.rules.pair import Pair
    >>> from checker.settings import Settings
    >>> pair = Pair(Facets(unit="woman"), Facets(unit="journalist"), load_taxonomy(), Settings())
    >>> first_doubt(pair)
    'the data do not say how journalist and woman relate'
    """
    if not pair.is_quantity:
        return _doubt_on_answers(pair)
    return _doubt_on_question(pair) or (None if _holds_together(pair) else _doubt_on_figures(pair))


def scope_reason(pair: Pair) -> str | None:
    """Return in which way two claims on one question are set apart, None where the question itself differs.

    >>> from checker.align.facets import Facets
    >>> from checker.language.taxonomy import load_taxonomy
    >>> from checker.rules.pair import Pair
    >>> from checker.settings import Settings
    >>> scope_reason(Pair(Facets(window="day"), Facets(window="week"), load_taxonomy(), Settings()))
    'counted over two periods of time'
    """
    if pair.event.kinship is DISJOINT or pair.topic.kinship is DISJOINT:
        return None
    scopes = (pair.window, pair.place, pair.day, pair.unit)
    return next((SCOPES[level.facet] for level in scopes if level.kinship is DISJOINT), None)


def _doubt_on_answers(pair: Pair) -> str | None:
    if pair.value is UNKNOWN:
        return "two answers in free words that no list relates"
    return _first_of(ANSWER_DOUBTS, pair) if pair.values_clash else None


def _first_of(doubts: Sequence[Doubt], pair: Pair) -> str | None:
    for reason, holds in doubts:
        if holds(pair):
            return reason
    return None


def _is_told_below(pair: Pair) -> bool:
    return pair.left.incidental or pair.right.incidental


def _may_have_moved_on(pair: Pair) -> bool:
    """One condition can follow the other, as death a wound, on a day whose hours no text gives."""
    one_day = pair.gap_hours is not None and not pair.is_apart
    return pair.left.topic == _CONDITION and one_day and _leads(pair.left, pair.right, pair.taxonomy)


def _adds_to_a_count(pair: Pair) -> bool:
    return pair.left.around.is_beside_more or pair.right.around.is_beside_more


def _leads(one: Facets, other: Facets, taxonomy: Taxonomy) -> bool:
    """Say whether either state can follow the other: hurt, then dead."""
    states = ((one.value or "", other.value or ""), (other.value or "", one.value or ""))
    return any(after in taxonomy.moves.get(before, frozenset()) for before, after in states)


def _doubt_on_question(pair: Pair) -> str | None:
    if pair.unit.kinship is UNKNOWN and not _adds_alone(pair) and not pair.is_one_figure:
        return pair.unit.reason
    return _first_of(QUESTION_DOUBTS, pair)


def _doubt_on_figures(pair: Pair) -> str | None:
    """Return why two figures that exclude each other may still both hold."""
    return _first_of(FIGURE_DOUBTS, pair)


def _holds_together(pair: Pair) -> bool:
    return pair.intervals_meet or pair.soft_reaches if pair.part is None else pair.part_fits


def _adds_alone(pair: Pair) -> bool:
    return pair.left.increment is not pair.right.increment


def _crosses(pair: Pair) -> bool:
    return pair.crosses


def _has_unknown_parts(pair: Pair) -> bool:
    return pair.place.kinship is UNKNOWN or pair.selection.kinship is UNKNOWN


def _denies_another_figure(pair: Pair) -> bool:
    return pair.denied_once and pair.part is not None and not pair.intervals_equal


def _is_denied(pair: Pair) -> bool:
    return pair.denied_once


def _has_unknown_topic(pair: Pair) -> bool:
    return pair.context.kinship is UNKNOWN


def _is_part_by_circumstance(pair: Pair) -> bool:
    """Only place or kind of case makes the part, and the texts do not name its whole."""
    if pair.part is None or pair.unit.kinship is not EQUAL or pair.topic.kinship is not EQUAL:
        return False
    by_arrival = pair.left.around.has_arrived is not pair.right.around.has_arrived
    return pair.left.place == pair.right.place and not by_arrival and not pair.is_explicit_part


def _is_incidental(pair: Pair) -> bool:
    """One victim told of below the lead is seldom the whole toll; beside a flat zero it still counts."""
    return (pair.left.incidental or pair.right.incidental) and pair.may_grow


def _stands_in_one_text(pair: Pair) -> bool:
    """A headline is held against the lead of its own text, not against what stands below."""
    left, right = pair.left, pair.right
    if left.report is None or left.report != right.report:
        return False
    if left.field != right.field and left.around.is_lead and right.around.is_lead:
        return False
    told_apart = not pair.two_origins or (_may_move(pair) and share_few_words(pair))
    return told_apart and not pair.is_revised and not pair.is_explicit_part


def _may_be_own_update(pair: Pair) -> bool:
    """One origin, or one outlet in its own voice, that gives two figures of a growing toll in two undated reports."""
    left, right = pair.left, pair.right
    editions = left.outlet is not None and left.outlet == right.outlet and left.report != right.report
    own = pair.names_one_origin or (editions and not pair.two_origins)
    return own and _may_move(pair) and pair.gap_hours is None and pair.part is None


def _may_move(pair: Pair) -> bool:
    """The fact grows with time, or no list knows it, so that it may be a price or a rate."""
    return pair.may_grow or pair.left.topic == pair.right.topic == _UNKNOWN_TOPIC


def _stands_beside(pair: Pair) -> bool:
    """One report gives both figures in one voice, so to that report they are two things; none and some cannot be."""
    left, right = pair.left, pair.right
    if left.topic != right.topic or left.interval.high == 0 or right.interval.high == 0:
        return False
    one_report = left.report is not None and left.report == right.report
    return not one_report and (_gives(left, right) or _gives(right, left))


def _gives(own: Facets, other: Facets) -> bool:
    """Say whether the report of one claim gives the figure of the other, for the same topic or for no known one.

    One case that it tells of itself stands beside the figures of all whom it quotes.
    """
    given, low, high = own.figures, other.interval.low, other.interval.high
    alone = own.origin is None and own.interval.low == own.interval.high == 1
    return (low, high) in _bounds(given) and any(
        (origin, topic, unit, low, high) in given
        for origin in {own.origin, *(figure.origin for figure in given if alone)}
        for topic in (other.topic, _UNKNOWN_TOPIC)
        for unit in (other.unit, None)
    )


@lru_cache(maxsize=_REPORTS_KEPT)
def _bounds(figures: frozenset[Figure]) -> frozenset[tuple[Number | None, Number | None]]:
    return frozenset((figure.low, figure.high) for figure in figures)


def _headline_has_another_source(pair: Pair) -> bool:
    """The headline gives the figure of one source of its text, and the other side is of a second source."""
    if pair.left.field == pair.right.field or pair.left.report != pair.right.report:
        return False
    head, body = (pair.left, pair.right) if pair.left.field == _HEADLINE else (pair.right, pair.left)
    if head.field != _HEADLINE or body.origin is None or head.origin is not None:
        return False
    return any(
        figure.topic == head.topic and figure.low == head.interval.low and figure.origin not in {None, body.origin}
        for figure in head.figures
    )


def _is_overshadowed(pair: Pair) -> bool:
    return pair.left.overshadowed or pair.right.overshadowed


def _is_part_below_the_lead(pair: Pair) -> bool:
    """A part told below the lead of another report may belong to another incident than the whole."""
    if pair.part is None or not pair.may_grow or pair.is_explicit_part:
        return False
    return any(side.report is not None and not side.around.is_lead for side in (pair.left, pair.right))


def _counts_longer(pair: Pair) -> bool:
    """Only one side covers a stated stretch of time, and it is the higher one."""
    left, right = pair.left, pair.right
    if (left.window is None) is (right.window is None):
        return False
    windowed, other = (right, left) if left.window is None else (left, right)
    return pair.may_grow and is_above(windowed.interval, other.interval)


def _lies_far_apart(pair: Pair) -> bool:
    """A figure below a lead that is many times another may count a war and not an attack."""
    few, many = by_size(pair)
    if many.report is None or many.around.is_lead or not pair.may_grow:
        return False
    return (many.interval.low or 0) > (few.interval.low or 0) * pair.settings.far_apart_factor


def _may_have_grown(pair: Pair) -> bool:
    """What a later, higher count of an unknown topic counts may have become more; a measure and what is long past may not."""
    if not pair.left.topic == pair.right.topic == _UNKNOWN_TOPIC:
        return False
    sides = (pair.left, pair.right)
    closed = any(side.background is not None or _is_measure(side.unit, pair.taxonomy) for side in sides)
    return pair.disjoint_counts and not closed and pair.is_apart and pair.later_is_higher


def _is_measure(unit: str | None, taxonomy: Taxonomy) -> bool:
    return unit in taxonomy.generic and taxonomy.unit_kinship(unit, _ANYBODY) not in _KIN


SCOPES = {
    "window": "counted over two periods of time",
    "place": "told of two places",
    "day": "told of two days",
    "unit": "units that exclude one another",
}
_UNKNOWN_TOPIC, _CONDITION, _ANYBODY = "other", "condition", "person"
_HEADLINE = "title"
_KIN = frozenset({EQUAL, PART, WHOLE})
_DENIED = "a denied figure says nothing about another figure"
ANSWER_DOUBTS: tuple[Doubt, ...] = (
    ("an answer below the lead may be about another incident", _is_told_below),
    ("one state leads to the other, and the times do not tell which came first", _may_have_moved_on),
    ("a sentence that adds to a count may be about another incident", _adds_to_a_count),
)
QUESTION_DOUBTS: tuple[Doubt, ...] = (
    ("an increment without its base", _adds_alone),
    ("each side is narrower than the other in some way", _crosses),
    (_DENIED, _denies_another_figure),
)
FIGURE_DOUBTS: tuple[Doubt, ...] = (
    (_DENIED, _is_denied),
    ("two figures of a topic that no list knows", _has_unknown_topic),
    ("two parts whose relation no list knows", _has_unknown_parts),
    ("a figure for one place or one kind of case exceeds the whole", _is_part_by_circumstance),
    ("one case told on its own beside a count", _is_incidental),
    ("one text gives both figures side by side", _stands_beside),
    ("the headline follows another source of its text", _headline_has_another_source),
    ("a figure beside the main one of its report may be about a part or another incident", _is_overshadowed),
    ("a part below the lead of its report may belong to another incident", _is_part_below_the_lead),
    ("one figure covers a stretch of time that the other does not name", _counts_longer),
    *INCIDENT_DOUBTS,
    ("a later, higher count of what no list knows: it may have grown", _may_have_grown),
    ("so far apart that one may count a longer time or a wider place", _lies_far_apart),
    ("two figures of one text may be about two incidents", _stands_in_one_text),
    ("one source may have updated its figure: no time given", _may_be_own_update),
)
