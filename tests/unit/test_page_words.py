"""Every word of a page stands in each language that pages are written in."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import checker
from checker.api import check_reports
from checker.errors import SettingsError
from checker.extraction.selection import NO_ANCHOR, NO_NOUN
from checker.language.interface import counted, directions, load_page, page_languages, reason_text
from checker.language.labels import reader_languages
from checker.model import Report
from checker.readers.notes import InputNote
from checker.rules import ALL_RULES
from checker.rules.doubts import ANSWER_DOUBTS, FIGURE_DOUBTS, QUESTION_DOUBTS, SCOPES
from checker.text.integrity import FaultCode

PACKAGE = Path(checker.__file__).parent
FORMS = {"one_other": {"one", "other"}, "arabic": {"one", "two", "few", "many", "other"}}


def keys(table: dict[str, Any], path: str = "") -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict) and path != "plurals.":
            yield from keys(value, f"{path}{key}.")
        else:
            yield f"{path}{key}"


def traps() -> set[str]:
    """Return the name of every sort of number that is no count."""
    calls = [
        node
        for path in (PACKAGE / "quantity").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Trap"
    ]
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}  # type: ignore[misc]


@pytest.mark.parametrize("code", page_languages())
def test_pages_have_the_same_words(code: str) -> None:
    own, english = (set(keys({k: v for k, v in load_page(c).items() if k != "reasons"})) for c in (code, "en"))

    assert own == english


@pytest.mark.parametrize("code", page_languages())
def test_nouns_have_every_form_that_numbers_ask_for(code: str) -> None:
    words = load_page(code)

    assert {frozenset(forms) for forms in words["plurals"].values()} == {frozenset(FORMS[words["plural"]["scheme"]])}


@pytest.mark.parametrize("code", page_languages())
def test_every_code_has_a_name(code: str) -> None:
    names = load_page(code)["codes"]

    assert [
        code
        for code in [
            *(rule.code for rule in ALL_RULES),
            *(note.name for note in InputNote),
            *(fault.name for fault in FaultCode),
        ]
        if code not in names
    ] == []
    assert code != "en" or {rule.code: names[rule.code] for rule in ALL_RULES} == {r.code: r.title for r in ALL_RULES}


def test_pages_are_written_in_the_languages_that_the_desk_reads() -> None:
    assert page_languages() == reader_languages()


@pytest.mark.parametrize("code", page_languages())
def test_every_reason_can_be_said(code: str) -> None:
    doubts = {reason for reason, _ in (*ANSWER_DOUBTS, *QUESTION_DOUBTS, *FIGURE_DOUBTS)}
    doubts.add("two answers in free words that no list relates")
    doubts |= {*SCOPES.values(), "told of another event: last year"}
    reasons = {*traps(), *doubts, NO_ANCHOR, NO_NOUN, "the data do not say how woman and worker relate"}

    assert len(reasons) > 30
    assert [reason for reason in sorted(reasons) if reason_text(reason, code) is None] == []


FAULTS = [
    "In the port 4\u202e5 guards were hurt.",
    "In the port 4\u200b5 guards were hurt.",
    "In the port 4\u06675 guards were hurt.",
    "In the port 4O guards were hurt.",
    "In the port 3.500 guards were hurt.",
    "In the port 45 guards were hurt \ufffd\ufffd.",
    "In the port 45 guards were hurt \u00d8\u00a7\u00d9\u0084\u00d9\u0085\u00d9\u008a.",
    "\ufee3\ufed8\ufe98\ufede 45",
]


def test_every_fault_of_a_text_can_be_said() -> None:
    found = check_reports([Report(id=str(number), text=text) for number, text in enumerate(FAULTS)])
    messages = [finding.message for finding in found.findings if finding.code.startswith("CC")]

    assert len({finding.code for finding in found.findings if finding.code.startswith("CC")}) >= 6
    assert [message for message in messages if reason_text(message, "ar") is None] == []
    assert [
        item.reason for item in found.skipped if item.kind == "number" and reason_text(item.reason, "ar") is None
    ] == []


def test_words_in_a_reason_stand_for_themselves() -> None:
    assert reason_text("not JSON (line 3)", "ar") == str(load_page("ar")["reasons"]["not JSON ({error})"]).format(
        error="line 3"
    )
    assert reason_text("something new {x}", "ar") is None


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (1, "one"),
        (2, "two"),
        (3, "few"),
        (10, "few"),
        (11, "many"),
        (99, "many"),
        (100, "other"),
        (103, "few"),
        (0, "other"),
    ],
)
def test_arabic_numbers_choose_their_form(number: int, form: str) -> None:
    forms = load_page("ar")["plurals"]["claims"]

    assert counted("claims", number, "ar") == str(forms[form]).format(n=number)


def test_unknown_language_is_named_with_those_that_are_known() -> None:
    with pytest.raises(SettingsError, match="'xx': no page is written in this language; use ar or en"):
        load_page("xx")
    assert directions() == {"ar": "rtl", "en": "ltr", "fr": "ltr"}
