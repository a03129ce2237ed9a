"""Long runs: the same result as in memory, from any number of processes, stopped, killed and resumed."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import pytest

from checker.model import Report
from checker.run.intake import HELD_IN_MEMORY
from checker.run.pool import Pool, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

EVENTS = 45
TEXTS = (
    "At least {n} people were killed and {m} hurt at the market on Monday, the ministry said.",
    "{n} guards were hurt in the fire, police said. The mayor was unharmed.",
    "قتل {n} أشخاص وأصيب {m} آخرون في الهجوم، بحسب الشرطة.",
    "Officials said {n} drones were shot down. In 2019 about {m} boats were damaged.",
)


def made_rows(count: int) -> Iterable[str]:
    """Yield rows of reports whose events take turns, with a broken one, a repeated id, an unknown language and a fault told twice among them."""
    for number in range(count):
        text = TEXTS[number % len(TEXTS)].format(n=3 + number % 7, m=20 + number % 5)
        row = {"id": f"r{number % (count - 3)}", "event": f"e{number % EVENTS}", "source": f"paper {number % 9}"}
        yield json.dumps({**row, "text": text, "published_at": f"2024-03-02T{10 + number % 9}:00:00Z"})
        if number == count // 2:
            yield '{"broken'
            yield json.dumps({"id": "es", "text": "Seis guardias heridos.", "language": "es", "event": "e1"})
            yield json.dumps(
                {"id": "twice", "text": "It shows 93.0.4577.82 now. It shows 93.0.4577.82 there.", "event": "e2"}
            )


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "reports.jsonl"
    path.write_text("\n".join(made_rows(220)), "utf-8")
    return path


def command(*arguments: object, held: int = 50) -> list[str]:
    """Return the command line with a smaller number of reports held in memory."""
    program = f"import checker.cli as c, checker.run.intake as i; i.HELD_IN_MEMORY = {held}; c.main()"
    return [sys.executable, "-c", program, *map(str, arguments)]


def run(*arguments: object, held: int = 50) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*arguments, held=held), capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    "options",
    [
        ["-f", "json", "--relations", "--explain"],
        ["-f", "json", "--select", "X1,D1"],
        ["-f", "full", "-v", "--explain"],
        ["-f", "concise"],
        ["-f", "full", "--show-agree"],
        ["-f", "concise", "--show-agree"],
        ["-f", "jsonl", "--explain"],
        ["-f", "jsonl", "--relations"],
    ],
    ids=" ".join,
)
def test_a_long_check_gives_what_a_check_in_memory_gives(reports: Path, options: list[str]) -> None:
    in_memory = run("check", reports, *options, held=10_000)

    for jobs in (1, 2):
        long = run("check", reports, *options, "--jobs", jobs)
        assert (long.returncode, long.stderr) == (in_memory.returncode, in_memory.stderr)
        assert long.stdout == in_memory.stdout


@pytest.mark.parametrize("options", [["-f", "csv"], ["-f", "md"], ["-f", "full", "--group-events"]], ids=" ".join)
def test_what_a_long_check_holds_in_memory_is_said(reports: Path, options: list[str]) -> None:
    in_memory, long = run("check", reports, *options, held=10_000), run("check", reports, *options)

    assert long.stdout == in_memory.stdout
    assert "222 reports are held in memory" in long.stderr
    assert "held in memory" not in in_memory.stderr


@pytest.mark.parametrize("options", [[], ["--explain"], ["--explain", "-f", "jsonl"]], ids=str)
def test_a_long_extraction_gives_what_one_in_memory_gives(reports: Path, options: list[str], tmp_path: Path) -> None:
    in_memory = run("extract", reports, *options, held=10_000)
    output = tmp_path / "claims"

    long = run("extract", reports, *options, "--jobs", 2)
    kept = run("extract", reports, *options, "-o", output)

    assert (long.returncode, long.stderr) == (0, in_memory.stderr)
    assert "reports.jsonl:112: not used: not JSON" in long.stderr
    assert long.stdout == in_memory.stdout == output.read_text("utf-8")
    assert (kept.returncode, [path.name for path in tmp_path.iterdir()]) == (0, ["claims"])


def test_mutes_and_exit_codes_are_those_of_a_check_in_memory(reports: Path, tmp_path: Path) -> None:
    findings = json.loads(run("check", reports, "-f", "json").stdout)["findings"]
    mutes = tmp_path / "mutes.toml"
    entries = [f'[[mute]]\nfingerprint = "{finding["fingerprint"]}"\nreason = "known"\n' for finding in findings[:2]]
    mutes.write_text("\n".join([*entries, '[[mute]]\nfingerprint = "0123456789ab"\nreason = "old"\n']), "utf-8")

    for form in ("json", "full"):
        options = ["-f", form, "--mutes", mutes]
        in_memory, long = run("check", reports, *options, held=10_000), run("check", reports, *options)
        assert (long.returncode, long.stdout) == (in_memory.returncode, in_memory.stdout)
    assert run("check", reports, "--exit-zero").returncode == 0
    assert run("check", reports, "no-such-file", "--exit-zero").returncode == 2


def interrupted(arguments: Sequence[str], part: Path, number: signal.Signals, reports_done: int) -> tuple[int, str]:
    """Start a run, send it a signal when it has kept some reports, and return how it ended and what it said."""
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    deadline = time.monotonic() + 60
    while process.poll() is None and kept_reports(part) < reports_done and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    return process.returncode, said


def kept_reports(part: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{part}?mode=ro", uri=True)) as connection:
            return int(connection.execute("select count(*) from report").fetchone()[0])
    except sqlite3.Error:
        return 0


@pytest.mark.parametrize(
    "number",
    [signal.SIGINT, *(pytest.param(number, marks=pytest.mark.slow) for number in (signal.SIGTERM, signal.SIGKILL))],
)
def test_a_run_goes_on_where_it_was_stopped(tmp_path: Path, number: signal.Signals) -> None:
    path, output = tmp_path / "reports.jsonl", tmp_path / "result.json"
    path.write_text("\n".join(made_rows(2_000)), "utf-8")
    whole = run("check", path, "-f", "json", held=10_000)
    part = tmp_path / "result.json.part"

    code, said = interrupted(command("check", path, "-f", "json", "-o", output), part, number, 100)
    done = kept_reports(part)
    resumed = run("check", path, "-f", "json", "-o", output, "--resume", "--jobs", 2)

    assert code == (-number if number is signal.SIGKILL else 128 + number)
    assert number is signal.SIGKILL or f"{done:,} reports are read and kept in {part}" in said
    assert 0 < done < 2_000
    assert resumed.returncode == whole.returncode
    assert output.read_text("utf-8") == whole.stdout
    assert sorted(found.name for found in tmp_path.iterdir()) == ["reports.jsonl", "result.json"]


def test_what_is_kept_of_another_run_is_refused(reports: Path, tmp_path: Path) -> None:
    output = tmp_path / "result.json"
    with closing(sqlite3.connect(tmp_path / "result.json.part")) as connection, connection:
        connection.execute("create table fact (name text primary key, value text)")
        connection.execute("insert into fact values ('identity', 'another')")

    done = run("check", reports, "-f", "json", "-o", output, "--resume")

    assert (done.returncode, "is of another run" in done.stderr) == (2, True)
    assert run("check", reports, "-f", "json", "-o", output).returncode == 1


def test_resume_needs_an_output(reports: Path) -> None:
    done = run("check", reports, "--resume")

    assert (done.returncode, "needs --output" in done.stderr) == (2, True)


@pytest.mark.parametrize("name", ["check", "extract"])
def test_a_full_disk_is_said_and_what_was_done_is_kept(tmp_path: Path, name: str) -> None:
    """A limit on the size of files stands for the end of the disk."""
    path, output = tmp_path / "reports.jsonl", tmp_path / "result"
    path.write_text("\n".join(made_rows(500)), "utf-8")
    form = ["-f", "json"] if name == "check" else []
    whole = run(name, path, *form, held=10_000)

    arguments = " ".join(f"'{part}'" for part in command(name, path, *form, "-o", output))
    full = subprocess.run(
        ["bash", "-c", f"ulimit -f 300; exec {arguments}"],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    resumed = run(name, path, *form, "-o", output, "--resume")

    assert full.returncode == 2
    assert "result" in full.stderr
    assert "Traceback" not in full.stderr
    assert resumed.returncode == whole.returncode
    assert output.read_text("utf-8") == whole.stdout


def test_a_full_standard_output_is_said(reports: Path) -> None:
    for name in ("check", "extract"):
        for held in (50, 10_000):
            with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
                done = subprocess.run(
                    command(name, reports, held=held), stdout=full, stderr=subprocess.PIPE, text=True, check=False
                )
            assert (done.returncode, "the result is not whole" in done.stderr) == (2, True)
            assert "Traceback" not in done.stderr


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def doubled_but_killed_once(mark: Path, numbers: Sequence[int]) -> list[int]:
    if 7 in numbers and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(numbers)


def doubled_but_killed_by_seven(numbers: Sequence[int]) -> list[int]:
    if 7 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(numbers)


def minus(number: int) -> int:
    return -number


LISTS = [list(range(start, start + 3)) for start in range(0, 30, 3)]


def test_a_killed_process_costs_no_result(tmp_path: Path) -> None:
    said: list[str] = []
    task = Task(partial(doubled_but_killed_once, tmp_path / "mark"), minus)

    with Pool(2, said.append) as pool:
        found = list(pool(task, LISTS))

    assert [number for numbers in found for number in numbers] == [2 * number for number in range(30)]
    assert said == ["a worker process died; what it had in hand is done again"]


def test_what_kills_its_process_each_time_is_given_up_alone() -> None:
    said: list[str] = []

    with Pool(2, said.append) as pool:
        found = list(pool(Task(doubled_but_killed_by_seven, minus), LISTS))

    assert [number for numbers in found for number in numbers] == [-7 if n == 7 else 2 * n for n in range(30)]
    assert said[-1] == "a worker process died each time on one item, which is left out and listed as not used"


def test_lists_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def lists() -> Iterable[list[int]]:
        for number in range(100):
            taken.append(number)
            yield [number]

    with Pool(2) as pool:
        first = next(iter(pool(Task(doubled, minus), lists())))

    assert (first, len(taken) < 10) == ([0], True)


def test_few_reports_load_nothing_of_long_runs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Six guards were hurt.", "utf-8")
    program = f"""
import sys
from checker.cli import app
try:
    app(["check", "--jobs", "2", {str(tmp_path / "a.txt")!r}])
except SystemExit:
    print([name for name in ("sqlite3", "multiprocessing", "concurrent.futures") if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stderr.strip() == "[]"
    assert HELD_IN_MEMORY == 1_000
    assert Report(id="a", text="").event is None
