"""Store the table as whole numbers with one scale a row, in an ordinary sentence-transformers folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
from safetensors.numpy import save_file

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

_LARGEST = 127
_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]
_CONFIG: dict[str, object] = {
    "model_type": "SentenceTransformer",
    "prompts": {},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}
WEIGHTS, TOKENIZER = "model.safetensors", "tokenizer.json"


def quantise(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return the rows as whole numbers and the scale of each row."""
    scales = np.maximum(np.abs(table).max(axis=1) / _LARGEST, np.finfo(np.float32).tiny).astype(np.float32)
    return np.rint(table / scales[:, None]).astype(np.int8), scales


def write_model(folder: Path, table: NDArray[np.float32], tokenizer: Tokenizer) -> None:
    """Write the folder that the package ships, but for its card."""
    rows, scales = quantise(table)
    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    save_file({"embeddings": rows, "weights": scales}, folder / WEIGHTS)
    (folder / WEIGHTS).chmod(0o644)
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
    (folder / "1_Normalize" / "config.json").write_text("{}\n", "utf-8")
    (folder / "modules.json").write_text(json.dumps(_MODULES, indent=1) + "\n", "utf-8")
    (folder / "config_sentence_transformers.json").write_text(json.dumps(_CONFIG, indent=1) + "\n", "utf-8")
