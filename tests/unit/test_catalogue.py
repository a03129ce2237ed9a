"""Every rule has a code, a page and cases that fire and stay silent in each language and across them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import checker.rules
from checker.api import check_reports
from checker.model import Report
from checker.rules import ALL_RULES, Rule, page

HEADINGS = ["## What it finds", "## Why it matters", "## Not a contradiction", "## Cases"]
CASE = re.compile(r"^### (?P<title>.+?)\n\n```toml\n(?P<toml>.+?)\n```", re.MULTILINE | re.DOTALL)
FOLDER = Path(checker.rules.__file__).parent
SHARED = {
    "levels",
    "__init__",
    "answers",
    "compare",
    "doubts",
    "incidents",
    "findings",
    "ledger",
    "split_tolls",
    "pair",
    "messages",
    "chains",
    "rivals",
    "rule",
    "scope",
    "table",
    "opposite_states",
    "totals",
    "values",
}


class Case(NamedTuple):
    rule: Rule
    title: str
    content: dict[str, Any]

    @property
    def languages(self) -> set[str]:
        return {row["language"] for row in self.content["report"]}

    @property
    def fires(self) -> bool:
        stated = self.content.get("expect", self.content.get("relations", []))
        return self.rule.code in stated


def cases_of(rule: Rule) -> list[Case]:
    return [Case(rule, m["title"], tomllib.loads(m["toml"])) for m in CASE.finditer(page(rule))]


ALL_CASES = [case for rule in ALL_RULES for case in cases_of(rule)]
SILENT_BY_LISTING = {"N1", "N2", "N3", "N4"}


def reports_of(case: Case) -> list[Report]:
    return [
        Report(id=f"r{number}", **{key: value.strip() for key, value in row.items()})
        for number, row in enumerate(case.content["report"], 1)
    ]


@pytest.mark.parametrize("case", ALL_CASES, ids=[f"{case.rule.code}: {case.title}" for case in ALL_CASES])
def test_case_gives_what_its_page_says(case: Case) -> None:
    analysis = check_reports(reports_of(case), with_relations=True)

    if "relations" in case.content:
        assert sorted({relation.code for relation in analysis.relations}) == case.content["relations"]
    else:
        assert sorted({finding.code for finding in analysis.findings}) == case.content["expect"]
    assert len(analysis.claims) >= len(case.content["report"])


@pytest.mark.parametrize("rule", ALL_RULES, ids=[rule.code for rule in ALL_RULES])
def test_page_has_its_headings_in_order(rule: Rule) -> None:
    text = page(rule)

    assert text.startswith(f"# {rule.name} ({rule.code})\n")
    assert [line for line in text.splitlines() if line.startswith("## ")] == HEADINGS


@pytest.mark.parametrize("rule", ALL_RULES, ids=[rule.code for rule in ALL_RULES])
def test_rule_has_cases_in_each_language_and_across(rule: Rule) -> None:
    cases = cases_of(rule)

    single = {frozenset(case.languages) for case in cases if len(case.languages) == 1}
    assert single == {frozenset({"ar"}), frozenset({"en"})}
    assert any(case.languages == {"ar", "en"} for case in cases)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "rule", [rule for rule in ALL_RULES if rule.code not in SILENT_BY_LISTING], ids=lambda rule: rule.code
)
def test_rule_fires_and_stays_silent_in_each_language(rule: Rule, language: str) -> None:
    own = [case for case in cases_of(rule) if case.languages == {language}]

    assert any(case.fires for case in own)
    assert any(not case.fires for case in own)


def test_every_file_of_a_rule_has_its_twin_and_stands_in_the_table() -> None:
    stems = {rule.name.replace("-", "_") for rule in ALL_RULES}

    assert {path.stem for path in FOLDER.glob("*.md")} == stems
    assert {path.stem for path in FOLDER.glob("*.py")} - SHARED == stems


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in ALL_RULES]

    assert len(codes) == len(set(codes))
