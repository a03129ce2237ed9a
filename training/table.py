"""Solve for the table of vectors whose means come nearest to the vectors of the teacher.

A closed form: ridge regression, one column a dimension, by conjugate gradients on all columns at once, each piece
scaled by how often it stands, since some stand a million times and most a few. Pieces that no text
holds keep the zero vector.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


_TINY = 1e-12


def mean_matrix(pieces: Sequence[Sequence[int]], size: int) -> csr_matrix:
    """Return the matrix that takes a table to the means of the pieces of each text."""
    lengths = np.array([len(row) for row in pieces])
    ends = np.r_[0, lengths.cumsum()]
    columns = np.fromiter((piece for row in pieces for piece in row), dtype=np.int32, count=int(ends[-1]))
    shares = np.repeat(1.0 / np.maximum(lengths, 1), lengths).astype(np.float32)
    return csr_matrix((shares, columns, ends), shape=(len(pieces), size))


def solve_table(means: csr_matrix, targets: NDArray[np.float32], ridge: float, rounds: int) -> NDArray[np.float32]:
    """Return the table of least squares, kept small by ``ridge``."""
    turned = means.T.tocsr()
    weight = np.asarray(means.multiply(means).sum(axis=0), dtype=np.float32).reshape(-1, 1) + ridge

    def apply(table: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(turned @ (means @ table) + ridge * table)

    rest = np.asarray(turned @ targets)
    table = np.zeros_like(rest)
    eased = rest / weight
    step = eased.copy()
    size = (rest * eased).sum(axis=0)
    for _ in range(rounds):
        moved = apply(step)
        length = size / np.maximum((step * moved).sum(axis=0), _TINY)
        table += length * step
        rest -= length * moved
        eased = rest / weight
        left = (rest * eased).sum(axis=0)
        step = eased + (left / np.maximum(size, _TINY)) * step
        size = left
    return table
