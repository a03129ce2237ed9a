"""The Dask engine: the serial result from any number of partitions, on a real cluster, with a worker killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import checker
from checker.errors import InputError
from checker.render.json import analysis_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from distributed import Client

    from checker.result import Result

dask_bag = pytest.importorskip("dask.bag")
distributed = pytest.importorskip("distributed")

from checker.dask import check  # noqa: E402 - only where Dask is installed

pytestmark = pytest.mark.filterwarnings("ignore")  # Dask's own
WORKERS = 2
EVENTS = 9


def made_rows(count: int) -> list[dict[str, Any]]:
    """Return rows whose events take turns, with repeated ids, rows without an id and one that is no report."""
    rows: list[dict[str, Any]] = []
    for number in range(count):
        text = f"{3 + number % 4} guards were hurt in the fire. {20 + number % 3} boats were damaged."
        row = {"event": f"e{number % EVENTS}", "source": f"paper {number % 5}", "text": text}
        rows.append(row if number % 10 == 0 else {**row, "id": f"r{number % (count - 4)}"})
    rows[count // 2] = {"id": "empty", "text": ""}
    return rows


def result_json(result: Result) -> str:
    return analysis_json(result.analysis, with_relations=False)


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with (
        distributed.LocalCluster(
            n_workers=WORKERS, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@pytest.mark.parametrize("partitions", [pytest.param(1, marks=pytest.mark.slow), 2, 7])
def test_a_bag_gives_the_serial_result(client: Client, partitions: int) -> None:
    rows = made_rows(60)
    serial = checker.check(rows)

    found = check(dask_bag.from_sequence(rows, npartitions=partitions), client)

    assert result_json(found) == result_json(serial)
    assert len(found.findings) > 0


@pytest.mark.slow
def test_a_frame_gives_the_serial_result(client: Client) -> None:
    dask_frame = pytest.importorskip("dask.dataframe")
    table = pd.DataFrame(made_rows(40)).drop(columns="id")

    found = check(dask_frame.from_pandas(table, npartitions=3), client)

    assert result_json(found) == result_json(checker.check(table))


def test_without_a_client_the_work_is_done_where_dask_does_it() -> None:
    import dask

    rows = made_rows(20)
    with dask.config.set(scheduler="synchronous"):
        found = check(dask_bag.from_sequence(rows, npartitions=2))

    assert result_json(found) == result_json(checker.check(rows))


def test_something_else_is_refused() -> None:
    with pytest.raises(InputError, match="give a Dask bag of mappings or a Dask frame"):
        check([{"text": "Two men died."}])


def killing(client: Client, after_seconds: float) -> threading.Thread:
    """Return a thread that kills one worker of a cluster after a while."""

    def kill() -> None:
        time.sleep(after_seconds)
        pids = client.run(os.getpid)
        os.kill(next(iter(pids.values())), signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_changes_nothing(client: Client) -> None:
    rows = made_rows(700)
    serial = result_json(checker.check(rows))
    before = set(client.scheduler_info()["workers"])

    thread = killing(client, 0.5)
    found = check(dask_bag.from_sequence(rows, npartitions=14), client)
    thread.join()

    client.wait_for_workers(WORKERS)
    assert result_json(found) == serial
    assert set(client.scheduler_info()["workers"]) != before


@pytest.mark.slow
def test_the_command_line_gives_the_serial_result(client: Client, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(pd.DataFrame(made_rows(120)).to_json(orient="records", lines=True), "utf-8")
    command = [sys.executable, "-m", "checker", "check", str(path), "-f", "json"]

    serial = subprocess.run(command, capture_output=True, text=True, check=False)
    spread = subprocess.run(
        [*command, "--engine", "dask", "--scheduler", str(client.scheduler_info()["address"])],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (spread.returncode, spread.stderr) == (1, "")
    assert spread.stdout == serial.stdout


def test_an_address_without_a_scheduler_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two men died.", "utf-8")
    command = [sys.executable, "-m", "checker", "check", str(tmp_path / "a.txt"), "--engine", "dask"]

    done = subprocess.run([*command, "--scheduler", "not an address"], capture_output=True, text=True, check=False)

    assert (done.returncode, "no Dask scheduler answers there" in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr
