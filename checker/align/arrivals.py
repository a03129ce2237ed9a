"""Say whether a count of what was launched holds only what arrived: "five drones hit the port".

Takes the words around a claim, gives yes or no; the nearest predicate decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.quantity.cells import build_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.language.loader import Language
    from checker.model import Claim
    from checker.quantity.cells import Cell
    from checker.text.tokens import Token

_SALVO = "launched"
_REACH = 3


def has_arrived(around: tuple[Sequence[Token], Sequence[Token]], claim: Claim, language: Language) -> bool:
    """Say whether the predicate beside a count of what was launched is one of arrival.

    >>> from checker.extract.claims import extract_claims
    >>> from checker.language.loader import load_language
    >>> from checker.model import Report
    >>> from checker.text.tokens import tokenise
    >>> (claim,) = extract_claims(Report(id="a", text="Five drones struck the port.")).claims
    >>> has_arrived(((), tokenise(" struck the port")), claim, load_language("en"))
    True
    """
    if claim.topic != _SALVO:
        return False
    before, behind = around
    sides = (build_cells(before[-_REACH:], language)[::-1], build_cells(behind[:_REACH], language))
    for side in sides if language.order == "vso" else sides[::-1]:
        predicate = _first_predicate(side)
        if predicate is not None:
            return predicate.has("function", "arrival")
    return False


def _first_predicate(cells: Iterable[Cell]) -> Cell | None:
    return next((cell for cell in cells if cell.has("topics") or cell.has("function", "arrival")), None)
