"""Say which shipped language a text is written in, from its letters and its commonest words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARACTERS = 4000


def identify_language(text: str, common_words: Mapping[str, Iterable[str]]) -> str | None:
    """Return the code whose common words cover most of ``text``, or None when no word is known.

    >>> identify_language("the army said", {"en": ["the", "said"], "fr": ["le", "dit"]})
    'en'
    """
    words = [fold(word) for word in _WORD.findall(text[:_SAMPLE_CHARACTERS])]
    scores = {code: _share(words, frozenset(common)) for code, common in common_words.items()}
    best = max(scores, key=lambda code: scores[code], default=None)
    return best if best is not None and scores[best] > 0 else None


def _share(words: list[str], common: frozenset[str]) -> int:
    return sum(word in common for word in words)
