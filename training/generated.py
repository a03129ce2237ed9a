"""Write bilingual pairs from the project's own words: what conflicts and disasters count, who says so, where and when.

Words that the language data hold under one key in both languages are translations of each other; the glossary beside this
file adds nouns with their plurals, and frames that put them into sentences.
"""

from __future__ import annotations

import random
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from texts import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator

_GLOSSARY = Path(__file__).with_name("glossary.toml")
_DATA = files("checker.language").joinpath("data")
GENERATED = "checker"
_SENTENCES = 24_000


class _Words(NamedTuple):
    """What fills the slots of a frame: pairs of English and Arabic."""

    nouns: list[list[str]]
    places: list[tuple[str, str]]
    days: list[tuple[str, str]]
    sources: list[list[str]]


def generate_pairs(seed: int) -> list[Pair]:
    """Return the words of both languages and sentences made of them, each once."""
    glossary = tomllib.loads(_GLOSSARY.read_text("utf-8"))
    single, several = ([[row[number], row[number + 2]] for row in glossary["nouns"]] for number in (0, 1))
    words = _Words(several, list(_shared("places", "names")), list(_shared("time", "weekday")), glossary["sources"])
    alone = [*single, *several, *words.places, *words.sources, *_labels(), *_counted()]
    chance = random.Random(seed)  # noqa: S311 - training draws, nothing secret
    pairs = [Pair(en, ar, GENERATED) for en, ar in alone]
    pairs += [_sentence(glossary, words, chance) for _ in range(_SENTENCES)]
    return list(dict.fromkeys(pairs))


def _sentence(glossary: dict[str, Any], words: _Words, chance: random.Random) -> Pair:
    frame, happening = chance.choice(glossary["frames"]), chance.choice(glossary["happenings"])
    filled = {
        "noun": chance.choice(words.nouns),
        "other": chance.choice(words.nouns),
        "place": chance.choice(words.places),
        "day": chance.choice(words.days),
        "source": chance.choice(words.sources),
    }
    english, arabic = (
        frame[side]
        .replace("{happening}", happening[side])
        .format(**{slot: texts[side] for slot, texts in filled.items()})
        for side in (0, 1)
    )
    return Pair(english, arabic, GENERATED)


def _shared(file: str, table: str) -> Iterator[tuple[str, str]]:
    """Yield the fullest form of each key that both languages have."""
    english, arabic = (_table(code, file).get(table, {}) for code in ("en", "ar"))
    for key in sorted(english.keys() & arabic.keys()):
        yield max(english[key], key=len), max(arabic[key], key=len)


def _labels() -> Iterator[tuple[str, str]]:
    english, arabic = _table("en", "labels"), _table("ar", "labels")
    for table in ("topics", "units"):
        for key in sorted(english[table].keys() & arabic[table].keys()):
            yield english[table][key], arabic[table][key]


def _counted() -> Iterator[tuple[str, str]]:
    """Yield the first noun of each unit in one and in several; a language may have more than one plural."""
    english, arabic = _table("en", "units"), _table("ar", "units")
    for key in sorted(english.keys() & arabic.keys()):
        for left, right in zip(english[key].get("nouns", [])[:1], arabic[key].get("nouns", [])[:1], strict=False):
            yield left[0], right[0]
            yield from ((left[-1], plural) for plural in right[1:])


def _table(code: str, file: str) -> dict[str, Any]:
    return tomllib.loads(_DATA.joinpath(code, f"{file}.toml").read_text("utf-8"))
