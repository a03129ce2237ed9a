"""Say how claims were read: the words of number, noun and predicate, the cues, and why other numbers made no claim.

Reads a report once more and gives traces beside its claims; deliberately decides nothing that extraction decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.extraction.factuality import find_cues
from checker.extraction.field import Field
from checker.extraction.reading import read_field
from checker.language.loader import load_languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.extraction.offers import Attachment
    from checker.extraction.reading import Reading
    from checker.language.loader import Languages
    from checker.model import Claim, Report
    from checker.quantity.quantities import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Words that a claim was read from, and what they were taken for."""

    role: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """How one claim was read; ``way`` is how the topic was found and ``cost`` how far its predicate stands."""

    field: str
    start: int
    end: int
    topic: str | None
    way: str
    cost: float
    words: tuple[Word, ...]


def trace_claims(
    claims: Iterable[Claim], reports: Iterable[Report], languages: Languages | None = None
) -> dict[str, Trace]:
    """Return the trace of each claim, by claim id; reports must have their language.

    >>> from checker.api import extract_reports
    >>> from checker.model import Report
    >>> found = extract_reports([Report(id="a", text="At least 12 people were reportedly killed.")])
    >>> [(word.role, word.text) for word in trace_claims(found.claims, found.reports)["c1"].words]
    [('bound', 'At least'), ('number', '12'), ('noun', 'people'), ('predicate', 'killed'), ('hedge', 'reportedly')]
    """
    spoken = languages if languages is not None else load_languages()
    found = {
        (report.id, trace.field, trace.start, trace.end, trace.topic): trace
        for report in reports
        for trace in _traces(report, spoken)
    }
    traced = {}
    for claim in claims:
        place = (claim.report, claim.field, claim.start, claim.end)
        trace = found.get((*place, claim.topic)) or found.get((*place, None))
        if trace is not None:
            traced[claim.id] = trace
    return traced


def _traces(report: Report, languages: Languages) -> Iterator[Trace]:
    language = languages.get(report.language)
    if language is None:
        return
    for name in ("title", "text"):
        field = Field(
            report=report, name=name, text=report.body(name), language=language, sieve=languages.sieve(language)
        )
        for reading in read_field(field):
            yield from _of_reading(reading)


def _of_reading(reading: Reading) -> Iterator[Trace]:
    sentence = reading.sentence
    for quantity, attachment in zip(sentence.scene.quantities, sentence.attachments, strict=True):
        yield _of_quantity(reading, quantity, attachment)
    for statement in sentence.statements(reading.field.report.published_at):
        last = max(statement.end, statement.predicate + 1)
        words = [_word("answer", reading, statement.predicate, last)]
        words.extend(_cues(reading, statement.start, statement.predicate))
        start, end = _span(reading, statement.start, statement.end)
        yield Trace(
            field=reading.field.name,
            start=start,
            end=end,
            topic=statement.topic,
            way="listed answer",
            cost=0.0,
            words=tuple(words),
        )


def _of_quantity(reading: Reading, quantity: Quantity, attachment: Attachment | None) -> Trace:
    start, end = _span(reading, quantity.start, quantity.end)
    predicate = attachment.predicate if attachment is not None else None
    head = quantity.noun.head
    words = [*_number_words(reading, quantity)]
    if head is not None:
        words.append(_word("noun", reading, head, head + 1))
    if predicate is not None and predicate != head:
        words.append(_word("predicate", reading, predicate, predicate + 1))
    return Trace(
        field=reading.field.name,
        start=start,
        end=end,
        topic=attachment.topic if attachment is not None else None,
        way=attachment.way if attachment is not None else "noun",
        cost=attachment.cost if attachment is not None else 0.0,
        words=(*words, *_cues(reading, quantity.start, predicate)),
    )


def _number_words(reading: Reading, quantity: Quantity) -> Iterator[Word]:
    """Yield the words of the phrase before and behind the noun: what bounds the number, and the number itself."""
    head = quantity.noun.head
    for index in range(quantity.start, quantity.end):
        cell = reading.sentence.cells[index]
        is_number = cell.sort == "number" or cell.has("numerals")
        if index != head and (is_number or cell.has("modifiers")):
            yield _word("number" if is_number else "bound", reading, index, index + 1)


def _cues(reading: Reading, anchor: int, predicate: int | None) -> Iterator[Word]:
    for kind, index in find_cues(reading.sentence.cells, anchor, predicate):
        yield _word(kind, reading, index, index + 1)


def _word(role: str, reading: Reading, start: int, end: int) -> Word:
    first, last = _span(reading, start, end)
    return Word(role=role, start=first, end=last, text=reading.field.text[first:last])


def _span(reading: Reading, start: int, end: int) -> tuple[int, int]:
    first, last = reading.sentence.span(start, end)
    return reading.span.start + first, reading.span.start + last
