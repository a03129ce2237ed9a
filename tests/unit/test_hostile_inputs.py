"""Hostile files, names and texts through the readers: one sentence or a report, nothing opened beside them, linear time."""

from __future__ import annotations

import json
import socket
import time
import unicodedata
from pathlib import Path

import pytest
from measures import AT_MOST, growth

from checker.readers.fragments import text_of_html
from checker.readers.inputs import read_bytes, read_inputs
from checker.readers.reading import Raw
from checker.settings import Settings
from checker.text.tokens import fold

HOSTILE = Path(__file__).parents[1] / "hostile"
ADDRESSES: list[str] = json.loads((HOSTILE / "ssrf" / "ssrf_urls.json").read_text("utf-8"))
TORTURE = sorted((HOSTILE / "html5lib").glob("*.test"))
DECLARED = sorted((HOSTILE / "html5lib").glob("*.dat"))
SUFFIXES = [
    ".txt",
    ".jsonl",
    ".json",
    ".csv",
    ".html",
    ".xml",
    ".eml",
    ".docx",
    ".xlsx",
    ".parquet",
    ".pdf",
    ".warc",
    ".gz",
]
EVIL = ["a" * 30 + "!", "0" * 30 + "!", "a@" * 30, "<a " * 30, "((" * 30, "1,1." * 30, "--- source: " * 30]


def test_addresses_are_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    found = [read_inputs([address], Settings()) for address in ADDRESSES]

    assert [part.reports for part in found if part.reports] == []
    assert "addresses are not fetched" in read_inputs(["https://harbour.example/fire"], Settings()).problems[0]


@pytest.mark.parametrize("name", ["patt_directory_traversal.txt", "patt_exotic.txt"])
def test_names_inside_documents_are_never_paths(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paths = (HOSTILE / "traversal" / name).read_text("utf-8", errors="replace").splitlines()
    lines = "\n".join(json.dumps({"id": path, "source": path, "text": f"Six died. {path}"}) for path in paths)
    found = read_bytes(Raw(data=lines.encode(), name="a.jsonl"))

    assert len(found.reports) == len(paths)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", TORTURE, ids=lambda path: path.name)
def test_torture_of_html(path: Path) -> None:
    tests = json.loads(path.read_text("utf-8"))
    inputs = [case["input"] for case in tests.get("tests") or tests.get("xmlViolationTests") or ()]
    page = "".join(f"<p>Six guards were hurt.</p>{markup}" for markup in inputs)
    found = read_bytes(Raw(data=page.encode("utf-8", "replace"), name="a.html"))

    assert len(found.reports) + len(found.problems) == 1
    assert [markup for markup in inputs if "\x1d" in text_of_html(markup)] == []


@pytest.mark.parametrize("path", DECLARED, ids=lambda path: path.name)
def test_declarations_of_encodings(path: Path) -> None:
    for case in path.read_bytes().split(b"#data\n")[1:]:
        page = case.partition(b"\n#encoding")[0] + b"<p>Six guards were hurt.</p>"
        found = read_bytes(Raw(data=page, name="a.html"))

        assert len(found.reports) + len(found.problems) == 1


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "data",
    [b"", b"\0", b"\xff\xfe", bytes(range(256)) * 4, b"PK\x03\x04", b"%PDF-", b"\x1f\x8b\x08", b"WARC/", b"PAR1", b"<"],
)
def test_any_bytes_under_any_name_cost_only_themselves(data: bytes, suffix: str) -> None:
    found = read_bytes(Raw(data=data, name=f"a{suffix}"))

    assert all(problem.startswith(f"a{suffix}: ") for problem in found.problems)
    assert len(found.problems) <= 1


@pytest.mark.parametrize("suffix", [".txt", ".csv", ".json", ".html", ".xml", ".eml"])
@pytest.mark.parametrize("evil", EVIL, ids=ascii)
def test_shapes_that_make_patterns_explode(evil: str, suffix: str) -> None:
    start = time.process_time()
    read_bytes(Raw(data=(evil * 700).encode(), name=f"a{suffix}"))

    assert time.process_time() - start < 2.0


GROWING = [
    ("a.xml", b"<rss><channel>", b"<item><title>Six died</title></item>"),
    ("b.xml", b"<rss><channel>", b"<a>&amp;</a>"),
    ("c.xml", b"<rss>", b"&"),
    ("d.xml", b"", b"<!DOCTYPE "),
    ("a.eml", b"From: a\n\n", b"from: a\ndate: b\n"),
    ("b.eml", b"From: a\n", b"X-A: b\n"),
    ("a.csv", b"text,source\n", b'"Six died",a\n'),
    ("b.csv", b"text\n", b'"'),
    ("a.json", b"[", b'{"text": "Six died."},'),
    ("b.json", b"", b"["),
    ("a.jsonl", b"", b'{"text": "Six died."}\n'),
    ("a.txt", b"", b"--- source: a ---\nSix died.\n"),
    ("b.txt", b"", b"---:"),
    ("c.txt", b"", "ستة ".encode("windows-1256")),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "head", "run"), GROWING, ids=[f"{name} {run!r}" for name, _, run in GROWING])
def test_twice_the_input_takes_twice_the_time(name: str, head: bytes, run: bytes) -> None:
    def read(data: bytes) -> None:
        read_bytes(Raw(data=data, name=name))

    assert growth(read, lambda size: head + run * (size // len(run))) <= AT_MOST


def test_letters_that_join_fold_to_one_form() -> None:
    rows = (HOSTILE / "unicode" / "ArabicShaping.txt").read_text("utf-8").splitlines()
    letters = [chr(int(row.split(";")[0], 16)) for row in rows if row and not row.startswith("#")]
    arabic = [letter for letter in letters if unicodedata.name(letter, "").startswith("ARABIC LETTER")]

    assert len(arabic) > 200
    assert [letter for letter in arabic if fold(fold(letter)) != fold(letter)] == []
