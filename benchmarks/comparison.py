"""Measure how the time to compare the claims of one event grows with their number.

Run ``python benchmarks/comparison.py``. Two shapes: 25 questions however many claims ("fixed", the worst case) and 40
claims a question ("scaled"). Extraction is left out: facets are made directly, and no relation is spelled out. A third
line times the search for near copies: sentences of 24 words, every third one a copy of an earlier one with a word changed.
"""

from __future__ import annotations

import math
import random
import sys
from typing import TYPE_CHECKING

from measuring import processor_time

from checker.align.copies import copy_groups
from checker.align.facets import Facets
from checker.align.questions import Compared, families, group_claims
from checker.language.taxonomy import load_taxonomy
from checker.model import Claim, Interval, Kind, Report, Span
from checker.quantity.interval import meets
from checker.rules import ALL_RULES
from checker.rules.compare import Judge, compare_claims, find_sets, with_chains
from checker.rules.findings import make_findings
from checker.rules.rivals import every_pair
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SIZES = (100, 1_000, 10_000)
FIXED_QUESTIONS = 25
CLAIMS_A_QUESTION = 40
EXACT_SHARE = 0.8
SENTENCE_WORDS = 24
VOCABULARY = 4_000
COPY_EVERY = 3
TOPICS = ("killed", "injured", "missing", "detained", "displaced")


def made_claims(size: int, questions: int) -> Iterator[tuple[Claim, Facets, Report]]:
    """Yield claims of one event with their facets and reports; values cluster as rival tolls do."""
    chance = random.Random(size)  # noqa: S311 - no secret
    for number in range(size):
        question = number % questions
        topic, unit = TOPICS[question % len(TOPICS)], f"unit{question // len(TOPICS)}"
        value = 5 + question + chance.choice((0, 0, 0, 1, 2, 5, 9))
        interval = Interval(low=value, high=value if chance.random() < EXACT_SHARE else None)
        name = f"r{number}"
        claim = Claim(
            id=f"c{number}", report=name, field="text", start=0, end=3, text="few", sentence=Span(start=0, end=3),
            kind=Kind.QUANTITY, topic=topic, unit=unit, interval=interval, pattern="made",
        )  # fmt: skip
        facets = Facets(
            claim=claim.id, report=name, event="e", topic=topic, unit=unit, interval=interval,
            outlet=f"outlet {number % 50}", origin=chance.choice((None, None, "police", "hospital", "army")),
            as_of_hours=chance.random() * 48, uncertainty_hours=1.0,
        )  # fmt: skip
        yield claim, facets, Report(id=name, text="few", event="e", source=facets.outlet)


def seconds_to_compare(size: int, questions: int) -> float:
    """Return the processor time from claims with facets to findings."""
    made = list(made_claims(size, questions))
    claims = [claim for claim, _, _ in made]
    facets = {claim.id: facet for claim, facet, _ in made}
    reports = {report.id: report for _, _, report in made}
    taxonomy = load_taxonomy()

    def compare() -> None:
        _, compared = group_claims(claims, facets)
        judge = Judge(taxonomy, Settings(), ALL_RULES)
        sets = find_sets(compared, reports, judge)
        judge = with_chains(judge, sets)
        make_findings(compare_claims(compared, judge), sets, reports, taxonomy.growing)

    return processor_time(compare)


def pairs_of(made: Iterable[tuple[Claim, Facets, Report]]) -> list[tuple[Compared, Compared]]:
    """Return the pairs of one question whose counts exclude each other, before the table is asked about any."""
    triples = list(made)
    taxonomy = load_taxonomy()
    _, compared = group_claims(
        [claim for claim, _, _ in triples], {facet.claim or "": facet for _, facet, _ in triples}
    )
    return [
        (left, right)
        for family in families(compared, taxonomy)
        for (left,), (right,) in every_pair(family, taxonomy)
        if left.group == right.group and not meets(left.facets.interval, right.facets.interval)
    ]


def made_sentences(size: int) -> list[str]:
    """Return sentences as news writes them: a few words are everywhere, most are rare."""
    chance = random.Random(size)  # noqa: S311 - no secret
    words = [f"{''.join(chance.choices('abdeiklmnorstu', k=6))}" for _ in range(VOCABULARY)]
    weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
    sentences: list[str] = []
    for number in range(size):
        drawn = chance.choices(words, weights, k=SENTENCE_WORDS)
        if number % COPY_EVERY == COPY_EVERY - 1:
            drawn = sentences[chance.randrange(number)].split()
            drawn[chance.randrange(SENTENCE_WORDS)] = chance.choice(words)
        sentences.append(" ".join(drawn))
    return sentences


def seconds_to_find_copies(size: int) -> float:
    """Return the processor time to put near copies among as many sentences together."""
    sentences = made_sentences(size)
    whole = [Span(start=0, end=len(text)) for text in sentences]
    reports = {f"r{number}": Report(id=f"r{number}", text=text, event="e") for number, text in enumerate(sentences)}
    claims = [
        Claim(
            id=f"c{number}", report=f"r{number}", field="text", start=0, end=3, text=text[:3], sentence=whole[number],
            kind=Kind.QUANTITY, topic="killed", unit="person", pattern="made",
        )
        for number, text in enumerate(sentences)
    ]  # fmt: skip
    return processor_time(lambda: copy_groups(claims, reports, Settings().copy_overlap_percent))


def seconds(shape: str, size: int) -> float:
    """Return the best of three runs of one shape."""
    if shape == "copies":
        return min(seconds_to_find_copies(size) for _ in range(3))
    questions = FIXED_QUESTIONS if shape == "fixed" else max(1, size // CLAIMS_A_QUESTION)
    return min(seconds_to_compare(size, questions) for _ in range(3))


def main() -> None:
    """Print the times of each shape and the exponent from 1,000 to 10,000 claims."""
    for shape in ("fixed", "scaled", "copies"):
        times = [seconds(shape, size) for size in SIZES]
        exponent = math.log10(times[-1] / times[-2])
        shown = "  ".join(f"{size:>6}: {taken * 1000:8.1f} ms" for size, taken in zip(SIZES, times, strict=True))
        sys.stdout.write(f"{shape:<7} {shown}  exponent {exponent:.2f}\n")


if __name__ == "__main__":
    main()
