"""The 49 worked pairs give the stated code in both orders."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker.align.facets import Facets
from checker.language.taxonomy import Taxonomy, close_parents, load_taxonomy
from checker.model import Interval
from checker.rules import ALL_RULES, Rule
from checker.rules.table import relate
from checker.settings import Settings

TABLE: dict[str, Any] = json.loads((Path(__file__).parents[1] / "specs" / "relations.json").read_text(encoding="utf-8"))
PAIRS: list[dict[str, Any]] = TABLE["pairs"]
CUES = {"revise": "revise", "correct": "revise"}


def taxonomy_of_the_table() -> Taxonomy:
    def closed(parents: dict[str, str | None]) -> dict[str, frozenset[str]]:
        return close_parents({key: [parent] if parent else [] for key, parent in parents.items()})

    return replace(
        load_taxonomy(),
        units=closed(TABLE["unit_parents"]),
        disjoint=frozenset(frozenset(pair) for pair in TABLE["unit_disjoint"]),
        places=closed(TABLE["place_parents"]),
    )


def facets(side: dict[str, Any]) -> Facets:
    return Facets(
        event=side["event"],
        topic={"intercepted": "shot_down", "casualties": "killed_or_injured"}.get(side["topic"], side["topic"]),
        unit=side["unit"],
        place=side["place"],
        window=side["window"],
        interval=Interval(low=side["low"], high=side["high"], soft_low=side["soft_low"], soft_high=side["soft_high"]),
        increment=side["kind"] == "increment",
        no_report=side["kind"] == "no_report",
        hedged=side["mode"] == "hedge",
        origin=side["origin"],
        outlet=side["outlet"],
        copy_group=side["copy_group"],
        as_of_hours=side["as_of"],
        uncertainty_hours=side["as_of_uncertainty"],
        cue="deny" if side["mode"] == "deny" else CUES.get(side["cue"] or ""),
    )


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])
@pytest.mark.parametrize("swapped", [False, True], ids=["as-written", "swapped"])
def test_pair_gives_the_stated_code(pair: dict[str, Any], swapped: bool) -> None:  # noqa: FBT001 - a parameter of the test
    sides = (pair["b"], pair["a"]) if swapped else (pair["a"], pair["b"])
    left, right = (facets(side) for side in sides)

    verdict = relate(left, right, taxonomy=taxonomy_of_the_table(), settings=Settings(unit_slip_minimum=2))

    assert verdict.rule.code == pair["expected"]
    assert verdict.rule.relation == pair["relation"]
    assert verdict.rule.level == pair["level"]


def test_the_table_holds_all_pairs() -> None:
    assert len(PAIRS) == 49


@pytest.mark.parametrize("rule", ALL_RULES, ids=[rule.code for rule in ALL_RULES])
def test_rule_agrees_with_the_list_of_codes(rule: Rule) -> None:
    stated = TABLE["codes"][rule.code]

    assert (rule.relation, rule.level) == (stated["relation"], stated["level"])
