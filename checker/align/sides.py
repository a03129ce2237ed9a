"""Read which side struck from the words of a sentence: insurgents, the forces of a state, a coalition of other states.

Whoever stands beside a word for an attack did it: "rebel rocket fire", "shelling by government troops". Deliberately names no
actor: who did it is a question of its own, and this only tells whether two counts can be of one attack.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from checker.language.clitics import stems
from checker.language.incidents import is_strike, load_incident_words
from checker.language.places import adjective_at, load_place_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from checker.language.incidents import IncidentWords, Side
    from checker.language.loader import Language
    from checker.text.tokens import Token

_STATE = "state"
_REACH = 4
_BETWEEN = 2
_HYPHEN = "-"
_WORDS_KEPT = 16_384


def find_sides(
    tokens: Sequence[Token], language: Language, words: IncidentWords, homes: Collection[str] = ()
) -> frozenset[str]:
    """Return the sides that the words say struck; a country that is the scene itself ("an Iraqi attack in Iraq") is none.

    >>> from checker.language.incidents import load_incident_words
    >>> from checker.language.loader import load_language
    >>> from checker.text.tokens import tokenise
    >>> tokens = tokenise("Rebel rocket fire on the army killed nine.")
    >>> sorted(find_sides(tokens, load_language("en"), load_incident_words("en")))
    ['insurgents']
    """
    strikes = [index for index, token in enumerate(tokens) if is_strike(token.form, language.prefixes, words)]
    if not strikes:
        return frozenset()
    reader = _Reader(tokens, language, words, homes)
    return frozenset(side for index in strikes for side in reader.beside(index))


class _Reader:
    """The tokens of a sentence with the lists that tell what they are."""

    def __init__(
        self, tokens: Sequence[Token], language: Language, words: IncidentWords, homes: Collection[str]
    ) -> None:
        """Take the tokens and the lists."""
        self._tokens, self._language, self._words, self._homes = tokens, language, words, homes

    def beside(self, strike: int) -> Iterator[str]:
        """Yield the sides before an attack, and the one behind it where a word leads to it or the language needs none."""
        for index in range(strike - 1, max(-1, strike - 1 - _REACH), -1):
            if self._ends_at(index):
                break
            yield from self._side_at(index)
        start = self._behind(strike)
        for index in range(start, min(len(self._tokens), start + _REACH)) if start else ():
            if self._ends_at(index):
                break
            found = self._side_at(index)
            yield from found
            if found:
                break

    def _behind(self, strike: int) -> int:
        """Return where a side behind an attack may stand, 0 for nowhere."""
        if not self._words.by:
            return strike + 1
        for index in range(strike + 1, min(len(self._tokens), strike + 2 + _BETWEEN)):
            if self._tokens[index].form in self._words.by:
                return index + 1
            if self._ends_at(index):
                break
        return 0

    def _ends_at(self, index: int) -> bool:
        token = self._tokens[index]
        return _bars(token.form, self._language) if token.sort == "word" else token.form != _HYPHEN

    def _side_at(self, index: int) -> tuple[str, ...]:
        before = self._tokens[index - 1].form if index else ""
        if before == _HYPHEN:
            return ()
        word = _read(self._tokens[index].form, self._language)
        for rest, side in word.sides:
            end = index + 1 + len(rest)
            if tuple(token.form for token in self._tokens[index + 1 : end]) == rest and not self._holds(end):
                return (side,)
        foreign = bool(word.countries) and word.countries.isdisjoint(self._homes) and not self._holds(index + 1)
        return (_STATE,) if foreign else ()

    def _holds(self, end: int) -> bool:
        """Say whether a side only holds a place: "the rebel-held town"."""
        behind = [token.form for token in self._tokens[end : end + 2]]
        return not self._words.held.isdisjoint(behind[:1] if behind[:1] != [_HYPHEN] else behind)


class _Word(NamedTuple):
    """What a word can say of who struck: the sides whose names it opens, and the countries that it is the adjective of."""

    sides: tuple[Side, ...]
    countries: frozenset[str]


@lru_cache(maxsize=_WORDS_KEPT)
def _read(form: str, language: Language) -> _Word:
    words, names = load_incident_words(language.code), load_place_names(language.code)
    opened = words.sides if words is not None else {}
    sides = tuple(side for stem in stems(form, language.prefixes) for side in opened.get(stem, ()))
    return _Word(sides, adjective_at(form, language.prefixes, names) if names is not None else frozenset())


@lru_cache(maxsize=_WORDS_KEPT)
def _bars(form: str, language: Language) -> bool:
    """Say whether no side can stand beyond a word: a verb of speech, or one that leads to a target."""
    words = load_incident_words(language.code)
    leads = words is not None and not words.bars.isdisjoint(stems(form, language.prefixes, definite=True))
    return leads or ("attribution", "verb") in language.analyse(form).marks
