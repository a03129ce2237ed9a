"""Why a pair cannot be judged: each doubt with the sentence that the gap ledger shows.

Takes a pair, gives the first doubt that holds; a pair without one goes on down the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.taxonomy import Kinship

if TYPE_CHECKING:
    from checker.rules.pair import Pair


def first_doubt(pair: Pair) -> str | None:
    """Return why the pair cannot be judged, or None.

    >>> from checker.align.facets import Facets
    >>> from checker.language.taxonomy import load_taxonomy
    >>> from checker.rules.pair import Pair
    >>> from checker.settings import Settings
    >>> pair = Pair(Facets(unit="woman"), Facets(unit="journalist"), load_taxonomy(), Settings())
    >>> first_doubt(pair)
    'the data do not say how woman and journalist relate'
    """
    if not pair.is_quantity:
        return "two answers in free words that no list relates" if pair.value is Kinship.UNKNOWN else None
    return _doubt_on_question(pair) or (None if _holds_together(pair) else _doubt_on_figures(pair))


def _doubt_on_question(pair: Pair) -> str | None:
    if pair.left.increment is not pair.right.increment:
        return "an increment without its base"
    if pair.unit is Kinship.UNKNOWN:
        return f"the data do not say how {pair.left.unit} and {pair.right.unit} relate"
    if pair.crosses:
        return "each side is narrower than the other in some way"
    if Kinship.UNKNOWN in {pair.locality, pair.selection}:
        return "two parts whose relation no list knows"
    return None if pair.same_context else "two figures of a topic that no list knows"


def _holds_together(pair: Pair) -> bool:
    return pair.intervals_meet if pair.part is None else pair.part_fits


def _doubt_on_figures(pair: Pair) -> str | None:
    """Return why two figures that exclude each other may still both hold."""
    if pair.denied_once:
        return "a denied figure says nothing about another figure"
    if pair.part is not None and not pair.is_explicit_part and _is_part_by_circumstance(pair):
        return "a figure for one place or one kind of case exceeds the whole"
    if _is_incidental(pair):
        return "one case told on its own beside a count"
    if pair.one_text and not pair.two_origins and not pair.is_revised and not pair.is_explicit_part:
        return "two figures of one text may be about two incidents"
    if pair.names_one_origin and pair.may_grow and pair.gap_hours is None and pair.part is None:
        return "one source may have updated its figure: no time given"
    return None


def _is_part_by_circumstance(pair: Pair) -> bool:
    return {pair.unit, pair.topic, pair.place} == {Kinship.EQUAL}


def _is_incidental(pair: Pair) -> bool:
    """One victim told of below the lead is seldom the whole toll; beside a flat zero it still counts."""
    sides = (pair.left, pair.right)
    return pair.may_grow and any(side.incidental for side in sides)
