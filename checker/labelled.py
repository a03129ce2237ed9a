"""What a desk labels by hand: reports with the claims a person reads in them, and how pairs of claims stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model import Interval, Polarity, RelationName, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledClaim:
    """One claim as a person reads it; what is None was not labelled and is not judged."""

    id: str
    report: str
    field: str
    start: int
    end: int
    topic: str
    unit: str | None = None
    interval: Interval | None = None
    value: str | None = None
    polarity: Polarity | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledRelation:
    """How two labelled claims stand to each other, by their labels."""

    a: str
    b: str
    relation: RelationName


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A file of labels; in ``partial`` reports not every claim is labelled, so nothing there is one too many."""

    reports: tuple[Report, ...] = ()
    claims: tuple[LabelledClaim, ...] = ()
    relations: tuple[LabelledRelation, ...] = ()
    partial: frozenset[str] = frozenset()
