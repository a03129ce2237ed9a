"""What a person sees: golden pages, isolates and folding on a terminal only, nothing sent that a text smuggled in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.api import check_reports
from checker.model import Analysis, Report
from checker.readers.demo import read_demo
from checker.render.terminal import Style, render_concise, render_full, visible

PORT = [
    Report(
        id="harbour.txt",
        path="harbour.txt",
        source="Harbour News",
        published_at="2024-03-02T10:00:00Z",
        text="Six guards were hurt in the fire at the port. The ministry said more than 1,200 people fled.",
    ),
    Report(
        id="sahel.txt",
        path="sahel.txt",
        source="وكالة الساحل",
        published_at="2024-03-02",
        text="قالت الشرطة إن ثمانية حراس أصيبوا في حريق الميناء.\nونزح ألف شخص، بحسب الوزارة.",
    ),
    Report(
        id="valley.txt",
        path="valley.txt",
        source="Valley\u202e Post",
        text="Eight guards were hurt in the fire, said police. The 40 at the gate sang.",
    ),
]
TERMINAL = Style(colour=True, isolates=True, width=60)


@pytest.fixture(scope="module")
def port() -> Analysis:
    return check_reports(PORT)


def test_full_page(port: Analysis, assert_golden: Callable[[str, str], None]) -> None:
    assert_golden("port_full.txt", render_full(port) + "\n")


def test_page_at_a_terminal(port: Analysis, assert_golden: Callable[[str, str], None]) -> None:
    assert_golden("port_terminal.txt", render_full(port, style=TERMINAL._replace(verbose=True)) + "\n")


def test_concise_page(port: Analysis, assert_golden: Callable[[str, str], None]) -> None:
    assert_golden("port_concise.txt", render_concise(port) + "\n")


@pytest.mark.slow
def test_page_of_the_demo(assert_golden: Callable[[str, str], None]) -> None:
    assert_golden("demo.txt", render_full(check_reports(read_demo().reports)) + "\n")


def test_isolates_are_balanced_on_each_line(port: Analysis) -> None:
    for line in render_full(port, style=TERMINAL).splitlines():
        assert line.count("\u2068") == line.count("\u2069")


def test_quotes_are_folded_to_the_width_of_a_terminal(port: Analysis) -> None:
    quotes = [line for line in render_full(port, style=Style(width=50)).splitlines() if line.startswith("      | ")]

    assert max(map(len, quotes)) <= 50
    assert "".join(quote[8:] for quote in quotes if "guards" in quote or "port." in quote).startswith("Six guards")


@pytest.mark.parametrize(
    ("received", "shown"),
    [
        ("45\u202e", "45<U+202E>"),
        ("a\x1b[2Jb", "a<U+001B>[2Jb"),
        ("two\r\n  lines", "two lines"),
        ("a\tb", "a b"),
        ("\u200fقال", "<U+200F>قال"),
        ("c1\x9b31m", "c1<U+009B>31m"),
    ],
)
def test_control_characters_are_spelled_out(received: str, shown: str) -> None:
    assert visible(received) == shown


def test_long_sentence_is_cut_around_the_claim() -> None:
    padding = "the long road to the old mill by the river " * 12
    reports = [Report(id=str(n), text=f"On {padding}{n} dockers were hurt, near {padding}.") for n in (6, 7)]
    quotes = [line for line in render_full(check_reports(reports)).splitlines() if "|" in line]

    assert [("6 dockers were hurt" in quotes[0], "7 dockers were hurt" in quotes[1])] == [(True, True)]
    assert all(line.startswith("      | ... ") and line.endswith(" ...") and len(line) < 270 for line in quotes)


def test_many_voices_are_unfolded_on_request() -> None:
    reports = [Report(id=f"r{n}", source=f"Paper {n}", text=f"{6 + n % 2} dockers were hurt.") for n in range(12)]
    analysis = check_reports(reports)

    assert "    and 2 more claims (-v shows all)" in render_full(analysis).splitlines()
    assert "more claims" not in render_full(analysis, style=Style(verbose=True))


def test_nothing_read_is_not_taken_for_agreement() -> None:
    assert "no contradiction" not in render_full(Analysis()) + render_concise(Analysis())


def test_what_reports_agree_on_is_listed_on_request() -> None:
    texts = ("Six men were killed and nine hurt.", "Six men were killed, the army said. Seven were hurt.")
    reports = [Report(id=f"r{n}", source=f"Paper {n}", text=text) for n, text in enumerate(texts)]
    analysis, line = check_reports(reports), "  How many men were killed? 6: Paper 0; Paper 1, citing the army"

    assert f"Reports agree:\n{line}\n" in render_full(analysis, style=Style(agreements=True))
    assert f"\n{line}\n" in render_concise(analysis, style=Style(agreements=True))
    assert "agree" not in render_full(analysis)
