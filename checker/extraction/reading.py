"""Read one sentence: its quantities at once; speakers, places and refusals when a claim asks for them.

In war news four of ten sentences that are read give no claim, so what only a claim needs is looked up on demand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checker.extraction.attribution import chain_at
from checker.extraction.implicit import find_implicit
from checker.extraction.scene import Scene
from checker.extraction.scope import counting_window, stated_as_of
from checker.extraction.selection import refusal
from checker.extraction.topics import attach_topics
from checker.language.roles import load_roles
from checker.quantity.quantities import Quantity, Unread, find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.field import Field
    from checker.extraction.locations import Location
    from checker.extraction.offers import Attachment
    from checker.extraction.speech import Speech
    from checker.model import AsOf, Attribution, Span

_YEAR = re.compile(r"(\d{4})")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One sentence, read; not slotted, what is looked up is kept."""

    field: Field
    number: int
    scene: Scene
    unread: Sequence[Unread]
    last_unit: str | None

    @property
    def sentence(self) -> Span:
        """The span of the sentence."""
        return self.field.sentences[self.number]

    @property
    def sentence_before(self) -> Span | None:
        """The span of the sentence before, where there is one."""
        return self.field.sentences[self.number - 1] if self.number else None

    @property
    def published_year(self) -> int | None:
        """The year in which the report was published."""
        match = _YEAR.match(self.field.report.published_at or "")
        return int(match.group(1)) if match else None

    @cached_property
    def attachments(self) -> Sequence[Attachment | None]:
        """The topic of each quantity."""
        return attach_topics(self.scene)

    @cached_property
    def refusals(self) -> Sequence[str | None]:
        """Why each quantity makes no claim, None where it makes one."""
        return [
            refusal(self.scene, number, attachment, lambda: self.speeches, self.has_named)
            for number, attachment in enumerate(self.attachments)
        ]

    @cached_property
    def as_of(self) -> AsOf | None:
        """The moment up to which the sentence says that its figures hold, or the report's own."""
        return stated_as_of(self.scene.cells, self.field.report.published_at) or self.field.published

    @cached_property
    def window(self) -> str | None:
        """The time over which the sentence counts."""
        return counting_window(self.scene.cells)

    @cached_property
    def locations(self) -> Sequence[Location]:
        """The places in which the sentence says that something is."""
        return self.field.locations(self.number)

    @cached_property
    def speeches(self) -> Sequence[Speech]:
        """The speech cues of the sentence."""
        return self.field.speeches(self.number)

    def chain(self, index: int) -> tuple[Attribution, ...]:
        """Return the chain of sources that what stands at cell ``index`` rests on."""
        return chain_at(self.speeches, index) if self.speeches else self.field.carried(self.number)

    def has_named(self, unit: str | None) -> bool:
        """Say whether the report has named a unit up to and in this sentence."""
        return bool(unit and self.field.has_named(unit, self.number))


def read_field(field: Field) -> Iterator[Reading]:
    """Read the sentences of one field that can hold a claim, in order."""
    last_unit: str | None = None
    for number in field.promising():
        reading = _read(field, number, last_unit)
        last_unit = _last_unit(reading) or last_unit
        yield reading


def scene_of(field: Field, number: int, quantities: Sequence[Quantity] = ()) -> Scene:
    """Return a sentence of a field as a scene."""
    return Scene(field.cells(number), quantities, field.language, load_roles(), field.answers(number))


def _read(field: Field, number: int, last_unit: str | None) -> Reading:
    cells = field.cells(number)
    found, unread = find_quantities(cells, field.language)
    implicit = find_implicit(cells, found, field.language, load_roles())
    quantities = sorted([*found, *implicit], key=lambda quantity: quantity.start) if implicit else found
    return Reading(
        field=field, number=number, scene=scene_of(field, number, quantities), unread=unread, last_unit=last_unit
    )


def _last_unit(reading: Reading) -> str | None:
    """Return the last unit that was counted, for "two of them" in the next sentence."""
    scene = reading.scene
    units = [q.noun.unit for q in scene.quantities if q.noun.unit and not scene.roles.is_measure(q.noun.unit)]
    return units[-1] if units else None
