"""Find and load a model by name: an existing folder first, then the local cache; the network only where it was asked for.

Weights are read from safetensors alone, no code that comes with a model is run, and a model that was named is never
replaced by another.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from checker.errors import ModelUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

_NAME = re.compile(r"(?:[\w.-]+/)?[\w.-]+")
_WEIGHTS, _UNSAFE = "*.safetensors", ("*.bin", "*.pkl", "*.pt", "*.ckpt")
_WANTED = ["*.safetensors", "*.json", "*.txt", "*.model", "*.md"]
_FAMILY = "sentence-transformers"
_QUIET = {"HF_HUB_DISABLE_PROGRESS_BARS": "1", "TRANSFORMERS_VERBOSITY": "error", "TOKENIZERS_PARALLELISM": "false"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HubEncoder:
    """A sentence-transformers model with the prompt that it wants before texts that are compared with each other."""

    name: str
    model: SentenceTransformer
    prompt: str | None = None

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row a text."""
        import numpy as np  # noqa: PLC0415 - loaded with the model

        with one_thread():
            rows = self.model.encode(
                list(texts), prompt=self.prompt, normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(rows, dtype=np.float32)


def load_hub_encoder(name: str, *, download: bool = False) -> HubEncoder:
    """Return a sentence-transformers model by folder or name.

    Raises ``ModelUnavailableError`` when it is neither a folder nor in the cache, or cannot be read safely.
    """
    folder = find_model(name, download=download)
    model = read_model("SentenceTransformer", folder, name)
    return HubEncoder(name=name, model=model, prompt=_prompt(model.prompts, model.default_prompt_name, name, folder))


def read_model(kind: str, folder: Path, name: str) -> Any:  # noqa: ANN401 - the caller names the class it asks for
    """Return a model of a class of sentence_transformers from a folder, read without its code and without the network.

    Raises ``ModelUnavailableError`` when the folder cannot be read as one.
    """
    with quiet():
        import sentence_transformers  # noqa: PLC0415 - takes seconds

        try:
            return getattr(sentence_transformers, kind)(
                str(folder),
                device="cpu",
                trust_remote_code=False,
                local_files_only=True,
                model_kwargs={"use_safetensors": True},
            )
        except Exception as error:  # the readers of tokenizers raise it bare
            raise ModelUnavailableError(f"{name}: cannot be loaded as a {kind} model ({error})") from error


def find_model(name: str, *, download: bool = False) -> Path:
    """Return the folder of a model.

    >>> find_model("no/such-model")
    Traceback (most recent call last):
        ...
    checker.errors.ModelUnavailableError: no/such-model: not found; name a folder, or fetch it once with --download

    Raises ``ModelUnavailableError`` when there is none, or when its weights are in a format that can hold code.
    """
    folder = Path(name)
    found = folder if folder.is_dir() else _cached(name, download=download)
    if found is None:
        raise ModelUnavailableError(f"{name}: not found; name a folder, or fetch it once with --download")
    _refuse_unsafe(found, name)
    return found


def _cached(name: str, *, download: bool) -> Path | None:
    if not _NAME.fullmatch(name):
        return None
    names = (name,) if "/" in name else (f"{_FAMILY}/{name}", name)
    found = next((path for each in names if (path := _snapshot(each)) is not None), None)
    if found is not None or not download:
        return found
    return _downloaded(names[0])


def _snapshot(name: str) -> Path | None:
    """Return the newest snapshot of the local cache, found by its file names: the library itself takes a second to load."""
    folder = _cache() / f"models--{name.replace('/', '--')}" / "snapshots"
    found = sorted(folder.glob("*/"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else None


def _cache() -> Path:
    home = Path(os.environ.get("HF_HOME") or Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache") / "huggingface")
    return Path(os.environ.get("HF_HUB_CACHE") or home / "hub").expanduser()


def _downloaded(name: str) -> Path:
    with quiet():
        from huggingface_hub import snapshot_download  # noqa: PLC0415 - takes half a second

        try:
            return Path(snapshot_download(name, allow_patterns=_WANTED, cache_dir=_cache()))
        except (OSError, ValueError) as error:
            raise ModelUnavailableError(f"{name}: cannot be fetched ({error}); name a folder instead") from error


def _refuse_unsafe(folder: Path, name: str) -> None:
    """Refuse a folder whose weights exist only in a format that runs code when it is read."""
    safe = {path.parent for path in folder.rglob(_WEIGHTS)}
    unsafe = {path.parent for pattern in _UNSAFE for path in folder.rglob(pattern)}
    if not safe or unsafe - safe:
        raise ModelUnavailableError(
            f"{name}: has no weights in safetensors; other formats can run code and are refused"
        )


def _prompt(prompts: Mapping[str, str | None], default: str | None, name: str, folder: Path) -> str | None:
    """Return what stands before each text: the model's own words for comparing, or those that its family was trained with."""
    if default is not None:
        return None
    known = tomli.loads(files("checker.encoder").joinpath("prompts.toml").read_text(encoding="utf-8"))
    own = next((prompts[task] for task in known["tasks"] if prompts.get(task)), None)
    called = f"{name} {_base(folder)}".lower()
    family = next((row["prompt"] for row in known["family"] if re.search(row["name"], called)), None)
    return own or family


def _base(folder: Path) -> str:
    config = folder / "config.json"
    try:
        content: dict[str, Any] = json.loads(config.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(content.get("_name_or_path", ""))


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the libraries behind a model silent while they load it; what the caller had set stays."""
    mine = {key: value for key, value in _QUIET.items() if key not in os.environ}
    os.environ.update(mine)
    try:
        yield
    finally:
        for key in mine:
            os.environ.pop(key, None)


@contextmanager
def one_thread() -> Iterator[None]:
    """Compute on one thread: on a busy machine more of them are slower."""
    import torch  # noqa: PLC0415 - loaded with the model

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
