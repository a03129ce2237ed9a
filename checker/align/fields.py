"""Cut a field of a report once for all its claims: its tokens, its places and where its lead ends."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from checker.align.places import find_places
from checker.text.sentences import split_sentences
from checker.text.tokens import Token, tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.align.places import Place
    from checker.language.loader import Language
    from checker.language.places import PlaceNames
    from checker.model import Claim

_LEAD_SENTENCES = 3
_HEADER_LINES = 3
_CHUNKS_KEPT = 16_384
_LONGEST_KEPT = 40
_SENTENCE_ENDS = '.!?\u061f\u06d4"'


class Field(NamedTuple):
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


def cut_field(text: str, language: Language, names: PlaceNames | None) -> Field:
    """Return a field cut into tokens and places.

    >>> from checker.language.loader import load_language
    >>> from checker.language.places import load_place_names
    >>> len(cut_field("Six died in Basra.", load_language("en"), load_place_names("en")).places)
    1
    """
    tokens = _cut(text)
    places = find_places(text, tokens, language, names) if names is not None else []
    starts = [token.start for token in tokens]
    return Field(tokens, starts, places, [place.start for place in places], _lead_end(text, language))


def _cut(text: str) -> list[Token]:
    """Return the tokens of a text, most of which stand in texts read before: no token holds a space."""
    tokens: list[Token] = []
    make, at = tuple.__new__, 0  # half the time of calling the class
    for chunk in text.split(" "):
        cut = _cut_chunk(chunk) if len(chunk) <= _LONGEST_KEPT else tokenise(chunk)
        for start, end, form, sort in cut:
            tokens.append(make(Token, (at + start, at + end, form, sort)))
        at += len(chunk) + 1
    return tokens


@lru_cache(maxsize=_CHUNKS_KEPT)
def _cut_chunk(chunk: str) -> tuple[Token, ...]:
    return tuple(tokenise(chunk))


def _lead_end(text: str, language: Language) -> int:
    """Return where the lead ends: the first sentences, and the first whole one where address, headline and date stand above."""
    sentences = split_sentences(text, language.abbreviations, _LEAD_SENTENCES + _HEADER_LINES)
    whole = (number for number, span in enumerate(sentences, 1) if text[span.end - 1] in _SENTENCE_ENDS)
    length = max(_LEAD_SENTENCES, next(whole, 0))
    return sentences[:length][-1].end if sentences else 0
