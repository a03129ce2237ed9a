"""Ask the English teacher for the vectors of English sentences, and reduce them to the width of the table.

The teacher is needed for training alone. Vectors are kept beside the other results of a run, so that a changed later step
does not ask again.
"""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING

import numpy as np
from sentence_transformers import SentenceTransformer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_LONGEST = 128
_BATCH = 64
_PART = 16_384
_log = logging.getLogger("training")


def ask_teacher(texts: Sequence[str], folder: Path, cache: Path) -> NDArray[np.float32]:
    """Return one unit row a text; what was asked before, and is kept in ``cache``, is not asked again."""
    parts = [texts[start : start + _PART] for start in range(0, len(texts), _PART)]
    kept = [cache / f"teacher-{hashlib.sha256(chr(0).join(part).encode()).hexdigest()[:16]}.npy" for part in parts]
    if missing := [(part, file) for part, file in zip(parts, kept, strict=True) if not file.is_file()]:
        teacher = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        teacher.max_seq_length = _LONGEST
        for number, (part, file) in enumerate(missing, start=1):
            rows = teacher.encode(list(part), batch_size=_BATCH, normalize_embeddings=True)
            np.save(file, rows.astype(np.float16))
            _log.info("%d of %d parts are asked", number, len(missing))
    return np.concatenate([np.load(file).astype(np.float32) for file in kept])


def reduce_width(rows: NDArray[np.float32], width: int) -> NDArray[np.float32]:
    """Return the rows on their ``width`` strongest directions, strongest first, so that cosines change least."""
    _, directions = np.linalg.eigh(rows.T @ rows)
    strongest = directions[:, ::-1][:, :width]
    signs = np.sign(strongest[np.abs(strongest).argmax(axis=0), np.arange(width)])
    reduced: NDArray[np.float32] = rows @ (strongest * signs)
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True)
    return reduced
