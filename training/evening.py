"""Even out a trained table: training leaves the commonest pieces short, and all texts lean one way.

The hundred commonest came out at a third of the length of the others (0.8 against 2 to 2.6).

Two closed steps, after the last of training. The lengths of rows are drawn together by a power, so that a text is less the
work of its few rarest pieces (the weighting of Arora, Liang and Ma, "A simple but tough-to-beat baseline for sentence
embeddings", 2017, goes the other way for rows that were not trained). Then part of the mean of all texts is taken off every row,
since what all texts share tells none apart (Mu and Viswanath, "All-but-the-top", 2018).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

_POWER = 0.65
_SHARE = 0.5
_TINY = 1e-9


def even_out(table: NDArray[np.float32], means: csr_matrix) -> NDArray[np.float32]:
    """Return the table with rows of more even length, centred by half; rows that no text holds stay zero."""
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    known = lengths > _TINY
    evened = np.where(known, table * np.maximum(lengths, _TINY) ** (_POWER - 1), 0.0)
    common = np.asarray(means @ evened).mean(axis=0)
    centred: NDArray[np.float32] = np.where(known, evened - _SHARE * common, 0.0).astype(np.float32)
    return centred
