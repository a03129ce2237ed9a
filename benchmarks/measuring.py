"""What all benchmarks measure with: documents, processor time, ratios of rounds that take turns, child processes."""

from __future__ import annotations

import gc
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from made import made_reports

from checker.__main__ import OBJECTS_BEFORE_COLLECTION
from checker.extraction.sentence import forget_sentences
from checker.model import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 7
BEST_OF = 5
_WORD = re.compile(r"\w+")
_COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of a child, which starts from compiled modules as an installed package does."""

_ENDED = """
import resource, sys
from checker.cli import main
try:
    main()
except SystemExit:
    pass
finally:
    own = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
"""


class Corpus(NamedTuple):
    """The documents of both languages."""

    en: Sequence[str]
    ar: Sequence[str]

    def reports(self, language: str) -> list[Report]:
        """Return the documents of a language as reports."""
        texts = self.en if language == "en" else self.ar
        return [Report(id=str(number), text=text, language=language) for number, text in enumerate(texts)]


class Child(NamedTuple):
    """What a run of ``checker`` in a process of its own took and said; memory is that of its largest worker beside its own.

    ``ru_maxrss`` would count what the process that starts it holds, so Linux is asked for its own peak.
    """

    processor_seconds: float
    wall_seconds: float
    own_megabytes: float
    worker_megabytes: float
    said: str


def collect_as_the_command_line() -> None:
    """Let the collector of garbage wait as long as it does in a run of ``checker``."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)


def processor_time(work: Callable[[], object]) -> float:
    """Return the processor seconds that ``work`` takes; no sentence is known from a round before.

    What was loaded before is out of the sight of the garbage collector, which would else charge it to whoever works.
    """
    forget_sentences()
    gc.collect()
    gc.freeze()
    before = time.process_time()
    work()
    return time.process_time() - before


def median_ratio(one: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median of one side over the other, which take turns; the first round warms up and does not count."""
    ratios = [processor_time(one) / max(processor_time(other), 1e-9) for _ in range(rounds + 1)]
    return statistics.median(ratios[1:])


def words_of(texts: Sequence[str]) -> int:
    """Return the number of words, and take the time that a bare tokeniser takes."""
    return sum(len(_WORD.findall(text)) for text in texts)


def child_seconds(arguments: Sequence[str]) -> float:
    """Return the processor time of a Python process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env=_COMPILED)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run_checker(*arguments: object) -> Child:
    """Run ``checker`` in a process of its own."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-c", _ENDED, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=_COMPILED)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    said, _, memory = done.stderr.rstrip().rpartition("\n")
    own, worker = (int(kilobytes) / 1024 for kilobytes in memory.split())
    return Child(processor, wall, own, worker, said)


def two_files(folder: str) -> list[str]:
    """Write two short reports and return their names."""
    names = []
    for name, text in (("a.txt", "Six guards were hurt."), ("b.txt", "Seven guards were hurt.")):
        path = Path(folder) / name
        path.write_text(text, "utf-8")
        names.append(str(path))
    return names


def made_file(folder: str, count: int, event_size: int = 20, sentences: int | None = None) -> Path:
    """Write made reports as JSON Lines and return the path."""
    path = Path(folder) / "made.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for row in made_reports(count, event_size, sentences=sentences):
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path
