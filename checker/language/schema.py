"""What the data files of a language may hold: file, table, list; anything else is an error with file and key.

A ``"*"`` table accepts any key (the keys are then ids of the project: topics, units, months).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.errors import LanguageDataError

if TYPE_CHECKING:
    from collections.abc import Mapping

LEXICON_FILES: Mapping[str, Mapping[str, frozenset[str]]] = {
    "numerals": {"*": frozenset({"*"})},
    "modifiers": {"*": frozenset({"before", "after", "noun"})},
    "topics": {
        "*": frozenset(
            {
                "counted",
                "verbal_nouns",
                "verbs",
                "participles",
                "passives",
                "states",
                "tolls",
                "harms",
                "events",
                "unharmed",
            }
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


def surfaces(name: str, table: str, listing: str, entries: object) -> dict[str, list[str]]:
    """Return the surface forms of one list of one table by their form; nested lists are noun paradigms, singular first.

    >>> surfaces("units", "soldier", "nouns", [["soldier", "soldiers"]])
    {'nouns.singular': ['soldier'], 'nouns.plural': ['soldiers']}

    Raises ``LanguageDataError`` when the list holds anything but words or paradigms.
    """
    if not isinstance(entries, list):
        raise LanguageDataError(f"{name}.toml: [{table}] {listing} must be a list of words")
    words = [entry for entry in entries if isinstance(entry, str)]
    paradigms = [entry for entry in entries if not isinstance(entry, str)]
    for entry in paradigms:
        if not isinstance(entry, list) or not entry or not all(isinstance(word, str) for word in entry):
            raise LanguageDataError(f"{name}.toml: [{table}] {listing} holds {entry!r}, which is no word")
    found = {
        listing: words,
        f"{listing}.singular": [paradigm[0] for paradigm in paradigms],
        f"{listing}.plural": [word for paradigm in paradigms for word in paradigm[1:]],
    }
    return {form: listed for form, listed in found.items() if listed}


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
