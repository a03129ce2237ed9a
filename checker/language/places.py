"""Know the names of places in each language.

Gives ids that all languages share, words stand in ``places.toml``. Deliberately reads no report, and leaves to the taxonomy which place lies in which.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import tomli

from checker.language.clitics import stems
from checker.language.lexicon import remember
from checker.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.language.clitics import Prefixes


class PlaceName(NamedTuple):
    """A name of a place behind its first word: the folded rest, and the places it may name."""

    rest: tuple[str, ...]
    places: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNames:
    """The place words of one language, folded: names and adjectives with their ids, nouns that announce a local name.

    ``titles`` are words that make a name beside them the name of a body: "the Kabul Times"; ``wards`` tell where the hurt
    are treated, ``gatherings`` what a crowd comes to.
    ``inside`` holds prepositions that put something into a place, ``parts`` the words that make one of a part of it.
    """

    names: Mapping[str, tuple[PlaceName, ...]]
    adjectives: Mapping[str, frozenset[str]]
    nouns: Mapping[str, str]
    joints: frozenset[str]
    locatives: frozenset[str]
    glued: frozenset[str]
    inside: frozenset[str]
    parts: frozenset[str]
    bearings: frozenset[str]
    titles: frozenset[str]
    wards: frozenset[str]
    gatherings: frozenset[str]
    first_words: frozenset[str]
    kinds: frozenset[str]
    memo: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    announced: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)


@cache
def load_place_names(code: str) -> PlaceNames | None:
    """Return the place words of one language, or None where it has none.

    >>> load_place_names("en").names["khan"][0].rest
    ('younis',)
    """
    file = files("checker.language").joinpath(f"data/{code}/places.toml")
    if not file.is_file():
        return None
    content = tomli.loads(file.read_text(encoding="utf-8"))
    local = content["local"]
    names = _by_first_word(_by_form(content["names"]))
    nouns = {fold(word): kind for kind, words in local["nouns"].items() for word in words}
    return PlaceNames(
        names=names,
        first_words=frozenset(names),
        adjectives=_with_endings(_by_form(content["adjectives"]), content["endings"]["all"]),
        nouns=nouns,
        kinds=frozenset(nouns),
        joints=_folded(local["joints"]),
        locatives=_folded(local["locatives"]),
        glued=_folded(local["glued"]),
        inside=_folded(local["inside"]),
        parts=_folded(local["parts"]),
        bearings=_folded(local["bearings"]),
        titles=_folded(local["titles"]),
        wards=_folded(local["wards"]),
        gatherings=_folded(local["gatherings"]),
    )


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _by_form(lists: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for identifier, words in lists.items():
        for word in words:
            found.setdefault(fold(word), set()).add(identifier)
    return {form: frozenset(identifiers) for form, identifiers in found.items()}


def _with_endings(adjectives: Mapping[str, frozenset[str]], endings: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return the adjectives with every ending; what earlier endings make comes first."""
    found: dict[str, frozenset[str]] = {}
    for ending in map(fold, endings):
        for form, places in adjectives.items():
            found.setdefault(form + ending, places)
    return found


def _by_first_word(forms: Mapping[str, frozenset[str]]) -> dict[str, tuple[PlaceName, ...]]:
    found: dict[str, list[PlaceName]] = {}
    for form, places in forms.items():
        first, *rest = form.split(" ")
        found.setdefault(first, []).append(PlaceName(tuple(rest), places))
    return {first: tuple(sorted(names, key=lambda name: -len(name.rest))) for first, names in found.items()}


def name_at(forms: Sequence[str], index: int, prefixes: Prefixes, names: PlaceNames) -> tuple[frozenset[str], int]:
    """Return the places named at ``index`` and how many words name them; no places and 1 where none is named.

    >>> from checker.language.clitics import NO_PREFIXES
    >>> name_at(["in", "saudi", "arabia"], 1, NO_PREFIXES, load_place_names("en"))
    (frozenset({'saudi_arabia'}), 2)
    """
    opened = names.names.get
    for first in stems(forms[index], prefixes):
        for name in opened(first, ()):
            if tuple(forms[index + 1 : index + 1 + len(name.rest)]) == name.rest:
                return name.places, 1 + len(name.rest)
    return frozenset(), 1


def may_name(form: str, prefixes: Prefixes, names: PlaceNames) -> bool:
    """Say whether a place can be named by a word or from it on; found out once a word, since most words name none.

    >>> from checker.language.clitics import NO_PREFIXES
    >>> may_name("saudi", NO_PREFIXES, load_place_names("en")), may_name("table", NO_PREFIXES, load_place_names("en"))
    (True, False)
    """
    found = names.memo.get(form)
    if found is None:
        opens = not names.names.keys().isdisjoint(stems(form, prefixes)) or bool(adjective_at(form, prefixes, names))
        found = remember(names.memo, form, opens)
    return found


def may_announce(form: str, prefixes: Prefixes, names: PlaceNames) -> bool:
    """Say whether a word can name a place, or announce the name beside it; found out once a word.

    >>> from checker.language.clitics import NO_PREFIXES
    >>> [may_announce(word, NO_PREFIXES, load_place_names("en")) for word in ("iraqi", "district", "near", "table")]
    [True, True, True, False]
    """
    found = names.announced.get(form)
    if found is None:
        beside = form in names.locatives or not names.kinds.isdisjoint(stems(form, prefixes))
        found = remember(names.announced, form, beside or may_name(form, prefixes, names))
    return found


def adjective_at(form: str, prefixes: Prefixes, names: PlaceNames) -> frozenset[str]:
    """Return the places that an adjective belongs to, none for other words.

    >>> from checker.language.clitics import NO_PREFIXES
    >>> adjective_at("iraqis", NO_PREFIXES, load_place_names("en"))
    frozenset({'iraq'})
    """
    for stem in stems(form, prefixes, definite=True):
        found = names.adjectives.get(stem)
        if found is not None:
            return found
    return frozenset()
