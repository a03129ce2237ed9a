"""Any other model: found by folder or in the cache, never fetched unasked, never replaced, never read unsafely."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers

import checker
from checker.encoder.encode import chosen_model
from checker.encoder.hub import find_model, load_hub_encoder
from checker.errors import ModelUnavailableError

WORDS = ["[UNK]", "query", ":", "drones", "rockets"]


def make_model(folder: Path, prompts: dict[str, str] | None = None, default: str | None = None) -> Path:
    """Write a tiny static model: a vector of its own for each of five words."""
    folder.mkdir(parents=True)
    tokenizer = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token=WORDS[0]))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    save_file({"embedding.weight": np.eye(len(WORDS), dtype=np.float32)}, folder / "model.safetensors")
    modules = [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"}]
    (folder / "modules.json").write_text(json.dumps(modules), "utf-8")
    config = {"prompts": prompts or {}, "default_prompt_name": default}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(config), "utf-8")
    return folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


def test_a_folder_is_a_model(tmp_path: Path) -> None:
    rows = checker.encode(["drones", "rockets", "drones rockets"], model=str(make_model(tmp_path / "tiny")))

    assert rows[0].tolist() == [0, 0, 0, 1, 0]
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1])


def test_a_name_is_looked_up_in_the_cache(cache: Path) -> None:
    made = make_model(cache / "models--desk--tiny" / "snapshots" / "0a1b")

    assert find_model("desk/tiny") == made


def test_a_bare_name_means_the_family_of_sentence_transformers(cache: Path) -> None:
    made = make_model(cache / "models--sentence-transformers--tiny" / "snapshots" / "0a1b")

    assert find_model("tiny") == made


@pytest.mark.usefixtures("cache")
def test_a_missing_model_is_named_with_the_next_step() -> None:
    with pytest.raises(
        ModelUnavailableError, match=r"desk/none: not found; name a folder, or fetch it once with --download"
    ):
        checker.encode(["a"], model="desk/none")


@pytest.mark.usefixtures("cache")
def test_a_missing_model_is_reported_within_a_second() -> None:
    program = "import checker; checker.encode(['a'], model='desk/none')"
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert "not found" in done.stderr
    assert (
        time.perf_counter() - start < 5
    )  # a busy machine; what takes long is loading the library, and 70 s without network


def test_weights_that_can_run_code_are_refused(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "tiny")
    (folder / "2_Dense").mkdir()
    (folder / "2_Dense" / "pytorch_model.bin").write_bytes(b"")

    with pytest.raises(ModelUnavailableError, match="safetensors"):
        find_model(str(folder))


def test_a_folder_without_weights_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError, match="safetensors"):
        checker.encode(["a"], model=str(tmp_path))


def test_a_broken_model_is_not_replaced(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "tiny")
    (folder / "tokenizer.json").write_text("{}", "utf-8")

    with pytest.raises(ModelUnavailableError, match="cannot be loaded"):
        checker.encode(["a"], model=str(folder))


def test_code_that_comes_with_a_model_is_not_run(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "tiny")
    (folder / "own.py").write_text("from pathlib import Path\nPath(__file__).with_name('ran').touch()\n", "utf-8")
    (folder / "modules.json").write_text(
        json.dumps([{"idx": 0, "name": "0", "path": "", "type": "own.Module"}]), "utf-8"
    )

    with pytest.raises(ModelUnavailableError):
        checker.encode(["a"], model=str(folder))
    assert not (folder / "ran").exists()


@pytest.mark.parametrize(
    ("name", "prompts", "default", "expected"),
    [
        ("tiny", {}, None, None),
        ("multilingual-e5-tiny", {}, None, "query: "),
        ("multilingual-e5-large-instruct", {}, None, "Instruct: Retrieve semantically similar text.\nQuery: "),
        ("tiny", {"STS": "query : ", "query": "other: "}, None, "query : "),
        ("e5-tiny", {"query": "query : "}, "query", None),
    ],
)
def test_models_get_the_prompt_they_were_trained_with(
    tmp_path: Path, name: str, prompts: dict[str, str], default: str | None, expected: str | None
) -> None:
    assert load_hub_encoder(str(make_model(tmp_path / name, prompts, default))).prompt == expected


def test_a_named_model_wins_over_the_environment_and_that_over_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHECKER_MODEL", raising=False)
    assert chosen_model(None, "configured") == "configured"
    monkeypatch.setenv("CHECKER_MODEL", "from-environment")
    assert chosen_model(None, "configured") == "from-environment"
    assert chosen_model("named", "configured") == "named"
