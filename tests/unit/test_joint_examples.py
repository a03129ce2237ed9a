"""The worked examples of more than a pair, and of answers that are no counts."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from checker.align.facets import Facets
from checker.align.questions import Compared
from checker.align.surroundings import Surroundings
from checker.language.taxonomy import load_taxonomy
from checker.model import Claim, Interval, Kind, Span
from checker.rules import ALL_RULES
from checker.rules.rule import Event
from checker.rules.table import relate
from checker.settings import Settings

TABLE: dict[str, Any] = json.loads((Path(__file__).parents[1] / "specs" / "relations.json").read_text(encoding="utf-8"))
EXAMPLES: dict[str, dict[str, Any]] = {example["id"]: example for example in TABLE["joint"]}
BY_CODE = {rule.code: rule for rule in ALL_RULES}
VALUES = {"wounded": "hurt"}
CUES = {"correct": "revise"}
KINDS = {"status": Kind.STATUS, "weapon": Kind.CATEGORY}
TOPICS = {"status": "condition"}


def facets_of(side: dict[str, Any]) -> Facets:
    value = side.get("value")
    return Facets(
        claim=side["id"],
        event=side["event"],
        kind=KINDS.get(side["topic"], Kind.QUANTITY),
        topic=TOPICS.get(side["topic"], side["topic"]),
        unit=side["unit"] if value is None else None,
        entity=side["unit"] if value is not None else None,
        interval=Interval(low=side["low"], high=side["high"]),
        value=VALUES.get(value or "", value),
        increment=side["kind"] == "increment",
        origin=side["origin"],
        as_of_hours=side["as_of"],
        cue=CUES.get(side["cue"] or ""),
    )


def report_of(side: dict[str, Any]) -> str:
    """Return the report of a claim: what is as of one hour stands in one bulletin of the outlet."""
    return f"{side['outlet']} {side['as_of']}"


def compared(side: dict[str, Any]) -> Compared:
    facets = facets_of(side)._replace(report=report_of(side), around=Surroundings(is_lead=True))
    claim = Claim(
        id=side["id"],
        report=report_of(side),
        field="text",
        start=0,
        end=1,
        text="x",
        sentence=Span(start=0, end=1),
        kind=facets.kind,
        topic=facets.topic,
        pattern="test",
    )
    return Compared(claim, facets, 0)


def sets_of(example: dict[str, Any], code: str) -> list[set[str]]:
    claims = [compared(side) for side in example["claims"]]
    event = Event(claims, {}, load_taxonomy(), Settings())
    return [{item.claim.id for item in found} for found in BY_CODE[code].find(event)]


@pytest.mark.parametrize(("name", "code"), [("J01", "X7"), ("J05", "X4")])
def test_set_is_found_and_no_smaller_one(name: str, code: str) -> None:
    assert sets_of(EXAMPLES[name], code) == [set(EXAMPLES[name]["smallest_set"])]


def test_chain_that_adds_up_is_an_update() -> None:
    assert sets_of(EXAMPLES["J04"], "U3") == [{"a", "b", "c"}]
    assert sets_of(EXAMPLES["J04"], "X4") == []


@pytest.mark.parametrize("dropped", ["a", "b", "c"])
def test_impossible_set_becomes_possible_when_any_claim_is_dropped(dropped: str) -> None:
    claims = [side for side in EXAMPLES["J01"]["claims"] if side["id"] != dropped]

    assert sets_of({"claims": claims}, "X7") == []


@pytest.mark.parametrize("name", ["J06", "J07", "J08", "J09", "J10"])
def test_answers_that_are_no_counts_give_the_stated_code(name: str) -> None:
    sides = [facets_of(side) for side in EXAMPLES[name]["claims"]]

    for left, right in permutations(sides):
        verdict = relate(left, right, taxonomy=load_taxonomy(), settings=Settings())
        assert verdict.rule.code == EXAMPLES[name]["expected"]


@pytest.mark.parametrize(
    ("left", "right", "denied", "expected"),
    [
        ("unharmed", "slightly_hurt", False, "X9"),
        ("unharmed", "unharmed", False, "C1"),
        ("unharmed", "unharmed", True, "D2"),
        ("unharmed", "slightly_hurt", True, "C3"),
        ("slightly_hurt", "hurt", False, "C4"),
        ("slightly_hurt", "hurt", True, "D2"),
        ("slightly_hurt", "in_hospital", False, "N5"),
    ],
)
def test_conditions_of_one_person(left: str, right: str, denied: bool, expected: str) -> None:  # noqa: FBT001 - a parameter
    one = Facets(kind=Kind.STATUS, topic="condition", entity="title:governor", value=left)
    other = one._replace(value=right, denied=denied)

    assert relate(one, other, taxonomy=load_taxonomy(), settings=Settings()).rule.code == expected


def test_named_origins_dispute_a_condition() -> None:
    one = Facets(kind=Kind.STATUS, topic="condition", entity="title:governor", value="unharmed", origin="army")
    other = one._replace(value="slightly_hurt", origin="hospital")

    assert relate(one, other, taxonomy=load_taxonomy(), settings=Settings()).rule.code == "D1"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2024-03-02 03-07", "2024-03-02 04-09", "C1"),
        ("2024-03-02 03-07", "2024-03-02 18-22", "X10"),
        ("2024-03-02 03-07", "2024-03-01 03-07", "X10"),
        ("at dawn", "in the evening", "N5"),
        ("at dawn", "at dawn", "C1"),
    ],
)
def test_hours_of_an_event(left: str, right: str, expected: str) -> None:
    one = Facets(kind=Kind.TIME, topic="occurred_at", value=left)

    assert relate(one, one._replace(value=right), taxonomy=load_taxonomy(), settings=Settings()).rule.code == expected


def test_a_person_and_a_count_are_different_questions() -> None:
    person = Facets(kind=Kind.STATUS, topic="condition", entity="title:governor", value="unharmed")

    assert relate(person, Facets(topic="killed"), taxonomy=load_taxonomy(), settings=Settings()).rule.code == "N2"
