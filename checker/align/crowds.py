"""Say whether a count that no verb explains is the size of a crowd: "police put the march, an annual one, at 30,000 people".

Takes the words around a claim, gives yes or no; deliberately leaves small counts alone, which are of people in the crowd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.places import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.language.loader import Language
    from checker.language.places import PlaceNames
    from checker.model import Claim
    from checker.text.tokens import Token

_UNKNOWN_TOPIC = "other"
_SMALLEST_CROWD = 100


def is_at_gathering(
    around: tuple[Sequence[Token], Sequence[Token]], claim: Claim, language: Language, names: PlaceNames | None
) -> bool:
    """Say whether a large count whose topic no list knows stands in a sentence that names a gathering.

    >>> from checker.extract.claims import extract_claims
    >>> from checker.language.loader import load_language
    >>> from checker.language.places import load_place_names
    >>> from checker.model import Report
    >>> from checker.text.tokens import tokenise
    >>> text = "There were 30,000 people, the largest protest so far."
    >>> (claim,) = extract_claims(Report(id="a", text=text)).claims
    >>> is_at_gathering(((), tokenise(text[25:])), claim, load_language("en"), load_place_names("en"))
    True
    """
    bounds = [bound for bound in (claim.interval.low, claim.interval.high) if bound is not None]
    if claim.topic != _UNKNOWN_TOPIC or names is None or not bounds or max(bounds) < _SMALLEST_CROWD:
        return False
    return any(
        not names.gatherings.isdisjoint(stems(token.form, language.prefixes, definite=True))
        for side in around
        for token in side
    )
