"""Two conditions that several rows share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.taxonomy import EQUAL

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def gives_same_answer(pair: Pair) -> bool:
    """Say whether both sides give one answer, and neither denies it alone."""
    if pair.denied_once:
        return False
    if not pair.is_quantity:
        return pair.value is EQUAL
    return pair.part is None and pair.intervals_equal


def part_is_newer(pair: Pair) -> bool:
    """Say whether a part exceeds its whole only because it is the later figure of a growing fact."""
    late = pair.is_quantity and pair.part is not None and not pair.part_fits and pair.is_apart and pair.may_grow
    return late and pair.later is pair.part
