"""Measure every row of the table of goals in one run, and print it with gate, goal and figure.

    python benchmarks/goals.py [--corpus FILE.jsonl ...] [--row 1 --row 6 ...] [--output GOALS.md]

Ratios are medians of rounds in which both sides take turns on the same documents in one process, in processor time; cold
starts are medians of the processor time of child processes; several processes are timed by the clock, best of five rounds.
Rivals are measured where they are installed; ``make benchmarks`` installs them. Without a corpus the documents are made. On
a busy machine ratios hold to about a tenth, seconds do not: the load is printed with the table.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import statistics
import sys
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from comparison import CLAIMS_A_QUESTION, FIXED_QUESTIONS, made_claims, pairs_of, seconds_to_compare
from extraction import documents_of_corpus, growth
from made import made_reports, made_text
from measuring import ROUNDS, Corpus, child_seconds, collect_as_the_command_line, median_ratio, processor_time, words_of
from processes import (
    cold_check,
    dask_over_pool,
    heavy_modules,
    help_over_python,
    jobs_speed_up,
    memory_of_a_stream,
    memory_of_two_files,
)
from rivals import (
    cold_over_quantulum,
    over_quantulum,
    over_quantulum_on_numbers,
    over_recognizers,
    over_spacy,
    over_text2num,
    over_trafilatura,
)

from checker.api import check_reports, extract_reports
from checker.brief.opinions import find_opinions
from checker.doctor import is_compiled
from checker.encoder.encode import embedded
from checker.language.loader import load_languages
from checker.language.taxonomy import load_taxonomy
from checker.model import Report
from checker.rules.table import relate
from checker.settings import Settings
from checker.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DOCUMENTS = 200
LARGE, SMALL = 10_000, 1_000
EVENT_REPORTS, EVENT_SENTENCES = 10, 30
MADE_SENTENCES = {"en": 17, "ar": 10}
EXCHANGED_ONE_IN = 6


class Better(StrEnum):
    """Whether a small or a large figure is the better one; it stands in the table as the sign of the bound."""

    LESS = "≤"
    MORE = "≥"


class Row(NamedTuple):
    """One row of the table: its number, what is measured, what must and should hold, and the package it needs."""

    number: str
    measure: str
    gate: float
    goal: float
    better: Better
    unit: str
    figures: Callable[[Corpus], dict[str, float]]
    needs: str | None = None


def over_tokeniser(corpus: Corpus) -> dict[str, float]:
    """Row 1."""
    return {
        code: median_ratio(lambda code=code: extract_reports(corpus.reports(code)), lambda texts=texts: words_of(texts))  # type: ignore[misc]  # a default keeps the value of the round
        for code, texts in (("en", corpus.en), ("ar", corpus.ar))
    }


def documents_a_second(corpus: Corpus) -> dict[str, float]:
    """Row 6."""
    found = {}
    for code in ("en", "ar"):
        reports = corpus.reports(code)
        times = [processor_time(lambda reports=reports: extract_reports(reports)) for _ in range(ROUNDS + 1)]  # type: ignore[misc]  # a default keeps the value of the round
        found[code] = len(reports) / statistics.median(times[1:])
    return found


def arabic_over_english(corpus: Corpus) -> dict[str, float]:
    """Row 8."""
    en, ar = corpus.reports("en"), corpus.reports("ar")
    ratio = median_ratio(lambda: extract_reports(ar), lambda: extract_reports(en))
    return {"": ratio * words_of(corpus.en) / words_of(corpus.ar)}


def event_texts(language: str) -> list[str]:
    """Return the reports of one event, each of as many sentences."""
    chance = random.Random(0)  # noqa: S311 - no secret
    parts = math.ceil(EVENT_SENTENCES / MADE_SENTENCES[language])
    texts = [" ".join(made_text(language, 7, chance) for _ in range(parts)) for _ in range(EVENT_REPORTS)]
    return [text[: split_sentences(text)[EVENT_SENTENCES - 1].end] for text in texts]


def one_event(_: Corpus) -> dict[str, float]:
    """Row 9: warm, in milliseconds."""
    reports = [
        Report(id=str(n), text=text, language="en", source=f"outlet {n}") for n, text in enumerate(event_texts("en"))
    ]
    times = [processor_time(lambda: check_reports(reports)) for _ in range(ROUNDS + 1)]
    return {"": 1000 * statistics.median(times[1:])}


class CountingModel:
    """Stands in for a model of inference: it counts the pairs it is asked about, and finds no contradiction in any."""

    name = "counting"

    def __init__(self) -> None:
        """Begin with none."""
        self.asked = 0

    def contradictions(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
        """Count the pairs."""
        self.asked += len(pairs)
        return [(0.0, 0.0)] * len(pairs)


def pairs_asked_about(_: Corpus) -> dict[str, float]:
    """Row 10: how many of all sentence pairs of two reports of an event ``--nli`` asks about; no model is needed to count them.

    Made reports of an event copy sentences, and copies are never asked about; so one word in six is exchanged for another.
    """
    every = math.comb(EVENT_REPORTS, 2) * EVENT_SENTENCES**2
    languages, encoder, found = load_languages(), embedded(), {}
    for code in MADE_SENTENCES:
        extracted = extract_reports(_retold(event_texts(code), code))
        model = CountingModel()
        limit = Settings().max_opinion_pairs_per_event
        find_opinions(extracted.reports, extracted.claims, languages, encoder, model, limit)
        found[code] = 100 * model.asked / every
    return found


def _retold(texts: Sequence[str], language: str) -> list[Report]:
    chance = random.Random(1)  # noqa: S311 - no secret
    words = sorted({word for text in texts for word in text.split() if word.isalpha()})

    def retell(word: str) -> str:
        return chance.choice(words) if word.isalpha() and chance.randrange(EXCHANGED_ONE_IN) == 0 else word

    told = [" ".join(map(retell, text.split(" "))) for text in texts]
    return [Report(id=str(number), text=text, language=language) for number, text in enumerate(told)]


def comparison_exponents(_: Corpus) -> dict[str, float]:
    """Row 11: both shapes, from 1,000 to 10,000 claims; the sizes take turns."""
    found = {}
    for shape in ("fixed", "scaled"):
        small, large = (FIXED_QUESTIONS if shape == "fixed" else size // CLAIMS_A_QUESTION for size in (SMALL, LARGE))
        grown = [seconds_to_compare(LARGE, large) / seconds_to_compare(SMALL, small) for _ in range(ROUNDS + 1)]
        found[shape] = math.log10(statistics.median(grown[1:]))
    return found


def all_pairs_over_ours(_: Corpus) -> dict[str, float]:
    """Row 12: all pairs of 10,000 claims, computed from those of 500, over ours on 10,000."""
    few = 500
    taxonomy, settings = load_taxonomy(), Settings()
    facets = [facet for _, facet, _ in made_claims(few, FIXED_QUESTIONS)]

    def all_pairs() -> None:
        for number, left in enumerate(facets):
            for right in facets[:number]:
                relate(left, right, taxonomy=taxonomy, settings=settings)

    ours = statistics.median(seconds_to_compare(LARGE, FIXED_QUESTIONS) for _ in range(3))
    return {"": processor_time(all_pairs) * (LARGE / few) ** 2 / ours}


def pandas_over_ours(_: Corpus) -> dict[str, float]:
    """Row 13: both sides find the pairs of one question whose counts exclude each other, in an event of ten claims."""
    pandas, events = import_module("pandas"), 50
    made = list(made_claims(10, 2))
    rows = [(f"{f.topic}|{f.unit}", f.interval.low, f.interval.high) for _, f, _ in made]

    def merged() -> None:
        for _ in range(events):
            frame = pandas.DataFrame(rows, columns=["question", "low", "high"])
            pairs = frame.merge(frame, on="question")
            pairs[pairs["high_x"] < pairs["low_y"]].groupby("question").size()

    def ours() -> None:
        for _ in range(events):
            pairs_of(made)

    return {"": median_ratio(merged, ours)}


def long_document(_: Corpus) -> dict[str, float]:
    """Row 20."""
    return {"counts": growth("12 killed ", "en"), "commas": growth("7,", "en"), "spaces": growth(" ", "en")}


ROWS = (
    Row("1", "extract / bare tokeniser pass", 20, 10, Better.LESS, "x", over_tokeniser),
    Row("2", "quantulum3 on whole documents / ours", 50, 100, Better.MORE, "x", over_quantulum, "quantulum3"),
    Row(
        "2b", "quantulum3 on number sentences / ours", 15, 30, Better.MORE, "x", over_quantulum_on_numbers, "quantulum3"
    ),
    Row("3", "recognizers-text-number / ours", 3, 6, Better.MORE, "x", over_recognizers, "recognizers_number"),
    Row("4", "ours / text2num", 10, 5, Better.LESS, "x", over_text2num, "text_to_num"),
    Row("5", "spaCy blank tokeniser / ours", 1.4, 2.5, Better.MORE, "x", over_spacy, "spacy"),
    Row("6", "documents a second on one core", 1_000, 2_000, Better.MORE, "/s", documents_a_second),
    Row("8", "Arabic / English per token", 1.5, 1.2, Better.LESS, "x", arabic_over_english),
    Row("9", "event of 10 reports of 30 sentences, warm", 100, 30, Better.LESS, "ms", one_event),
    Row(
        "10",
        "pairs that --nli asks about / all sentence pairs of an event",
        2,
        1,
        Better.LESS,
        "%",
        pairs_asked_about,
        "numpy",
    ),
    Row("11", "exponent of comparison, 1,000 to 10,000 claims", 1.2, 1.1, Better.LESS, "", comparison_exponents),
    Row("12", "all pairs of 10,000 claims (computed from 500) / ours", 100, 300, Better.MORE, "x", all_pairs_over_ours),
    Row("13", "pandas merge an event / our pairing, 10 claims", 50, 200, Better.MORE, "x", pandas_over_ours, "pandas"),
    Row("14", "--help cold / bare Python", 10, 7, Better.LESS, "x", help_over_python),
    Row("15", "check of two files, cold", 250, 120, Better.LESS, "ms", cold_check),
    Row("15b", "quantulum3 cold on two files / ours", 10, 25, Better.MORE, "x", cold_over_quantulum, "quantulum3"),
    Row("16", "heavy packages loaded by a check", 0, 0, Better.LESS, "", heavy_modules),
    Row("17", "peak memory of a check of two files", 64, 30, Better.LESS, "MB", memory_of_two_files),
    Row("17", "peak memory, 2,000 documents streamed", 150, 64, Better.LESS, "MB", memory_of_a_stream),
    Row("18", "--jobs 2 speed-up, 10,000 documents", 1.4, 1.7, Better.MORE, "x", jobs_speed_up),
    Row("19", "Dask with two processes / --jobs 2", 1.5, 1.5, Better.LESS, "x", dask_over_pool, "distributed"),
    Row("20", "100 KB document / 10 KB document", 13, 11, Better.LESS, "x", long_document),
    Row("21", "page to claims / trafilatura alone", 1.5, 1.2, Better.LESS, "x", over_trafilatura, "trafilatura"),
)
LEFT_OUT = {
    "7": "there is no second matcher beside the one in the core",
}


def verdict(row: Row, figures: dict[str, float]) -> str:
    """Say whether the worst figure meets goal and gate."""
    worst = max(figures.values()) if row.better is Better.LESS else min(figures.values())
    meets_goal, meets_gate = (
        (worst <= row.goal, worst <= row.gate) if row.better is Better.LESS else (worst >= row.goal, worst >= row.gate)
    )
    return "goal" if meets_goal else "gate" if meets_gate else "missed"


def table_lines(corpus: Corpus, wanted: Sequence[str]) -> Iterator[str]:
    """Yield the table, row by row as they are measured, below what is measured."""
    yield f"checker, {'compiled' if is_compiled() else 'its modules as they are written'}"
    yield ""
    yield "| # | measure | gate | goal | figure | holds |"
    yield "|---|---|---|---|---|---|"
    for row in ROWS:
        if wanted and row.number not in wanted:
            continue
        side = row.better.value
        start = f"| {row.number} | {row.measure} | {side} {row.gate:g} {row.unit} | {side} {row.goal:g} {row.unit} |"
        if row.needs is not None and find_spec(row.needs) is None:
            yield f"{start} {row.needs} is not installed | not measured |"
            continue
        figures = row.figures(corpus)
        shown = ", ".join(f"{name} {value:.3g}".strip() for name, value in figures.items())
        yield f"{start} {shown} {row.unit} | {verdict(row, figures)} |"
    if not wanted:
        yield from ("", *(f"Row {number} is left out: {reason}." for number, reason in LEFT_OUT.items()))


def read_corpus(paths: Sequence[Path]) -> Corpus:
    """Return the documents of both languages, made ones where the corpora have too few."""
    texts: dict[str, list[str]] = {"en": [], "ar": []}
    for path in paths:
        for code, found in documents_of_corpus(path).items():
            texts.setdefault(code, []).extend(found)
    for row in made_reports(4 * DOCUMENTS, 20):
        if len(texts[row["language"]]) < DOCUMENTS:
            texts[row["language"]].append(row["text"])
    return Corpus(texts["en"][:DOCUMENTS], texts["ar"][:DOCUMENTS])


def main() -> None:
    """Print the table, and write it to a file if one is named."""
    collect_as_the_command_line()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--row", action="append", default=[])
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    lines = []
    load = os.getloadavg()[0]
    for line in table_lines(read_corpus(arguments.corpus), arguments.row):
        lines.append(line)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    bare = 1000 * min(child_seconds(["-c", "pass"]) for _ in range(ROUNDS))
    closing = (
        f"\nPython {sys.version.split()[0]}, {os.cpu_count()} cores, load {load:.1f} at the start, {os.getloadavg()[0]:.1f} at "
        f"the end; a bare start of Python takes {bare:.0f} ms (10 ms where nothing else runs)."
    )
    sys.stdout.write(closing + "\n")
    if arguments.output is not None:
        arguments.output.write_text("\n".join([*lines, closing]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
