"""Whether two claims speak of the same place and day: what the texts say around the figures.

Pure functions on facets and taxonomy; deliberately decides no code.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.align.places import LOCAL, without_noun
from checker.align.topics_unknown import alike
from checker.language.taxonomy import DISJOINT, EQUAL, PART, UNKNOWN, WHOLE, Kinship

if TYPE_CHECKING:
    from checker.align.facets import Facets
    from checker.align.surroundings import Surroundings
    from checker.language.taxonomy import Taxonomy

_KEPT = 1024
_NOWHERE: frozenset[str] = frozenset()
_AREAS = ("district", "province", "town")
_WEEK = 7


def places_apart(left: Facets, right: Facets, taxonomy: Taxonomy) -> bool:
    """Say whether the sentences name places that exclude each other, and neither report mentions the other's.

    >>> from checker.align.facets import Facets
    >>> from checker.align.surroundings import Surroundings
    >>> from checker.language.taxonomy import load_taxonomy
    >>> kyiv, aden = (Facets(around=Surroundings(places=frozenset({p}))) for p in ("kyiv", "aden"))
    >>> places_apart(kyiv, aden, load_taxonomy())
    True
    """
    a, b = left.around, right.around
    if not (a.places.isdisjoint(b.outside) and b.places.isdisjoint(a.outside)):
        return True
    if not (a.places and b.places):
        return False
    one_report = left.report is not None and left.report == right.report
    seen_a, seen_b = (a.places, b.places) if one_report else (_seen(a), _seen(b))
    for own, other in ((a.places, b.places), (a.scenes, b.scenes)):
        if _exclude(_known(own), _known(other), _known(seen_a), _known(seen_b), taxonomy):
            return True
    return _locals_apart(a.places, b.places, seen_a, seen_b)


def _seen(around: Surroundings) -> frozenset[str]:
    """Return the places of a sentence and of its report, which commonly names them all."""
    return around.mentions if around.places <= around.mentions else around.places | around.mentions


def _exclude(
    own: frozenset[str], other: frozenset[str], seen_own: frozenset[str], seen_other: frozenset[str], taxonomy: Taxonomy
) -> bool:
    return bool(own and other) and not (_kin(own, seen_other, taxonomy) or _kin(other, seen_own, taxonomy))


@lru_cache(maxsize=_KEPT)
def _known(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if not key.startswith(LOCAL))


def _kin(some: frozenset[str], others: frozenset[str], taxonomy: Taxonomy) -> bool:
    """Say whether a place of one side is, holds or lies in one of the other."""
    inside = taxonomy.places
    return (
        not some.isdisjoint(others)
        or any(not inside.get(one, _NOWHERE).isdisjoint(others) for one in some)
        or any(not inside.get(other, _NOWHERE).isdisjoint(some) for other in others)
    )


def _locals_apart(a: frozenset[str], b: frozenset[str], seen_a: frozenset[str], seen_b: frozenset[str]) -> bool:
    """Compare names that no list knows: only those announced by the same noun ("district") exclude each other."""
    own_a, own_b = a - _known(a), b - _known(b)
    if not (own_a and own_b and own_a.isdisjoint(seen_b) and own_b.isdisjoint(seen_a)):
        return False
    sorts = {_sort(key) for key in own_a} & {_sort(key) for key in own_b}
    return any(not sort.endswith(":") for sort in sorts)


def areas(left: Facets, right: Facets, taxonomy: Taxonomy) -> Kinship:
    """Return how the area of one sentence ("in Hill district") stands to the places of the other.

    An area that no list knows, and that the other report does not mention, may lie in a country that the other names.

    >>> from checker.align.facets import Facets
    >>> from checker.align.surroundings import Surroundings
    >>> from checker.language.taxonomy import load_taxonomy
    >>> area, country = (Facets(around=Surroundings(places=frozenset({p}))) for p in ("local:en:district:hill", "iraq"))
    >>> areas(area, country, load_taxonomy()).value
    'part'
    """
    if not (left.around.places or right.around.places):
        return EQUAL
    one, other = _names_area(left, right), _names_area(right, left)
    if one and other:
        return UNKNOWN
    if one and _names_country(right, taxonomy):
        return PART
    return WHOLE if other and _names_country(left, taxonomy) else EQUAL


def _names_area(own: Facets, other: Facets) -> bool:
    """Say whether one side has a place told by its kind that the other report does not mention."""
    if own.report is not None and own.report == other.report:
        return False
    told = _told_by_kind(own.around.places)
    return bool(told) and not told <= _bare(_seen(other.around))


@lru_cache(maxsize=_KEPT)
def _told_by_kind(keys: frozenset[str]) -> frozenset[str]:
    return _bare(frozenset(key for key in keys if key.startswith(LOCAL) and _sort(key).endswith(_AREAS)))


@lru_cache(maxsize=_KEPT)
def _bare(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(map(without_noun, keys))


def _names_country(facets: Facets, taxonomy: Taxonomy) -> bool:
    return any(key in taxonomy.places and not taxonomy.places[key] for key in facets.around.places)


def _sort(key: str) -> str:
    return key.rpartition(":")[0]


def days_apart(left: Facets, right: Facets) -> bool:
    """Say whether each sentence names one day, and the two are more than a day from each other.

    >>> from checker.align.facets import Facets
    >>> from checker.align.surroundings import Surroundings
    >>> first, second = (Facets(around=Surroundings(day=day)) for day in ("weekday 3", "weekday 5"))
    >>> days_apart(first, second)
    True
    """
    one, other = left.around.day, right.around.day
    if one is None or other is None or one.rpartition(" ")[0] != other.rpartition(" ")[0]:
        return False
    if one.startswith("weekday"):
        return 1 < abs(int(one[-1]) - int(other[-1])) < _WEEK - 1
    days = [date.fromisoformat(day.rpartition(" ")[2]) for day in (one, other)]
    return abs((days[0] - days[1]).days) > 1


def locality(left: Facets, right: Facets, taxonomy: Taxonomy) -> Kinship:
    """Return how the place that a report sets against its total stands to the other side's.

    >>> from checker.align.facets import Facets
    >>> from checker.align.surroundings import Surroundings
    >>> from checker.language.taxonomy import load_taxonomy
    >>> locality(Facets(around=Surroundings(local="mosul")), Facets(), load_taxonomy()).value
    'part'
    """
    one, other = left.around.local, right.around.local
    if one == other:
        return EQUAL
    if one is None or other is None:
        return _against_none(left, right)
    if one.startswith(LOCAL) or other.startswith(LOCAL):
        return DISJOINT if one[: len(LOCAL) + 2] == other[: len(LOCAL) + 2] else UNKNOWN
    return taxonomy.place_kinship(one, other)


def _against_none(left: Facets, right: Facets) -> Kinship:
    """Compare a place set against a total with a sentence that does not set one, but may name that place too."""
    local, whole = (right, left) if left.around.local is None else (left, right)
    if local.around.local in _bare(whole.around.places):
        return EQUAL
    return WHOLE if whole is left else PART


def same_context(left: Facets, right: Facets) -> bool:
    """Say whether the words near two figures are mostly the same; asked only where no list knows the topic.

    >>> from checker.align.facets import Facets
    >>> same_context(Facets(), Facets())
    True
    """
    a, b = left.around.context, right.around.context
    return alike(left.around, right.around) or not (a or b)
