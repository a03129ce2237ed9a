"""Ask the English teacher for the vectors of English sentences, and reduce them to the width of the table.

The teacher is needed for training alone. Vectors are kept beside the other results of a run, so that a changed later step
does not ask again.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
from sentence_transformers import SentenceTransformer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_LONGEST = 128
_BATCH = 64


def ask_teacher(texts: Sequence[str], folder: Path, cache: Path) -> NDArray[np.float32]:
    """Return one unit row a text."""
    key = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
    kept = cache / f"teacher-{key}.npy"
    if not kept.is_file():
        teacher = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        teacher.max_seq_length = _LONGEST
        rows = teacher.encode(list(texts), batch_size=_BATCH, show_progress_bar=True, normalize_embeddings=True)
        np.save(kept, rows.astype(np.float16))
    found: NDArray[np.float32] = np.load(kept).astype(np.float32)
    return found


def reduce_width(rows: NDArray[np.float32], width: int) -> NDArray[np.float32]:
    """Return the rows on their ``width`` strongest directions, strongest first, so that cosines change least."""
    _, directions = np.linalg.eigh(rows.T @ rows)
    strongest = directions[:, ::-1][:, :width]
    signs = np.sign(strongest[np.abs(strongest).argmax(axis=0), np.arange(width)])
    reduced: NDArray[np.float32] = rows @ (strongest * signs)
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True)
    return reduced
