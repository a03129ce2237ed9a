"""Why claims were joined or not, and how they were read from the text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from checker.api import check_reports, extract_reports
from checker.extraction.trace import Trace, trace_claims
from checker.model import Report
from checker.render.json import analysis_object
from checker.render.terminal import render_full
from checker.render.trace import render_claims, traced_jsonl

if TYPE_CHECKING:
    from checker.desk import Join

NOON = "2024-05-04T12:00:00Z"


def joins(*texts: str) -> tuple[Join, ...]:
    reports = [Report(id=f"r{n}", source=f"Paper {n}", text=text, published_at=NOON) for n, text in enumerate(texts)]
    return check_reports(reports, explain=True).joins


def levels(join: Join) -> dict[str, str]:
    return {level.facet: level.level for level in join.levels}


def test_a_finding_is_shown_by_a_pair_with_all_its_levels() -> None:
    (join,) = joins("Six divers were hurt.", "Seven divers were hurt.")

    assert (join.a, join.b, join.code, join.finding) == ("c1", "c2", "X1", "f1")
    assert {"event", "topic", "unit", "place", "window", "time", "origin"} <= set(levels(join))
    assert (levels(join)["topic"], levels(join)["time"], levels(join)["origin"]) == ("equal", "equal", "unknown")


def test_a_facet_that_a_text_leaves_open_is_marked() -> None:
    reports = [Report(id="a", text="Six divers were hurt."), Report(id="b", text="Seven divers were hurt.")]
    (join,) = check_reports(reports, explain=True).joins

    assert {level.facet for level in join.levels if level.is_missing} >= {"time", "origin"}


def test_disjoint_units_are_a_refused_join() -> None:
    (join,) = joins("Six soldiers were hurt.", "Seven civilians were hurt.")

    assert (join.code, join.finding, levels(join)["unit"]) == ("N4", None, "disjoint")
    assert "civilian" in join.reason


def test_windows_are_a_refused_join_across_languages() -> None:
    found = joins("Six soldiers were killed this week.", "قتل سبعة جنود منذ بداية الحرب.")

    assert [(join.code, join.finding) for join in found] == [("N3", None)]


def test_a_doubt_is_a_refused_join_with_its_reason() -> None:
    found = joins("Six women were killed.", "Seven journalists were killed.")

    assert [(join.code, join.reason) for join in found] == [
        ("N5", "the data do not say how journalist and woman relate")
    ]


def test_joins_are_left_out_unless_asked_for() -> None:
    analysis = check_reports([Report(id="a", text="Six soldiers were hurt. Seven civilians were hurt.")])

    assert analysis.joins == ()
    assert "joins" not in analysis_object(analysis, with_relations=False)


def test_joins_stand_in_json_and_at_the_terminal() -> None:
    reports = [
        Report(id="a", text="Six divers were hurt."),
        Report(id="b", text="Seven divers were hurt. Nine civilians were killed."),
        Report(id="c", text="Four soldiers were killed."),
    ]
    analysis = check_reports(reports, explain=True)
    value = analysis_object(analysis, with_relations=False)
    text = render_full(analysis)

    assert [(row["code"], row["finding"]) for row in value["joins"]] == [("X1", "f1"), ("N4", None)]
    assert value["joins"][0]["levels"][0] == {
        "facet": "event",
        "level": "equal",
        "reason": "filed under one event",
        "missing": False,
    }
    assert "    ~ a:1:1 against b:1:1: X1" in text
    assert "        unit: equal" in text
    assert "Refused joins:\n  b:1:25 against c:1:1: N4" in text


def traces(text: str) -> dict[str, Trace]:
    found = extract_reports([Report(id="a", text=text)])
    return trace_claims(found.claims, found.reports)


def words(trace: Trace) -> list[tuple[str, str]]:
    return [(word.role, word.text) for word in trace.words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least 12 people were killed.",
            [("bound", "At least"), ("number", "12"), ("noun", "people"), ("predicate", "killed")],
        ),
        (
            "About 40 boats were destroyed.",
            [("bound", "About"), ("number", "40"), ("noun", "boats"), ("predicate", "destroyed")],
        ),
        ("قتل سبعة جنود.", [("number", "سبعة"), ("noun", "جنود"), ("predicate", "قتل")]),
        (
            "Six divers were reportedly hurt.",
            [("number", "Six"), ("noun", "divers"), ("predicate", "hurt"), ("hedge", "reportedly")],
        ),
    ],
)
def test_words_of_a_claim(text: str, expected: list[tuple[str, str]]) -> None:
    assert words(traces(text)["c1"]) == expected


def test_denial_is_a_cue_in_both_languages() -> None:
    for text in ("The army denied that five men were killed.", "نفى الجيش مقتل خمسة جنود."):
        (trace,) = traces(text).values()
        assert "deny" in {word.role for word in trace.words}


def test_every_claim_has_a_trace_and_words_give_back_their_text() -> None:
    text = (
        "A rocket hit the port. The president was unharmed. Ten of 12 boats were destroyed; three sailors are missing."
    )
    found = extract_reports([Report(id="a", text=text, title="Two killed")])
    traced = trace_claims(found.claims, found.reports)

    assert set(traced) == {claim.id for claim in found.claims}
    for claim in found.claims:
        body = text if claim.field == "text" else "Two killed"
        assert all(body[word.start : word.end] == word.text for word in traced[claim.id].words)


def test_numbers_without_a_claim_are_named_with_the_reason() -> None:
    found = extract_reports([Report(id="a", text="On 4 May 2019 six divers were hurt.")])
    text = "\n".join(render_claims(found, trace_claims(found.claims, found.reports)))
    rows = [json.loads(line) for line in traced_jsonl(found, trace_claims(found.claims, found.reports))]

    assert "a:1:4: no claim: date" in text
    assert [row.get("unread", False) for row in rows] == [False, True]
    assert rows[0]["explain"]["words"][0]["text"] == "six"
