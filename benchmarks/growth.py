"""Measure how a whole check grows with the number of reports: processor time, peak memory, exponent.

    python benchmarks/growth.py [--sizes 1000 10000 100000] [--event-size 20 100] [--sentences 2] [--plot growth.svg]

Each run is a process of its own on made reports whose events lie as far apart as they can. Exponents are taken between
neighbouring sizes. Runs are added to ``--data`` as they end, and the plot shows all that stand there. The last line, and
the last picture, is one event that grows to 10,000 claims. A million reports of the length of news take hours: give
``--sentences`` for shorter ones.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from comparison import FIXED_QUESTIONS, seconds_to_compare
from measuring import made_file, run_checker

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLAIMS = (100, 316, 1_000, 3_162, 10_000)


class Run(NamedTuple):
    """What one check took; memory is that of the parent and of its largest worker for each job."""

    reports: int
    event_size: int
    sentences: int | None
    processor_seconds: float
    wall_seconds: float
    megabytes: float


def measured(reports: int, event_size: int, sentences: int | None, jobs: int, folder: str) -> Run:
    """Check so many made reports in a process of its own."""
    path = made_file(folder, reports, event_size, sentences)
    child = run_checker("check", path, "-f", "json", "-o", f"{folder}/result.json", "--jobs", jobs)
    memory = child.own_megabytes + (jobs * child.worker_megabytes if jobs > 1 else 0)
    return Run(reports, event_size, sentences, child.processor_seconds, child.wall_seconds, memory)


def exponent(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the exponent between two points of size and time.

    >>> exponent((10, 2), (100, 20))
    1.0
    """
    return math.log(other[1] / one[1]) / math.log(other[0] / one[0])


def report_line(run: Run, last: Run | None) -> str:
    """Return the line of a run in the table, with the exponent from the one before."""
    grown = (
        f"{exponent((last.reports, last.processor_seconds), (run.reports, run.processor_seconds)):.2f}" if last else ""
    )
    each = 1000 * run.processor_seconds / run.reports
    return (
        f"| {run.reports:,} | {run.event_size} | {run.sentences or 'as news'} | {run.processor_seconds:,.1f} | {each:.2f} "
        f"| {run.wall_seconds:,.1f} | {run.megabytes:,.0f} | {grown} |"
    )


def plot(runs: Sequence[Run], compared: Sequence[tuple[int, float]], path: Path) -> None:
    """Draw processor time and memory over the number of reports, and the time of one event over its claims."""
    from matplotlib import rc_context  # noqa: PLC0415 - only for a plot
    from matplotlib.figure import Figure  # noqa: PLC0415

    with rc_context({"svg.hashsalt": "growth", "svg.fonttype": "none"}):
        figure = Figure(figsize=(12, 3.6), layout="constrained")
        time, memory, event = figure.subplots(1, 3)
        for size, sentences in sorted({(run.event_size, run.sentences or 0) for run in runs}):
            shown = sorted(run for run in runs if (run.event_size, run.sentences or 0) == (size, sentences))
            label = f"{size} an event, sentences: {sentences or 'as news'}"
            reports = [run.reports for run in shown]
            time.loglog(reports, [run.processor_seconds for run in shown], marker="o", label=label)
            memory.semilogx(reports, [run.megabytes for run in shown], marker="o", label=label)
        event.loglog(*zip(*compared, strict=True), marker="o")
        _name(time, "reports", "processor s")
        _name(memory, "reports", "peak MB")
        _name(event, "claims of one event", "s to compare")
        memory.set_ylim(bottom=0)
        time.legend()
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


def _name(axes: Any, x: str, y: str) -> None:  # noqa: ANN401 - of matplotlib, which only a plot needs
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    axes.grid(visible=True, alpha=0.3)


def main() -> None:
    """Print the tables, and the exponent of one growing event."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_500, 10_000, 100_000])
    parser.add_argument("--event-size", type=int, nargs="+", default=[20])
    parser.add_argument("--sentences", type=int)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--data", type=Path, default=Path("growth.jsonl"))
    parser.add_argument("--plot", type=Path)
    arguments = parser.parse_args()
    _say("| reports | an event | sentences | processor s | ms a report | wall s | peak MB | exponent |")
    _say("|---|---|---|---|---|---|---|---|")
    for event_size in arguments.event_size:
        last = None
        for size in arguments.sizes:
            with tempfile.TemporaryDirectory() as folder:
                run = measured(size, event_size, arguments.sentences, arguments.jobs, folder)
            _say(report_line(run, last))
            with arguments.data.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(run) + "\n")
            last = run
    compared = [(size, min(seconds_to_compare(size, FIXED_QUESTIONS) for _ in range(3))) for size in _CLAIMS]
    grown = exponent(compared[2], compared[-1])
    _say(f"\none event of {compared[-1][0]:,} claims: compared in {compared[-1][1]:.2f} s, exponent {grown:.2f}")
    if arguments.plot is not None:
        runs = [Run(*json.loads(line)) for line in arguments.data.read_text("utf-8").splitlines()]
        plot(runs, compared, arguments.plot)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
