"""Every threshold the product uses, with unit, default and reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Choices an editor may change; hashable, and written into every output.

    >>> Settings().simultaneous_hours
    2.0
    """

    simultaneous_hours: float = 2.0
    """Two figures closer in time than this are simultaneous (hours, after both uncertainties are subtracted)."""

    clock_uncertainty_hours: float = 1.0
    """Half-width of an as-of time taken from a publication time: newsrooms file within the hour."""

    date_uncertainty_hours: float = 12.0
    """Half-width of an as-of time taken from a date alone: that whole day."""

    unit_slip_minimum: int = 8
    """Smallest number whose repetition on two things by one origin is suspicious (ones are everywhere)."""

    max_bytes: int = 20_000_000
    """Largest input file that is read (bytes); a larger one is named and refused."""

    max_relation_pairs_per_event: int = 2_000_000
    """Pairs spelled out for ``--relations`` in one event before the rest is only counted."""

    claims_compared_per_value: int = 16
    """Claims of one value that are compared with another value's in full; beyond it a spread stands for the rest."""
