"""Hostile text: never a traceback, spans that hold, nothing sent to the terminal, linear time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from measures import AT_MOST, growth

from checker.api import check_reports
from checker.model import Report
from checker.render.json import analysis_json
from checker.render.terminal import Style, render_full
from checker.text.sentences import split_sentences

HOSTILE = Path(__file__).parents[1] / "hostile"
NAUGHTY: list[str] = json.loads((HOSTILE / "blns" / "blns.json").read_text("utf-8"))
PAYLOADS: list[str] = json.loads((HOSTILE / "xss" / "all_payloads.json").read_text("utf-8"))
NUMBERS = json.loads((HOSTILE / "own" / "numbers_unicode.json").read_text("utf-8"))
RUNS = {
    "digits": "1",
    "spaces": " ",
    "tatweel": "\u0640",
    "diacritics": "ب\u064e",
    "commas": "1,",
    "conjunctions": "و",
    "chain": "و5 ",
    "quotes": '"',
    "number words": "five and ",
    "attribution": "said he ",
    "dots": "a. ",
    "counts": "7 dead ",
    "counts at places": "on Friday 5 died in Basra, ",
}


def as_reports(texts: list[str]) -> list[Report]:
    return [Report(id=str(n), text=f"{text} 5 people were killed. {text}", source=text) for n, text in enumerate(texts)]


@pytest.mark.parametrize("texts", [NAUGHTY, PAYLOADS], ids=["naughty strings", "payloads"])
def test_no_string_breaks_the_run(texts: list[str]) -> None:
    reports = as_reports(texts)
    analysis = check_reports(reports)

    bodies = {report.id: report.text for report in reports}
    assert all(bodies[claim.report][claim.start : claim.end] == claim.text for claim in analysis.claims)
    analysis_json(analysis, with_relations=False).encode("utf-8")


def test_no_control_character_reaches_the_terminal() -> None:
    reports = [
        Report(id="a\x1b[31m", text="Six guards were hurt \x1b[2J\u202e.", source="x\x07\u202e"),
        Report(id="b", text="Seven guards were hurt\x9b.", source="y\u2066"),
    ]
    printed = render_full(check_reports(reports), style=Style(verbose=True))

    assert not {c for c in printed if c < " " and c != "\n"} | {c for c in printed if "\u202a" <= c <= "\u202e"}
    assert "<U+202E>" in printed


FILES = sorted(path for path in HOSTILE.rglob("*") if path.is_file())


def test_copy_of_the_hostile_files_is_complete() -> None:
    named = re.findall(r"^\| `?(?P<folder>\w+)/", (HOSTILE / "MANIFEST.md").read_text("utf-8"), re.MULTILINE)

    assert {path.relative_to(HOSTILE).parts[0] for path in FILES if path.parent != HOSTILE} >= set(named) != set()


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(HOSTILE)) for path in FILES])
def test_no_file_breaks_the_command_line(path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "checker", "check", "-v", str(path)], capture_output=True, check=False)

    assert done.returncode in {0, 1, 2}
    assert b"Traceback" not in done.stderr
    assert not set(done.stdout) & (set(range(32)) - {10})


def test_numbers_with_hidden_characters_break_nothing() -> None:
    texts = [
        json.dumps(case, ensure_ascii=False) for case in (NUMBERS["cases"] if isinstance(NUMBERS, dict) else NUMBERS)
    ]
    analysis = check_reports(as_reports(texts))

    assert len(analysis.reports) == len(texts)


@pytest.mark.parametrize("run", ["7 dead ", "x", "\u0640", "و5 "])
def test_no_sentence_grows_without_bound(run: str) -> None:
    text = run * 10_000
    sentences = split_sentences(text)

    assert max(sentence.end - sentence.start for sentence in sentences) <= 2_000
    assert "".join(text[s.start : s.end] for s in sentences).replace(" ", "") == text.replace(" ", "")


def check_in_two_languages(text: str) -> None:
    check_reports([Report(id="a", text=text, language="ar"), Report(id="b", text=text, language="en")])


@pytest.mark.slow
@pytest.mark.parametrize("run", RUNS.values(), ids=list(RUNS))
def test_twice_the_text_takes_twice_the_time(run: str) -> None:
    assert growth(check_in_two_languages, lambda size: run * (size // len(run)), size=5_000) <= AT_MOST
