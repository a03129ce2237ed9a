"""What the data files of a language may hold: file, table, list; anything else is an error with file and key.

A ``"*"`` table accepts any key (the keys are then ids of the project: topics, units, months).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.errors import LanguageDataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LEXICON_FILES: Mapping[str, Mapping[str, frozenset[str]]] = {
    "numerals": {"*": frozenset({"*"})},
    "modifiers": {"*": frozenset({"before", "after", "noun"})},
    "topics": {
        "*": frozenset(
            {"counted", "verbal_nouns", "verbs", "participles", "passives", "states", "tolls", "harms", "events"}
        )
    },
    "units": {"*": frozenset({"nouns", "collectives", "adjectives", "symbols"})},
    "function": {"*": frozenset({"words"})},
    "factuality": {"*": frozenset({"words"})},
    "attribution": {"*": frozenset({"words", "verbs"})},
    "time": {"*": frozenset({"*"})},
    "status": {"*": frozenset({"*"})},
    "names": {"*": frozenset({"*"})},
}


def surfaces(name: str, table: str, listing: str, forms: object) -> Iterator[tuple[str, str]]:
    """Yield ``(surface, form)`` for one list of one table; nested lists are noun paradigms (singular first).

    >>> list(surfaces("units", "soldier", "nouns", [["soldier", "soldiers"]]))
    [('soldier', 'singular'), ('soldiers', 'plural')]

    Raises ``LanguageDataError`` when the list holds anything but words or paradigms.
    """
    if not isinstance(forms, list):
        raise LanguageDataError(f"{name}.toml: [{table}] {listing} must be a list of words")
    for entry in forms:
        if isinstance(entry, str):
            yield entry, listing
        elif isinstance(entry, list) and entry and all(isinstance(word, str) for word in entry):
            yield entry[0], "singular"
            yield from ((word, "plural") for word in entry[1:])
        else:
            raise LanguageDataError(f"{name}.toml: [{table}] {listing} holds {entry!r}, which is no word")


def check_lists(name: str, content: Mapping[str, Any]) -> None:
    """Refuse a table or list that the schema does not know.

    >>> check_lists("units", {"soldier": {"nouns": [["soldier", "soldiers"]]}})

    Raises ``LanguageDataError`` with the file and the key.
    """
    tables = LEXICON_FILES[name]
    for table, lists in content.items():
        allowed = tables.get(table) or tables.get("*")
        if allowed is None or not isinstance(lists, dict):
            raise LanguageDataError(f"{name}.toml: [{table}] is not a table that this file may hold")
        unknown = [key for key in lists if "*" not in allowed and key not in allowed]
        if unknown:
            raise LanguageDataError(f"{name}.toml: [{table}] {unknown[0]} is unknown; use {', '.join(sorted(allowed))}")
