"""Polarity, certainty and cues of a claim: denial, failure, hedges, superseded and revised figures.

Cues, their direction and what ends their scope come from the language data; scope is the clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.model import Certainty, Polarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.quantity.cells import Cell

_CLAUSE_MARKS = frozenset({".", ";", ":", "\u061b", ",", "\u060c"})
_DENIAL_WINDOW = 9
_NEGATION_WINDOW = 2
_PLAN_WINDOW = 4


class Factuality(NamedTuple):
    """How a claim is put."""

    polarity: Polarity
    certainty: Certainty
    cue: str | None
    asserted: bool


def judge_factuality(cells: Sequence[Cell], anchor: int, predicate: int | None, *, zero: bool) -> Factuality:
    """Judge the claim whose count stands at ``anchor`` and whose predicate stands at ``predicate``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> cells = build_cells(tokenise("The army denied that five men were killed"), load_language("en"))
    >>> judge_factuality(cells, 4, 7, zero=False).polarity.value
    'denied'
    """
    first = min(anchor, predicate if predicate is not None else anchor)
    before = _clause_before(cells, first)
    denied = any(cell.has("factuality", "deny") for cell in before[-_DENIAL_WINDOW:])
    failed = any(cell.has("factuality", "fail") for cell in before[-_DENIAL_WINDOW:])
    polarity = Polarity.DENIED if (denied or failed) and not zero else Polarity.ASSERTED
    cue = "deny" if denied else _revision(cells)
    planned = any(cell.has("factuality", "hypothetical") for cell in before[-_PLAN_WINDOW:])
    return Factuality(polarity, _certainty(cells, first), cue, asserted=not planned)


def is_negated(cells: Sequence[Cell], predicate: int) -> bool:
    """Say whether a predicate stands right behind a negation, so that it did not happen."""
    return any(cell.has("factuality", "negation") for cell in cells[max(0, predicate - _NEGATION_WINDOW) : predicate])


def _clause_before(cells: Sequence[Cell], index: int) -> Sequence[Cell]:
    start = index
    while start > 0 and cells[start - 1].form not in _CLAUSE_MARKS:
        start -= 1
    return cells[start:index]


def _certainty(cells: Sequence[Cell], index: int) -> Certainty:
    if any(cell.has("factuality", "superseded") for cell in cells):
        return Certainty.SUPERSEDED
    near = cells[max(0, index - 6) : index + 8]
    return Certainty.HEDGED if any(cell.has("factuality", "hedge") for cell in near) else Certainty.STATED


def _revision(cells: Sequence[Cell]) -> str | None:
    return "revise" if any(cell.has("factuality", "revise") for cell in cells) else None
