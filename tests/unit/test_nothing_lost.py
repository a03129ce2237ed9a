"""A broken line in the middle, a worker killed in the middle: nothing is lost or doubled, and it is said."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

BROKEN = "{broken"
CHECKER = (sys.executable, "-m", "checker")
PEAK = """
import resource, sys
from checker.cli import main
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def told(number: int) -> int:
    """Return the number that a line tells."""
    return 10 + number % 500


def write_lines(path: Path, count: int) -> int:
    """Write lines with one claim each and return the number of the broken one; memory may keep each new word a while."""
    broken = count // 2 + 1
    rows = [json.dumps({"id": f"r{n}", "text": f"{told(n)} people were killed."}) for n in range(1, count + 1)]
    rows[broken - 1] = BROKEN
    path.write_text("\n".join(rows), "utf-8")
    return broken


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_broken_line_in_the_middle_costs_that_line_alone(tmp_path: Path, jobs: str) -> None:
    path, count = tmp_path / "lines.jsonl", 2_400
    broken = write_lines(path, count)

    done = subprocess.run([*CHECKER, "extract", str(path), "--jobs", jobs], capture_output=True, text=True, check=True)

    found = [(claim["id"], claim["report"], claim["low"]) for claim in map(json.loads, done.stdout.splitlines())]
    kept = [number for number in range(1, count + 1) if number != broken]
    assert found == [(f"c{place}", f"r{number}", told(number)) for place, number in enumerate(kept, 1)]
    assert f"lines.jsonl:{broken}: not used: not JSON" in done.stderr


@pytest.mark.slow
def test_memory_does_not_grow_with_the_lines(tmp_path: Path) -> None:
    path, peaks = tmp_path / "lines.jsonl", []
    for count in (3_000, 12_000):
        write_lines(path, count)
        command = [sys.executable, "-c", PEAK, "extract", str(path), "-o", str(tmp_path / "claims")]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        peaks.append(int(done.stderr.split()[-1]))

    assert peaks[1] - peaks[0] < 10


def workers_of(process: subprocess.Popen[bytes]) -> list[int]:
    """Return the processes that a process has started."""
    try:
        return [int(number) for number in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]
    except OSError:
        return []


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="workers are found in /proc")
def test_a_worker_killed_in_the_middle_of_a_check_costs_nothing_and_is_said(tmp_path: Path) -> None:
    path, output = tmp_path / "reports.jsonl", tmp_path / "result.json"
    text = "{n} guards were hurt in the fire. The old school nearby was closed. "
    rows = [
        {"id": f"r{n}", "event": f"e{n % 60}", "source": f"paper {n % 7}", "text": 4 * text.format(n=3 + n // 60 % 4)}
        for n in range(1_800)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    serial = subprocess.run([*CHECKER, "check", str(path), "-f", "json"], capture_output=True, text=True, check=False)

    command = [*CHECKER, "check", str(path), "-f", "json", "-o", str(output), "--jobs", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        while len(workers_of(process)) < 2 and process.poll() is None:
            time.sleep(0.02)
        time.sleep(0.5)
        os.kill(workers_of(process)[-1], signal.SIGKILL)
        _, said = process.communicate(timeout=120)

    assert process.returncode == serial.returncode == 1
    assert b"a worker process died; what it had in hand is done again" in said
    assert output.read_text("utf-8") == serial.stdout
