"""What an installation without any optional package does: it reads, checks and writes, and says in a sentence what it lacks.

The installation is a folder of links to the packages that the project needs, and to what they need, in a fresh process that
sees no others.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_NAME = re.compile(r"[\w.-]+")
READERS = {
    "page.html": (
        b"<!DOCTYPE html><html><p>Six guards were hurt.</p></html>",
        "a web page is read with trafilatura",
        "html",
    ),
    "table.xlsx": (None, "an Excel workbook is read with openpyxl", "excel"),
    "table.parquet": (b"PAR1", "a Parquet file is read with pyarrow", "parquet"),
    "pages.pdf": (b"%PDF-1.4\n", "a PDF is read with pdfplumber, pypdfium2 and python-bidi", "pdf"),
    "pages.warc": (b"WARC/1.0\r\n", "a web archive is read with warcio", "warc"),
}


def needed(name: str, found: dict[str, Distribution]) -> None:
    """Gather a distribution and all that it needs, but for what its extras need."""
    try:
        known = distribution(name)
    except PackageNotFoundError:
        return  # needed on other systems
    if known.metadata["Name"] in found:
        return
    found[known.metadata["Name"]] = known
    for requirement in known.requires or ():
        match = _NAME.match(requirement)
        if match is not None and "extra ==" not in requirement:
            needed(match[0], found)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    found: dict[str, Distribution] = {}
    for requirement in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]:
        needed(_NAME.findall(requirement)[0], found)
    for known in found.values():
        tops = {Path(file.parts[0]) for file in known.files or () if file.parts[0] not in {"..", "__pycache__"}}
        for top in tops:
            link, target = folder / top, Path(str(known.locate_file(top)))
            if not link.exists() and target.exists():
                link.symlink_to(target)
    (folder / "checker").symlink_to(ROOT / "checker")
    about = folder / "checker.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: checker\nVersion: {version('checker')}\n", "utf-8")
    return folder


def run(plain: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-S", "-m", "checker", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(plain)}
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env=environment, cwd=plain
    )


def workbook() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return stream.getvalue()


@pytest.mark.slow
def test_doctor_names_what_is_missing_and_is_content(plain: Path) -> None:
    done = run(plain, "doctor")
    missing = [line for line in done.stdout.splitlines() if line.startswith("missing")]

    assert (done.returncode, done.stderr) == (0, "")
    assert missing == [
        "missing  web pages: need trafilatura; run: pip install 'checker[html]'",
        "missing  Excel workbooks: need openpyxl; run: pip install 'checker[excel]'",
        "missing  Parquet files: need pyarrow; run: pip install 'checker[parquet]'",
        "missing  web archives: need trafilatura and warcio; run: pip install 'checker[warc]'",
        "missing  PDF files: need pdfplumber and pypdfium2 and python-bidi; run: pip install 'checker[pdf]'",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_a_reader_that_lacks_its_package_says_so_in_a_sentence(name: str, plain: Path, tmp_path: Path) -> None:
    data, sentence, group = READERS[name]
    path = tmp_path / name
    path.write_bytes(data or workbook())
    done = run(plain, "check", str(path))

    assert done.returncode == 2
    assert done.stderr == f"checker: {path}: {sentence}, which is not installed; run: pip install 'checker[{group}]'\n"


@pytest.mark.slow
@pytest.mark.parametrize("form", ["full", "concise", "json", "jsonl", "html", "md", "csv", "xlsx", "sarif"])
def test_every_output_but_parquet_is_written(form: str, plain: Path, tmp_path: Path) -> None:
    done = run(plain, "demo", "--format", form, "--output", str(tmp_path / "result"))

    assert (done.returncode, done.stderr) == (1, "")
    assert (tmp_path / "result").stat().st_size > 1_000


@pytest.mark.slow
def test_parquet_says_what_it_lacks(plain: Path, tmp_path: Path) -> None:
    done = run(plain, "demo", "--format", "parquet", "--output", str(tmp_path / "result"))

    assert done.returncode == 2
    assert (
        done.stderr == "checker: Parquet needs pyarrow, which is not installed; run: pip install 'checker[parquet]'\n"
    )
