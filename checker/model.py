"""The frozen types that flow from stage to stage.

Takes nothing, gives the vocabulary; deliberately holds no behaviour beyond small derived properties.
Offsets are code points, half-open, into the field as received. ``None`` bounds mean "no bound".
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from checker.settings import Settings

if TYPE_CHECKING:
    from datetime import datetime

    from checker.desk import Brief, Join, Mute, ValueGroup

Number = int | Decimal


class Kind(StrEnum):
    """What sort of question a claim answers."""

    QUANTITY = "quantity"
    STATUS = "status"
    CATEGORY = "category"
    TIME = "time"
    PLACE = "place"


class Modifier(StrEnum):
    """How a quantity is bounded, in the contract's words."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"
    NO_REPORT = "no_report"


class Polarity(StrEnum):
    """Whether the report asserts the fact or says that a party denies it."""

    ASSERTED = "asserted"
    DENIED = "denied"


class Certainty(StrEnum):
    """How firmly the text stands behind the fact."""

    STATED = "stated"
    HEDGED = "hedged"
    SUPERSEDED = "superseded"


class Count(StrEnum):
    """Whether a figure is a total or is added to an earlier one."""

    TOTAL = "total"
    INCREMENT = "increment"


class RelationName(StrEnum):
    """The five answers to "how do these two claims stand to each other"."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    UPDATE = "update"
    CONTRADICT = "contradict"
    NOT_COMPARABLE = "not_comparable"


class Level(StrEnum):
    """How loudly a code speaks; the first three mean that the claims cannot all be true."""

    ERROR = "error"
    WARNING = "warning"
    DISPUTE = "dispute"
    NOTE = "note"
    LISTED = "listed"
    SILENT = "silent"


CONTRADICTING_LEVELS = frozenset({Level.ERROR, Level.WARNING, Level.DISPUTE})


def is_at_least(level: Level, threshold: str) -> bool:
    """Say whether a level is the threshold or graver; ``any`` admits notes, ``never`` nothing.

    >>> is_at_least(Level.NOTE, "dispute"), is_at_least(Level.ERROR, "dispute")
    (False, True)
    """
    order = list(Level)
    last = Level.NOTE if threshold == "any" else threshold
    return threshold != "never" and order.index(level) <= order.index(Level(last))


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A closed set of numbers with an optional soft band that a reader expects.

    >>> Interval(low=12, high=None, soft_low=24, soft_high=99).high is None
    True
    """

    low: Number | None = None
    high: Number | None = None
    soft_low: Number | None = None
    soft_high: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open stretch of code points in one field of a report."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text by one outlet about one event, as received."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    language: str | None = None
    published_at: str | None = None
    event: str | None = None
    path: str | None = None
    line: int | None = None

    def body(self, name: str) -> str:
        """Return the field ``"title"`` or ``"text"``, empty when missing."""
        return (self.title if name == "title" else self.text) or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of an attribution chain: who said it, and where the text names them."""

    source: str
    start: int
    end: int
    source_class: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """When a figure was true: an instant with a half-width in hours."""

    instant: datetime
    uncertainty_hours: float
    from_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a count is limited to: a place, a counting window, the claim it is part of."""

    place: str | None = None
    window: str | None = None
    subset_of: str | None = None
    background: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """That the encoder takes a figure for an answer to the question of another, ``key``, and how alike it finds them."""

    key: str
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One checkable statement with the characters that carry it.

    ``start`` and ``end`` cover the whole quantity phrase ("At least 12 people") in ``field`` as received.
    ``entity`` names whom or what a non-numeric claim is about, in a form that joins languages. ``fault`` is the code of a
    fault in the characters of the number: such a claim is never compared.
    """

    id: str
    report: str
    field: str
    start: int
    end: int
    text: str
    sentence: Span
    kind: Kind
    topic: str
    pattern: str
    unit: str | None = None
    unit_text: str | None = None
    interval: Interval = dataclasses.field(default_factory=Interval)
    modifier: Modifier = Modifier.EXACT
    value: str | None = None
    entity: str | None = None
    polarity: Polarity = Polarity.ASSERTED
    certainty: Certainty = Certainty.STATED
    count: Count = Count.TOTAL
    scope: Scope = dataclasses.field(default_factory=Scope)
    attribution: tuple[Attribution, ...] = ()
    as_of: AsOf | None = None
    cue: str | None = None
    fault: str | None = None
    likeness: Likeness | None = None

    @property
    def subject(self) -> str | None:
        """Whom a claim is about, as an editor reads it: the name as written, else the key of the title."""
        is_name = (self.entity or "").startswith("name:")
        return self.unit_text if is_name and self.unit_text is not None else self.entity

    @property
    def origin(self) -> str | None:
        """The last link of the attribution chain: who counted or said it."""
        return self.attribution[-1].source if self.attribution else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that was not used or not compared, with the reason; silence never looks like agreement."""

    reason: str
    kind: str = "input"
    line: int | None = None
    report: str | None = None
    path: str | None = None
    field: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None
    claims: tuple[str, ...] = ()
    count: int = 1
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The claims of one event that answer one question, across reports and languages."""

    id: str
    event: str | None
    question: str
    kind: Kind
    topic: str
    unit: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLink:
    """Why two reports were taken to tell of one event.

    ``by`` says what found it: the words of one language, the encoder across languages, or the event that both came with;
    ``similarity`` is the cosine, and the rest is what confirms it.
    """

    a: str
    b: str
    by: str
    similarity: float | None = None
    words: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    names: int = 0
    same_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGroup:
    """The reports of a mixed pile that tell of one event, the words they share, and a link for each report but the first."""

    id: str
    reports: tuple[str, ...]
    words: tuple[str, ...] = ()
    links: tuple[EventLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two claims stand to each other, with the code of the rule that decided."""

    a: str
    b: str
    relation: RelationName
    code: str
    explanation: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch of one field of a report, with its words."""

    report: str
    field: str
    start: int
    end: int
    text: str


class ModelNote(Enum):
    """The codes of notes that are the opinion of a model, with their names."""

    M1 = "a model's opinion on two sentences"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What a model takes two sentences for: its name, its score, and the sentences."""

    model: str
    score: float
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something an editor should look at; it always points at claims or at characters."""

    id: str
    code: str
    name: str
    level: Level
    event: str | None
    question: str
    claims: tuple[str, ...]
    message: str
    values: tuple[ValueGroup, ...] = ()
    fingerprint: str = ""
    brief: Brief | None = None
    muted: str | None = None
    similarity: float | None = None
    report: str | None = None
    field: str | None = None
    start: int | None = None
    end: int | None = None
    opinion: Opinion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Everything one run found, and everything it could not use."""

    reports: tuple[Report, ...] = ()
    events: tuple[EventGroup, ...] = ()
    claims: tuple[Claim, ...] = ()
    groups: tuple[Group, ...] = ()
    relations: tuple[Relation, ...] = ()
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    mutes: tuple[Mute, ...] = ()
    joins: tuple[Join, ...] = ()
    settings: Settings = dataclasses.field(default_factory=Settings)
