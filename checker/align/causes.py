"""Read what struck from the words of a sentence: an air raid, shelling, a bomb, gunfire, a flood.

Takes tokens, gives the kinds that the list knows; deliberately leaves drones and missiles out, which other words name too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.places import stems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.language.loader import Language
    from checker.language.places import PlaceNames
    from checker.text.tokens import Token


def find_causes(tokens: Iterable[Token], language: Language, names: PlaceNames | None) -> frozenset[str]:
    """Return the kinds of what struck that the words name.

    >>> from checker.language.loader import load_language
    >>> from checker.language.places import load_place_names
    >>> from checker.text.tokens import tokenise
    >>> sorted(find_causes(tokenise("Shelling killed nine."), load_language("en"), load_place_names("en")))
    ['shelling']
    """
    if names is None:
        return frozenset()
    return frozenset(
        names.causes[stem]
        for token in tokens
        if token.sort == "word"
        for stem in stems(token.form, language.prefixes, definite=True)
        if stem in names.causes
    )
