"""Read a static embedding model with numpy and tokenizers alone: a table with one row for each piece of a word.

Takes a sentence-transformers folder, gives unit rows. A text is the mean of its pieces, so the pieces of each word are
looked up once; texts without a known piece give the zero row.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from importlib.resources.abc import Traversable

    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

_WORD = re.compile(r"\S+")
_TEXTS_AT_ONCE = 1024
_WORDS_AT_ONCE = 100
_LARGEST_MEMO = 200_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StaticEncoder:
    """A table with a row for each piece of a word, and the tokenizer that cuts words into pieces."""

    name: str
    tokenizer: Tokenizer
    table: NDArray[np.float32]
    scores: tuple[float, ...]
    memo: dict[str, list[int]] = field(default_factory=dict, compare=False, repr=False)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row a text."""
        import numpy as np  # noqa: PLC0415 - a check without unknown nouns loads no numpy

        rows = np.zeros((len(texts), self.table.shape[1]), dtype=np.float32)
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            self._fill(rows[start : start + _TEXTS_AT_ONCE], texts[start : start + _TEXTS_AT_ONCE])
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        np.divide(rows, lengths, out=rows, where=lengths > 0)
        return rows

    def words(self, text: str) -> list[str]:
        """Return the words of a text as the tokenizer folds them: without clitics, endings, marks and capitals."""
        return str(self.tokenizer.normalizer.normalize_str(text)).split()

    def frequency(self, word: str) -> float:
        """Return how often a folded word stands in ordinary text, as a share of all words: what its pieces suggest."""
        self._learn((word,))
        return exp(sum(self.scores[piece] for piece in self.memo[word]))

    def _fill(self, rows: NDArray[np.float32], texts: Sequence[str]) -> None:
        """Put the sum of the pieces of each text into its row; the mean has the same direction."""
        cut = [_WORD.findall(text) for text in texts]
        self._learn(word for words in cut for word in words)
        for row, words in zip(rows, cut, strict=True):
            pieces = [piece for word in words for piece in self.memo[word]]
            if pieces:
                self.table.take(pieces, axis=0).sum(axis=0, out=row)

    def _learn(self, words: Iterable[str]) -> None:
        """Look up the pieces of new words, many at a time: a piece belongs to the word that it stands in."""
        if len(self.memo) >= _LARGEST_MEMO:
            self.memo.clear()
        new = [word for word in dict.fromkeys(words) if word not in self.memo]
        for first in range(0, len(new), _WORDS_AT_ONCE):
            chunk = new[first : first + _WORDS_AT_ONCE]
            starts = [0, *accumulate(len(word) + 1 for word in chunk)]
            found: list[list[int]] = [[] for _ in chunk]
            encoding = self.tokenizer.encode(" ".join(chunk), add_special_tokens=False)
            for piece, (start, _) in zip(encoding.ids, encoding.offsets, strict=True):
                found[bisect_right(starts, start) - 1].append(piece)
            self.memo.update(zip(chunk, found, strict=True))


def read_static(folder: Traversable, name: str) -> StaticEncoder:
    """Return the static encoder of a folder."""
    from safetensors.numpy import load  # noqa: PLC0415 - a check without unknown nouns loads no numpy
    from tokenizers import Tokenizer  # noqa: PLC0415 - the same

    tensors = load(folder.joinpath("model.safetensors").read_bytes())
    written = folder.joinpath("tokenizer.json").read_text(encoding="utf-8")
    return StaticEncoder(
        name=name,
        tokenizer=Tokenizer.from_str(written),
        table=tensors["embeddings"] * tensors["weights"][:, None],
        scores=tuple(score for _, score in json.loads(written)["model"]["vocab"]),
    )
