"""Pick the pairs of a family of topics that are worth judging.

A small family is judged pair by pair. In a large one, so that the cost grows with the claims and not with their square,
the claims of one question and one value stand together, and of two values only the pair that clashes if any does is
judged: the earliest claim of the higher against the latest of the lower.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from checker.align.questions import by_value
from checker.language.taxonomy import DISJOINT, UNKNOWN, Kinship
from checker.model import Kind
from checker.quantity.interval import is_above, same_bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.align.facets import Facets
    from checker.align.questions import Compared
    from checker.language.taxonomy import Taxonomy

_QUANTITY = Kind.QUANTITY
Values = list[list["Compared"]]
Rivals = tuple[list["Compared"], list["Compared"]]


def every_pair(family: Sequence[Compared], taxonomy: Taxonomy) -> Iterator[Rivals]:
    """Yield every two claims of a family that do not give one value in one scope, nor two values of two questions.

    >>> from checker.language.taxonomy import load_taxonomy
    >>> list(every_pair([], load_taxonomy()))
    []
    """
    apart = cache(lambda one, other: taxonomy.topic_kinship(one, other) is DISJOINT)
    for one, other in combinations(by_value(family), 2):
        if _may_meet(one[0].facets, other[0].facets, apart):
            for left in one:
                for right in other:
                    yield [left], [right]


def _may_meet(left: Facets, right: Facets, apart: Callable[[str, str], bool]) -> bool:
    """Say whether two values may speak of one thing: of two questions only a number that was given for both."""
    if left.entity == right.entity and (left.topic == right.topic or not apart(left.topic, right.topic)):
        return True
    return left.kind is _QUANTITY and same_bounds(left.interval, right.interval)


def telling_pairs(family: Sequence[Compared], taxonomy: Taxonomy) -> Iterator[Rivals]:
    """Yield two values at a time, the pair to be judged first in each; every value meets the extremes of its question.

    Of the questions whose units no list relates to one, the first stands for the rest.

    >>> from checker.language.taxonomy import load_taxonomy
    >>> list(telling_pairs([], load_taxonomy()))
    []
    """
    questions = _questions(family)
    for values in questions:
        yield from _against_extremes(values, values)
    topics, units = cache(taxonomy.topic_kinship), cache(taxonomy.unit_kinship)
    asked = [(question[0][0].facets.topic, question[0][0].facets.unit) for question in questions]
    for number, one in enumerate(questions, 1):
        topic, unit = asked[number - 1]
        found = ((topics(topic, its_topic), units(unit, its_unit)) for its_topic, its_unit in asked[number:])
        later = [*zip(questions[number:], found, strict=True)]
        unrelated = next((other for other, kinships in later if UNKNOWN in kinships), None)
        if unrelated is not None:
            yield one[0], unrelated[0]
        for other, kinships in later:
            if UNKNOWN not in kinships:
                yield from _across(one, other, kinships)


def _questions(family: Sequence[Compared]) -> list[Values]:
    """Return the values of each question, in the order of time."""
    found: dict[object, Values] = defaultdict(list)
    for value in by_value(sorted(family, key=_moment)):
        facets = value[0].facets
        found[facets.topic, facets.unit, facets.entity, facets.about].append(value)
    return list(found.values())


def _moment(item: Compared) -> tuple[float, str, str, int]:
    return item.facets.as_of_hours or 0.0, item.claim.report, item.claim.field, item.claim.start


def _across(one: Values, other: Values, kinships: tuple[Kinship, Kinship]) -> Iterator[Rivals]:
    """Yield the pairs of two questions: extremes where one may hold the other, equal numbers where they exclude."""
    if DISJOINT in kinships:
        bounds = {(value[0].facets.interval.low, value[0].facets.interval.high): value for value in other}
        for value in one:
            same = bounds.get((value[0].facets.interval.low, value[0].facets.interval.high))
            if same is not None:
                yield value, same
    else:
        yield from _against_extremes(one, other)
        yield from _against_extremes(other, one)


def _against_extremes(values: Values, others: Values) -> Iterator[Rivals]:
    highest = max(others, key=lambda value: value[0].facets.interval.low or 0)
    bounded = [value for value in others if value[0].facets.interval.high is not None]
    lowest = min(bounded, key=lambda value: value[0].facets.interval.high or 0, default=highest)
    for value in values:
        for extreme in (highest, lowest):
            if extreme is not value:
                yield _soonest_clash(value, extreme)


def _soonest_clash(one: list[Compared], other: list[Compared]) -> Rivals:
    """Return the two values with the claims first that clash if any do: the higher early, the lower late."""
    if is_above(one[0].facets.interval, other[0].facets.interval):
        return one, other[::-1]
    return one[::-1], other
