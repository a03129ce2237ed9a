"""Say which shipped language a text is written in, from its letters and its commonest words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARACTERS = 4000


class Traits(NamedTuple):
    """What a language is known by: its letters and its commonest words, both folded."""

    letters: frozenset[str]
    common: frozenset[str]


def identify_language(text: str, traits: Mapping[str, Traits]) -> str | None:
    """Return the code whose letters and common words cover most of ``text``, or None when no letter is known.

    >>> known = {"en": Traits(frozenset("armysaidthe"), frozenset({"the"})), "ar": Traits(frozenset("x"), frozenset())}
    >>> identify_language("the army said", known)
    'en'
    """
    words = [fold(word) for word in _WORD.findall(text[:_SAMPLE_CHARACTERS])]
    scores = {code: _score(words, own) for code, own in traits.items()}
    best = max(scores, key=lambda code: scores[code], default=None)
    return best if best is not None and scores[best] > 0 else None


def _score(words: list[str], traits: Traits) -> int:
    """Count words written in the letters, and common words once more: a few foreign names or accents decide nothing."""
    lettered = sum(all(letter in traits.letters for letter in word) for word in words)
    return lettered + sum(word in traits.common for word in words)
