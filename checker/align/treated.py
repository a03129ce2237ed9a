"""Say whether a count of hurt people holds only those taken in somewhere: "four are treated in hospital".

Takes the words around a claim. Deliberately leaves alone what another word calls hurt: "four were wounded and taken to
hospital" counts the wounded.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from checker.align.context import Context
    from checker.model import Claim
    from checker.text.tokens import Token

_HURT = "injured"
_REACH = 16
_STOPS = frozenset({".", ";", "\u061b"})


def is_treated(context: Context, claim: Claim) -> bool:
    """Say whether only a word of treatment makes the counted hurt.

    >>> from checker.align.context import context_of
    >>> from checker.extraction.claims import extract_claims
    >>> from checker.language.loader import load_language
    >>> from checker.model import Report
    >>> (claim,) = extract_claims(Report(id="a", text="Four people were taken to hospital.")).claims
    >>> is_treated(context_of("", "were taken to hospital", load_language("en")), claim)
    True
    """
    if claim.topic != _HURT or context.names is None:
        return False
    wards = context.names.wards
    before, behind = context.before[-_REACH:], context.behind[:_REACH]
    clause = list(takewhile(lambda token: token.form not in _STOPS, behind))
    if not any(context.is_among(token, wards) for token in clause):
        return False
    return not any(_calls_hurt(token, context, wards) for token in (*before, *clause))


def _calls_hurt(token: Token, context: Context, wards: AbstractSet[str]) -> bool:
    senses = context.language.analyse(token.form).senses if token.sort == "word" else ()
    told = any(sense.file == "topics" and sense.key == _HURT for sense in senses)
    return told and not context.is_among(token, wards)
