"""Teach the table to find translations, and to keep the distances of the teacher.

Each batch of pairs is ranked both ways (the other translations of the batch are the wrong answers), at several widths, so
that the first dimensions carry most. Other pairs that the teacher holds to mean the same are no wrong answers. Two further
terms keep each vector near the vector of the teacher, and the distances between English sentences as the teacher sees them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray


Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor]


class Texts(NamedTuple):
    """Texts cut into pieces, with the vector of the teacher for each."""

    pieces: Sequence[Sequence[int]]
    targets: NDArray[np.float32]

    def batch(self, chosen: NDArray[np.int64], dropped: float, chance: np.random.Generator) -> Batch:
        """Return the pieces of the chosen texts in one row, some of them dropped, where each text begins, and its target.

        What is dropped at random must not be needed: the rest learns to carry the text, rare pieces among it.
        """
        rows = [self.pieces[index] for index in chosen]
        ends = np.cumsum([len(row) for row in rows])
        flat = np.fromiter((piece for row in rows for piece in row), dtype=np.int64, count=int(ends[-1]))
        kept = chance.random(len(flat)) >= dropped
        starts = np.r_[0, ends[:-1]]
        kept[starts[np.add.reduceat(kept, starts) == 0]] = True
        begins = np.r_[0, np.add.reduceat(kept.astype(np.int64), starts).cumsum()[:-1]]
        return torch.from_numpy(flat[kept]), torch.from_numpy(begins), torch.from_numpy(self.targets[chosen])


class Recipe(NamedTuple):
    """How long and how hard to train."""

    epochs: int = 6
    batch: int = 1024
    rate: float = 0.01
    dropped: float = 0.15
    temperature: float = 0.08
    widths: tuple[int, ...] = (256, 128, 64)
    same_meaning: float = 0.65
    pull: float = 2.0
    distances: float = 50.0
    alone: int = 1024
    seed: int = 7


def train_table(
    table: NDArray[np.float32], english: Texts, arabic: Texts, alone: Texts, recipe: Recipe
) -> NDArray[np.float32]:
    """Return the table after ranking; ``english`` and ``arabic`` translate each other row by row."""
    torch.manual_seed(recipe.seed)
    bag = torch.nn.EmbeddingBag.from_pretrained(torch.from_numpy(table.copy()), freeze=False, mode="mean", sparse=True)
    optimiser = torch.optim.SparseAdam(list(bag.parameters()), lr=recipe.rate)
    chance = np.random.default_rng(recipe.seed)
    steps = recipe.epochs * (len(english.pieces) // recipe.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, recipe.rate, total_steps=steps, pct_start=0.1)
    for chosen in _batches(len(english.pieces), recipe, chance):
        others = chance.integers(len(alone.pieces), size=recipe.alone)
        left, right, single = (
            texts.batch(rows, recipe.dropped, chance)
            for texts, rows in ((english, chosen), (arabic, chosen), (alone, others))
        )
        loss = _loss(bag, left, right, single, recipe)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    return bag.weight.detach().numpy()


def _batches(count: int, recipe: Recipe, chance: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    for _ in range(recipe.epochs):
        order = chance.permutation(count)
        for start in range(0, count - recipe.batch + 1, recipe.batch):
            yield order[start : start + recipe.batch]


def _loss(bag: torch.nn.EmbeddingBag, english: Batch, arabic: Batch, alone: Batch, recipe: Recipe) -> torch.Tensor:
    left, right, single = (bag(pieces, starts) for pieces, starts, _ in (english, arabic, alone))
    targets = english[2]
    teacher = targets @ targets.T
    same = (teacher > recipe.same_meaning).fill_diagonal_(fill_value=False)
    ranked = [_ranking(left[:, :width], right[:, :width], same, recipe) for width in recipe.widths]
    loss = torch.stack(ranked).mean()
    for vectors, wanted in ((left, targets), (right, targets), (single, alone[2])):
        loss = loss + recipe.pull * (1 - functional.cosine_similarity(vectors, wanted).mean())
    left, right, single = (functional.normalize(vectors) for vectors in (left, right, single))
    far = alone[2] @ alone[2].T
    for one, other, wanted in (
        (left, left, teacher),
        (left, right, teacher),
        (right, right, teacher),
        (single, single, far),
    ):
        loss = loss + recipe.distances * functional.mse_loss(one @ other.T, wanted)
    return loss


def _ranking(left: torch.Tensor, right: torch.Tensor, same: torch.Tensor, recipe: Recipe) -> torch.Tensor:
    scores = functional.normalize(left) @ functional.normalize(right).T / recipe.temperature
    scores = scores.masked_fill(same, float("-inf"))
    wanted = torch.arange(len(scores))
    return (functional.cross_entropy(scores, wanted) + functional.cross_entropy(scores.T, wanted)) / 2
