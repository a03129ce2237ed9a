"""From a report to claims: sentences, scenes, topics, attribution, factuality, in this order.

Gives claims with ids local to the report ("1", "2", ...), and for each number that made no claim the reason.
Deliberately compares nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.extraction.factuality import judge_factuality
from checker.extraction.field import Field
from checker.extraction.locations import place_of
from checker.extraction.reading import read_field
from checker.extraction.scope import background
from checker.extraction.selection import ANCHORED_SHAPES
from checker.extraction.wholes import earlier_whole, kind_of_earlier
from checker.extraction.windows import STRETCHES
from checker.language.loader import load_languages
from checker.model import Certainty, Claim, Count, Kind, Modifier, Scope, Skipped
from checker.text.language_id import identify_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.factuality import Factuality
    from checker.extraction.offers import Attachment
    from checker.extraction.reading import Reading
    from checker.extraction.status import Statement
    from checker.language.loader import Languages
    from checker.model import AsOf, Report
    from checker.quantity.quantities import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one report gave."""

    claims: tuple[Claim, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    language: str | None = None
    aliases: tuple[tuple[str, str], ...] = ()


def extract_claims(report: Report, languages: Languages | None = None, published: AsOf | None = None) -> Extraction:
    """Return the claims of one report, as of ``published`` where the text says no other time, and what was not read.

    >>> from checker.model import Report
    >>> found = extract_claims(Report(id="a", text="At least 12 people were killed, police said."))
    >>> [(c.topic, c.interval.low, c.attribution[0].source) for c in found.claims]
    [('killed', 12, 'police')]
    """
    languages = languages if languages is not None else load_languages()
    code = report.language or identify_language(f"{report.title or ''} {report.text}", languages.traits)
    language = languages.get(code)
    if language is None:
        reason = f"language {code or 'unknown'} is not one of {', '.join(sorted(languages.folders))}"
        return Extraction(skipped=(_unspoken(report, reason),), language=code)
    claims: list[Claim] = []
    skipped: list[Skipped] = []
    fields = [
        Field(
            report=report,
            name=name,
            text=report.body(name),
            language=language,
            sieve=languages.sieve(language),
            published=published,
        )
        for name in ("title", "text")
        if report.body(name)
    ]
    for field in fields:
        for reading in read_field(field):
            claims.extend(list(_claims(reading, claims)))
            skipped.extend(_skipped(reading))
    aliases = _aliases(fields) if any(claim.kind is Kind.STATUS for claim in claims) else ()
    return Extraction(claims=tuple(claims), skipped=tuple(skipped), language=language.code, aliases=aliases)


def _aliases(fields: Sequence[Field]) -> tuple[tuple[str, str], ...]:
    """Return every title that is followed by a name, once."""
    found = (alias for field in fields for number in field.titled() for alias in field.sentence(number).aliases)
    return tuple(dict.fromkeys(found))


def _unspoken(report: Report, reason: str) -> Skipped:
    return Skipped(reason=reason, kind="language", report=report.id, path=report.path, line=report.line)


def _claims(reading: Reading, earlier: Sequence[Claim]) -> Iterator[Claim]:
    numbers: dict[int, str] = {}
    own: list[Claim] = []
    sentence = reading.sentence
    made = len(earlier)
    for number, quantity in enumerate(sentence.counts[0]):
        if reading.refusals[number] is not None:
            continue
        attachment = sentence.attachments[number] or kind_of_earlier(quantity, reading.span_before, earlier)
        made += 1
        numbers[number] = str(made)
        whole = sentence.wholes[number]
        if whole is not None:
            subset_of = numbers.get(whole)
        else:
            subset_of = earlier_whole(quantity, attachment, sentence.cells, earlier)
        claim = _quantity_claim(reading, number, attachment, str(made), subset_of)
        if quantity.increment and not _adds_to(claim.topic, [*earlier, *own]):
            claim = replace(claim, count=Count.TOTAL)
        own.append(claim)
        yield claim if whole is None else _of_its_kind(reading, claim, number, whole)
    for statement in sentence.statements(reading.field.report.published_at):
        factuality = judge_factuality(sentence.cells, statement.predicate, None, zero=False)
        if factuality.asserted:
            made += 1
            yield _statement_claim(reading, statement, factuality, str(made))


def _adds_to(topic: str, before: Sequence[Claim]) -> bool:
    """Say whether "another 30" adds to an earlier count: one of its topic, or of another report where none stands before."""
    counted = [claim.topic for claim in before if claim.kind is Kind.QUANTITY]
    return not counted or topic in counted


def _of_its_kind(reading: Reading, claim: Claim, number: int, whole: int) -> Claim:
    """Return the claim of a part, which counts what its whole counts where it names no kind of its own."""
    quantities, roles = reading.sentence.scene.quantities, reading.sentence.scene.roles
    unit = _narrowed(reading, quantities[whole].noun.unit)
    own = quantities[number].noun.unit is not None or quantities[number].noun.head is not None
    return (
        claim if own or unit is None or not roles.admits(claim.topic, unit, known=True) else replace(claim, unit=unit)
    )


def _quantity_claim(
    reading: Reading, number: int, attachment: Attachment | None, identifier: str, subset_of: str | None
) -> Claim:
    sentence, field = reading.sentence, reading.field
    cells, quantity, factuality = sentence.cells, sentence.scene.quantities[number], sentence.factuality[number]
    start, end = _span(reading, quantity.start, quantity.end)
    topic = attachment.topic if attachment is not None else _default_topic(reading, quantity)
    head = quantity.noun.head
    return Claim(
        id=identifier,
        report=field.report.id,
        field=field.name,
        start=start,
        end=end,
        text=field.text[start:end],
        sentence=reading.span,
        kind=Kind.QUANTITY,
        topic=topic,
        pattern=f"{field.language.code}.{quantity.shape}.{attachment.way if attachment is not None else 'noun'}",
        unit=_unit(reading, quantity, topic),
        unit_text=sentence.text[cells.starts[head] : cells.ends[head]] if head is not None else None,
        interval=quantity.interval,
        modifier=Modifier.NO_REPORT if quantity.shape == "no_report" else quantity.modifier,
        polarity=factuality.polarity,
        certainty=Certainty.SUPERSEDED if quantity.superseded else factuality.certainty,
        count=Count.INCREMENT if quantity.increment or _left_their_set(reading, quantity, topic) else Count.TOTAL,
        scope=Scope(
            place=_place(reading, quantity),
            window=None if quantity.noun.unit in STRETCHES else sentence.window,
            subset_of=subset_of,
            background=background(cells, reading.published_year, quantity.start),
        ),
        attribution=reading.chain(quantity.start),
        as_of=reading.as_of,
        cue=factuality.cue,
    )


def _left_their_set(reading: Reading, quantity: Quantity, topic: str) -> bool:
    """Say whether the counted leave one toll for another, which they add to: ``two of the wounded died``."""
    head, roles = quantity.noun.head, reading.sentence.scene.roles
    if head is None or not quantity.noun.of_set:
        return False
    tolls = {s.key for s in reading.sentence.cells[head].senses if s.file == "topics"} - roles.standing
    return bool(tolls) and topic in roles.takes and topic not in tolls and topic not in roles.joint.values()


def _place(reading: Reading, quantity: Quantity) -> str | None:
    sentence = reading.sentence
    if not sentence.locations:
        return None
    links = [link for speech in reading.speeches for link in speech.chain]
    place = place_of(sentence.scene, quantity, sentence.locations, links)
    return sentence.text[place.start : place.end] if place is not None else None


def _default_topic(reading: Reading, quantity: Quantity) -> str:
    roles = reading.sentence.scene.roles
    narrower = roles.narrowed.get(quantity.noun.unit or "", "")
    return roles.default_topic.get(narrower, "other") if reading.has_named(narrower) else "other"


def _unit(reading: Reading, quantity: Quantity, topic: str) -> str | None:
    if quantity.noun.unit is not None:
        return _narrowed(reading, quantity.noun.unit)
    head = quantity.noun.head
    if head is not None and (topic == "other" or topic not in reading.sentence.scene.roles.default_unit):
        return reading.sentence.scene.cells[head].form
    default = reading.sentence.scene.roles.default_unit.get(topic)
    return default if default is not None else _narrowed(reading, _antecedent(reading, quantity, topic))


def _narrowed(reading: Reading, unit: str | None) -> str | None:
    """Return the narrower unit that the report has named before, for a broader word that means it again."""
    narrower = reading.sentence.scene.roles.narrowed.get(unit or "")
    return narrower if reading.has_named(narrower) else unit


def _antecedent(reading: Reading, quantity: Quantity, topic: str) -> str | None:
    """Return the unit of the nearest count before that the same topic could be about."""
    roles, quantities = reading.sentence.scene.roles, reading.sentence.scene.quantities
    before = (q.noun.unit for q in reversed(quantities) if q.end <= quantity.start and q.noun.unit is not None)
    units = [unit for unit in before if not roles.is_measure(unit)]
    suiting = (unit for unit in units if topic == "other" or roles.admits(topic, unit, known=True))
    return next(suiting, reading.last_unit)


def _span(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Return where ``cells[start:end]`` begin and end in the field."""
    first, last = reading.sentence.span(start, end)
    return reading.span.start + first, reading.span.start + last


def _statement_claim(reading: Reading, statement: Statement, factuality: Factuality, identifier: str) -> Claim:
    sentence, field = reading.sentence, reading.field
    start, end = _span(reading, statement.start, statement.end)
    year = reading.published_year if statement.kind is not Kind.TIME else None
    return Claim(
        id=identifier,
        report=field.report.id,
        field=field.name,
        start=start,
        end=end,
        text=field.text[start:end],
        sentence=reading.span,
        kind=statement.kind,
        topic=statement.topic,
        pattern=f"{field.language.code}.{statement.topic}",
        unit_text=sentence.written(*statement.person) if statement.person is not None else None,
        value=statement.value,
        entity=statement.entity,
        polarity=statement.polarity or factuality.polarity,
        certainty=factuality.certainty,
        scope=Scope(background=background(sentence.cells, year, statement.start)),
        attribution=reading.chain(statement.start),
        as_of=field.published,
        cue=factuality.cue,
    )


def _skipped(reading: Reading) -> Iterator[Skipped]:
    quantities, unread = reading.sentence.counts
    cells = reading.sentence.cells
    for item in unread:
        if any(cell.sort == "number" for cell in cells[item.start : item.end]):
            yield _skip(reading, item.start, item.end, item.reason)
    for number, quantity in enumerate(quantities):
        reason = reading.refusals[number] if quantity.shape not in ANCHORED_SHAPES else None
        if reason is not None:
            yield _skip(reading, quantity.start, quantity.end, reason)


def _skip(reading: Reading, start: int, end: int, reason: str) -> Skipped:
    field, cells, begin = reading.field, reading.sentence.cells, reading.span.start
    first, last = begin + cells.starts[start], begin + cells.ends[end - 1]
    return Skipped(
        reason=reason,
        kind="number",
        report=field.report.id,
        field=field.name,
        start=first,
        end=last,
        text=field.text[first:last],
    )
