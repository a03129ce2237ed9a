"""Stream a file of very many short reports with one broken line in the middle, and count what came out.

    python benchmarks/stream.py [--lines 1000000] [--jobs 1]

Every line but the broken one gives one claim whose number is that of the line, so nothing can be lost or doubled unseen.
Ends with 1 where something was, or where the broken line was not said.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from measuring import run_checker


def write_lines(path: Path, count: int) -> int:
    """Write so many lines, each with one claim of its own, and return the number of the broken one, counted from 1."""
    broken = count // 2 + 1
    with path.open("w", encoding="utf-8") as stream:
        for number in range(1, count + 1):
            row = {"id": f"r{number}", "language": "en", "text": f"{number + 9} people were killed."}
            stream.write("{broken\n" if number == broken else json.dumps(row) + "\n")
    return broken


def wrong_lines(path: Path, count: int, broken: int) -> int:
    """Return how many of the lines written are not the claim that stands next, and how many are missing or too many."""
    expected = (number for number in range(1, count + 1) if number != broken)
    wrong = found = 0
    with path.open(encoding="utf-8") as stream:
        for found, (line, number) in enumerate(zip(stream, expected, strict=False), 1):
            claim = json.loads(line)
            is_next = (claim["id"], claim["report"], claim["low"]) == (f"c{found}", f"r{number}", number + 9)
            wrong += not is_next
        wrong += sum(1 for _ in stream)
    return wrong + count - 1 - found


def main() -> int:
    """Print what came out, what was said, and what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, output = Path(folder) / "lines.jsonl", Path(folder) / "claims.jsonl"
        broken = write_lines(path, arguments.lines)
        child = run_checker("extract", path, "-f", "jsonl", "-o", output, "--jobs", arguments.jobs)
        wrong = wrong_lines(output, arguments.lines, broken)
    said = f"lines.jsonl:{broken}: not used" in child.said
    sys.stdout.write(
        f"{arguments.lines:,} lines, one broken: {wrong} claims lost, doubled or changed; "
        f"the broken line was {'' if said else 'not '}said; {child.processor_seconds:,.1f} s of processor time, "
        f"peak {child.own_megabytes:.0f} MB in the parent and {child.worker_megabytes:.0f} MB in a worker\n{child.said}\n"
    )
    return int(wrong > 0 or not said)


if __name__ == "__main__":
    sys.exit(main())
