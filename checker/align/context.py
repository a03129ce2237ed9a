"""Hold the words around a claim, so that each question on them takes one value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.language.clitics import stems
from checker.language.places import load_place_names
from checker.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from checker.language.loader import Language
    from checker.language.places import PlaceNames
    from checker.text.tokens import Token


class Context(NamedTuple):
    """The words of a sentence before and behind a claim, in their language; ``names`` are its place words, if it has any.

    ``forms`` holds all words of the sentence: most questions are about words that it does not have.
    """

    before: Sequence[Token]
    behind: Sequence[Token]
    language: Language
    names: PlaceNames | None
    forms: frozenset[str]

    def is_among(self, token: Token, words: AbstractSet[str]) -> bool:
        """Say whether a word, or what it is without its proclitics, stands in a list."""
        return not words.isdisjoint(stems(token.form, self.language.prefixes, definite=True))


def context_of(before: str, behind: str, language: Language) -> Context:
    """Return the context that two stretches of text make.

    >>> from checker.language.loader import load_language
    >>> [token.form for token in context_of("", "were hurt", load_language("en")).behind]
    ['were', 'hurt']
    """
    told, follows = tokenise(before), tokenise(behind)
    forms = frozenset(token.form for token in (*told, *follows))
    return Context(told, follows, language, load_place_names(language.code), forms)
