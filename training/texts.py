"""Read the texts that the encoder learns from, and leave out pairs that cannot be translations."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_MOST_TRANSLATIONS = 3
_SHORTEST_SENTENCE = 34
_SHORTEST_WORD, _LONGEST_WORD = 3, 12


class Pair(NamedTuple):
    """A text in English and in Arabic, and where it comes from."""

    en: str
    ar: str
    source: str


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs, each once; a sentence that translates many different ones stands in a shifted row."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = list(dict.fromkeys(Pair(row["en"], row["ar"], row["source"]) for row in map(json.loads, lines)))
    return without_shifted(found)


def without_shifted(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs whose sides are each the translation of few others."""
    kept = list(pairs)
    english, arabic = Counter(pair.en for pair in kept), Counter(pair.ar for pair in kept)
    return [pair for pair in kept if max(english[pair.en], arabic[pair.ar]) <= _MOST_TRANSLATIONS]


def read_english(path: Path) -> list[str]:
    """Return the English sentences and the single words, each once; short phrases between them add little."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [text for text in dict.fromkeys(line.strip() for line in lines) if _is_wanted(text)]


def _is_wanted(text: str) -> bool:
    is_word = text.isascii() and text.isalpha() and _SHORTEST_WORD <= len(text) <= _LONGEST_WORD
    return is_word or len(text) >= _SHORTEST_SENTENCE
