"""Say what speaks for one event behind two reports, and what keeps them apart, beside the words they share.

Symmetric. Deliberately decides nothing: grouping weighs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.align.places import LOCAL
from checker.language.taxonomy import Kinship

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from checker.events.profile import Profile
    from checker.language.taxonomy import Taxonomy

_WEEK = 7
_NEIGHBOURING_DAYS = 1
_SAME_NEWS_DAYS = 2
_LATE_NEWS_DAYS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What two reports share, and where they exclude each other."""

    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    figures: tuple[tuple[str, int], ...] = ()
    same_day: bool = False
    days_apart: bool = False
    places_apart: bool = False

    @property
    def kinds(self) -> int:
        """How many kinds of facts confirm that both tell of one event."""
        return sum((bool(self.places), bool(self.names), bool(self.figures), self.same_day))

    @property
    def is_against(self) -> bool:
        """The reports name other days or other places."""
        return self.days_apart or self.places_apart


def find_evidence(one: Profile, other: Profile, taxonomy: Taxonomy) -> Evidence:
    """Return what is shared and what excludes."""
    return Evidence(
        places=tuple(sorted(_specific(one.places, taxonomy) & _specific(other.places, taxonomy))),
        names=tuple(sorted(one.names & other.names)),
        figures=tuple(sorted(one.figures & other.figures)),
        same_day=_days_between(one, other) in range(_days_of_one_event(one, other) + 1),
        days_apart=(_days_between(one, other) or 0) > _longest_delay(one, other),
        places_apart=_are_apart(one, other, taxonomy),
    )


def _days_between(one: Profile, other: Profile) -> int | None:
    """Return the least distance of the days that two reports are about, of weekdays round the week; None where one names none."""
    if one.weekdays and other.weekdays:
        steps = ((a - b) % _WEEK for a in one.weekdays for b in other.weekdays)
        return min(min(step, _WEEK - step) for step in steps)
    left, right = _days(one), _days(other)
    return min((abs((a - b).days) for a in left for b in right), default=None)


def _days(profile: Profile) -> Collection[date]:
    """Return the days that the opening names, else the day of the report."""
    if profile.days:
        return profile.days
    return (profile.published,) if profile.published is not None else ()


def _days_of_one_event(one: Profile, other: Profile) -> int:
    return _NEIGHBOURING_DAYS if _both_name_days(one, other) else _SAME_NEWS_DAYS


def _longest_delay(one: Profile, other: Profile) -> int:
    """Return how many days apart the days of one event can stand: those that the texts name hardly, the reports further."""
    return _NEIGHBOURING_DAYS if _both_name_days(one, other) else _LATE_NEWS_DAYS


def _both_name_days(one: Profile, other: Profile) -> bool:
    return bool((one.days and other.days) or (one.weekdays and other.weekdays))


def _specific(places: Collection[str], taxonomy: Taxonomy) -> frozenset[str]:
    """Return the places that hold no other of them: the town, not its country."""
    wider = {over for place in places for over in taxonomy.places.get(place, ())}
    return frozenset(places) - wider


def _are_apart(one: Profile, other: Profile, taxonomy: Taxonomy) -> bool:
    """Say whether both openings name places, and neither names one that the other report knows or that lies in one."""
    left, right = _specific(one.scenes, taxonomy), _specific(other.scenes, taxonomy)
    if not left or not right:
        return False
    return not (_reaches(left, other.places, taxonomy) or _reaches(right, one.places, taxonomy))


def _reaches(scenes: Collection[str], places: Collection[str], taxonomy: Taxonomy) -> bool:
    return any(_may_be_one(scene, place, taxonomy) for scene in scenes for place in places)


def _may_be_one(scene: str, place: str, taxonomy: Taxonomy) -> bool:
    """Say whether two places may be one; a name that no list knows may lie in a known place, or be one of another language."""
    if scene == place:
        return True
    if scene.startswith(LOCAL) or place.startswith(LOCAL):
        return scene.split(":")[:2] != place.split(":")[:2]
    return taxonomy.place_kinship(scene, place) is not Kinship.DISJOINT
