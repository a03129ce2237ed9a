"""Labels are read strictly, measured honestly, and the packaged ones hold precision and recall where they are."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import checker as ck
from checker.errors import InputError
from checker.grading.shares import Share
from checker.render.grades import GRADE_COLUMNS

SAMPLE = Path(str(files("checker.data").joinpath("labelled.jsonl")))
SIX = {
    "id": "a",
    "source": "Harbour News",
    "published_at": "2024-05-04T12:00Z",
    "text": "Six guards were hurt, the ministry said. Two men died.",
    "claims": [
        {"id": "1", "quote": "Six guards", "topic": "injured", "unit": "guard", "low": 6, "source": "the ministry"},
        {"id": "2", "quote": "Two men", "topic": "killed", "low": 3, "polarity": "asserted"},
    ],
}
SEVEN = {
    "id": "b",
    "source": "المنار",
    "published_at": "2024-05-04T12:30Z",
    "text": "أصيب سبعة حراس بحسب الشرطة. وفقد خمسة صيادين.",
    "claims": [{"id": "3", "quote": "سبعة حراس", "topic": "injured", "low": 7}],
}
CLASH = {"a": "1", "b": "3", "relation": "contradict"}


def test_packaged_labels_hold_precision_and_recall() -> None:
    """Both languages together and each alone; the floors lie below what is measured by less than three labels."""
    found = ck.evaluate(SAMPLE)
    floors = {"claims found": 0.92, "claims right": 0.92, "values": 0.96, "sources": 0.9}

    assert {name: floor for name, floor in floors.items() if (found.score(name).share or 0) < floor} == {}
    assert (found.score("claims found", "ar").share or 0) >= 0.9
    assert (found.score("claims found", "en").share or 0) >= 0.88
    assert (found.score("contradictions found").share or 0) >= 0.8
    assert (found.score("contradictions right").share or 0) >= 0.94


def test_claims_and_their_parts_are_counted() -> None:
    found = ck.evaluate([SIX, SEVEN])

    assert found.score("claims found") == Share(right=3, total=3)
    assert found.score("claims right") == Share(right=3, total=3)
    assert found.score("values") == Share(right=2, total=3)
    assert found.score("units") == Share(right=1, total=1)
    assert found.score("sources", "en") == Share(right=1, total=1)
    assert found.misses[["label", "problem", "expected", "found"]].values.tolist() == [["2", "values", "3", "2"]]


def test_topics_without_a_label_are_not_judged_and_others_are() -> None:
    labels = [SIX, {**SEVEN, "claims": []}]

    assert ck.evaluate(labels).score("claims right") == Share(right=2, total=3)
    assert ck.evaluate([SIX, {**SEVEN, "claims": [], "complete": False}]).score("claims right") == Share(
        right=2, total=2
    )


def test_pairs_that_are_not_listed_do_not_contradict() -> None:
    assert ck.evaluate([SIX, SEVEN, CLASH]).score("contradictions right") == Share(right=1, total=1)

    other = {**CLASH, "relation": "compatible"}
    found = ck.evaluate([SIX, SEVEN, other])
    assert found.score("contradictions right") == Share(right=0, total=1)
    assert found.confusion.to_dict("records") == [
        {"expected": "compatible", "found": "contradict", "code": "D1", "pairs": 1}
    ]


def test_a_pair_whose_claim_was_not_found_is_a_missed_pair() -> None:
    unread = {**SEVEN, "claims": [{"id": "3", "quote": "صيادين", "topic": "injured", "low": 5}]}

    found = ck.evaluate([SIX, unread, CLASH])

    assert found.score("contradictions found") == Share(right=0, total=1)
    assert found.confusion["code"].tolist() == ["claim not found"]


def test_confidence_is_a_threshold() -> None:
    found = ck.evaluate([SIX, SEVEN, CLASH]).confidence

    assert found["confidence"].tolist() == ["low", "medium", "high"]
    assert found["recall"].is_monotonic_decreasing


@pytest.mark.parametrize("name", GRADE_COLUMNS)
def test_tables_have_their_dtypes(name: str) -> None:
    for labels in ([SIX, SEVEN, CLASH], [SIX]):
        table = getattr(ck.evaluate(labels), name)

        assert {column: str(dtype) for column, dtype in table.dtypes.items()} == GRADE_COLUMNS[name]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "no labelled report"),
        (["x"], "not a JSON object"),
        ([{"id": "a", "text": ""}], "no text"),
        ([{**SIX, "claims": [{"id": "1", "topic": "killed", "quote": "Nine"}]}], "'Nine' does not stand there"),
        (
            [{**SIX, "claims": [{"id": "1", "topic": "killed", "quote": "Six", "nth": 2}]}],
            "does not stand there 2 times",
        ),
        ([{**SIX, "claims": [{"id": "1", "topic": "killed", "start": 5, "end": 900}]}], "5 to 900 is no place"),
        ([{**SIX, "claims": [{"id": "1", "topic": "killed", "quote": "Six", "lo": 6}]}], "unknown key 'lo'"),
        ([{**SIX, "claims": [{"id": "1", "topic": "killed", "quote": "Six", "low": "6"}]}], "'6' is no number"),
        ([{**SIX, "claims": [{"id": "1", "topic": "killed", "quote": "Six", "polarity": "no"}]}], "polarity 'no'"),
        ([{**SIX, "claims": [{"id": "1", "quote": "Six"}]}], "at least id and topic"),
        ([SIX, SIX], "report id 'a' stands twice"),
        ([SIX, {"a": "1", "relation": "agree"}], "needs the key 'b'"),
        ([SIX, {"a": "1", "b": "9", "relation": "agree"}], "no claim has the id '9'"),
        ([SIX, {"a": "1", "b": "1", "relation": "agree"}], "not two claims of one event"),
        ([SIX, {"a": "1", "b": "2", "relation": "same"}], "relation 'same' is none of"),
    ],
)
def test_mistakes_are_named(rows: list[Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        ck.evaluate(rows)


def test_all_mistakes_are_named_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{broken\n\n{"id": "a", "text": "Six men died.", "claims": [{"id": "1"}, 2]}\n', "utf-8")

    with pytest.raises(InputError) as caught:
        ck.evaluate(path)

    assert [line.partition(" ")[0] for line in str(caught.value).splitlines()] == [f"{path}:{n}:" for n in (1, 3, 3)]


def test_the_command_prints_the_same_and_gates(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in (SIX, SEVEN, CLASH)), "utf-8")

    assert evaluate(path).stdout == f"{ck.evaluate(path)!r}\n"
    assert json.loads(evaluate(path, "--format", "json").stdout)["schema"] == "checker-grades/1"
    assert evaluate(path, "--fail-under", "0.9").returncode == 0
    assert evaluate(SAMPLE, "--fail-under", "0.99").returncode == 1


def evaluate(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checker", "evaluate", str(path), *options]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
