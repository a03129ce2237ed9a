"""The command line starts light."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from measures import peak_megabytes

HEAVY = ["torch", "transformers", "numpy", "pandas", "sklearn", "sentence_transformers", "spacy"]
BARE_SECONDS, CHECK_SECONDS, HELP_SECONDS = 0.010, 0.120, 0.040
CHECK_MEGABYTES = 40
NOISE = 1.3  # of a median on a busy machine
ROUNDS = 7


@pytest.fixture
def two_files(tmp_path: Path) -> list[str]:
    (tmp_path / "a.txt").write_text("Six guards were hurt, the police said.", "utf-8")
    (tmp_path / "b.txt").write_text("أصيب سبعة حراس، بحسب الشرطة.", "utf-8")
    return [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def test_check_loads_no_heavy_package(two_files: list[str]) -> None:
    program = f"""
import sys
from checker.cli import app
try:
    app(["check", *{two_files!r}])
except SystemExit as end:
    assert end.code == 1, end.code
print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8")

    assert done.stderr.strip() == "[]"


def test_check_opens_no_connection_and_writes_no_file(two_files: list[str]) -> None:
    program = f"""
import sys
def watch(event, args):
    writes = event == "open" and isinstance(args[1], str) and set("wax+") & set(args[1])
    if event.startswith("socket.") or writes and args[0] != __import__("os").devnull:
        print(event, args[:2], file=sys.stderr)
sys.dont_write_bytecode = True
sys.addaudithook(watch)
from checker.cli import app
try:
    app(["check", *{two_files!r}])
except SystemExit as end:
    assert end.code == 1, end.code
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8")

    assert done.stderr == ""


def test_import_loads_no_heavy_package() -> None:
    program = f"import sys, checker; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_help_does_not_load_rich() -> None:
    program = """
import sys
from checker.cli import app
try:
    app(["--help"])
except SystemExit:
    print("rich" in sys.modules, file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stderr.strip() == "False"


def cpu_seconds(arguments: list[str], cache: Path) -> float:
    """Return the CPU time of one run that finds its bytecode, as an installed program does."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.slow
def test_cold_check_and_help_stay_under_their_gates(two_files: list[str], tmp_path: Path) -> None:
    """Python alone takes 10 ms on a quiet core; where it takes longer, all else does, and the gates move with it."""
    commands = (["-c", "pass"], ["-m", "checker", "check", *two_files], ["-m", "checker", "--help"])
    rounds = [[cpu_seconds(command, tmp_path / "cache") for command in commands] for _ in range(ROUNDS + 1)][1:]
    bare, check, usage = (statistics.median(times) for times in zip(*rounds, strict=True))
    allowed = max(1.0, bare / BARE_SECONDS) * NOISE

    assert check < CHECK_SECONDS * allowed, rounds
    assert usage < HELP_SECONDS * allowed, rounds


def test_check_of_two_files_is_small(two_files: list[str]) -> None:
    assert peak_megabytes("check", *two_files) < CHECK_MEGABYTES
