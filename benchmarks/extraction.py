"""Measure extraction against the bare tokeniser pass, in ratios that hold on any machine.

    python benchmarks/extraction.py [--corpus FILE.jsonl ...]

Each round times both sides in turn on the same documents in one process; the median of the ratios counts. Without a corpus
the documents are built from the sentences under ``tests/specs``, which are far denser in claims than news is. A corpus is
JSON Lines with ``text`` and, if wanted, ``title`` and ``language``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import ROUNDS, collect_as_the_command_line, processor_time, words_of

from checker.api import extract_reports
from checker.language.loader import load_languages
from checker.model import Report
from checker.text.language_id import identify_language

if TYPE_CHECKING:
    from collections.abc import Sequence

SPECS = Path(__file__).parent.parent / "tests" / "specs"
GATES = {"ratio": 20.0, "documents a second": 1000.0, "100 KB / 10 KB": 13.0}
NOISE = {
    "digits": "7",
    "spaced digits": "7 ",
    "spaces": " ",
    "commas": "7,",
    "tatweel": "\u0640",
    "diacritics": "\u0628\u064e",
    "and-chain (ar)": "\u062b\u0644\u0627\u062b\u0629 \u0648",
    "and-chain (en)": "two and ",
    "counts": "12 killed ",
    "quotes": '"he said 5 died. ',
}


def documents_of_specs(language: str, size: int = 17, count: int = 300) -> list[str]:
    """Return documents of ``size`` sentences drawn from the specifications of a language."""
    files = sorted((SPECS / language).glob("*.toml"))
    sentences = [case["text"].strip() for path in files for case in tomllib.loads(path.read_text("utf-8"))["case"]]
    draw = random.Random(0)  # noqa: S311 - a fixed order, no secret
    return [" ".join(draw.choices(sentences, k=size)) for _ in range(count)]


def documents_of_corpus(path: Path) -> dict[str, list[str]]:
    """Return the texts of a corpus by language."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    traits = load_languages().traits
    found: dict[str, list[str]] = defaultdict(list)
    for row in map(json.loads, raw.decode("utf-8").splitlines()):
        language = row.get("language") or identify_language(row["text"], traits)
        found[language or "unknown"].append(row["text"])
    return found


def measure(texts: Sequence[str], language: str) -> tuple[float, float]:
    """Return the median ratio to the tokeniser pass, and the documents read in a second."""
    reports = [Report(id=str(number), text=text, language=language) for number, text in enumerate(texts)]
    extract_reports(reports[:20])
    rounds = [
        (processor_time(lambda: words_of(texts)), processor_time(lambda: extract_reports(reports)))
        for _ in range(ROUNDS)
    ]
    ratio = statistics.median(ours / base for base, ours in rounds)
    return ratio, len(texts) / statistics.median(ours for _, ours in rounds)


def growth(unit: str, language: str) -> float:
    """Return the time for 100 KB over the time for 10 KB of one text."""
    times = []
    for size in (10_000, 100_000):
        report = Report(id="a", text=(unit * (size // len(unit) + 1))[:size], language=language)
        times.append(min(processor_time(lambda report=report: extract_reports([report])) for _ in range(3)))  # type: ignore[misc]  # a default keeps the value of the round
    return times[1] / times[0]


def main() -> int:
    """Print the figures; end with 1 where one misses its gate by more than the noise of a measurement."""
    collect_as_the_command_line()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    corpora = parser.parse_args().corpus
    sets = {f"{p.name}, {code}": (texts, code) for p in corpora for code, texts in documents_of_corpus(p).items()}
    sets |= {f"specifications, {code}": (documents_of_specs(code), code) for code in ("en", "ar")}
    missed = False
    for name, (texts, code) in sets.items():
        ratio, speed = measure(texts[:300], code)
        words = words_of(texts[:300]) / len(texts[:300])
        sys.stdout.write(f"{name:32} {len(texts[:300])} documents of {words:.0f} words: {ratio:.1f} x, {speed:.0f}/s\n")
        missed |= ratio > GATES["ratio"] * 1.3
    for name, unit in NOISE.items():
        worst = max(growth(unit, code) for code in ("en", "ar"))
        sys.stdout.write(f"100 KB / 10 KB of {name:20} {worst:.1f} x\n")
        missed |= worst > GATES["100 KB / 10 KB"] * 1.3
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
