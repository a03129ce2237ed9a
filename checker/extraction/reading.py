"""Put one sentence into its report: who speaks, since when figures hold, which of its quantities make claims.

In war news four of ten sentences that are read give no claim, so what only a claim needs is looked up on demand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.extraction.attribution import chain_at
from checker.extraction.field import moved
from checker.extraction.selection import refusal
from checker.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.field import Chain, Field
    from checker.extraction.sentence import Sentence
    from checker.extraction.speech import Speech
    from checker.model import AsOf, Span

_YEAR = re.compile(r"(\d{4})")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One sentence in its field, which begins at ``span.start``; not slotted, what is looked up is kept."""

    field: Field
    number: int
    sentence: Sentence
    last_unit: str | None

    @kept
    def span(self) -> Span:
        """The span of the sentence."""
        return self.field.sentences[self.number]

    @property
    def span_before(self) -> Span | None:
        """The span of the sentence before, where there is one."""
        return self.field.sentences[self.number - 1] if self.number else None

    @kept
    def published_year(self) -> int | None:
        """The year in which the report was published."""
        match = _YEAR.match(self.field.report.published_at or "")
        return int(match.group(1)) if match else None

    @kept
    def refusals(self) -> Sequence[str | None]:
        """Why each quantity makes no claim, None where it makes one."""
        return [
            refusal(self.sentence.scene, number, attachment, lambda: self.speeches, self.has_named)
            for number, attachment in enumerate(self.sentence.attachments)
        ]

    @kept
    def as_of(self) -> AsOf | None:
        """The moment up to which the sentence says that its figures hold, or the report's own."""
        return self.sentence.on(self.field.report.published_at).as_of or self.field.published

    @kept
    def speeches(self) -> Sequence[Speech]:
        """The speech cues of the sentence, with offsets of its own."""
        return self.field.speeches(self.number)

    def chain(self, index: int) -> Chain:
        """Return the chain of sources that what stands at cell ``index`` rests on, with offsets of the field."""
        if not self.speeches:
            return self.field.carried(self.number)
        return moved(chain_at(self.speeches, index), self.span.start)

    def has_named(self, unit: str | None) -> bool:
        """Say whether the report has named a unit up to and in this sentence."""
        return bool(unit and self.field.has_named(unit, self.number))


def read_field(field: Field) -> Iterator[Reading]:
    """Read the sentences of one field that can hold a claim, in order."""
    last_unit: str | None = None
    for number in field.promising():
        sentence = field.sentence(number)
        yield Reading(field=field, number=number, sentence=sentence, last_unit=last_unit)
        last_unit = sentence.last_unit or last_unit
