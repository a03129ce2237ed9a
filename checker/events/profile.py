"""Read what tells the event of a report: its words, and from its opening the places, days, names and figures.

Takes a report with its claims, gives a profile. Deliberately compares nothing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from checker.align.days import only_day
from checker.align.places import find_places, without_noun
from checker.extraction.names import bare_name, name_key
from checker.language.places import load_place_names
from checker.model import Kind, Modifier
from checker.text.sentences import split_sentences
from checker.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.language.lexicon import Language
    from checker.language.loader import Languages
    from checker.model import Claim, Report
    from checker.text.tokens import Token

_OPENING = 4
_SHORTEST_SENTENCE = 6
_SENTENCES = 16
_SHORTEST_NAME = 4
_SMALLEST_FIGURE = 3
_UNKNOWN_TOPIC = "other"
_WEEKDAY = "weekday "
_EMPTY: frozenset[str] = frozenset()


class Profile(NamedTuple):
    """One report as grouping sees it.

    ``scenes`` are the places of the opening, ``places`` all of them; ``days`` those that the opening names, ``weekdays`` where
    the report has no date, and ``published`` the day of the report; ``figures`` are pairs of topic and number.
    """

    report: Report
    sentences: tuple[str, ...]
    scenes: frozenset[str] = _EMPTY
    places: frozenset[str] = _EMPTY
    names: frozenset[str] = _EMPTY
    days: frozenset[date] = frozenset()
    weekdays: frozenset[int] = frozenset()
    published: date | None = None
    figures: frozenset[tuple[str, int]] = frozenset()

    @property
    def language(self) -> str:
        """The language of the report, empty where it is not known."""
        return self.report.language or ""

    @property
    def text(self) -> str:
        """Return the sentences that words are taken from."""
        return "\n".join(self.sentences)


def read_profile(report: Report, claims: Iterable[Claim], languages: Languages) -> Profile:
    """Return the profile of a report.

    >>> from checker.language.loader import load_languages
    >>> from checker.model import Report
    >>> report = Report(id="a", text="Two men died in Basra on Friday.", language="en", published_at="2024-03-02")
    >>> profile = read_profile(report, (), load_languages())
    >>> sorted(profile.scenes), [str(day) for day in profile.days]
    (['basra'], ['2024-03-01'])
    """
    language = languages.get(report.language)
    abbreviations = language.abbreviations if language is not None else frozenset()
    sentences = tuple(
        body[span.start : span.end]
        for body in (report.body("title"), report.text)
        for span in split_sentences(body, abbreviations)
    )[:_SENTENCES]
    profile = Profile(report, sentences, published=_day(report.published_at), figures=frozenset(_figures(claims)))
    return profile if language is None else _with_opening(profile, language)


def _with_opening(profile: Profile, language: Language) -> Profile:
    cut = [(text, tokenise(text)) for text in profile.sentences]
    found = [_places(text, tokens, language) for text, tokens in cut]
    told = [tokens for _, tokens in cut[:_OPENING] if len(tokens) >= _SHORTEST_SENTENCE]
    days = {only_day(tokens, language, profile.report.published_at) for tokens in told}
    return profile._replace(
        scenes=frozenset(key for keys in found[:_OPENING] for key in keys),
        places=frozenset(key for keys in found for key in keys),
        names=frozenset(name for text, tokens in cut for name in _names(text, tokens, language)),
        days=frozenset(day for word in days if (day := _day(word)) is not None),
        weekdays=frozenset(int(word.removeprefix(_WEEKDAY)) for word in days if word and word.startswith(_WEEKDAY)),
    )


def _places(text: str, tokens: Sequence[Token], language: Language) -> frozenset[str]:
    names = load_place_names(language.code)
    if names is None:
        return _EMPTY
    return frozenset(
        without_noun(key)
        for place in find_places(text, tokens, language, names)
        if not place.is_mention
        for key in place.keys
    )


def _names(text: str, tokens: Sequence[Token], language: Language) -> Iterator[str]:
    """Yield the consonants of words that may be names: capitals inside a sentence, or words that no list of a script without capitals knows."""
    for token in tokens[1:]:
        if token.sort != "word" or text[token.start].islower() or language.analyse(token.form).senses:
            continue
        key = name_key(bare_name(token.form, language), language)
        if len(key) >= _SHORTEST_NAME:
            yield key


def _figures(claims: Iterable[Claim]) -> Iterator[tuple[str, int]]:
    for claim in claims:
        low = claim.interval.low
        counted = claim.kind is Kind.QUANTITY and claim.topic != _UNKNOWN_TOPIC and claim.modifier is not Modifier.VAGUE
        if counted and claim.scope.background is None and low is not None and low >= _SMALLEST_FIGURE:
            yield claim.topic, int(low)


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
