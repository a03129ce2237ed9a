"""Measure how the time to compare the claims of one event grows with their number.

Run ``python benchmarks/comparison.py``. Two shapes: 25 questions however many claims ("fixed", the worst case) and 40
claims a question ("scaled"). Extraction is left out: facets are made directly, and no relation is spelled out.
"""

from __future__ import annotations

import math
import random
import sys
import time
from typing import TYPE_CHECKING

from checker.align.facets import Facets
from checker.align.questions import group_claims
from checker.language.taxonomy import load_taxonomy
from checker.model import Claim, Interval, Kind, Report, Span
from checker.rules import ALL_RULES
from checker.rules.compare import Judge, compare_claims, find_sets, with_chains
from checker.rules.findings import make_findings
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (100, 1_000, 10_000)
FIXED_QUESTIONS = 25
CLAIMS_A_QUESTION = 40
EXACT_SHARE = 0.8
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
    start = time.process_time()
    _, compared = group_claims(claims, facets)
    judge = Judge(taxonomy, Settings(), ALL_RULES)
    sets = find_sets(compared, reports, judge)
    judge = with_chains(judge, sets)
    make_findings(compare_claims(compared, judge), sets, reports, taxonomy.growing)
    return time.process_time() - start


def main() -> None:
    """Print the times of both shapes and the exponent from 1,000 to 10,000 claims."""
    for shape in ("fixed", "scaled"):
        times = []
        for size in SIZES:
            questions = FIXED_QUESTIONS if shape == "fixed" else max(1, size // CLAIMS_A_QUESTION)
            times.append(min(seconds_to_compare(size, questions) for _ in range(3)))
        exponent = math.log10(times[-1] / times[-2])
        shown = "  ".join(f"{size:>6}: {seconds * 1000:8.1f} ms" for size, seconds in zip(SIZES, times, strict=True))
        sys.stdout.write(f"{shape:<7} {shown}  exponent {exponent:.2f}\n")


if __name__ == "__main__":
    main()
