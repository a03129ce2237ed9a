"""Extract from a text whose numbers may hold what does not belong there.

The text is checked first. A number that can be read without the stray characters is read so, with its place in the text as
received; it is claimed but never compared. A number that nobody can read makes no claim. Both are told in a note.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from checker.extraction.claims import extract_claims
from checker.model import Finding, Interval, Level, Modifier, Skipped, Span
from checker.text.integrity import FaultCode, find_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.extraction.claims import Extraction
    from checker.language.loader import Languages
    from checker.model import AsOf, Attribution, Claim, Report
    from checker.text.integrity import Fault

_FIELDS = ("title", "text")
_UNCLEAR, _FRACTION = "ambiguous separator", "a fraction of a person or thing"
_GROUP = re.compile(r"\d{1,3}[.,]\d{3}(?!\d)")
_BACKWARDS = re.compile(r"(?<!\d)(?<![-\u2013/.,])(\d{1,6})[-\u2013]$")
_RIGHT = re.compile(r"\d{1,6}(?![\d.,/-])")
_AROUND_LOSS = 2
_MOST_TOLD = 5
_DIGITS = re.compile(r"\d[\d.,]*\d")


class Guarded(NamedTuple):
    """What one report gave, and the notes on its text."""

    extraction: Extraction
    notes: tuple[Finding, ...]


class _Map(NamedTuple):
    """A text with its numbers made plain, and the place of each of its characters in the text as received."""

    text: str
    places: Sequence[int]


def extract_guarded(report: Report, languages: Languages, published: AsOf | None = None) -> Guarded:
    """Return the claims of a report, those on doubtful numbers marked, and a note on each fault of its text.

    >>> from checker.language.loader import load_languages
    >>> from checker.model import Report
    >>> found = extract_guarded(Report(id="a", text="The blast killed 4\\u200b5 people."), load_languages())
    >>> [(c.interval.low, c.text, c.fault) for c in found.extraction.claims], [n.code for n in found.notes]
    ([(45, '4\\u200b5 people', 'CC802')], ['CC802'])
    """
    faults = {name: found for name in _FIELDS if (found := find_faults(report.body(name)))}
    if not faults:
        return _with_ranges(extract_claims(report, languages, published), report, [])
    maps = {name: _plain(report.body(name), found) for name, found in faults.items()}
    clean = replace(report, **{name: found.text for name, found in maps.items()})  # type: ignore[arg-type]  # two fields
    extraction = _placed_back(extract_claims(clean, languages, published), report, maps)
    extraction = _marked(extraction, report, faults)
    told = [(name, fault) for name, found in faults.items() for fault in found]
    return _with_ranges(extraction, report, told)


def _plain(text: str, faults: Iterable[Fault]) -> _Map:
    """Return the text with each readable number in plain digits."""
    pieces: list[str] = []
    places: list[int] = []
    behind = 0
    for fault in faults:
        if fault.reading is None or fault.start < behind:
            continue
        pieces += text[behind : fault.start], fault.reading
        places += range(behind, fault.start)
        places += [min(fault.start + step, fault.end - 1) for step in range(len(fault.reading) - 1)]
        places.append(fault.end - 1)
        behind = fault.end
    places += range(behind, len(text) + 1)
    return _Map("".join([*pieces, text[behind:]]), places)


def _placed_back(extraction: Extraction, report: Report, maps: Mapping[str, _Map]) -> Extraction:
    """Return what was extracted with the places and words of the text as received."""
    claims = tuple(
        _claim_back(claim, report, maps[claim.field]) if claim.field in maps else claim for claim in extraction.claims
    )
    skipped = tuple(
        _skipped_back(item, report, maps[item.field]) if item.field is not None and item.field in maps else item
        for item in extraction.skipped
    )
    return replace(extraction, claims=claims, skipped=skipped)


def _span_back(start: int, end: int, found: _Map) -> tuple[int, int]:
    return (found.places[start], found.places[end - 1] + 1) if end > start else (found.places[start],) * 2


def _claim_back(claim: Claim, report: Report, found: _Map) -> Claim:
    start, end = _span_back(claim.start, claim.end, found)
    first, last = _span_back(claim.sentence.start, claim.sentence.end, found)
    return replace(
        claim,
        start=start,
        end=end,
        text=report.body(claim.field)[start:end],
        sentence=Span(start=first, end=last),
        attribution=tuple(_link_back(link, found) for link in claim.attribution),
    )


def _link_back(link: Attribution, found: _Map) -> Attribution:
    start, end = _span_back(link.start, link.end, found)
    return replace(link, start=start, end=end)


def _skipped_back(item: Skipped, report: Report, found: _Map) -> Skipped:
    if item.start is None or item.end is None or item.field is None:
        return item
    start, end = _span_back(item.start, item.end, found)
    return replace(item, start=start, end=end, text=report.body(item.field)[start:end])


def _marked(extraction: Extraction, report: Report, faults: Mapping[str, Sequence[Fault]]) -> Extraction:
    """Return the claims with the fault that keeps them from being compared; those nobody can read are skipped."""
    kept: list[Claim] = []
    unread: list[Skipped] = []
    for claim in extraction.claims:
        fault = next((f for f in faults.get(claim.field, ()) if _spoils(f, claim)), None)
        if fault is None:
            kept.append(claim)
        elif fault.reading is not None or fault.code is FaultCode.CC806:
            kept.append(replace(claim, fault=fault.code.name))
        else:
            unread.append(_unread(claim, fault, report))
    whole = {claim.id for claim in kept}
    kept = [_without_lost_whole(claim, whole) for claim in kept]
    return replace(extraction, claims=tuple(_renumbered(kept)), skipped=(*extraction.skipped, *unread))


def _spoils(fault: Fault, claim: Claim) -> bool:
    """Say whether a fault makes the number of a claim doubtful: it lies in it, or all digits of the text may be reversed."""
    if fault.code is FaultCode.CC806:
        return _DIGITS.search(claim.text) is not None
    near = _AROUND_LOSS if fault.code is FaultCode.CC807 else 0
    return fault.code is not FaultCode.CC808 and fault.start - near < claim.end and claim.start < fault.end + near


def _unread(claim: Claim, fault: Fault, report: Report) -> Skipped:
    return Skipped(
        reason=f"{fault.code.value}: {fault.detail}",
        kind="number",
        report=report.id,
        field=claim.field,
        start=claim.start,
        end=claim.end,
        text=claim.text,
    )


def _without_lost_whole(claim: Claim, known: set[str]) -> Claim:
    whole = claim.scope.subset_of
    return claim if whole is None or whole in known else replace(claim, scope=replace(claim.scope, subset_of=None))


def _renumbered(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims numbered from 1 without gaps, as all later stages count them."""
    numbers = {claim.id: str(number) for number, claim in enumerate(claims, 1)}
    for claim in claims:
        whole = claim.scope.subset_of
        scope = claim.scope if whole is None else replace(claim.scope, subset_of=numbers[whole])
        yield replace(claim, id=numbers[claim.id], scope=scope)


def _with_ranges(extraction: Extraction, report: Report, told: Sequence[tuple[str, Fault]]) -> Guarded:
    """Return the claims with ranges that are written backwards read as ranges, and all notes."""
    claims = tuple(_range_of(claim, report.body(claim.field)) for claim in extraction.claims)
    backwards = [
        (
            claim.field,
            _Told(FaultCode.CC805, claim.start, claim.end, f"{claim.text!r} is a range written backwards, or a score"),
        )
        for claim, before in zip(claims, extraction.claims, strict=True)
        if claim is not before
    ]
    notes = _notes(report, [*told, *_unclear(extraction.skipped), *backwards])
    return Guarded(replace(extraction, claims=claims) if backwards else extraction, notes)


def _range_of(claim: Claim, text: str) -> Claim:
    """Return a claim whose number ends a falling pair as the range of both: readers of PDF files turn ranges round."""
    start = claim.start
    left = _BACKWARDS.search(text, max(0, start - 8), start) if text[start - 1 : start] in {"-", "\u2013"} else None
    right = _RIGHT.match(text, start) if left is not None else None
    if left is None or right is None or claim.modifier is not Modifier.EXACT or int(left[1]) <= int(right[0]):
        return claim
    interval = Interval(low=int(right[0]), high=int(left[1]))
    start = left.start(1)
    return replace(
        claim,
        start=start,
        text=text[start : claim.end],
        interval=interval,
        modifier=Modifier.RANGE,
        fault=FaultCode.CC805.name,
    )


class _Told(NamedTuple):
    """What a note says about a stretch of a field."""

    code: FaultCode
    start: int
    end: int
    detail: str


def _unclear(skipped: Iterable[Skipped]) -> list[tuple[str, _Told]]:
    """Return the numbers whose mark stands for thousands in one country and for decimals in another."""
    return [
        (item.field, _Told(FaultCode.CC805, item.start, item.end, f"{item.text!r} is read one way or the other"))
        for item in skipped
        if (item.reason == _UNCLEAR or (item.reason == _FRACTION and _GROUP.match(item.text or "")))
        and item.field is not None
        and item.start is not None
        and item.end is not None
    ]


def _notes(report: Report, told: Iterable[tuple[str, Fault | _Told]]) -> tuple[Finding, ...]:
    """Return a note for each fault; of many of one sort in one text the first ones, with the number of the others."""
    by_code: dict[FaultCode, list[tuple[str, Fault | _Told]]] = {}
    for name, fault in told:
        by_code.setdefault(fault.code, []).append((name, fault))
    return tuple(
        _note(report, name, fault, len(found) - _MOST_TOLD if number == _MOST_TOLD else 0)
        for found in by_code.values()
        for number, (name, fault) in enumerate(found[:_MOST_TOLD], 1)
    )


def _note(report: Report, name: str, fault: Fault | _Told, more: int) -> Finding:
    rest = f" ({more} more in this text)" if more > 0 else ""
    return Finding(
        id="",
        code=fault.code.name,
        name=fault.code.value,
        level=Level.NOTE,
        event=report.event,
        question="integrity",
        claims=(),
        message=f"{fault.detail}; not compared{rest}.",
        report=report.id,
        field=name,
        start=fault.start,
        end=fault.end,
    )
