"""Say whether a count opens the complete list of the parts of another: "14 people, six soldiers and eight civilians".

Takes the words around a claim, gives yes or no; deliberately adds nothing up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.quantity.cells import build_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.language.loader import Language
    from checker.text.tokens import Token

_REACH = 3


def opens_list(gap: Sequence[Token], language: Language) -> bool:
    """Say whether only marks stand between a count and the next, or a word such as "namely" right before the next.

    >>> from checker.language.loader import load_language
    >>> from checker.text.tokens import tokenise
    >>> [opens_list(tokenise(gap), load_language("en")) for gap in (", namely", " (", " and")]
    [True, True, False]
    """
    if all(token.sort == "mark" for token in gap):
        return bool(gap)
    *_, last = build_cells(gap[-_REACH:], language)
    return last.has("function", "listing")


def is_included(behind: Sequence[Token], language: Language) -> bool:
    """Say whether the words right behind a count leave its list open: "five children among them".

    >>> from checker.language.loader import load_language
    >>> from checker.text.tokens import tokenise
    >>> is_included(tokenise(" among them, died"), load_language("en"))
    True
    """
    return any(cell.has("function", "subset") for cell in build_cells(behind[:_REACH], language))
