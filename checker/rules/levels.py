"""Compare two claims facet by facet: one labelled level each, in the manner of record linkage.

Takes two facets and the taxonomy, gives how the left side stands to the right one and why, in words an editor can read;
the words are composed when they are asked for, which few pairs are.
What a side does not give is no difference. Deliberately decides no code: the rows of the table do.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from checker.language.taxonomy import DISJOINT, EQUAL, PART, UNKNOWN, WHOLE, Kinship
from checker.model import Kind
from checker.quantity.interval import numbers_agree, same_bounds
from checker.rules.scope import areas, days_apart, locality, places_apart, same_context

if TYPE_CHECKING:
    from checker.align.facets import Facets
    from checker.language.taxonomy import Taxonomy

_KEPT = 256
_UNKNOWN_TOPIC = "other"
_THEN, _SINCE = "then", "since "
_CROWD = "present"
_QUANTITY = Kind.QUANTITY
_PLACED = frozenset({Kind.QUANTITY, Kind.TIME, Kind.CATEGORY})
_KIN = frozenset({EQUAL, PART, WHOLE})
_WORDS = {
    EQUAL: "is the same",
    PART: "lies in the other",
    WHOLE: "holds the other",
    DISJOINT: "excludes the other",
    UNKNOWN: "is related to the other in a way that no list knows",
}


class FacetLevel(NamedTuple):
    """How the left side stands to the right one in one facet; ``is_missing`` where a side does not give it.

    Why is ``told`` in words of its own, or what ``left`` and ``right`` give says it.
    """

    facet: str
    kinship: Kinship
    told: str | None = None
    is_missing: bool = False
    left: str | None = None
    right: str | None = None

    @property
    def reason(self) -> str:
        """Why, in words an editor can read."""
        return self.told if self.told is not None else _in_words(self.kinship, self.left, self.right)


_ONE_EVENT = FacetLevel("event", EQUAL, "filed under one event")
_KNOWN_TOPIC = FacetLevel("context", EQUAL, "the topic is known")
_NO_PLACE = FacetLevel("place", EQUAL)
_NO_WINDOW = FacetLevel("window", EQUAL)
_NO_DAYS = FacetLevel("day", EQUAL, "no two days that differ", is_missing=True)
_SAME_DAYS = FacetLevel("day", EQUAL, "no two days that differ")
_BOTH_OF_ALL = FacetLevel("part", EQUAL, "both tell of all, or of one part")


def is_given_once(left: str | None, right: str | None) -> bool:
    """Say whether one side alone gives a facet.

    >>> is_given_once("basra", None), is_given_once(None, None)
    (True, False)
    """
    return (left is None) is not (right is None)


def event_level(left: Facets, right: Facets) -> FacetLevel:
    """Compare the events that the claims were filed under, and the earlier events that their sentences tell of.

    >>> from checker.align.facets import Facets
    >>> event_level(Facets(), Facets(background="last year")).kinship.value
    'disjoint'
    """
    if left.event != right.event:
        return FacetLevel("event", DISJOINT, "filed under two events")
    if left.background != right.background:
        told = " and ".join(sorted(words for words in (left.background, right.background) if words is not None))
        return FacetLevel("event", DISJOINT, f"told of another time: {told}")
    return _ONE_EVENT


def topic_level(left: Facets, right: Facets, taxonomy: Taxonomy) -> FacetLevel:
    """Compare what is asked: the kind of claim, the person it is about, and the verb.

    >>> from checker.align.facets import Facets
    >>> from checker.language.taxonomy import load_taxonomy
    >>> level = topic_level(Facets(topic="killed"), Facets(topic="killed_or_injured"), load_taxonomy())
    >>> level.kinship.value, level.reason
    ('part', 'killed lies in the other, killed_or_injured')
    """
    if left.kind is not right.kind:
        return FacetLevel("topic", DISJOINT, f"{left.kind} and {right.kind} are different kinds of claim")
    if left.entity != right.entity:
        return FacetLevel("topic", DISJOINT, "about two persons or things")
    if left.about != right.about and _UNKNOWN_TOPIC in {left.topic, right.topic}:
        return _unknown_topic_level(left, right, taxonomy)
    if left.topic == right.topic:
        return _same("topic", left.topic)
    kinship = taxonomy.topic_kinship(left.topic, right.topic)
    return FacetLevel("topic", kinship, left=left.topic, right=right.topic)


@lru_cache(maxsize=_KEPT)
def _same(facet: str, value: str) -> FacetLevel:
    return FacetLevel(facet, EQUAL, left=value, right=value)


def _unknown_topic_level(left: Facets, right: Facets, taxonomy: Taxonomy) -> FacetLevel:
    """Compare two counts of which no list knows the topic of one, and which most of the words near them do not join.

    Numbers that agree and a word in common make them one answer; a difference would need more.
    """
    shared = left.around.context & right.around.context
    if left.topic == right.topic and not (left.generic or right.generic):
        return FacetLevel("topic", EQUAL, f"no list knows the topic of either; both count {left.unit}")
    related = taxonomy.unit_kinship(left.unit, right.unit) in _KIN
    bounded = left.interval.high is not None or right.interval.high is not None
    agree = related and bounded and numbers_agree(left.interval, right.interval)
    if left.topic != right.topic:
        agree = agree and same_bounds(left.interval, right.interval) and len(shared) > 1
    if agree and shared:
        return FacetLevel("topic", EQUAL, f"the numbers agree, and both texts have {', '.join(sorted(shared))}")
    return FacetLevel("topic", DISJOINT, "no list knows the topic, and the words near the figures differ")


def context_level(left: Facets, right: Facets) -> FacetLevel:
    """Compare the words near two counts whose topic no list knows.

    >>> from checker.align.facets import Facets
    >>> context_level(Facets(topic="killed"), Facets(topic="killed")).reason
    'the topic is known'
    """
    if left.topic != _UNKNOWN_TOPIC or right.topic != _UNKNOWN_TOPIC or left.kind is not _QUANTITY:
        return _KNOWN_TOPIC
    if left.likeness is not None and right.likeness is not None and left.likeness.key == right.likeness.key:
        similarity = min(left.likeness.similarity, right.likeness.similarity)
        return FacetLevel("context", EQUAL, f"no list knows the noun; the encoder finds both alike ({similarity:.2f})")
    if same_context(left, right):
        return FacetLevel("context", EQUAL, "the words near both are mostly the same")
    return FacetLevel("context", UNKNOWN, "two figures of a topic that no list knows")


def unit_level(left: Facets, right: Facets, taxonomy: Taxonomy) -> FacetLevel:
    """Compare what is counted.

    >>> from checker.align.facets import Facets
    >>> from checker.language.taxonomy import load_taxonomy
    >>> unit_level(Facets(unit="woman"), Facets(unit="journalist"), load_taxonomy()).reason
    'the data do not say how journalist and woman relate'
    """
    if left.unit is not None and left.unit == right.unit:
        return _same("unit", left.unit)
    kinship = taxonomy.unit_kinship(left.unit, right.unit)
    if kinship is UNKNOWN:
        one, other = sorted((left.unit or "", right.unit or ""))
        return FacetLevel("unit", kinship, f"the data do not say how {one} and {other} relate")
    missing = is_given_once(left.unit, right.unit)
    return FacetLevel("unit", kinship, None, missing, left.unit, right.unit)


def place_level(left: Facets, right: Facets, taxonomy: Taxonomy) -> FacetLevel:
    """Compare where it was counted: the place of the claim, then those of its sentence, then one set against a total.

    >>> from checker.align.facets import Facets
    >>> from checker.language.taxonomy import load_taxonomy
    >>> place_level(Facets(place="basra"), Facets(place="iraq"), load_taxonomy()).kinship.value
    'part'
    """
    if left.place is not None or right.place is not None:
        kinship = taxonomy.place_kinship(left.place, right.place)
        missing = is_given_once(left.place, right.place)
        if kinship is not EQUAL:
            return FacetLevel("place", kinship, None, missing, left.place, right.place)
        return _place_around(left, right, taxonomy)._replace(is_missing=missing)
    return _place_around(left, right, taxonomy)


def _place_around(left: Facets, right: Facets, taxonomy: Taxonomy) -> FacetLevel:
    """Compare the places of the sentences of two claims, and one that a report sets against its total."""
    if left.kind is right.kind and left.kind in _PLACED and places_apart(left, right, taxonomy):
        return FacetLevel("place", DISJOINT, "the sentences name places that exclude each other")
    kinship, one, other = EQUAL, left.around.local, right.around.local
    if left.kind is _QUANTITY is right.kind and _has_place(left, taxonomy) and _has_place(right, taxonomy):
        kinship = locality(left, right, taxonomy)
        area = areas(left, right, taxonomy)
        if kinship is EQUAL is not area:
            return FacetLevel("place", area, "one sentence names an area that the other report does not")
    return _NO_PLACE if one is None is other else FacetLevel("place", kinship, left=one, right=other)


def _has_place(facets: Facets, taxonomy: Taxonomy) -> bool:
    """Say whether what is counted is so many in one place, and more in all."""
    return facets.topic in taxonomy.growing or facets.topic == _CROWD


def day_level(left: Facets, right: Facets) -> FacetLevel:
    """Compare the days that the sentences of two counts name.

    >>> from checker.align.facets import Facets
    >>> day_level(Facets(), Facets()).is_missing
    True
    """
    one, other = left.around.day, right.around.day
    if one is None or other is None:
        return _NO_DAYS
    if left.kind is _QUANTITY is right.kind and days_apart(left, right):
        return FacetLevel("day", DISJOINT, f"{min(one, other)} and {max(one, other)}")
    return _SAME_DAYS


def window_level(left: Facets, right: Facets) -> FacetLevel:
    """Compare the periods that the counts cover.

    >>> from checker.align.facets import Facets
    >>> window_level(Facets(window="day"), Facets(window="week")).kinship.value
    'disjoint'
    """
    if left.window is None is right.window:
        return _NO_WINDOW
    missing = is_given_once(left.window, right.window)
    windows = {left.window, right.window} - {None}
    apart = len(windows) > 1 and not (
        _THEN in windows and any(window.startswith(_SINCE) for window in windows if window)
    )
    kinship = DISJOINT if apart else EQUAL
    return FacetLevel("window", kinship, None, missing, left.window, right.window)


def selection_level(left: Facets, right: Facets) -> FacetLevel:
    """Compare a part told by more than its unit ("two of them badly") with the other side.

    >>> from checker.align.facets import Facets
    >>> selection_level(Facets(selected=True), Facets()).kinship.value
    'part'
    """
    if left.selected is not right.selected:
        kinship = PART if left.selected else WHOLE
        return FacetLevel("part", kinship, "one side tells of some among those counted")
    if left.selected and not same_bounds(left.interval, right.interval):
        return FacetLevel("part", UNKNOWN, "two parts whose relation no list knows")
    if left.around.has_arrived is not right.around.has_arrived and left.topic == right.topic:
        kinship = PART if left.around.has_arrived else WHOLE
        return FacetLevel("part", kinship, "one side tells of what arrived of all that was launched")
    kinship = _treatment(left, right)
    return (
        _BOTH_OF_ALL if kinship is EQUAL else FacetLevel("part", kinship, "one side tells of those taken to hospital")
    )


def _treatment(left: Facets, right: Facets) -> Kinship:
    """Compare those taken in somewhere with all who were hurt; where they are more, they were counted as all."""
    if left.around.is_treated is right.around.is_treated:
        return EQUAL
    part, whole = (left, right) if left.around.is_treated else (right, left)
    low, high = part.interval.low, whole.interval.high
    if low is not None and high is not None and low >= high:
        return EQUAL
    return PART if part is left else WHOLE


def _in_words(kinship: Kinship, left: str | None, right: str | None) -> str:
    if left is None or right is None:
        return "one side does not say" if left is not right else "neither side says"
    if kinship is EQUAL:
        return left if left == right else f"{min(left, right)} and {max(left, right)}"
    return f"{left} {_WORDS[kinship]}, {right}"
