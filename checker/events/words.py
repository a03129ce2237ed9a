"""Weigh the words of reports by how rare they are, and say how alike two reports of one language are.

TF-IDF with a prior: in a pile of a few reports of one event every word of the event would look common, so the pile is mixed
with what the pieces of the embedded encoder know of ordinary texts.
"""

from __future__ import annotations

from collections import Counter
from math import exp, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.encoder.static import StaticEncoder

_ORDINARY_REPORTS = 20
_WORDS_OF_A_REPORT = 200
_MOST_WORDS = 400
_SHORTEST = 2
Weights = dict[str, float]


def weigh_words(texts: Sequence[str], encoder: StaticEncoder) -> list[Weights]:
    """Return the weights of the words of each text, as unit vectors.

    >>> from checker.encoder.encode import embedded
    >>> one, other = weigh_words(["The bridge fell.", "A bridge fell."], embedded())
    >>> round(likeness(one, other), 1)
    1.0
    """
    cut = [[word for word in encoder.words(text)[:_MOST_WORDS] if len(word) >= _SHORTEST] for text in texts]
    holders = Counter(word for words in cut for word in set(words))
    rarity = {word: _rarity(count, len(texts), encoder.frequency(word)) for word, count in holders.items()}
    return [_unit({word: (1 + log(count)) * rarity[word] for word, count in Counter(words).items()}) for words in cut]


def _rarity(holders: int, texts: int, frequency: float) -> float:
    ordinary = _ORDINARY_REPORTS * (1 - exp(-_WORDS_OF_A_REPORT * frequency))
    return max(0.0, log((texts + _ORDINARY_REPORTS) / (holders + ordinary)))


def _unit(weights: Weights) -> Weights:
    length = sum(weight * weight for weight in weights.values()) ** 0.5
    return {word: weight / length for word, weight in weights.items() if weight} if length else {}


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two weighted texts."""
    short, long = sorted((one, other), key=len)
    return sum(weight * long[word] for word, weight in short.items() if word in long)


def shared_words(one: Mapping[str, float], other: Mapping[str, float], limit: int) -> tuple[str, ...]:
    """Return the words that make two texts alike, the weightiest first.

    >>> shared_words({"bridge": 0.8, "fell": 0.6}, {"bridge": 1.0}, 3)
    ('bridge',)
    """
    both = {word: weight * other[word] for word, weight in one.items() if word in other}
    return tuple(sorted(both, key=lambda word: (-both[word], word))[:limit])


def all_likenesses(weights: Sequence[Mapping[str, float]]) -> dict[tuple[int, int], float]:
    """Return the cosine of every pair that shares a word, by the numbers of the two.

    >>> all_likenesses([{"a": 1.0}, {"a": 1.0}, {"b": 1.0}])
    {(0, 1): 1.0}
    """
    from scipy.sparse import csr_array, triu  # noqa: PLC0415 - only grouping needs it

    columns = {word: number for number, word in enumerate(dict.fromkeys(word for words in weights for word in words))}
    rows = [number for number, words in enumerate(weights) for _ in words]
    places = [columns[word] for words in weights for word in words]
    values = [weight for words in weights for weight in words.values()]
    table = csr_array((values, (rows, places)), shape=(len(weights), len(columns)))
    pairs = triu(table @ table.T, k=1).tocoo()
    return {(int(one), int(other)): float(value) for one, other, value in zip(*pairs.coords, pairs.data, strict=True)}


def most_common(words: Iterable[Mapping[str, float]], limit: int) -> tuple[str, ...]:
    """Return the words with the most weight in several texts.

    >>> most_common([{"bridge": 0.8, "fell": 0.6}, {"bridge": 1.0}], 1)
    ('bridge',)
    """
    total: Counter[str] = Counter()
    for weights in words:
        total.update(dict(weights))
    return tuple(sorted(total, key=lambda word: (-total[word], word))[:limit])
