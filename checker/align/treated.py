"""Say whether a count of hurt people holds only those taken in somewhere: "four are treated in hospital".

Takes the words around a claim. Deliberately leaves alone what another word calls hurt: "four were wounded and taken to
hospital" counts the wounded.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from checker.language.places import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.language.loader import Language
    from checker.language.places import PlaceNames
    from checker.model import Claim
    from checker.text.tokens import Token

_HURT = "injured"
_REACH = 16
_STOPS = frozenset({".", ";", "\u061b"})


def is_treated(
    around: tuple[Sequence[Token], Sequence[Token]], claim: Claim, language: Language, names: PlaceNames | None
) -> bool:
    """Say whether only a word of treatment makes the counted hurt.

    >>> from checker.extract.claims import extract_claims
    >>> from checker.language.loader import load_language
    >>> from checker.language.places import load_place_names
    >>> from checker.model import Report
    >>> from checker.text.tokens import tokenise
    >>> (claim,) = extract_claims(Report(id="a", text="Four people were taken to hospital.")).claims
    >>> is_treated(((), tokenise("were taken to hospital")), claim, load_language("en"), load_place_names("en"))
    True
    """
    if claim.topic != _HURT or names is None:
        return False
    before, behind = around[0][-_REACH:], around[1][:_REACH]
    clause = list(takewhile(lambda token: token.form not in _STOPS, behind))
    if not any(_is_ward(token, language, names) for token in clause):
        return False
    return not any(_calls_hurt(token, language, names) for token in (*before, *clause))


def _is_ward(token: Token, language: Language, names: PlaceNames) -> bool:
    return not names.wards.isdisjoint(stems(token.form, language.prefixes, definite=True))


def _calls_hurt(token: Token, language: Language, names: PlaceNames) -> bool:
    senses = language.analyse(token.form).senses if token.sort == "word" else ()
    told = any(sense.file == "topics" and sense.key == _HURT for sense in senses)
    return told and not _is_ward(token, language, names)
