"""What the editor sees beside a finding: answers and their voices, explanations, mutes, and what a revision changed.

Frozen types like those of ``model``, in words instead of stages; texts stand in every language of the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Wording = tuple[tuple[str, str], ...]
"""One text in each language of the reader, as pairs of language code and text."""
JsonObject = dict[str, Any]


class Confidence(StrEnum):
    """How much a finding rests on what the texts themselves give."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One origin behind a value: the name as written, or the outlet where nobody is named.

    ``wording`` holds the name as it stands inside a sentence of each language: as reports of that language write it, if any do.
    """

    name: str
    is_named: bool
    is_party: bool
    reports: int
    wording: Wording = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueGroup:
    """One answer to the question of a finding: in words, who gives it, and how many independent origins stand behind it."""

    text: str
    claims: tuple[str, ...]
    reports: int
    origins: int
    wording: Wording = ()
    sources: tuple[Source, ...] = ()
    first_as_of: str | None = None
    last_as_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """One change of one facet that would make a finding vanish, and the code that its claims would have then."""

    facet: str
    code: str
    wording: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Somebody an editor can ask, and the answer that this source stands for."""

    source: str
    is_named: bool
    wording: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What an editor needs beside the claims of a finding; ``weaknesses`` are what lowers the confidence.

    ``independence`` is the number of origins behind the second best supported answer, ``gap`` the distance of the
    outermost answers as a share of the larger one.
    """

    question: Wording
    why: Wording
    sentence: Wording
    what_if: tuple[WhatIf, ...] = ()
    vanish: Wording = ()
    ask: tuple[Ask, ...] = ()
    independence: int = 0
    gap: float = 0.0
    confidence: Confidence = Confidence.HIGH
    weaknesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """A known finding that a desk does not want to decide again, and why; ``is_used`` where a finding has it."""

    fingerprint: str
    reason: str
    is_used: bool = False


class Status(StrEnum):
    """What became of a finding."""

    NEW = "new"
    RESOLVED = "resolved"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One finding in two results; the side that does not have it is None, and details say what is different."""

    status: Status
    old: JsonObject | None
    new: JsonObject | None
    details: tuple[Wording, ...] = ()

    @property
    def finding(self) -> JsonObject:
        """The finding as it stands now, or as it stood where it is resolved."""
        return self.new or self.old or {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What is different between two results; reports by their ids."""

    changes: tuple[Change, ...]
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()

    def of(self, status: Status) -> tuple[Change, ...]:
        """Return the findings of one status."""
        return tuple(change for change in self.changes if change.status is status)

    @property
    def is_empty(self) -> bool:
        """No finding is new, resolved or changed."""
        return all(change.status is Status.UNCHANGED for change in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonLevel:
    """How two claims stand to each other in one facet; ``is_missing`` where a text does not give it."""

    facet: str
    level: str
    reason: str
    is_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two claims that were joined for a finding, or that were not joined (no finding), with every level and the reason."""

    a: str
    b: str
    code: str
    finding: str | None
    reason: str
    levels: tuple[ComparisonLevel, ...]

    @property
    def asks_twice(self) -> bool:
        """The two claims answer different questions, so that nobody would join them."""
        return any(level.facet == "topic" and level.level == "disjoint" for level in self.levels)
