"""Make the embedded encoder: one command, one core, seeded.

    python training/train.py --pairs pairs.jsonl.gz --english english.txt.gz --teacher FOLDER

The texts and the teacher are needed for training alone. The tokenizer that the package ships is used again; ``--new-tokenizer``
makes another one.
"""

from __future__ import annotations

import argparse
import logging
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from evening import even_out
from generated import GENERATED, generate_pairs
from packing import write_model
from ranking import Recipe, Texts, train_table
from table import mean_matrix, solve_table
from teacher import ask_teacher, reduce_width
from texts import Pair, read_english, read_pairs
from tokenizers import Tokenizer
from vocabulary import make_tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


_SHIPPED = Path(__file__).parents[1] / "checker" / "data" / "encoder"
_SEED = 7
_WIDTH = 256
_RIDGE, _ROUNDS = 0.3, 30
_ENGLISH_IN_TOKENIZER = 60_000
_log = logging.getLogger("training")


class _Corpus(NamedTuple):
    """All texts of a training."""

    pairs: list[Pair]
    english: list[str]


def main() -> None:
    """Read the texts, ask the teacher, solve, rank, and write the folder."""
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    options.cache.mkdir(parents=True, exist_ok=True)
    corpus = _Corpus([*read_pairs(options.pairs), *generate_pairs(_SEED)], read_english(options.english))
    tokenizer = _tokenizer(corpus, fresh=options.new_tokenizer)
    english, arabic, alone = _cut(corpus, tokenizer, options.teacher, options.cache)
    _log.info("%d pairs and %d English sentences are read", len(english.pieces), len(alone.pieces))
    means = mean_matrix([*english.pieces, *arabic.pieces, *alone.pieces], tokenizer.get_vocab_size())
    targets = np.concatenate([english.targets, arabic.targets, alone.targets])
    table = solve_table(means, targets, _RIDGE, _ROUNDS)
    _log.info("the table is solved")
    table = train_table(table, english, arabic, alone, Recipe(seed=_SEED))
    table = even_out(table, means)
    write_model(options.output, table, tokenizer)
    _log.info("%s is written", options.output)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make the embedded encoder.")
    parser.add_argument("--pairs", type=Path, required=True, help="JSONL, gzipped: en, ar, source")
    parser.add_argument("--english", type=Path, required=True, help="English sentences, gzipped, one a line")
    parser.add_argument("--teacher", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--cache", type=Path, default=Path("build/training"), help="keeps the vectors of the teacher")
    parser.add_argument("--output", type=Path, default=_SHIPPED)
    parser.add_argument("--new-tokenizer", action="store_true")
    return parser.parse_args()


def _tokenizer(corpus: _Corpus, *, fresh: bool) -> Tokenizer:
    if not fresh:
        return Tokenizer.from_file(str(_SHIPPED / "tokenizer.json"))
    chosen = np.random.default_rng(_SEED).choice(len(corpus.english), _ENGLISH_IN_TOKENIZER, replace=False)
    sides = [text for pair in corpus.pairs for text in (pair.en, pair.ar, pair.ar)]
    return make_tokenizer([*sides, *(corpus.english[index] for index in chosen)])


def _cut(corpus: _Corpus, tokenizer: Tokenizer, teacher: Path, cache: Path) -> tuple[Texts, Texts, Texts]:
    """Return the English and Arabic sides of the pairs and the sentences alone, in pieces, with the teacher's vectors."""
    vectors = _ask(corpus, teacher, cache)
    english, arabic, alone = (
        _pieces(side, tokenizer)
        for side in ([pair.en for pair in corpus.pairs], [pair.ar for pair in corpus.pairs], corpus.english)
    )
    both = [row for row, found in enumerate(zip(english, arabic, strict=True)) if all(found)]
    of_pairs = np.stack([vectors[corpus.pairs[row].en] for row in both])
    single = [row for row, found in enumerate(alone) if found]
    return (
        Texts([english[row] for row in both], of_pairs),
        Texts([arabic[row] for row in both], of_pairs),
        Texts([alone[row] for row in single], np.stack([vectors[corpus.english[row]] for row in single])),
    )


def _ask(corpus: _Corpus, teacher: Path, cache: Path) -> dict[str, NDArray[np.float32]]:
    """Return the vector of the teacher for each English text, in the width of the table."""
    written = {pair.en for pair in corpus.pairs if pair.source == GENERATED}
    groups = [sorted(group) for group in ({pair.en for pair in corpus.pairs} - written, set(corpus.english), written)]
    rows = np.concatenate([ask_teacher(group, teacher, cache) for group in groups])
    return dict(zip(chain.from_iterable(groups), reduce_width(rows, _WIDTH), strict=True))


def _pieces(texts: Sequence[str], tokenizer: Tokenizer) -> list[list[int]]:
    return [found.ids for found in tokenizer.encode_batch(texts, add_special_tokens=False)]


if __name__ == "__main__":
    main()
