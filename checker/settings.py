"""Every threshold and choice of the product, with unit, default and reason."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from enum import Enum, StrEnum

from checker.errors import SettingsError

NO_MODEL = "off"


class VagueWords(StrEnum):
    """What a vague word ("dozens") says about the number."""

    HARD = "hard"
    SOFT = "soft"


class UnsourcedFall(StrEnum):
    """The code of a later, lower figure of a growing toll where somebody is not named."""

    FALL = "X5"
    DISPUTE = "D1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Choices an editor may change; hashable, and written into every output.

    >>> Settings().simultaneous_hours
    2.0

    Raises ``SettingsError`` when a value cannot be used.
    """

    simultaneous_hours: float = 2.0
    """Two figures closer in time than this are simultaneous (hours, after both uncertainties are subtracted)."""

    clock_uncertainty_hours: float = 1.0
    """Half-width of an as-of time taken from a publication time: newsrooms file within the hour."""

    date_uncertainty_hours: float = 12.0
    """Half-width of an as-of time taken from a date alone: that whole day."""

    vague_words: VagueWords = VagueWords.HARD
    """hard: "dozens" excludes only what lies below its floor; soft: it excludes all outside its customary band."""

    unsourced_fall: UnsourcedFall = UnsourcedFall.FALL
    """Code of a later, lower toll without a named origin: X5 (a fall to explain) or D1 (a dispute of two voices)."""

    outlet_is_origin: bool = False
    """Count an outlet that names nobody as an origin of its own: off, because outlets repeat one another unnamed."""

    also_growing: tuple[str, ...] = ()
    """Topics beside the tolls whose figures may only grow, so that a later, higher one is an update."""

    never_growing: tuple[str, ...] = ()
    """Tolls that are closed in this event, so that a later, higher figure is a contradiction."""

    woman_parent: str = "person"
    """The unit that women are counted under: person, or civilian where no woman fights."""

    clock_tolerance_minutes: int = 15
    """Two clock times of one event closer than this agree (minutes): witnesses round to the quarter of an hour."""

    same_people_minimum: int = 3
    """Smallest group whose number in two opposite states is taken for the same people (ones and twos are everywhere)."""

    unit_slip_minimum: int = 8
    """Smallest number whose repetition on two things by one origin is suspicious (ones are everywhere)."""

    copy_overlap_percent: int = 75
    """Sentences that share this part of their neighbouring word pairs are copies (per cent): one word in twelve costs 18."""

    model: str = "embedded"
    """The encoder that compares what no list knows: the one that comes with the package, or a folder or name of another."""

    nli: str = NO_MODEL
    """The cross-encoder whose opinion on sentences without figures is added as notes: off, or a folder or name."""

    max_opinion_pairs_per_event: int = 400
    """Sentence pairs of one event that ``--nli`` asks about, most alike first; the rest is counted as not compared."""

    max_bytes: int = 20_000_000
    """Largest input file that is read, of JSON Lines the longest line (bytes); a larger one is named and refused."""

    max_relation_pairs_per_event: int = 2_000_000
    """Pairs spelled out for ``--relations`` in one event before the rest is only counted."""

    claims_compared_in_full: int = 100
    """Claims on one family of topics in an event that are judged pair by pair; beyond it values meet the extremes."""

    far_apart_factor: int = 100
    """A toll below a lead that is more than so many times another's counts something else: a war, a country."""

    same_incident_hours: float = 48.0
    """Tolls of two reports with few words in common that lie further apart are not held against each other (hours)."""

    one_occasion_days: int = 14
    """Figures told further apart than this may be about two occasions (days), unless a toll grew or both name the day."""

    max_explained_findings: int = 2_000
    """Findings of one event, gravest first, for which the rules run again to say what would make them vanish."""

    def __post_init__(self) -> None:
        """Refuse a value of the wrong type or range."""
        for field in fields(self):
            value = getattr(self, field.name)
            if not _fits(value, field.default):
                raise SettingsError(f"{field.name} = {value!r}: cannot be used; give {wanted(field.name)}")


def wanted(name: str) -> str:
    """Return in words which values a setting takes.

    >>> wanted("vague_words")
    'hard or soft'
    """
    default = {field.name: field.default for field in fields(Settings)}[name]
    if isinstance(default, Enum):
        return " or ".join(str(choice.value) for choice in type(default))
    words = {
        bool: "true or false",
        float: "a number of hours, 0 or more",
        int: "a whole number, 1 or more",
        tuple: "a list of topics",
    }
    return words.get(type(default), "a word")


def _fits(value: object, default: object) -> bool:
    if isinstance(default, float):
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0
    if type(value) is not type(default):
        return False
    if isinstance(value, tuple):
        return all(isinstance(item, str) and item for item in value)
    return value != "" if isinstance(value, str) else isinstance(value, bool) or not isinstance(value, int) or value > 0


def settings_values(settings: Settings) -> dict[str, float | str | list[str]]:
    """Return all settings as plain values, in order.

    >>> settings_values(Settings())["vague_words"]
    'hard'
    """
    return {field.name: _plain(getattr(settings, field.name)) for field in fields(settings)}


def _plain(value: float | str | tuple[str, ...]) -> float | str | list[str]:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value
