"""Rows that need processes of their own: cold starts, memory, several processes, Dask."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from measuring import BEST_OF, ROUNDS, child_seconds, made_file, run_checker, two_files

if TYPE_CHECKING:
    from measuring import Corpus

_HEAVY = ("torch", "transformers", "pandas", "numpy", "spacy", "sklearn")
_STREAMED = 2_000
_SPREAD = 10_000
_SPREAD_CHECK = 2_000


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
            f"    print(sum(name in sys.modules for name in {_HEAVY!r}), file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, *two_files(folder)], capture_output=True, text=True, check=True
        )
    return {"": float(done.stderr.split()[-1])}


def memory_of_two_files(_: Corpus) -> dict[str, float]:
    """Row 17, first figure: peak of one process in MB."""
    with tempfile.TemporaryDirectory() as folder:
        return {"": run_checker("check", *two_files(folder)).own_megabytes}


def memory_of_a_stream(_: Corpus) -> dict[str, float]:
    """Row 17, second figure: peak of one process in MB."""
    with tempfile.TemporaryDirectory() as folder:
        return {"": run_checker("extract", made_file(folder, _STREAMED)).own_megabytes}


def jobs_speed_up(_: Corpus) -> dict[str, float]:
    """Row 18: wall time of one process over two."""
    with tempfile.TemporaryDirectory() as folder:
        path = made_file(folder, _SPREAD)
        one, two = _best_of(["extract", path, "--jobs", 1], ["extract", path, "--jobs", 2])
    return {"": one / two}


def dask_over_pool(_: Corpus) -> dict[str, float]:
    """Row 19: wall time of a check on a Dask cluster of two processes over a pool of two, start included."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["check", made_file(folder, _SPREAD_CHECK), "-f", "json", "-o", f"{folder}/result.json", "--jobs", 2]
        dask, pool = _best_of([*command, "--engine", "dask"], command)
    return {"": dask / pool}


def _best_of(one: list[object], other: list[object]) -> tuple[float, float]:
    """Return the best wall times of two commands that take turns."""
    rounds = [(run_checker(*one).wall_seconds, run_checker(*other).wall_seconds) for _ in range(BEST_OF)]
    return min(first for first, _ in rounds), min(second for _, second in rounds)
