"""Make the tokenizer: fold and stem lightly, cut into pieces of words.

The folding is data (``folding.toml``). Training of the pieces is not the same bit for bit twice, so the tokenizer that the
package ships is used again, and a new one is made only when asked for.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FOLDING = Path(__file__).with_name("folding.toml")
_NO_LETTER = r"[^\p{L}\p{N}]+"
_PIECES = 32_000
_LONGEST_PIECE = 14
_UNKNOWN = "[UNK]"


def make_tokenizer(texts: Iterable[str]) -> Tokenizer:
    """Return a tokenizer whose pieces are those of the texts."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(list(_folding(tomllib.loads(_FOLDING.read_text("utf-8")))))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    trainer = trainers.UnigramTrainer(
        vocab_size=_PIECES,
        special_tokens=[_UNKNOWN],
        unk_token=_UNKNOWN,
        max_piece_length=_LONGEST_PIECE,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def _folding(content: dict[str, Any]) -> Iterator[normalizers.Normalizer]:
    yield from (normalizers.NFKD(), normalizers.StripAccents(), normalizers.Lowercase())
    for folded, letters in content["letters"].items():
        yield normalizers.Replace(Regex(f"[{letters}]"), folded)
    for value, digits in enumerate(zip(*content["digits"].values(), strict=True)):
        yield normalizers.Replace(Regex(f"[{''.join(digits)}]"), str(value))
    yield normalizers.Replace(Regex(_NO_LETTER), " ")
    affixes = content["affixes"]
    letter, shortest = f"[{affixes['letters']}]", affixes["shortest"]
    front, back = "|".join(affixes["front"]), "|".join(affixes["back"])
    yield normalizers.Replace(Regex(rf"(?<!{letter})(?:{front})(?={letter}{{{shortest}}})"), "")
    yield normalizers.Replace(Regex(rf"(?<={letter}{{{shortest}}})(?:{back})(?!{letter})"), "")
