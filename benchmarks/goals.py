"""Measure every row of the table of goals in one run, and print it with gate, goal and figure.

    python benchmarks/goals.py [--corpus FILE.jsonl ...] [--row 1 --row 6 ...] [--output GOALS.md]

Ratios are medians of rounds in which both sides take turns on the same documents in one process, in processor time; cold
starts are medians of the processor time of child processes. Rivals are measured where they are installed
(``pip install 'checker[benchmarks]'``). Without a corpus the documents are made. On a busy machine ratios hold to about a
tenth, seconds do not: the load is printed with the table.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from comparison import CLAIMS_A_QUESTION, FIXED_QUESTIONS, made_claims, seconds_to_compare
from extraction import documents_of_corpus, growth
from made import made_reports, made_text

from checker.api import check_reports, extract_reports
from checker.language.taxonomy import load_taxonomy
from checker.model import Report
from checker.rules.table import relate
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROUNDS = 7
DOCUMENTS = 200
LARGE, SMALL = 10_000, 1_000
NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?)\b")
WORD = re.compile(r"\w+")
HEAVY = ("torch", "transformers", "pandas", "numpy", "spacy", "sklearn")


class Better(StrEnum):
    """Whether a small or a large figure is the better one; it stands in the table as the sign of the bound."""

    LESS = "≤"
    MORE = "≥"


class Row(NamedTuple):
    """One row of the table: its number, what is measured, and what must and should hold."""

    number: str
    measure: str
    gate: float
    goal: float
    better: Better
    unit: str
    figures: Callable[[Corpus], dict[str, float]]


class Corpus(NamedTuple):
    """The documents of both languages."""

    en: Sequence[str]
    ar: Sequence[str]

    def reports(self, language: str) -> list[Report]:
        """Return the documents of a language as reports."""
        texts = self.en if language == "en" else self.ar
        return [Report(id=str(number), text=text, language=language) for number, text in enumerate(texts)]


def processor_time(work: Callable[[], object]) -> float:
    """Return the processor seconds that some work takes."""
    before = time.process_time()
    work()
    return time.process_time() - before


def median_ratio(one: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median of one side over the other, which take turns; the first round warms up and does not count."""
    ratios = [processor_time(one) / max(processor_time(other), 1e-9) for _ in range(rounds + 1)]
    return statistics.median(ratios[1:])


def words_of(texts: Sequence[str]) -> int:
    """Return the number of words, and take the time that a bare tokeniser takes."""
    return sum(len(WORD.findall(text)) for text in texts)


def over_tokeniser(corpus: Corpus) -> dict[str, float]:
    """Row 1."""
    return {
        code: median_ratio(lambda code=code: extract_reports(corpus.reports(code)), lambda texts=texts: words_of(texts))  # type: ignore[misc]
        for code, texts in (("en", corpus.en), ("ar", corpus.ar))
    }


def documents_a_second(corpus: Corpus) -> dict[str, float]:
    """Row 6."""
    found = {}
    for code in ("en", "ar"):
        reports = corpus.reports(code)
        times = [processor_time(lambda reports=reports: extract_reports(reports)) for _ in range(ROUNDS + 1)]  # type: ignore[misc]
        found[code] = len(reports) / statistics.median(times[1:])
    return found


def arabic_over_english(corpus: Corpus) -> dict[str, float]:
    """Row 8."""
    en, ar = corpus.reports("en"), corpus.reports("ar")
    ratio = median_ratio(lambda: extract_reports(ar), lambda: extract_reports(en))
    return {"": ratio * words_of(corpus.en) / words_of(corpus.ar)}


def quantulum(corpus: Corpus) -> dict[str, float]:
    """Rows 2 and 2b: on whole documents, and on the sentences with a number alone."""
    parse = import_module("quantulum3.parser").parse
    texts = corpus.en[:20]
    sentences = [s for text in texts for s in re.split(r"(?<=[.!?])\s+", text) if NUMBER.search(s)]
    ours = [Report(id=str(number), text=text, language="en") for number, text in enumerate(texts)]
    rounds = 3  # a round takes seconds
    return {
        "whole": median_ratio(lambda: [parse(text) for text in texts], lambda: extract_reports(ours), rounds),
        "number sentences": median_ratio(lambda: [parse(s) for s in sentences], lambda: extract_reports(ours), rounds),
    }


def over_text2num(corpus: Corpus) -> dict[str, float]:
    """Row 4."""
    convert = import_module("text_to_num").alpha2digit
    reports = corpus.reports("en")
    return {"en": median_ratio(lambda: extract_reports(reports), lambda: [convert(t, "en") for t in corpus.en])}


def spacy_over_ours(corpus: Corpus) -> dict[str, float]:
    """Row 5."""
    spacy = import_module("spacy")
    found = {}
    for code, texts in (("en", corpus.en), ("ar", corpus.ar)):
        tokenise, reports = spacy.blank(code), corpus.reports(code)
        found[code] = median_ratio(
            lambda tokenise=tokenise, texts=texts: [tokenise.make_doc(text) for text in texts],  # type: ignore[misc]
            lambda reports=reports: extract_reports(reports),  # type: ignore[misc]
        )
    return found


def one_event(_: Corpus) -> dict[str, float]:
    """Row 9: ten reports of thirty sentences, warm, in milliseconds."""
    chance = random.Random(0)  # noqa: S311 - no secret
    texts = [" ".join(made_text("en", 7, chance) for _ in range(2)) for _ in range(10)]
    reports = [Report(id=str(n), text=text, language="en", source=f"outlet {n}") for n, text in enumerate(texts)]
    times = [processor_time(lambda: check_reports(reports)) for _ in range(ROUNDS + 1)]
    return {"": 1000 * statistics.median(times[1:])}


def comparison_exponents(_: Corpus) -> dict[str, float]:
    """Row 11: both shapes, from 1,000 to 10,000 claims."""
    found = {}
    for shape in ("fixed", "scaled"):
        times = [
            min(
                seconds_to_compare(size, FIXED_QUESTIONS if shape == "fixed" else size // CLAIMS_A_QUESTION)
                for _ in range(3)
            )
            for size in (SMALL, LARGE)
        ]
        found[shape] = math.log10(times[1] / times[0])
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
    """Row 13: a pandas merge for each of many events of ten claims over our comparison of one event of ten claims."""
    pandas = import_module("pandas")
    events = 50
    rows = [(f"{f.topic}|{f.unit}", f.interval.low, f.interval.high) for _, f, _ in made_claims(10, 2)]
    frame = pandas.DataFrame(rows, columns=["question", "low", "high"])

    def merged() -> None:
        for _ in range(events):
            pairs = frame.merge(frame, on="question")
            pairs[pairs["low_x"] < pairs["low_y"]].groupby("question").size()

    ours = statistics.median(seconds_to_compare(10, 2) for _ in range(events))
    return {"": processor_time(merged) / events / ours}


def child_seconds(arguments: Sequence[str]) -> float:
    """Return the processor time of a child process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def two_files(folder: str) -> list[str]:
    """Write two short reports and return their names."""
    names = []
    for name, text in (("a.txt", "Six guards were hurt."), ("b.txt", "Seven guards were hurt.")):
        path = Path(folder) / name
        path.write_text(text, "utf-8")
        names.append(str(path))
    return names


def help_over_python(_: Corpus) -> dict[str, float]:
    """Row 14."""
    rounds = [(child_seconds(["-c", "pass"]), child_seconds(["-m", "checker", "--help"])) for _ in range(ROUNDS + 1)]
    return {"": statistics.median(ours / bare for bare, ours in rounds[1:])}


def cold_check(_: Corpus) -> dict[str, float]:
    """Row 15, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["-m", "checker", "check", *two_files(folder)]
        return {"": 1000 * statistics.median(child_seconds(command) for _ in range(ROUNDS))}


def heavy_modules(_: Corpus) -> dict[str, float]:
    """Row 16: how many heavy packages a check has loaded."""
    with tempfile.TemporaryDirectory() as folder:
        program = (
            "import sys\nfrom checker.cli import app\ntry:\n    app(['check', *sys.argv[1:]])\nexcept SystemExit:\n"
            f"    print(sum(name in sys.modules for name in {HEAVY!r}), file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, *two_files(folder)], capture_output=True, text=True, check=True
        )
    return {"": float(done.stderr.split()[-1])}


def peak_memory(_: Corpus) -> dict[str, float]:
    """Row 17: peak of one process in MB, for two files and for 2,000 documents streamed."""
    program = (
        "import resource, sys\nfrom checker.cli import app\ntry:\n    app(sys.argv[1:])\nexcept SystemExit:\n"
        "    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)"
    )

    def megabytes(*arguments: str) -> float:
        done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
        return float(done.stderr.split()[-1])

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in made_reports(2_000, 20)), "utf-8")
        return {"two files": megabytes("check", *two_files(folder)), "streamed": megabytes("extract", str(path))}


def jobs_speed_up(_: Corpus) -> dict[str, float]:
    """Row 18: wall time of one process over two, best of five rounds that take turns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in made_reports(2_000, 20)), "utf-8")
        times: dict[str, list[float]] = {"1": [], "2": []}
        for _round in range(5):
            for jobs, taken in times.items():
                start = time.perf_counter()
                command = [sys.executable, "-m", "checker", "extract", str(path), "--jobs", jobs]
                subprocess.run(command, capture_output=True, check=True)
                taken.append(time.perf_counter() - start)
    return {"": min(times["1"]) / min(times["2"])}


def long_document(_: Corpus) -> dict[str, float]:
    """Row 20."""
    return {"counts": growth("12 killed ", "en"), "commas": growth("7,", "en"), "spaces": growth(" ", "en")}


ROWS = (
    Row("1", "extract / bare tokeniser pass", 20, 10, Better.LESS, "x", over_tokeniser),
    Row("2, 2b", "quantulum3 / ours", 15, 30, Better.MORE, "x", quantulum),
    Row("4", "ours / text2num", 10, 5, Better.LESS, "x", over_text2num),
    Row("5", "spaCy blank tokeniser / ours", 1.4, 2.5, Better.MORE, "x", spacy_over_ours),
    Row("6", "documents a second on one core", 1_000, 2_000, Better.MORE, "/s", documents_a_second),
    Row("8", "Arabic / English per token", 1.5, 1.2, Better.LESS, "x", arabic_over_english),
    Row("9", "event of 10 reports of 30 sentences, warm", 100, 30, Better.LESS, "ms", one_event),
    Row("11", "exponent of comparison, 1,000 to 10,000 claims", 1.2, 1.1, Better.LESS, "", comparison_exponents),
    Row("12", "all pairs of 10,000 claims (computed from 500) / ours", 100, 300, Better.MORE, "x", all_pairs_over_ours),
    Row("13", "pandas merge an event / ours, 10 claims", 50, 200, Better.MORE, "x", pandas_over_ours),
    Row("14", "--help cold / bare Python", 10, 7, Better.LESS, "x", help_over_python),
    Row("15", "check of two files, cold", 250, 120, Better.LESS, "ms", cold_check),
    Row("16", "heavy packages loaded by a check", 0, 0, Better.LESS, "", heavy_modules),
    Row("17", "peak memory: two files (64, 30), 2,000 documents streamed", 150, 64, Better.LESS, "MB", peak_memory),
    Row("18", "--jobs 2 speed-up, wall, best of 5", 1.4, 1.7, Better.MORE, "x", jobs_speed_up),
    Row("20", "100 KB document / 10 KB document", 13, 11, Better.LESS, "x", long_document),
)
LEFT_OUT = {
    "3": "recognizers-text-number: a fresh install does not import",
    "7": "there is no second matcher beside the one in the core",
    "10": "there is no optional entailment model",
    "19": "held by tests: tests/unit/test_long_runs.py, tests/unit/test_dask.py",
    "21": "pages are read by another package; not measured here",
}
RIVALS = {"2, 2b": "quantulum3", "4": "text_to_num", "5": "spacy"}


def verdict(row: Row, figures: dict[str, float]) -> str:
    """Say whether the worst figure meets goal and gate."""
    worst = max(figures.values()) if row.better is Better.LESS else min(figures.values())
    meets_goal, meets_gate = (
        (worst <= row.goal, worst <= row.gate) if row.better is Better.LESS else (worst >= row.goal, worst >= row.gate)
    )
    return "goal" if meets_goal else "gate" if meets_gate else "missed"


def table_lines(corpus: Corpus, wanted: Sequence[str]) -> Iterator[str]:
    """Yield the table, row by row as they are measured."""
    yield "| # | measure | gate | goal | figure | holds |"
    yield "|---|---|---|---|---|---|"
    for row in ROWS:
        if wanted and not {row.number, *row.number.split(", ")} & set(wanted):
            continue
        side = row.better.value
        start = f"| {row.number} | {row.measure} | {side} {row.gate:g} {row.unit} | {side} {row.goal:g} {row.unit} |"
        if (rival := RIVALS.get(row.number)) is not None and find_spec(rival) is None:
            yield f"{start} {rival} is not installed | not measured |"
            continue
        figures = row.figures(corpus)
        shown = ", ".join(f"{name} {value:.3g}".strip() for name, value in figures.items())
        yield f"{start} {shown} {row.unit} | {verdict(row, figures)} |"
    if not wanted:
        yield from ("", *(f"Row {number} is left out: {reason}." for number, reason in LEFT_OUT.items()))


def main() -> None:
    """Print the table, and write it to a file if one is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--row", action="append", default=[])
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    texts: dict[str, list[str]] = {"en": [], "ar": []}
    for path in arguments.corpus:
        for code, found in documents_of_corpus(path).items():
            texts.setdefault(code, []).extend(found)
    for row in made_reports(4 * DOCUMENTS, 20):
        if len(texts[row["language"]]) < DOCUMENTS:
            texts[row["language"]].append(row["text"])
    corpus = Corpus(texts["en"][:DOCUMENTS], texts["ar"][:DOCUMENTS])
    lines = []
    load = os.getloadavg()[0]
    for line in table_lines(corpus, arguments.row):
        lines.append(line)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    closing = f"\nPython {sys.version.split()[0]}, {os.cpu_count()} cores, load {load:.1f} at the start, {os.getloadavg()[0]:.1f} at the end."
    sys.stdout.write(closing + "\n")
    if arguments.output is not None:
        arguments.output.write_text("\n".join([*lines, closing]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
