"""Compare two sites: directions and distances from one place, known places, or free words.

Takes the values that extraction gives (``n of basra 32 km``, a place of the list, words of the text).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.language.taxonomy import Kinship

if TYPE_CHECKING:
    from checker.language.taxonomy import Taxonomy

_VALUE = re.compile(r"(?P<direction>[nsew]{1,3}) of (?P<anchor>.+?)(?: (?P<far>\d+) km)?$")
_COMPASS = ("n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw")
_NEIGHBOURS = 2
_SLACK = 1.3
_SINGLE_SITE = "launch_site"


class _Bearing(NamedTuple):
    direction: int
    anchor: str
    far: int | None


def site_kinship(topic: str, left: str, right: str, taxonomy: Taxonomy) -> Kinship:
    """Return how one site stands to another.

    >>> from checker.language.taxonomy import load_taxonomy
    >>> site_kinship("located_at", "s of basra 55 km", "w of basra 54 km", load_taxonomy()).value
    'disjoint'
    """
    if left == right:
        return Kinship.EQUAL
    a, b = _parsed(left), _parsed(right)
    if a is not None and b is not None:
        return _bearings(a, b)
    if a is None and b is None:
        return taxonomy.value_kinship(topic, left, right)
    known = left in taxonomy.places or right in taxonomy.places
    far = next(bearing.far for bearing in (a, b) if bearing is not None)
    return Kinship.DISJOINT if topic == _SINGLE_SITE and far and not known else Kinship.UNKNOWN


def _parsed(value: str) -> _Bearing | None:
    match = _VALUE.match(value)
    if match is None or match["direction"] not in _COMPASS:
        return None
    far = int(match["far"]) if match["far"] is not None else None
    return _Bearing(_COMPASS.index(match["direction"]), match["anchor"], far)


def _bearings(a: _Bearing, b: _Bearing) -> Kinship:
    """Compare directions from one place; neighbouring points of the compass and rounded distances agree roughly.

    Without a distance "the east" may be a part of the place, where much can happen.
    """
    if a.anchor != b.anchor or (a.far is None and b.far is None and a.direction != b.direction):
        return Kinship.UNKNOWN
    turn = abs(a.direction - b.direction)
    if min(turn, len(_COMPASS) - turn) > _NEIGHBOURS:
        return Kinship.DISJOINT
    if a.far is not None and b.far is not None and max(a.far, b.far) > _SLACK * min(a.far, b.far):
        return Kinship.DISJOINT
    return Kinship.EQUAL if turn == 0 else Kinship.PART
