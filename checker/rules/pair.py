"""Two claims side by side, with everything the rows of the table ask about them.

Symmetric: swapping the sides changes no answer. Deliberately decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.align.bearings import site_kinship
from checker.align.hours import moment_kinship
from checker.kept import kept
from checker.language.taxonomy import DISJOINT, EQUAL, PART, UNKNOWN, WHOLE, Kinship
from checker.model import Kind
from checker.quantity.interval import is_above, is_disjoint, is_soft, meets, same_bounds, soft
from checker.rules.doubts import first_doubt
from checker.rules.levels import (
    context_level,
    day_level,
    event_level,
    place_level,
    selection_level,
    topic_level,
    unit_level,
    window_level,
)
from checker.rules.totals import soft_high
from checker.settings import UnsourcedFall

if TYPE_CHECKING:
    from checker.align.facets import Facets
    from checker.language.taxonomy import Taxonomy
    from checker.rules.levels import FacetLevel
    from checker.settings import Settings

_REVISION = "revise"
_HEADLINE = "title"
_QUANTITY = Kind.QUANTITY
_KIN = frozenset({EQUAL, PART, WHOLE})
_SAME = frozenset({EQUAL})


@dataclass(eq=False)
class Pair:
    """Two facets under one taxonomy and one set of settings.

    Neither slotted nor frozen: what takes long and several rows ask is kept, and nothing else is made as often.
    """

    left: Facets
    right: Facets
    taxonomy: Taxonomy
    settings: Settings
    is_quantity: bool = field(init=False)
    """Both sides are counts."""

    def __post_init__(self) -> None:
        """Find out what nearly every row asks first."""
        self.is_quantity = self.left.kind is _QUANTITY is self.right.kind

    @property
    def event(self) -> FacetLevel:
        """How the events compare."""
        return event_level(self.left, self.right)

    @kept
    def topic(self) -> FacetLevel:
        """How the questions compare."""
        return topic_level(self.left, self.right, self.taxonomy)

    @kept
    def unit(self) -> FacetLevel:
        """How the counted units compare."""
        return unit_level(self.left, self.right, self.taxonomy)

    @kept
    def place(self) -> FacetLevel:
        """How the places compare."""
        return place_level(self.left, self.right, self.taxonomy)

    @property
    def day(self) -> FacetLevel:
        """How the days compare."""
        return day_level(self.left, self.right)

    @property
    def window(self) -> FacetLevel:
        """How the counting windows compare."""
        return window_level(self.left, self.right)

    @kept
    def selection(self) -> FacetLevel:
        """How a part told by more than its unit compares with the other side."""
        return selection_level(self.left, self.right)

    @property
    def context(self) -> FacetLevel:
        """How the words near two figures of an unknown topic compare."""
        return context_level(self.left, self.right)

    @property
    def levels(self) -> tuple[FacetLevel, ...]:
        """Every facet with its level, in the order in which the table asks."""
        return (self.event, self.topic, self.context, self.window, self.place, self.day, self.unit, self.selection)

    @property
    def scopes_differ(self) -> bool:
        """Counting windows, places or days exclude each other."""
        return self.window.kinship is DISJOINT or self.day.kinship is DISJOINT or self.place.kinship is DISJOINT

    @kept
    def doubt(self) -> str | None:
        """Why the pair cannot be judged, None where it can."""
        return first_doubt(self)

    @property
    def is_explicit_part(self) -> bool:
        """The text itself calls one side a part of the other."""
        left, right = self.left, self.right
        named = left.whole is not None and left.whole == right.claim
        return named or (right.whole is not None and right.whole == left.claim)

    @kept
    def kinships(self) -> frozenset[Kinship]:
        """How the left side stands to the right one in every facet that can be narrower or wider.

        One figure twice is one answer twice, however much of its scope each text gives; so is none against some.
        """
        topic = self.topic.kinship
        if self.is_one_figure:
            return frozenset({topic})
        unit, place, selection = self.unit.kinship, self.place.kinship, self.selection.kinship
        if topic is unit is place is selection is EQUAL:
            return _SAME
        kinships = frozenset({topic, unit, place, selection})
        none_left, none_right = self.left.interval.high == 0, self.right.interval.high == 0
        narrower = PART if none_left else WHOLE
        return _SAME if none_left is not none_right and narrower not in kinships else kinships

    @property
    def is_one_figure(self) -> bool:
        """Both give one number, of units that can be one: three people in one text are the three workers of another."""
        low, high = self.left.interval.low, self.left.interval.high
        if not self.intervals_equal or low is None or low == 0:
            return False
        return self.unit.kinship in _KIN or (self.unit.kinship is UNKNOWN and low == high and low > 1)

    @kept
    def part(self) -> Facets | None:
        """The side that is part of the other in some facet; None where neither or both are."""
        kinships = self.kinships
        if PART in kinships and WHOLE not in kinships:
            return self.left
        if WHOLE in kinships and PART not in kinships:
            return self.right
        return None

    @property
    def crosses(self) -> bool:
        """One side is narrower in one facet and wider in another, so neither holds the other."""
        kinships = self.kinships
        return PART in kinships and WHOLE in kinships

    @property
    def whole(self) -> Facets | None:
        """The side that holds the part."""
        part = self.part
        if part is None:
            return None
        return self.right if part is self.left else self.left

    @kept
    def part_fits(self) -> bool:
        """The part's least number does not exceed the whole's greatest."""
        part, whole = self.part, self.whole
        if part is None or whole is None:
            return False
        low, limit = part.interval.low, soft_high(whole.interval)
        return low is None or limit is None or low <= limit

    @kept
    def value(self) -> Kinship:
        """How the left answer of a closed list stands to the right one."""
        left, right = self.left.value or "", self.right.value or ""
        if self.left.kind is Kind.TIME:
            return moment_kinship(left, right, self.settings.clock_tolerance_minutes)
        if self.left.kind is Kind.PLACE:
            return site_kinship(self.left.topic, left, right, self.taxonomy)
        return self.taxonomy.value_kinship(self.left.topic, left, right)

    @property
    def values_clash(self) -> bool:
        """Two closed answers that cannot both hold."""
        denied = self.left.denied or self.right.denied
        return not self.is_quantity and self.value is DISJOINT and not denied

    @property
    def follows(self) -> bool:
        """One answer holds the other and leads to it, whatever the times say: charged, then convicted."""
        if self.value not in {PART, WHOLE}:
            return False
        narrow, wide = (self.left, self.right) if self.value is PART else (self.right, self.left)
        in_order = not self.is_apart or self.later is narrow
        return in_order and narrow.value in self.taxonomy.moves.get(wide.value or "", frozenset())

    @property
    def denied_once(self) -> bool:
        """Exactly one side denies its own statement."""
        return self.left.denied is not self.right.denied

    @kept
    def same_origin(self) -> bool:
        """Both sides name one origin, or are copies of one text."""
        copied = self.left.copy_group is not None and self.left.copy_group == self.right.copy_group
        return self.names_one_origin or copied

    @property
    def names_one_origin(self) -> bool:
        """Both sides name the same origin."""
        return self.left.origin is not None and self.left.origin == self.right.origin

    @property
    def is_revised(self) -> bool:
        """One text gives one of the figures as overtaken by the other."""
        return self.left.superseded is not self.right.superseded

    @property
    def two_origins(self) -> bool:
        """Both sides name an origin, and not the same."""
        return self.left.origin is not None and self.right.origin is not None and not self.same_origin

    @kept
    def corrected(self) -> Facets | None:
        """The figure that the other calls corrected, unless times or a second voice tell them apart."""
        revises = self.left.cue == _REVISION
        if revises is (self.right.cue == _REVISION) or self.two_origins:
            return None
        known = (self._hours_apart or 0.0) > self.settings.simultaneous_hours
        return None if known else self.right if revises else self.left

    @property
    def _hours_apart(self) -> float | None:
        if self.left.as_of_hours is None or self.right.as_of_hours is None:
            return None
        apart = abs(self.left.as_of_hours - self.right.as_of_hours)
        return max(0.0, apart - self.left.uncertainty_hours - self.right.uncertainty_hours)

    @kept
    def gap_hours(self) -> float | None:
        """Hours between the as-of times after both uncertainties are subtracted; None where a time is unknown."""
        if self.is_revised or self.corrected is not None:
            return float("inf")
        return self._hours_apart

    @property
    def is_apart(self) -> bool:
        """The as-of times are known and further apart than the setting calls simultaneous."""
        gap = self.gap_hours
        return gap is not None and gap > self.settings.simultaneous_hours

    @property
    def later(self) -> Facets:
        """The side with the later as-of time; a superseded figure is the earlier one."""
        if self.is_revised:
            return self.right if self.left.superseded else self.left
        if self.corrected is not None:
            return self.right if self.corrected is self.left else self.left
        return self.left if (self.left.as_of_hours or 0.0) > (self.right.as_of_hours or 0.0) else self.right

    @property
    def earlier(self) -> Facets:
        """The other side."""
        return self.right if self.later is self.left else self.left

    @kept
    def intervals_meet(self) -> bool:
        """Some number satisfies both counts."""
        return meets(self.left.interval, self.right.interval)

    @kept
    def intervals_equal(self) -> bool:
        """Both counts have the same hard bounds."""
        return same_bounds(self.left.interval, self.right.interval)

    @property
    def soft_apart(self) -> bool:
        """A soft band exists, and the bands do not meet."""
        left, right = self.left.interval, self.right.interval
        return (is_soft(left) or is_soft(right)) and is_disjoint(soft(left), soft(right))

    @kept
    def soft_reaches(self) -> bool:
        """The hard intervals are disjoint, but a soft band reaches the other side."""
        left, right = self.left.interval, self.right.interval
        if self.intervals_meet or not (is_soft(left) or is_soft(right)):
            return False
        return meets(soft(left), right) or meets(left, soft(right)) or meets(soft(left), soft(right))

    @property
    def headline_rounds(self) -> bool:
        """A headline drops the "more than" of its own text."""
        head, body = (self.left, self.right) if self.left.field == _HEADLINE else (self.right, self.left)
        own = head.report is not None and head.report == body.report and body.field != head.field == _HEADLINE
        number = head.interval.high
        over = number is not None and body.interval.high is None and body.interval.low == number + 1
        return own and over and head.interval.low == number

    @property
    def later_is_higher(self) -> bool:
        """Every number of the later side exceeds every number of the earlier one."""
        return is_above(self.later.interval, self.earlier.interval)

    @kept
    def may_grow(self) -> bool:
        """The fact is one that grows with time, and neither side is a denial or a flat zero."""
        growing = self.taxonomy.growing
        if self.left.topic not in growing or self.right.topic not in growing:
            return False
        return not any(side.interval.high == 0 or side.denied or side.cue == "deny" for side in (self.left, self.right))

    @kept
    def disjoint_counts(self) -> bool:
        """Two counts of one question that no number and no soft band satisfies."""
        return self.is_quantity and not self.intervals_meet and self.part is None and not self.soft_reaches

    @property
    def moves_in_time(self) -> bool:
        """Disjoint counts of a growing fact at clearly different times: rows of update and fall."""
        return self.disjoint_counts and self.is_apart and self.may_grow

    @property
    def falls(self) -> bool:
        """The later figure of a growing toll is lower."""
        return self.moves_in_time and not self.later_is_higher

    @property
    def is_disputed_fall(self) -> bool:
        """A fall with an unnamed voice, which the settings take for a dispute."""
        unnamed = self.left.origin is None or self.right.origin is None
        return unnamed and self.settings.unsourced_fall is UnsourcedFall.DISPUTE and self.falls

    @property
    def one_text(self) -> bool:
        """Both stand in the same field of one report."""
        return (
            self.left.report is not None
            and self.left.report == self.right.report
            and self.left.field == self.right.field
        )

    @property
    def same_unusual_number(self) -> bool:
        """Both give the same exact number, large enough not to recur by chance, in two reports of one origin."""
        number = self.left.interval.low
        if not self.intervals_equal or number is None or number != self.left.interval.high:
            return False
        apart = self.left.report is None or self.left.report != self.right.report
        return number >= self.settings.unit_slip_minimum and apart and self.same_origin
