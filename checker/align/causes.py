"""Read what struck from the words of a sentence: an air raid, shelling, a bomb, gunfire, a flood.

Takes tokens, gives the kinds that the list knows; deliberately leaves drones and missiles out, which other words name too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.incidents import causes_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.language.incidents import IncidentWords
    from checker.language.loader import Language
    from checker.text.tokens import Token


def find_causes(tokens: Iterable[Token], language: Language, words: IncidentWords) -> frozenset[str]:
    """Return the kinds of what struck that the words name.

    >>> from checker.language.incidents import load_incident_words
    >>> from checker.language.loader import load_language
    >>> from checker.text.tokens import tokenise
    >>> sorted(find_causes(tokenise("Shelling killed nine."), load_language("en"), load_incident_words("en")))
    ['shelling']
    """
    return frozenset(
        kind for token in tokens if token.sort == "word" for kind in causes_of(token.form, language.prefixes, words)
    )
