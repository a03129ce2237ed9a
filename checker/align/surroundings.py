"""Read what stands around a claim: the places and the day of its sentence, the words near it, its position in the report.

Takes a report and its claims, gives what limits each claim. Deliberately decides nothing: the table does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.align.arrivals import has_arrived
from checker.align.causes import find_causes
from checker.align.context import Context
from checker.align.crowds import is_at_gathering
from checker.align.days import only_day
from checker.align.listings import is_included, opens_list
from checker.align.places import find_places, tells_of_elsewhere, tells_of_more, without_noun
from checker.align.treated import is_treated
from checker.language.places import load_place_names
from checker.model import Kind
from checker.quantity.cells import build_cells
from checker.text.sentences import split_sentences
from checker.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.align.places import Place
    from checker.language.loader import Language
    from checker.language.places import PlaceNames
    from checker.language.taxonomy import Taxonomy
    from checker.model import Claim, Report, Span
    from checker.text.tokens import Token

_LEAD_SENTENCES = 3
_HEADER_LINES = 3
_SENTENCE_ENDS = '.!?\u061f\u06d4"'
_CONTEXT_WORDS = 8
_CONTEXT_REACH = 100
_LITTLE_CONTEXT = 3
_SHORTEST_WORD = 3
_LIST_LENGTH = 3
_THING = "thing"
_STEM = 5
_MORE, _OTHERS, _BEHIND = "increment", "others", "after"
_EMPTY: frozenset[str] = frozenset()


class Surroundings(NamedTuple):
    """What limits one claim; ``local`` is a place that the report sets against another place or its total."""

    is_lead: bool = False
    places: frozenset[str] = _EMPTY
    scenes: frozenset[str] = _EMPTY
    mentions: frozenset[str] = _EMPTY
    outside: frozenset[str] = _EMPTY
    local: str | None = None
    day: str | None = None
    context: frozenset[str] = _EMPTY
    is_addition: bool = False
    is_own_total: bool = False
    is_added_to: bool = False
    is_share: bool = False
    is_elsewhere: bool = False
    is_further: bool = False
    is_treated: bool = False
    is_at_gathering: bool = False
    is_listed: bool = False
    is_included: bool = False
    has_arrived: bool = False
    causes: frozenset[str] = _EMPTY


class _Field(NamedTuple):
    """One field of a report, cut once; starts are kept beside tokens and places, which are looked up by offset."""

    tokens: Sequence[Token]
    token_starts: Sequence[int]
    places: Sequence[Place]
    place_starts: Sequence[int]
    lead_end: int

    def tokens_between(self, start: int, end: int) -> Sequence[Token]:
        """Return the tokens that start in a stretch of text."""
        return self.tokens[bisect_left(self.token_starts, start) : bisect_left(self.token_starts, end)]

    def tokens_around(self, claim: Claim) -> tuple[Sequence[Token], Sequence[Token]]:
        """Return the tokens of the sentence of a claim before it and behind it."""
        sentence = claim.sentence
        return self.tokens_between(sentence.start, claim.start), self.tokens_between(claim.end, sentence.end)

    def places_between(self, start: int, end: int) -> Sequence[Place]:
        """Return the places that start in a stretch of text."""
        return self.places[bisect_left(self.place_starts, start) : bisect_left(self.place_starts, end)]


class _Text(NamedTuple):
    """What a report tells as a whole: the places it names and gives figures for, and what each sentence and list holds."""

    mentions: frozenset[str]
    near: Mapping[str, str | None]
    told: Mapping[str, set[str | None]]
    days: Mapping[tuple[str, Span], str | None]
    causes: Mapping[tuple[str, Span], frozenset[str]]
    added: set[str]
    seeming: set[str]
    last_added: Mapping[object, int]
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
    fields = {name: _cut(report.body(name), language, names) for name in ("title", "text")}
    text = _read_text(report, claims, fields, language, taxonomy)
    return {claim.id: _limited(claim, fields[claim.field], text, language, names) for claim in claims}


def _read_text(
    report: Report, claims: Sequence[Claim], fields: Mapping[str, _Field], language: Language, taxonomy: Taxonomy
) -> _Text:
    frame = _frame(fields.values(), taxonomy)
    near = {claim.id: _local(fields[claim.field], claim, frame) for claim in claims}
    added, seeming, last_added = _added(claims, fields, language)
    listed, included = _listed(claims, fields, language)
    return _Text(
        mentions=frozenset(key for field in fields.values() for place in field.places for key in place.keys),
        near=near,
        told=_told_places(claims, near),
        days=_days(report, claims, fields, language),
        causes=_causes(claims, fields, language),
        added=added,
        seeming=seeming,
        last_added=last_added,
        listed=listed,
        included=included,
    )


def _limited(claim: Claim, field: _Field, text: _Text, language: Language, names: PlaceNames | None) -> Surroundings:
    """Return what limits one claim, by its own words and by what else its report tells."""
    context = Context(*field.tokens_around(claim), language, names)
    local = text.near[claim.id]
    sentence = field.tokens_between(claim.sentence.start, claim.sentence.end)
    return _around(claim, field, language, text.mentions)._replace(
        local=local if text.told[claim.topic] - {local} else None,
        day=text.days[claim.field, claim.sentence],
        causes=text.causes[claim.field, claim.sentence],
        is_addition=claim.id in text.added,
        is_own_total=claim.id in text.seeming,
        is_added_to=text.last_added.get(_thing(claim), claim.start) > claim.start,
        is_share=_is_share(field, claim, language),
        is_elsewhere=names is not None and tells_of_elsewhere(sentence, language, names),
        is_further=names is not None and tells_of_more(sentence, names),
        is_treated=is_treated(context, claim),
        is_at_gathering=is_at_gathering(context, claim),
        has_arrived=has_arrived(context, claim),
        is_listed=claim.id in text.listed,
        is_included=claim.id in text.included,
    )


def _cut(text: str, language: Language, names: PlaceNames | None) -> _Field:
    tokens = tokenise(text)
    places = find_places(text, tokens, language, names) if names is not None else []
    starts = [token.start for token in tokens]
    return _Field(tokens, starts, places, [place.start for place in places], _lead_end(text, language))


def _lead_end(text: str, language: Language) -> int:
    """Return where the lead ends: the first sentences, and the first whole one where address, headline and date stand above."""
    sentences = split_sentences(text, language.abbreviations, _LEAD_SENTENCES + _HEADER_LINES)
    whole = (number for number, span in enumerate(sentences, 1) if text[span.end - 1] in _SENTENCE_ENDS)
    length = max(_LEAD_SENTENCES, next(whole, 0))
    return sentences[:length][-1].end if sentences else 0


def _frame(fields: Iterable[_Field], taxonomy: Taxonomy) -> frozenset[str]:
    """Return the places of the title and the lead, or of the first sentence that names one, with all they lie in."""
    named: set[str] = set()
    for field in fields:
        first = field.places[0].start if field.places else 0
        limit = max(field.lead_end, first + 1)
        named.update(key for place in field.places if place.start < limit for key in place.keys)
    return frozenset(named.union(*(taxonomy.places.get(key, frozenset()) for key in named)))


def _local(field: _Field, claim: Claim, frame: frozenset[str]) -> str | None:
    """Return the place nearest behind or before the claim in its sentence, unless the report is framed by it."""
    beside = [place for place in _beside(field, claim) if not place.keys & frame]
    after = [place for place in beside if place.start >= claim.end]
    nearest = after[0] if after else (beside[-1] if beside else None)
    return without_noun(min(nearest.keys)) if nearest is not None else None


def _beside(field: _Field, claim: Claim) -> list[Place]:
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


def _days(
    report: Report, claims: Iterable[Claim], fields: Mapping[str, _Field], language: Language
) -> dict[tuple[str, Span], str | None]:
    """Return the one day that each sentence with a claim names."""
    sentences = dict.fromkeys((claim.field, claim.sentence) for claim in claims)
    return {
        (field, sentence): only_day(
            fields[field].tokens_between(sentence.start, sentence.end), language, report.published_at
        )
        for field, sentence in sentences
    }


def _causes(
    claims: Iterable[Claim], fields: Mapping[str, _Field], language: Language
) -> dict[tuple[str, Span], frozenset[str]]:
    """Return what each sentence with a claim says struck."""
    names = load_place_names(language.code)
    return {
        (field, sentence): find_causes(fields[field].tokens_between(sentence.start, sentence.end), language, names)
        for field, sentence in dict.fromkeys((claim.field, claim.sentence) for claim in claims)
    }


def _topics(claims: Iterable[Claim]) -> dict[object, list[tuple[int, str]]]:
    """Return where each sentence counts what: start and topic of its claims of one kind."""
    found: dict[object, list[tuple[int, str]]] = defaultdict(list)
    for claim in claims:
        found[claim.field, claim.sentence, claim.kind].append((claim.start, claim.topic))
    return found


def _added(
    claims: Sequence[Claim], fields: Mapping[str, _Field], language: Language
) -> tuple[set[str], set[str], dict[object, int]]:
    """Return the counts that come on top of another, those of another topic that only seem to, and where the last starts.

    "Three others" beside a count of another topic ("two killed, three others hurt") is a total of its own.
    """
    topics = _topics(claims)
    added: list[Claim] = []
    seeming: set[str] = set()
    for claim in claims:
        cue = _addition_cue(fields[claim.field], claim, language)
        before = [topic for start, topic in topics[claim.field, claim.sentence, claim.kind] if start < claim.start]
        if cue == _OTHERS and not all(topic == claim.topic for topic in before):
            seeming.add(claim.id)
        elif cue is not None:
            added.append(claim)
    return {claim.id for claim in added}, seeming, {_thing(claim): claim.start for claim in added}


def _addition_cue(field: _Field, claim: Claim, language: Language) -> str | None:
    """Return what joins a count to one before it: "more" behind it, or "others" and "another", which may start a total."""
    first = max(0, bisect_left(field.token_starts, claim.start) - 1)
    words = field.tokens[first : bisect_left(field.token_starts, claim.end)]
    senses = [sense for cell in build_cells(words, language) for sense in cell.senses if sense.file == "modifiers"]
    if any(sense.key == _MORE and sense.form == _BEHIND for sense in senses):
        return _MORE
    return _OTHERS if any(sense.key in {_MORE, _OTHERS} for sense in senses) else None


def _listed(claims: Iterable[Claim], fields: Mapping[str, _Field], language: Language) -> tuple[set[str], set[str]]:
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


def _thing(claim: Claim) -> tuple[str, Span, str]:
    """Return what a sentence tells of: a count with more of the same behind it is no total ("40 here and 12 more there")."""
    return claim.field, claim.sentence, claim.topic


def _is_share(field: _Field, claim: Claim, language: Language) -> bool:
    """Say whether the count is taken from a set that the text knows: "three of the dead"."""
    words = field.tokens_between(claim.start, claim.end)
    return any(cell.has("function", "partitive") for cell in build_cells(words, language))


def _around(claim: Claim, field: _Field, language: Language, mentions: frozenset[str]) -> Surroundings:
    beside = _beside(field, claim)
    return Surroundings(
        is_lead=claim.field == "title" or claim.sentence.start < field.lead_end,
        places=frozenset(key for place in beside for key in place.keys),
        scenes=frozenset(key for place in beside if place.is_scene for key in place.keys),
        mentions=mentions,
        outside=frozenset(key for place in beside for key in place.outside),
        context=_context(field, claim, language),
    )


def _context(field: _Field, claim: Claim, language: Language) -> frozenset[str]:
    """Return the stems of the content words near the claim, number and counted noun left out."""
    start, end = bisect_left(field.token_starts, claim.sentence.start), bisect_left(field.token_starts, claim.start)
    if end > start and field.tokens[end - 1].end > claim.start:
        end -= 1
    before = _content(field.tokens[max(start, end - _CONTEXT_REACH) : end][::-1], language)
    behind = bisect_left(field.token_starts, claim.end)
    stop = min(behind + _CONTEXT_REACH, bisect_left(field.token_starts, claim.sentence.end))
    after = _content(field.tokens[behind:stop], language)
    if len(before) + len(after) < _LITTLE_CONTEXT:
        before = _content(field.tokens[max(0, end - _CONTEXT_REACH) : end][::-1], language)
    return frozenset(stem for token in (*before, *after) for stem in _stems(token.form, language))


def _content(tokens: Iterable[Token], language: Language) -> list[Token]:
    """Return the first content words."""
    return list(islice((token for token in tokens if _is_content(token, language)), _CONTEXT_WORDS))


def _is_content(token: Token, language: Language) -> bool:
    if token.sort != "word" or len(token.form) < _SHORTEST_WORD:
        return False
    senses = language.analyse(token.form).senses
    return not senses or any(sense.file == "topics" or sense.key == _THING for sense in senses)


def _stems(form: str, language: Language) -> set[str]:
    """Return the first letters of a word without its article: crude, but alike for the forms of one word.

    A preposition that swallows the article may stand before a word that begins with its letter: both readings count.
    """
    prefix = next(
        (
            prefix.letters
            for prefix in reversed(language.prefixes)
            if prefix.definite and form.startswith(prefix.letters) and len(form) - len(prefix.letters) >= _SHORTEST_WORD
        ),
        "",
    )
    swallowed = len(prefix) > 1 and len(set(prefix)) == 1
    return {form[cut:][:_STEM] for cut in ({len(prefix), 1} if swallowed else {len(prefix)})}
