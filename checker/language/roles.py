"""Which units a topic can be about; language-neutral data that keeps instruments from being counted as victims."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import tomli

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The tables of ``roles.toml``."""

    classes: Mapping[str, frozenset[str]]
    takes: Mapping[str, frozenset[str]]
    default_topic: Mapping[str, str]
    default_unit: Mapping[str, str]
    narrowed: Mapping[str, str]
    instrument: Mapping[str, str]
    whole: Mapping[str, str]
    standing: frozenset[str]
    of_things: frozenset[str]
    defended: Mapping[str, str]
    judged: frozenset[str]
    carriers: frozenset[str]
    outlawed: Mapping[str, str]
    outlaws: frozenset[str]
    demolished: frozenset[str]
    crowds: frozenset[str]
    lost: frozenset[str]
    joint: Mapping[frozenset[str], str]

    def admits(self, topic: str, unit: str | None, *, known: bool) -> bool:
        """Say whether ``topic`` can be about ``unit``; ``known`` is False where a noun stands that no list knows.

        >>> load_roles().admits("killed", "drone", known=True)
        False
        """
        allowed = self.takes.get(topic, frozenset())
        if unit is None:
            return ("none" if known else "unknown") in allowed
        return any(unit in self.classes.get(name, frozenset()) for name in allowed)

    def units_of(self, topic: str) -> frozenset[str]:
        """Return the units that ``topic`` can be about.

        >>> sorted(load_roles().units_of("bodies_found"))
        ['body']
        """
        return frozenset().union(*(self.classes.get(name, frozenset()) for name in self.takes.get(topic, ())))

    def is_measure(self, unit: str | None) -> bool:
        """Say whether a unit measures instead of counting.

        >>> load_roles().is_measure("year")
        True
        """
        return unit in self.classes["measure"]

    def is_person(self, unit: str | None) -> bool:
        """Say whether a unit counts people.

        >>> load_roles().is_person("child")
        True
        """
        return unit in self.classes["person"]


@cache
def load_roles() -> Roles:
    """Load the shipped roles.

    >>> load_roles().default_unit["killed"]
    'person'
    """
    content = tomli.loads(files("checker.language").joinpath("data/roles.toml").read_text(encoding="utf-8"))
    classes = {name: frozenset(units) for name, units in content["class"].items()}
    instruments = {
        topic: [unit for name in names for unit in classes[name]] for topic, names in content["instrument"].items()
    }
    return Roles(
        classes=classes,
        takes={topic: frozenset(names) for topic, names in content["takes"].items()},
        default_topic=content["default_topic"],
        default_unit=content["default_unit"],
        instrument={unit: topic for topic, units in instruments.items() for unit in units},
        narrowed=content["narrowed"],
        whole=content["whole"],
        standing=frozenset(content["standing"]["topics"]),
        defended=content["defended"],
        demolished=frozenset(content["demolished"]["units"]),
        judged=frozenset(content["judged"]["topics"]),
        carriers=frozenset(content["carriers"]["units"]),
        outlawed=content["outlawed"],
        outlaws=frozenset(content["outlaws"]["units"]),
        crowds=frozenset(content["crowds"]["topics"]),
        lost=frozenset(content["lost"]["topics"]),
        of_things=frozenset(
            topic for topic, names in content["takes"].items() if "person" not in names and "resident" not in names
        ),
        joint={frozenset(parts): topic for topic, parts in content["joint"].items()},
    )
