"""Link a part to the whole that an earlier sentence counted: ``Three of the dead were children``.

Takes the claims made so far in a report, gives the id of the whole. Parts within one sentence are linked by the topics stage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Kind, Modifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Claim
    from checker.quantity.cells import Cell
    from checker.quantity.quantities import Quantity


def earlier_whole(quantity: Quantity, topic: str, cells: Sequence[Cell], earlier: Sequence[Claim]) -> str | None:
    """Return the id of the last earlier total that ``quantity`` is taken out of, or None.

    >>> from checker.extract.claims import extract_claims
    >>> from checker.model import Report
    >>> found = extract_claims(Report(id="a", text="Nine men died. Three of the dead were guards.")).claims
    >>> [claim.scope.subset_of for claim in found]
    [None, '1']
    """
    if not quantity.noun.of_set or quantity.noun.head is None or not cells[quantity.noun.head].has("topics", topic):
        return None
    return next((claim.id for claim in reversed(earlier) if _holds(claim, topic, quantity)), None)


def _holds(claim: Claim, topic: str, quantity: Quantity) -> bool:
    """Say whether a claim counts the same topic, is no part itself and is large enough."""
    if claim.kind is not Kind.QUANTITY or claim.topic != topic or claim.modifier is Modifier.NO_REPORT:
        return False
    high, low = claim.interval.high, quantity.interval.low
    return claim.scope.subset_of is None and (high is None or low is None or low <= high)
