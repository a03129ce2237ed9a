"""JSON Lines keeps the schema row by row, Parquet gives back the tables, and every format comes from a kept result alike."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from jsonschema import Draft202012Validator

from checker.api import check_reports
from checker.readers.demo import read_demo
from checker.readers.results import analysis_of
from checker.render.formats import Form, render_as
from checker.render.frames import table
from checker.render.json import analysis_jsonl, analysis_object
from checker.render.parquet import render_parquet
from checker.render.tables import COLUMNS

if TYPE_CHECKING:
    from checker.model import Analysis

SCHEMA = json.loads(files("checker.data").joinpath("schema.json").read_text("utf-8"))
TEXTS = ["json", "jsonl", "csv", "sarif", "md", "html"]


@pytest.fixture(scope="module")
def demo() -> Analysis:
    return check_reports(read_demo().reports, with_relations=True)


def test_lines_together_are_the_result(demo: Analysis) -> None:
    run, *rows = [json.loads(line) for line in analysis_jsonl(demo, with_relations=True)]
    result = analysis_object(demo, with_relations=True)
    tables: dict[str, list[object]] = {name: [] for name, value in result.items() if isinstance(value, list)}
    for row in rows:
        tables[row.pop("table")].append(row)

    assert run.pop("table") == "run"
    assert json.loads(json.dumps(result)) == {**run, **tables}
    assert list(Draft202012Validator(SCHEMA).iter_errors({**run, **tables})) == []


@pytest.mark.parametrize("name", COLUMNS)
def test_parquet_gives_back_the_table(demo: Analysis, name: str) -> None:
    frame = table(demo, name)
    read = pd.read_parquet(io.BytesIO(render_parquet(demo, name)))

    assert list(read.columns) == list(COLUMNS[name])
    assert [str(kind) for kind in read.dtypes] == [str(kind) for kind in frame.dtypes]
    assert plain(read) == plain(frame)


def plain(frame: pd.DataFrame) -> list[dict[str, str]]:
    lists = frame.map(lambda cell: list(cell) if isinstance(cell, tuple) or hasattr(cell, "tolist") else cell)
    return [{str(key): str(value) for key, value in row.items()} for row in lists.to_dict("records")]


@pytest.mark.parametrize("name", TEXTS)
def test_kept_result_is_written_alike(demo: Analysis, name: str) -> None:
    kept = analysis_of(json.loads(str(render_as(demo, "json", Form(relations=True)))), "kept.json")

    assert render_as(kept, name, Form(relations=True)) == render_as(demo, name, Form(relations=True))


@pytest.mark.parametrize("name", ["csv", "xlsx", "sarif", "md", "html", "jsonl"])
def test_formats_of_a_plain_installation_need_neither_pandas_nor_torch(name: str) -> None:
    code = (
        "import sys; from checker.model import Analysis; from checker.render.formats import render_as; "
        f"render_as(Analysis(), {name!r}); print({{'pandas', 'numpy', 'torch', 'pyarrow'}} & set(sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"set()"


def test_every_format_can_be_written_to_a_file(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    command = [sys.executable, "-m", "checker"]
    subprocess.run([*command, "demo", "--format", "json", "--output", str(kept)], check=False)
    starts = {}
    for name in ("full", "concise", "jsonl", "csv", "xlsx", "parquet", "sarif", "md", "html"):
        target = tmp_path / f"result.{name}"
        done = subprocess.run([*command, "render", str(kept), "-f", name, "-o", str(target)], check=False)
        starts[name] = (done.returncode, target.read_bytes()[:4])

    assert starts == {
        "full": (0, b"k00:"),
        "concise": (0, b"k00:"),
        "jsonl": (0, b'{"ta'),
        "csv": (0, b'\xef\xbb\xbf"'),
        "xlsx": (0, b"PK\x03\x04"),
        "parquet": (0, b"PAR1"),
        "sarif": (0, b'{\n "'),
        "md": (0, b"**7 "),
        "html": (0, b"<!DO"),
    }


def test_damaged_result_ends_with_one_sentence(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text('{"schema": "checker/1", "findings": [{}]}', "utf-8")
    done = subprocess.run([sys.executable, "-m", "checker", "render", str(kept)], capture_output=True, check=False)

    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert b"write it anew" in done.stderr
