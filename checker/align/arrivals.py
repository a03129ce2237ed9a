"""Say whether a count of what was launched holds only what arrived: "five drones hit the port".

Takes the words around a claim, gives yes or no; the nearest predicate decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.quantity.cells import build_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.align.context import Context
    from checker.model import Claim
    from checker.quantity.cells import Cell

_SALVO = "launched"
_REACH = 3


def has_arrived(context: Context, claim: Claim) -> bool:
    """Say whether the predicate beside a count of what was launched is one of arrival.

    >>> from checker.align.context import context_of
    >>> from checker.extraction.claims import extract_claims
    >>> from checker.language.loader import load_language
    >>> from checker.model import Report
    >>> (claim,) = extract_claims(Report(id="a", text="Five drones struck the port.")).claims
    >>> has_arrived(context_of("", " struck the port", load_language("en")), claim)
    True
    """
    if claim.topic != _SALVO:
        return False
    language = context.language
    before, behind = context.before[-_REACH:], context.behind[:_REACH]
    sides = (build_cells(before, language)[::-1], build_cells(behind, language))
    for side in sides if language.order == "vso" else sides[::-1]:
        predicate = _first_predicate(side)
        if predicate is not None:
            return predicate.has("function", "arrival")
    return False


def _first_predicate(cells: Iterable[Cell]) -> Cell | None:
    return next((cell for cell in cells if cell.has("topics") or cell.has("function", "arrival")), None)
