"""The doctor names what is there, what is missing with the way to get it, and what is broken."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from checker import doctor
from checker.cli import app
from checker.doctor import State, examine

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

RUN = CliRunner()


def test_a_full_installation_is_sound() -> None:
    done = RUN.invoke(app, ["doctor"])

    assert done.exit_code == 0
    assert {check.part: check.state for check in examine()}["Excel workbooks"] is State.OK
    assert "languages: ar, en, fr" in done.stdout


def test_a_missing_reader_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_version", lambda _: None)
    checks = {check.part: check for check in examine()}

    assert checks["web pages"].state is State.MISSING
    assert checks["web pages"].detail == "need trafilatura; run: pip install 'checker[html]'"


def test_broken_settings_end_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "checker.toml").write_text("no_such_setting = 1\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    done = RUN.invoke(app, ["doctor"])

    assert done.exit_code == 2
    assert "broken   settings here" in done.stdout


def test_it_loads_no_package_that_it_looks_for() -> None:
    program = "import sys, checker.doctor as d; d.examine(); print([m for m in ('torch', 'pandas', 'trafilatura', 'pyarrow') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_read_prints_what_it_takes_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("--- source: Wire; time: 2024-03-02 ---\nأصيب ستة حراس.\n", "utf-8")
    first = RUN.invoke(app, ["read", str(tmp_path / "a.txt")])
    (tmp_path / "b.jsonl").write_text(first.stdout, "utf-8")
    second = RUN.invoke(app, ["read", str(tmp_path / "b.jsonl")])

    assert first.exit_code == 0
    assert json.loads(first.stdout)["source"] == "Wire"
    assert second.stdout == first.stdout
