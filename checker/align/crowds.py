"""Say whether a count that no verb explains is the size of a crowd: "police put the march, an annual one, at 30,000 people".

Takes the words around a claim, gives yes or no; deliberately leaves small counts alone, which are of people in the crowd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.align.context import Context
    from checker.model import Claim

_UNKNOWN_TOPIC = "other"
_SMALLEST_CROWD = 100


def is_at_gathering(context: Context, claim: Claim) -> bool:
    """Say whether a large count whose topic no list knows stands in a sentence that names a gathering.

    >>> from checker.align.context import context_of
    >>> from checker.extraction.claims import extract_claims
    >>> from checker.language.loader import load_language
    >>> from checker.model import Report
    >>> text = "There were 30,000 people, the largest protest so far."
    >>> (claim,) = extract_claims(Report(id="a", text=text)).claims
    >>> is_at_gathering(context_of("", text[25:], load_language("en")), claim)
    True
    """
    bounds = [bound for bound in (claim.interval.low, claim.interval.high) if bound is not None]
    if claim.topic != _UNKNOWN_TOPIC or context.names is None or not bounds or max(bounds) < _SMALLEST_CROWD:
        return False
    gatherings = context.names.gatherings
    return any(context.is_among(token, gatherings) for token in (*context.before, *context.behind))
