"""Measure how a whole check grows with the number of reports: processor time, peak memory, exponent.

    python benchmarks/growth.py [--sizes 1000 10000 100000] [--event-size 20 100] [--jobs 2] [--plot growth.png]

Each run is a process of its own on made reports whose events lie as far apart as they can. Exponents are taken between
neighbouring sizes. A million reports take about ten times as long as a hundred thousand: name them when there is time.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from comparison import FIXED_QUESTIONS, seconds_to_compare
from made import made_reports

_CLAIMS = (1_000, 10_000)
_PROGRAM = (
    "import resource, sys\nfrom checker.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
    "finally:\n    own, children = (resource.getrusage(who).ru_maxrss for who in"
    " (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n    print(own, children, file=sys.stderr)"
)


class Run(NamedTuple):
    """What one check took; memory is that of the parent and of its largest worker for each job."""

    reports: int
    event_size: int
    processor_seconds: float
    wall_seconds: float
    megabytes: float


def measured(reports: int, event_size: int, jobs: int, folder: Path) -> Run:
    """Check so many made reports in a process of its own."""
    path = folder / "made.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for row in made_reports(reports, event_size):
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    options = ["check", str(path), "-f", "json", "-o", str(folder / "result.json"), "--jobs", str(jobs)]
    done = subprocess.run([sys.executable, "-c", _PROGRAM, *options], capture_output=True, text=True, check=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    own, worker = map(int, done.stderr.split()[-2:])
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(reports, event_size, processor, wall, (own + (jobs * worker if jobs > 1 else 0)) / 1024)


def exponent(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the exponent between two points of size and time.

    >>> exponent((10, 2), (100, 20))
    1.0
    """
    return math.log(other[1] / one[1]) / math.log(other[0] / one[0])


def report_lines(runs: list[Run]) -> list[str]:
    """Return the table of the runs of one event size."""
    lines = [
        "| reports | an event | processor s | ms a report | wall s | peak MB | exponent |",
        "|---|---|---|---|---|---|---|",
    ]
    for number, run in enumerate(runs):
        last = runs[number - 1] if number else None
        grown = (
            f"{exponent((last.reports, last.processor_seconds), (run.reports, run.processor_seconds)):.2f}"
            if last
            else ""
        )
        each = 1000 * run.processor_seconds / run.reports
        lines.append(
            f"| {run.reports:,} | {run.event_size} | {run.processor_seconds:,.1f} | {each:.2f} | {run.wall_seconds:,.1f} "
            f"| {run.megabytes:,.0f} | {grown} |"
        )
    return lines


def plot(runs: list[Run], path: Path) -> None:
    """Draw processor time and memory over the number of reports, both axes in powers of ten."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - only for a plot

    figure = Figure(figsize=(9, 4))
    for number, (name, pick) in enumerate((("processor s", 2), ("peak MB", 4)), 1):
        axes = figure.add_subplot(1, 2, number)
        for size in sorted({run.event_size for run in runs}):
            shown = [run for run in runs if run.event_size == size]
            axes.loglog(
                [run.reports for run in shown], [run[pick] for run in shown], marker="o", label=f"{size} an event"
            )
        axes.set_xlabel("reports")
        axes.set_ylabel(name)
        axes.legend()
    figure.savefig(path)


def main() -> None:
    """Print the tables, and the exponent of one growing event."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_500, 10_000, 100_000])
    parser.add_argument("--event-size", type=int, nargs="+", default=[20])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--plot", type=Path)
    arguments = parser.parse_args()
    runs: list[Run] = []
    with tempfile.TemporaryDirectory() as folder:
        for event_size in arguments.event_size:
            found = [measured(size, event_size, arguments.jobs, Path(folder)) for size in arguments.sizes]
            sys.stdout.write("\n".join(report_lines(found)) + "\n\n")
            sys.stdout.flush()
            runs.extend(found)
    times = [min(seconds_to_compare(size, FIXED_QUESTIONS) for _ in range(3)) for size in _CLAIMS]
    grown = exponent((_CLAIMS[0], times[0]), (_CLAIMS[1], times[1]))
    sys.stdout.write(f"one event of {_CLAIMS[1]:,} claims: compared in {times[1]:.2f} s, exponent {grown:.2f}\n")
    if arguments.plot is not None:
        plot(runs, arguments.plot)


if __name__ == "__main__":
    main()
