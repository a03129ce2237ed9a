"""Reduce a personal name to the consonants that both scripts share.

The letter table stands in the language data; vowels and the article are dropped, so that spellings of one name meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.language.loader import Language


def name_key(form: str, language: Language) -> str:
    """Return the consonant skeleton of a folded name.

    >>> from checker.language.loader import load_language
    >>> name_key("kadhimi", load_language("en"))
    'kzm'
    """
    letters = language.options.get("consonants", {})
    key: list[str] = []
    index = 0
    while index < len(form):
        size = 2 if form[index : index + 2] in letters else 1
        sound = letters.get(form[index : index + size], "")
        if sound and (not key or key[-1] != sound):
            key.append(sound)
        index += size
    return "".join(key)


def bare_name(form: str, language: Language) -> str:
    """Return a name without the article that its script writes with it.

    >>> from checker.language.loader import load_language
    >>> bare_name("kadhimi", load_language("en"))
    'kadhimi'
    """
    for prefix in language.prefixes:
        if prefix.definite and form.startswith(prefix.letters) and not prefix.conjunction:
            return form[len(prefix.letters) :]
    return form
