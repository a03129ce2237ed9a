"""How units, topics and closed values contain or exclude one another.

Three answers for units (part, whole, disjoint) and "unknown"; exclusion is inherited downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import tomli

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kinship(StrEnum):
    """How one unit, topic or value stands to another."""

    EQUAL = "equal"
    PART = "part"
    WHOLE = "whole"
    DISJOINT = "disjoint"
    UNKNOWN = "unknown"


EQUAL, PART, WHOLE, DISJOINT, UNKNOWN = Kinship
"""The members by name: to look one up in its class takes ten times as long, and a pair of claims asks a hundred times."""

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    """The tables of ``taxonomy.toml``, with ancestors closed."""

    units: Mapping[str, frozenset[str]]
    disjoint: frozenset[frozenset[str]]
    topics: Mapping[str, frozenset[str]]
    siblings: frozenset[frozenset[str]]
    opposite: frozenset[frozenset[str]]
    growing: frozenset[str]
    values: Mapping[str, Mapping[str, frozenset[str]]]
    moves: Mapping[str, frozenset[str]]
    negated: Mapping[str, str]
    places: Mapping[str, frozenset[str]]
    generic: frozenset[str]
    recurring: frozenset[str]
    converted: Mapping[str, tuple[str, Decimal]]
    counts: Mapping[str, frozenset[str]]
    implied: Mapping[str, str]

    def unit_kinship(self, a: str | None, b: str | None) -> Kinship:
        """Return how unit ``a`` stands to ``b``; a missing unit is no difference.

        >>> load_taxonomy().unit_kinship("soldier", "civilian").value
        'disjoint'
        """
        if a is None or b is None:
            return EQUAL
        return _kinship(a, b, self.units, self.disjoint)

    def can_count(self, topic: str, unit: str | None) -> bool:
        """Say whether a topic can count a unit: what is shot down is no guard.

        >>> load_taxonomy().can_count("shot_down", "guard")
        False
        """
        counted = self.counts.get(topic, frozenset())
        return not counted or any(self.unit_kinship(unit, one) is not DISJOINT for one in counted)

    def topic_kinship(self, a: str, b: str) -> Kinship:
        """Return how topic ``a`` stands to ``b``; unrelated topics are disjoint.

        >>> load_taxonomy().topic_kinship("killed", "killed_or_injured").value
        'part'
        """
        found = _kinship(a, b, self.topics, frozenset())
        return DISJOINT if found is UNKNOWN else found

    def value_kinship(self, topic: str, a: str, b: str) -> Kinship:
        """Return how a closed answer stands to another; answers of one list that do not contain each other are disjoint.

        >>> load_taxonomy().value_kinship("condition", "unharmed", "slightly_hurt").value
        'disjoint'
        """
        listed = self.values.get(topic, {})
        if a == b:
            return EQUAL
        if a in self.places and b in self.places:
            return self.place_kinship(a, b)
        if a not in listed or b not in listed:
            return UNKNOWN
        found = _kinship(a, b, listed, self.opposite)
        if frozenset((a, b)) in self.disjoint:
            return DISJOINT
        return _shared_parent(a, b, listed) if found is UNKNOWN else found

    def place_kinship(self, a: str | None, b: str | None) -> Kinship:
        """Return how place ``a`` stands to ``b``; an unknown place is no difference.

        >>> load_taxonomy().place_kinship("North", None).value
        'equal'
        """
        if a is None or b is None or a == b:
            return EQUAL
        found = _kinship(a, b, self.places, frozenset())
        return DISJOINT if found is UNKNOWN else found


def _shared_parent(a: str, b: str, listed: Mapping[str, frozenset[str]]) -> Kinship:
    """Grades of one state (slightly hurt, in hospital) can hold together; opposite states cannot."""
    both = (listed[a] & listed[b]) - {"alive"}
    return UNKNOWN if both else DISJOINT


def _kinship(a: str, b: str, above: Mapping[str, frozenset[str]], disjoint: frozenset[frozenset[str]]) -> Kinship:
    if a == b:
        return EQUAL
    over_a, over_b = above.get(a, _NOTHING), above.get(b, _NOTHING)
    if b in over_a:
        return PART
    if a in over_b:
        return WHOLE
    excluded = bool(disjoint) and any(frozenset((x, y)) in disjoint for x in (*over_a, a) for y in (*over_b, b))
    return DISJOINT if excluded else UNKNOWN


def close_parents(parents: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """Return for each key everything above it.

    >>> sorted(close_parents({"child": ["civilian"], "civilian": ["person"]})["child"])
    ['civilian', 'person']
    """
    closed: dict[str, frozenset[str]] = {}
    for key in parents:
        above: set[str] = set()
        pending = list(parents[key])
        while pending:
            parent = pending.pop()
            if parent not in above:
                above.add(parent)
                pending.extend(parents.get(parent, []))
        closed[key] = frozenset(above)
    return closed


@cache
def load_taxonomy() -> Taxonomy:
    """Load the shipped taxonomy.

    >>> "killed" in load_taxonomy().growing
    True
    """
    content = _read("taxonomy.toml")
    return Taxonomy(
        units=close_parents(content["parents"]),
        disjoint=frozenset(frozenset(pair) for pair in content["disjoint"]["pairs"]),
        topics=close_parents(content["topic_parents"]),
        siblings=frozenset(frozenset(pair) for pair in content["siblings"]["pairs"]),
        opposite=frozenset(frozenset(pair) for pair in content["opposite"]["pairs"]),
        growing=frozenset(content["grows"]["topics"]),
        values={topic: close_parents(listed) for topic, listed in content["values"].items()},
        moves=close_parents(content["moves"]),
        negated=content["negated"],
        places=close_parents(_read("places.toml")["inside"]),
        generic=frozenset(content["generic"]["units"]),
        recurring=frozenset(content["recurring"]["topics"]),
        converted={unit: (to["unit"], Decimal(to["factor"])) for unit, to in content["converted"].items()},
        counts={topic: frozenset(units) for topic, units in content["counts"].items()},
        implied=content["implied"],
    )


def _read(name: str) -> dict[str, Any]:
    return tomli.loads(files("checker.language").joinpath(f"data/{name}").read_text(encoding="utf-8"))
