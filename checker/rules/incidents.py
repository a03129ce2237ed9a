"""Why two figures of one event may still be of two incidents: other words, other sides, other days, sums of several.

An event is what was filed together. Takes a pair, gives the reasons with the test of each; a reason keeps a pair from being judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.align.topics_unknown import overlaps
from checker.language.taxonomy import EQUAL, PART
from checker.model import Interval
from checker.quantity.interval import is_above

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.align.facets import Facets
    from checker.rules.pair import Pair

_FEW_WORDS = 2
_HOURS = 24
_ONCE = frozenset({"accident", "fire", "nature"})


def share_few_words(pair: Pair) -> bool:
    """Say whether two texts of one language say enough to be told apart, and most of it in other words.

    >>> from checker.align.facets import Facets
    >>> from checker.align.surroundings import Surroundings
    >>> from checker.language.taxonomy import load_taxonomy
    >>> from checker.rules.pair import Pair
    >>> from checker.settings import Settings
    >>> sides = (Facets(around=Surroundings(subject=frozenset(words))) for words in (("field", "oil"), ("girls", "school")))
    >>> share_few_words(Pair(*sides, load_taxonomy(), Settings()))
    True
    """
    one, other = pair.left.around, pair.right.around
    long_enough = min(len(one.subject), len(other.subject)) >= _FEW_WORDS
    return one.language == other.language and long_enough and not overlaps(one.subject, other.subject)


def _tells_of_two_causes(pair: Pair) -> bool:
    """An air raid and shelling are two incidents, unless most of the words near both figures are the same."""
    one, other = pair.left.around, pair.right.around
    if not (one.causes and other.causes and pair.may_grow and one.causes.isdisjoint(other.causes)):
        return False
    return not overlaps(one.context, other.context)


def _is_untied_part(pair: Pair) -> bool:
    """A part of one report and a whole of another with few words in common are seldom of one incident: parts are smaller."""
    if pair.part is None or not _are_two_reports(pair):
        return False
    return pair.may_grow and share_few_words(pair)


def _are_two_reports(pair: Pair) -> bool:
    return pair.left.report is not None and pair.left.report != pair.right.report


def _is_far_below(pair: Pair) -> bool:
    """A toll below the lead of one report with few words in common with that of another is seldom of one incident."""
    in_lead = pair.left.around.is_lead and pair.right.around.is_lead
    if in_lead or not _are_two_reports(pair) or not pair.may_grow or not share_few_words(pair):
        return False
    return not (pair.is_apart or pair.names_one_origin or _are_tied(pair))


def _are_tied(pair: Pair) -> bool:
    """A disaster happens once, and people of one calling ("six guards") are seldom struck twice in a day."""
    left, right = pair.left, pair.right
    once = not left.around.causes.isdisjoint(right.around.causes & _ONCE)
    return once or (left.unit == right.unit and left.unit not in {None, *pair.taxonomy.generic})


def _tells_of_two_sides(pair: Pair) -> bool:
    """Rebels and an army strike in two attacks, and a higher figure may count those of both; not where most words agree."""
    few, many = by_size(pair)
    one, other = few.around, many.around
    if not (one.sides and other.sides and pair.may_grow):
        return False
    apart = one.sides.isdisjoint(other.sides) or one.sides < other.sides
    return apart and not overlaps(one.context, other.context)


def by_size(pair: Pair) -> tuple[Facets, Facets]:
    """Return the side with the lower least number, then the other; the left one first where they are equal.

    >>> from checker.align.facets import Facets
    >>> from checker.language.taxonomy import load_taxonomy
    >>> from checker.rules.pair import Pair
    >>> from checker.settings import Settings
    >>> six, two = (Facets(interval=Interval(low=number)) for number in (6, 2))
    >>> by_size(Pair(six, two, load_taxonomy(), Settings()))[0].interval.low
    2
    """
    left, right = pair.left, pair.right
    return (right, left) if (right.interval.low or 0) < (left.interval.low or 0) else (left, right)


def _is_no_whole(pair: Pair) -> bool:
    """A report that counts more than its "whole" somewhere does not give the whole there."""
    whole, part = pair.whole, pair.part
    if whole is None or part is None or whole.report is None or whole.report == part.report or not pair.may_grow:
        return False
    return any(
        figure.topic == whole.topic
        and pair.taxonomy.unit_kinship(figure.unit, whole.unit) in {EQUAL, PART}
        and is_above(Interval(low=figure.low, high=figure.high), whole.interval)
        and (figure.low or 0) < (whole.interval.low or 0) * pair.settings.far_apart_factor
        for figure in whole.figures
    )


def _is_long_after(pair: Pair) -> bool:
    """Days lie between two reports with few words in common, so the later one may be about another incident."""
    gap = pair.gap_hours
    if gap is None or gap <= pair.settings.same_incident_hours or not pair.may_grow or pair.names_one_origin:
        return False
    return not pair.is_revised and pair.corrected is None and share_few_words(pair)


def _is_of_two_occasions(pair: Pair) -> bool:
    """Figures told weeks apart belong to one occasion where both name its day, or where a toll has grown."""
    gap = pair.gap_hours
    if gap is None or gap <= pair.settings.one_occasion_days * _HOURS or pair.is_revised or pair.corrected is not None:
        return False
    dated = pair.left.around.day is not None is not pair.right.around.day
    return not (dated or (pair.moves_in_time and pair.later_is_higher))


def _are_two_stories(pair: Pair) -> bool:
    """Two reports of one outlet with few words in common tell two stories: an outlet seldom tells one twice."""
    left, right = pair.left, pair.right
    editions = left.outlet is not None and left.outlet == right.outlet and left.report != right.report
    return editions and share_few_words(pair)


def _headline_adds_up(pair: Pair) -> bool:
    """The headline gives more than each of several figures of its own text, and may be their sum."""
    head, body = (pair.left, pair.right) if pair.left.field == "title" else (pair.right, pair.left)
    if head.field != "title" or head.report is None or head.report != body.report or not pair.may_grow:
        return False
    total = head.interval.low or 0
    smaller = {figure.low for figure in head.figures if figure.topic == head.topic and 0 < (figure.low or 0) < total}
    return len(smaller) > 1 and (body.interval.low or 0) < total


INCIDENT_DOUBTS: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("told of two kinds of attack or accident", _tells_of_two_causes),
    ("the whole is not the largest figure of its report", _is_no_whole),
    ("a part and a whole told in other words may be of two incidents", _is_untied_part),
    ("a toll below the lead told in other words may be of another incident", _is_far_below),
    ("told of attacks by two sides", _tells_of_two_sides),
    ("days lie between two reports that may be about two incidents", _is_long_after),
    ("told weeks apart, so that each may be about another occasion", _is_of_two_occasions),
    ("two stories of one outlet may be about two incidents", _are_two_stories),
    ("the headline may add up several figures of its text", _headline_adds_up),
)
