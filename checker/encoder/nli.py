"""Load a model that judges whether one sentence contradicts another, and ask it in both directions.

Opt-in: nothing loads one unless it is named. The order of the labels is read from the model.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checker.encoder.hub import find_model, one_thread, read_model
from checker.errors import ModelUnavailableError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sentence_transformers import CrossEncoder

_LABELS = ("contradict", "entail", "neutral")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NliModel:
    """A cross-encoder with three labels, and the column of the one that says "contradiction"."""

    name: str
    model: CrossEncoder
    column: int

    def contradictions(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
        """Return for each pair how far the first contradicts the second, and the second the first."""
        if not pairs:
            return []
        turned = [(right, left) for left, right in pairs]
        with one_thread():
            scores = self.model.predict([*pairs, *turned], apply_softmax=True, show_progress_bar=False)
        column = [float(row[self.column]) for row in scores]
        return list(zip(column[: len(pairs)], column[len(pairs) :], strict=True))


@cache
def load_nli(name: str) -> NliModel:
    """Return an NLI model by folder or name; each is read once.

    Raises ``ModelUnavailableError`` when it is not at hand, or has other labels.
    """
    model = read_model("CrossEncoder", find_model(name), name)
    return NliModel(name=name, model=model, column=contradiction_column(model.config.id2label, name))


def contradiction_column(labels: Mapping[int, str], name: str) -> int:
    """Return the number of the label that says "contradiction".

    >>> contradiction_column({0: "ENTAILMENT", 1: "NEUTRAL", 2: "CONTRADICTION"}, "model")
    2

    Raises ``ModelUnavailableError`` when the labels are not those of inference.
    """
    found = {kind: number for number, label in labels.items() for kind in _LABELS if kind in label.lower()}
    if len(labels) != len(_LABELS) or len(found) != len(_LABELS):
        written = ", ".join(labels.values())
        raise ModelUnavailableError(
            f"{name}: has the labels {written}; entailment, neutral and contradiction are needed"
        )
    return int(found[_LABELS[0]])
