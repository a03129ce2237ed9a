"""Read what stands around a claim: the places and the day of its sentence, the words near it, its position in the report.

Takes a report and its claims, gives what limits each claim. Deliberately decides nothing: the table does.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.align.additions import find_additions
from checker.align.arrivals import has_arrived
from checker.align.context import Context
from checker.align.crowds import is_at_gathering
from checker.align.fields import cut_field
from checker.align.listings import is_included, opens_list
from checker.align.openings import find_later, tells_of_another, tells_of_more
from checker.align.places import without_noun
from checker.align.shares import is_of_named_set, is_of_row, is_share
from checker.align.told import read_sentences
from checker.align.topics_unknown import UNKNOWN_TOPIC
from checker.align.treated import is_treated
from checker.align.wording import Wording, wording_of, words_near
from checker.language.incidents import load_incident_words
from checker.language.places import load_place_names
from checker.model import Kind
from checker.quantity.cells import build_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.align.additions import Additions
    from checker.align.fields import Field
    from checker.align.places import Place
    from checker.align.told import Told
    from checker.language.loader import Language
    from checker.language.places import PlaceNames
    from checker.language.taxonomy import Taxonomy
    from checker.model import Claim, Report, Span

_LIST_LENGTH = 3
_EMPTY: frozenset[str] = frozenset()
_NO_WORDING = Wording()


class Surroundings(NamedTuple):
    """What limits one claim; ``local`` is a place that the report sets against another place or its total."""

    language: str | None = None
    is_lead: bool = False
    places: frozenset[str] = _EMPTY
    scenes: frozenset[str] = _EMPTY
    mentions: frozenset[str] = _EMPTY
    outside: frozenset[str] = _EMPTY
    local: str | None = None
    day: str | None = None
    context: frozenset[str] = _EMPTY
    subject: frozenset[str] = _EMPTY
    wording: Wording = _NO_WORDING
    is_addition: bool = False
    is_own_total: bool = False
    is_added_to: bool = False
    is_beside_more: bool = False
    is_share: bool = False
    is_of_named_set: bool = False
    is_of_row: bool = False
    is_elsewhere: bool = False
    is_further: bool = False
    is_treated: bool = False
    is_at_gathering: bool = False
    is_listed: bool = False
    is_included: bool = False
    has_arrived: bool = False
    causes: frozenset[str] = _EMPTY
    sides: frozenset[str] = _EMPTY


class _Text(NamedTuple):
    """What a report tells as a whole: the places it names and gives figures for, and what each sentence and list holds."""

    mentions: frozenset[str]
    near: Mapping[str, str | None]
    told: Mapping[str, set[str | None]]
    sentences: Mapping[tuple[str, Span], Told]
    additions: Additions
    later: set[str]
    listed: set[str]
    included: set[str]


def read_surroundings(
    report: Report, claims: Sequence[Claim], language: Language | None, taxonomy: Taxonomy
) -> dict[str, Surroundings]:
    """Return the surroundings of each claim of one report, by claim id.

    >>> from checker.extraction.claims import extract_claims
    >>> from checker.language.loader import load_language
    >>> from checker.language.taxonomy import load_taxonomy
    >>> from checker.model import Report
    >>> report = Report(id="a", text="Six people were killed in Basra.")
    >>> found = read_surroundings(report, extract_claims(report).claims, load_language("en"), load_taxonomy())
    >>> sorted(found["1"].places)
    ['basra']
    """
    if language is None or not claims:
        return {claim.id: Surroundings() for claim in claims}
    names = load_place_names(language.code)
    fields = {name: cut_field(report.body(name), language, names) for name in ("title", "text")}
    text = _read_text(report, claims, fields, language, taxonomy)
    return {claim.id: _limited(claim, fields[claim.field], text, language, names) for claim in claims}


def _read_text(
    report: Report, claims: Sequence[Claim], fields: Mapping[str, Field], language: Language, taxonomy: Taxonomy
) -> _Text:
    words = load_incident_words(language.code)
    frame = _frame(fields.values(), taxonomy)
    near = {claim.id: _local(fields[claim.field], claim, frame) for claim in claims}
    listed, included = _listed(claims, fields, language)
    return _Text(
        mentions=_keys(place for field in fields.values() for place in field.places),
        near=near,
        told=_told_places(claims, near),
        sentences=read_sentences(claims, fields, language, taxonomy, report.published_at),
        additions=find_additions(claims, fields, language),
        later=find_later(claims, fields, words) if words is not None else set(),
        listed=listed,
        included=included,
    )


def _limited(claim: Claim, field: Field, text: _Text, language: Language, names: PlaceNames | None) -> Surroundings:
    """Return what limits one claim, by its own words and by what else its report tells."""
    told, words = text.sentences[claim.field, claim.sentence], load_incident_words(language.code)
    context = Context(*field.tokens_around(claim), language, names, told.forms)
    counted = build_cells(field.tokens_between(claim.start, claim.end), language)
    beside, near = _beside(field, claim), words_near(field, claim, language)
    local = text.near[claim.id]
    return Surroundings(
        language=language.code,
        is_lead=claim.field == "title" or claim.sentence.start < field.lead_end,
        places=_keys(beside),
        scenes=_keys(place for place in beside if place.is_scene),
        mentions=text.mentions,
        outside=frozenset(key for place in beside for key in place.outside),
        local=local if text.told[claim.topic] - {local} else None,
        day=told.day,
        context=near.words,
        subject=near.names,
        wording=wording_of(field, claim, language) if claim.topic == UNKNOWN_TOPIC else _NO_WORDING,
        is_addition=claim.id in text.additions.added,
        is_own_total=claim.id in text.additions.seeming,
        is_added_to=text.additions.has_more_behind(claim) or claim.id in text.additions.joined,
        is_beside_more=(claim.field, claim.sentence) in text.additions.sentences,
        is_share=is_share(counted),
        is_of_named_set=is_of_named_set(counted, context, claim),
        is_of_row=is_of_row(context, words),
        is_elsewhere=told.is_elsewhere
        or claim.id in text.later
        or (words is not None and tells_of_another(context, words)),
        is_further=words is not None and tells_of_more(context, words),
        is_treated=is_treated(context, claim),
        is_at_gathering=is_at_gathering(context, claim),
        is_listed=claim.id in text.listed,
        is_included=claim.id in text.included,
        has_arrived=has_arrived(context, claim),
        causes=told.strike.causes,
        sides=told.strike.sides,
    )


def _keys(places: Iterable[Place]) -> frozenset[str]:
    return frozenset(key for place in places for key in place.keys)


def _frame(fields: Iterable[Field], taxonomy: Taxonomy) -> frozenset[str]:
    """Return the places of the title and the lead, or of the first sentence that names one, with all they lie in."""
    named: set[str] = set()
    for field in fields:
        first = field.places[0].start if field.places else 0
        limit = max(field.lead_end, first + 1)
        named.update(key for place in field.places if place.start < limit for key in place.keys)
    return frozenset(named.union(*(taxonomy.places.get(key, frozenset()) for key in named)))


def _local(field: Field, claim: Claim, frame: frozenset[str]) -> str | None:
    """Return the place nearest behind or before the claim in its sentence, unless the report is framed by it."""
    beside = [place for place in _beside(field, claim) if not place.keys & frame]
    after = [place for place in beside if place.start >= claim.end]
    nearest = after[0] if after else (beside[-1] if beside else None)
    return without_noun(min(nearest.keys)) if nearest is not None else None


def _beside(field: Field, claim: Claim) -> list[Place]:
    """Return the places of the sentence that do not belong to the name of a source."""
    spans = [(link.start, link.end) for link in claim.attribution]
    return [
        place
        for place in field.places_between(claim.sentence.start, claim.sentence.end)
        if not place.is_mention and not any(start <= place.start < end for start, end in spans)
    ]


def _told_places(claims: Iterable[Claim], near: Mapping[str, str | None]) -> dict[str, set[str | None]]:
    """Return for each topic the places that the report gives figures for, None among them where one has no place."""
    told: dict[str, set[str | None]] = defaultdict(set)
    for claim in claims:
        if claim.kind is Kind.QUANTITY:
            told[claim.topic].add(near[claim.id])
    return told


def _listed(claims: Iterable[Claim], fields: Mapping[str, Field], language: Language) -> tuple[set[str], set[str]]:
    """Return the claims that open a list of parts, and those that leave one open, in sentences with a whole and two parts."""
    sentences: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind is Kind.QUANTITY:
            sentences[claim.field, claim.sentence].append(claim)
    listed: set[str] = set()
    included: set[str] = set()
    for counts in sentences.values():
        for before, claim in pairwise(counts) if len(counts) >= _LIST_LENGTH else ():
            field = fields[claim.field]
            if opens_list(field.tokens_between(before.end, claim.start), language):
                listed.add(claim.id)
            if is_included(field.tokens_between(claim.end, claim.sentence.end), language):
                included.add(claim.id)
    return listed, included
