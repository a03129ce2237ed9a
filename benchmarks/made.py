"""Make reports for benchmarks: news-like texts of several events in Arabic and English, the same for the same seed.

A report has as many sentences and words as news has (17 and 350 in English, 10 and 295 in Arabic); three of ten
sentences hold a number, two or three tell of people killed, hurt or displaced, and the outlets of one event disagree now and
then. Nothing is taken from a real text.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Row = dict[str, str]

_PARTS = tomllib.loads((Path(__file__).parent / "made.toml").read_text("utf-8"))
_OUTLETS = 40
_MOST_TAILS = 4


def made_text(language: str, event: int, chance: random.Random, sentences: int | None = None) -> str:
    """Return one report of an event, as long as news or of so many sentences; most reports of an event agree on its figures."""
    truth = random.Random(event)  # noqa: S311 - no secret
    parts = _PARTS[language]
    words = {name: truth.choice(found) for name, found in parts["words"].items()}
    killed, hurt = truth.randint(3, 60), truth.randint(5, 200)
    figures = {
        "killed": max(1, killed + chance.choice((0, 0, 0, 0, 1, 2, -2))),
        "hurt": max(1, hurt + chance.choice((0, 0, 0, 5, -3))),
        "few": truth.randint(3, 9),
        "many": 10 * truth.randint(2, 80),
    }
    count = sentences or parts["sentences"]
    below = [chance.choice(parts["telling"])][: count - 1]
    while len(below) + 1 < count:
        below.append(chance.choice(parts["numbers" if chance.random() < parts["number_share"] else "plain"]))
    chance.shuffle(below)
    told = [chance.choice(parts["leads"]), *below]
    return " ".join(
        _with_tails(sentence, parts, chance).format(
            **{**words, "noun": chance.choice(parts["words"]["noun"])}, **figures, year=chance.randint(1990, 2024)
        )
        for sentence in told
    )


def _with_tails(sentence: str, parts: Mapping[str, Any], chance: random.Random) -> str:
    """Return a sentence with clauses behind it, until it is as long as one of news; lengths differ as they do there."""
    wanted = chance.uniform(*parts["words_a_sentence"])
    for tail in chance.sample(parts["tails"], _MOST_TAILS):
        if len(sentence.split()) >= wanted:
            break
        sentence = f"{sentence[:-1]}{parts['comma']} {tail}{sentence[-1]}"
    return sentence


def made_reports(
    count: int, event_size: int, *, seed: int = 0, in_order: bool = False, sentences: int | None = None
) -> Iterator[Row]:
    """Yield reports; unless they shall be in order, those of an event lie far apart."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    events = max(1, count // event_size)
    for number in range(count):
        event = number // event_size if in_order else number % events
        language = "ar" if chance.random() < 0.5 else "en"  # noqa: PLR2004 - half of them
        yield {
            "id": f"r{number}",
            "event": f"event {event}",
            "source": f"outlet {chance.randint(1, _OUTLETS)}",
            "language": language,
            "published_at": f"2024-03-{1 + event % 28:02}T{chance.randint(6, 22):02}:{chance.randint(0, 59):02}:00Z",
            "text": made_text(language, event, chance, sentences),
        }


def main() -> None:
    """Print made reports as JSON Lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--event-size", type=int, default=20)
    parser.add_argument("--sentences", type=int)
    arguments = parser.parse_args()
    for row in made_reports(arguments.count, arguments.event_size, sentences=arguments.sentences):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
