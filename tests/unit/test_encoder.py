"""The embedded encoder reads both languages, needs no torch, and is the model that sentence-transformers reads from the same folder."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

import checker
from checker.encoder.encode import embedded

if TYPE_CHECKING:
    from numpy.typing import NDArray

PAIRS = tomllib.loads((Path(__file__).parents[1] / "encoder" / "pairs.toml").read_text("utf-8"))
FOLDER = Path(str(files("checker.data").joinpath("encoder")))
LARGEST_BYTES = 10_500_000


def both(rows: list[list[str]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    return checker.encode([row[0] for row in rows]), checker.encode([row[1] for row in rows])


def test_rows_are_unit_vectors_whatever_the_text() -> None:
    rows = checker.encode(["Six guards were hurt.", "", "؟!", "أصيب ستة حراس.", "\U0001f600" * 50, "a\x00b"])

    lengths = np.linalg.norm(rows, axis=1)
    assert rows.dtype == np.float32
    assert rows.shape == (6, 256)
    assert lengths[[0, 3]] == pytest.approx(1, abs=1e-5)
    assert lengths[[1, 2]].tolist() == [0, 0]
    assert np.isfinite(rows).all()


def test_nothing_gives_no_rows() -> None:
    assert checker.encode([]).shape == (0, 256)


def test_a_text_does_not_depend_on_its_neighbours() -> None:
    many = checker.encode([f"bus number {number}" for number in range(3000)])

    assert np.allclose(many[2999], checker.encode(["bus number 2999"])[0], atol=1e-6)


def test_translations_find_each_other() -> None:
    english, arabic = both(PAIRS["pairs"])
    scores = english @ arabic.T

    assert (scores.argmax(axis=1) == np.arange(len(scores))).mean() >= 0.95
    assert (scores.argmax(axis=0) == np.arange(len(scores))).mean() >= 0.95


def test_true_translations_stand_above_wrong_ones() -> None:
    english, arabic = both(PAIRS["nouns"])
    scores = english @ arabic.T
    own, same = scores.diagonal(), np.eye(len(scores), dtype=bool)

    assert (own > np.quantile(scores[~same], 0.95)).all()


@pytest.mark.parametrize("pair", PAIRS["nouns"][:4], ids=lambda pair: str(pair[0]))
def test_nouns_of_conflict_find_their_translation_among_all(pair: list[str]) -> None:
    english, arabic = both(PAIRS["nouns"])
    row = PAIRS["nouns"].index(pair)

    assert row in (english @ arabic[row]).argsort()[-3:]
    assert row in (arabic @ english[row]).argsort()[-3:]


def test_folding_makes_spellings_one() -> None:
    one, other, third = checker.encode(["الطَّائِرات المُسيَّرة", "الطائرات المسيره", "والطـائرات المسيرة"])

    assert one @ other == pytest.approx(1, abs=1e-5)
    assert one @ third == pytest.approx(1, abs=1e-5)


def test_sentence_transformers_reads_the_same_model() -> None:
    from checker.encoder.hub import load_hub_encoder

    texts = [text for pair in PAIRS["pairs"] for text in pair]

    assert np.allclose(load_hub_encoder(str(FOLDER)).encode(texts), checker.encode(texts), atol=1e-5)


def test_the_embedded_encoder_needs_no_torch() -> None:
    program = "import sys, checker; checker.encode(['a']); print({'torch', 'transformers'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"


def test_encoding_and_grouping_open_no_connection() -> None:
    program = """
import sys
sys.addaudithook(lambda event, args: print(event) if event.startswith("socket.") else None)
import checker
checker.encode(["a bridge fell"])
pile = [checker.Report(id="a", text="A bridge fell in Basra."), checker.Report(id="b", text="\u0627\u0646\u0647\u0627\u0631 \u062c\u0633\u0631")]
checker.check_reports(pile, group_events=True)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == ""


@pytest.mark.parametrize(
    ("one", "other", "cosine"),
    [
        ("Six guards were hurt in the attack.", "أصيب ستة حراس في الهجوم.", 0.75),
        ("drones", "طائرات مسيرة", 0.94),
        ("The bridge collapsed.", "انهار الجسر.", 0.48),
        ("Wheat prices rose.", "أصيب ستة حراس في الهجوم.", 0.01),
        ("rockets", "نازحين", -0.04),
        ("The minister resigned.", "The minister stepped down.", 0.52),
    ],
)
def test_cosines_stay_where_they_are(one: str, other: str, cosine: float) -> None:
    """Another training may move them a little; a slip in reading the files moves them far."""
    left, right = checker.encode([one, other])

    assert left @ right == pytest.approx(cosine, abs=0.06)


def test_words_are_folded_and_stemmed() -> None:
    assert embedded().words("والنازحين، The Bridges!") == ["نازح", "the", "bridges"]


def test_common_words_are_more_frequent_than_rare_ones() -> None:
    assert embedded().frequency("the") > embedded().frequency("bridge") > embedded().frequency("xylophone")


def test_the_card_names_the_files_as_they_are() -> None:
    import hashlib

    card = (FOLDER / "README.md").read_text("utf-8")

    for name in ("model.safetensors", "tokenizer.json"):
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() in card
    assert sum(path.stat().st_size for path in FOLDER.rglob("*")) < LARGEST_BYTES
