"""Know the words by which a text tells one incident from another: openings, causes, attacks and the sides that strike.

Words stand in ``incidents.toml``. Deliberately reads no report.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import tomli

from checker.language.clitics import stems
from checker.language.lexicon import remember
from checker.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.language.clitics import Prefixes

Side = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentWords:
    """The words of one language, folded.

    ``elsewhere`` holds, each with a space behind it, phrases that open a sentence on another incident, ``further`` adds something to what was told, ``apart`` makes an
    attack or a place beside it another one, ``earlier`` leads from one count to another incident, ``totals`` open a row of a
    table that counts all. ``causes`` give the kind of what struck. ``strikes`` are words for an attack, ``sides`` who strikes,
    by first word; ``by`` leads to them, ``bars`` to the target, and ``held`` makes them holders.
    """

    elsewhere: tuple[str, ...]
    further: frozenset[str]
    apart: frozenset[str]
    earlier: frozenset[str]
    totals: frozenset[str]
    causes: Mapping[str, str]
    strikes: frozenset[str]
    by: frozenset[str]
    bars: frozenset[str]
    held: frozenset[str]
    sides: Mapping[str, tuple[Side, ...]]
    memo: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    caused: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)


@cache
def load_incident_words(code: str) -> IncidentWords | None:
    """Load the words of one language, or None where it has none.

    >>> load_incident_words("en").causes["shelling"]
    'shelling'
    """
    file = files("checker.language").joinpath(f"data/{code}/incidents.toml")
    if not file.is_file():
        return None
    content = tomli.loads(file.read_text(encoding="utf-8"))
    openings, strikes = content["openings"], content["strikes"]
    return IncidentWords(
        elsewhere=tuple(f"{phrase} " for phrase in sorted(_folded(openings["elsewhere"]))),
        further=_folded(openings["further"]),
        apart=_folded(openings["apart"]),
        earlier=_folded(openings["earlier"]),
        totals=_folded(openings["totals"]),
        causes={fold(word): kind for kind, words in content["causes"].items() for word in words},
        strikes=_folded(strikes["words"]),
        by=_folded(strikes["by"]),
        bars=_folded(strikes["bars"]),
        held=_folded(strikes["held"]),
        sides=_by_first_word(content["sides"]),
    )


def is_strike(form: str, prefixes: Prefixes, words: IncidentWords) -> bool:
    """Say whether a word is one for an attack, proclitics aside; found out once a word, since most are none.

    >>> from checker.language.clitics import NO_PREFIXES
    >>> is_strike("shelling", NO_PREFIXES, load_incident_words("en")), is_strike("table", NO_PREFIXES, load_incident_words("en"))
    (True, False)
    """
    found = words.memo.get(form)
    if found is None:
        struck = not words.strikes.isdisjoint(stems(form, prefixes, definite=True))
        found = remember(words.memo, form, struck)
    return found


def causes_of(form: str, prefixes: Prefixes, words: IncidentWords) -> frozenset[str]:
    """Return the kinds of what struck that a word names, proclitics aside; found out once a word, since most name none.

    >>> from checker.language.clitics import NO_PREFIXES
    >>> causes_of("shelling", NO_PREFIXES, load_incident_words("en"))
    frozenset({'shelling'})
    """
    found = words.caused.get(form)
    if found is None:
        kinds = frozenset(words.causes[stem] for stem in stems(form, prefixes, definite=True) if stem in words.causes)
        found = remember(words.caused, form, kinds)
    return found


def _folded(phrases: Sequence[str]) -> frozenset[str]:
    return frozenset(" ".join(map(fold, phrase.split())) for phrase in phrases)


def _by_first_word(lists: Mapping[str, Sequence[str]]) -> dict[str, tuple[Side, ...]]:
    found: dict[str, list[Side]] = {}
    for side, phrases in lists.items():
        for phrase in phrases:
            first, *rest = map(fold, phrase.replace("-", " - ").split())
            found.setdefault(first, []).append((tuple(rest), side))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}
