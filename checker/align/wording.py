"""Reduce the words near a claim to stems that can be compared with those near another."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from checker.language.roles import load_roles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checker.align.fields import Field
    from checker.language.loader import Language
    from checker.model import Claim
    from checker.text.tokens import Token

_WORDS = 8
_REACH = 100
_FEW = 3
_SHORTEST_WORD = 3
_WORDS_KEPT = 16_384
_THING = "thing"
_STEM = 5
_LIKE = 3
_SHORT = 4
_TELLING = frozenset({"topics", "units", "attribution"})
_JOINING = frozenset({"function", ("attribution", "verb"), ("attribution", "stop")})


class Nearby(NamedTuple):
    """The stems of the content words near a claim, and of those that name something beside people."""

    words: frozenset[str]
    names: frozenset[str]


def words_near(field: Field, claim: Claim, language: Language) -> Nearby:
    """Return the stems of the content words near the claim, number and counted noun left out.

    >>> from checker.align.fields import cut_field
    >>> from checker.extraction.claims import extract_claims
    >>> from checker.language.loader import load_language
    >>> from checker.model import Report
    >>> text, english = "The budget deficit is 7 points.", load_language("en")
    >>> (claim,) = extract_claims(Report(id="a", text=text)).claims
    >>> sorted(words_near(cut_field(text, english, None), claim, english).words)
    ['budge', 'defic']
    """
    start, end = bisect_left(field.token_starts, claim.sentence.start), bisect_left(field.token_starts, claim.start)
    if end > start and field.tokens[end - 1].end > claim.start:
        end -= 1
    told = _tellers(field.tokens[max(start, end - _REACH) : end][::-1], language)
    behind = bisect_left(field.token_starts, claim.end)
    stop = min(behind + _REACH, bisect_left(field.token_starts, claim.sentence.end))
    after = _tellers(field.tokens[behind:stop], language)
    content = told.content
    if len(content) + len(after.content) < _FEW:
        content = _tellers(field.tokens[max(0, end - _REACH) : end][::-1], language).content
    return Nearby(frozenset().union(*content, *after.content), frozenset().union(*told.named, *after.named))


class _Tellers(NamedTuple):
    """The stems of the first content words of a stretch, and of the first that name something, word by word."""

    content: Sequence[frozenset[str]]
    named: Sequence[frozenset[str]]


def _tellers(tokens: Iterable[Token], language: Language) -> _Tellers:
    content: list[frozenset[str]] = []
    named: list[frozenset[str]] = []
    for token in tokens:
        if token.sort != "word" or len(token.form) < _SHORTEST_WORD:
            continue
        word = _read(token.form, language)
        if word.is_content and len(content) < _WORDS:
            content.append(word.stems)
        if word.is_name and len(named) < _WORDS:
            named.append(word.stems)
        if len(content) == len(named) == _WORDS:
            break
    return _Tellers(content, named)


class _Word(NamedTuple):
    """What a word near a claim can tell; a name is a word of no list, or of a thing that can be counted."""

    is_content: bool
    is_name: bool
    stems: frozenset[str]


@lru_cache(maxsize=_WORDS_KEPT)
def _read(form: str, language: Language) -> _Word:
    senses, roles = language.analyse(form).senses, load_roles()
    is_content = not senses or any(sense.file == "topics" or sense.key == _THING for sense in senses)
    is_name = all(sense.file == "units" and not roles.is_person(sense.key) for sense in senses)
    return _Word(is_content, is_name, _stems(form, language) if is_content or is_name else frozenset())


def _first(tokens: Iterable[Token], is_wanted: Callable[[Token], bool]) -> list[Token]:
    """Return the first words of some length that pass a test."""
    found = (token for token in tokens if token.sort == "word" and len(token.form) >= _SHORTEST_WORD)
    return list(islice(filter(is_wanted, found), _WORDS))


class Wording(NamedTuple):
    """How a sentence tells its figure: each word beside function words and sources with its readings, and the one before it."""

    words: tuple[frozenset[str], ...] = ()
    nearest: frozenset[str] = frozenset()

    @property
    def readings(self) -> frozenset[str]:
        """All readings of all words."""
        return frozenset().union(*self.words)

    def is_like(self, other: Wording) -> bool:
        """Say whether two sentences tell alike: most words of the shorter, or the one right before the figure in a short one.

        >>> one, other = (Wording((frozenset({"strik"}), frozenset({"close"}), frozenset({word}))) for word in ("a", "b"))
        >>> one.is_like(other)
        True
        """
        shared, shorter = min(self._found_in(other), other._found_in(self)), min(len(self.words), len(other.words))
        if shared > 1 and _LIKE * shared >= (_LIKE - 1) * shorter:
            return True
        return shorter <= _SHORT and not self.nearest.isdisjoint(other.nearest)

    def _found_in(self, other: Wording) -> int:
        readings = other.readings
        return sum(not word.isdisjoint(readings) for word in self.words)


def wording_of(field: Field, claim: Claim, language: Language) -> Wording:
    """Return how a sentence tells a figure.

    >>> from checker.align.fields import cut_field
    >>> from checker.extraction.claims import extract_claims
    >>> from checker.language.loader import load_language
    >>> from checker.model import Report
    >>> text, english = "The court ordered the bank to pay 7 million dollars.", load_language("en")
    >>> (claim,) = extract_claims(Report(id="a", text=text)).claims
    >>> sorted(wording_of(cut_field(text, english, None), claim, english).nearest)
    ['pay']
    """
    sources = [(link.start, link.end) for link in claim.attribution]

    def is_said(token: Token) -> bool:
        return _says_something(token, language) and not any(start <= token.start < end for start, end in sources)

    before, behind = field.tokens_around(claim)
    told = _first(before[-_REACH:][::-1], is_said)
    readings = [_readings(token.form, language) for token in (*told[::-1], *_first(behind[:_REACH], is_said))]
    return Wording(tuple(readings), _readings(told[0].form, language) if told else frozenset())


@lru_cache(maxsize=_WORDS_KEPT)
def _readings(form: str, language: Language) -> frozenset[str]:
    """Return the stems of a word as it stands and without each proclitic that leaves enough of it."""
    bare = (form[len(p.letters) :] for p in language.prefixes if p.letters and form.startswith(p.letters))
    return frozenset(stem[:_STEM] for stem in (form, *bare) if len(stem) >= _SHORTEST_WORD)


def _says_something(token: Token, language: Language) -> bool:
    """Say whether a word tells of the thing: no function word, number, time or verb of speech."""
    marks = language.analyse(token.form).marks
    return not marks or (not marks.isdisjoint(_TELLING) and marks.isdisjoint(_JOINING))


def _stems(form: str, language: Language) -> frozenset[str]:
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
    return frozenset(form[cut:][:_STEM] for cut in ({len(prefix), 1} if swallowed else {len(prefix)}))
