"""How units, topics, closed answers and places stand to each other."""

from __future__ import annotations

import pytest

from checker.language.taxonomy import Kinship, close_parents, load_taxonomy

TAXONOMY = load_taxonomy()


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("guard", "guard", Kinship.EQUAL),
        ("guard", "person", Kinship.PART),
        ("person", "guard", Kinship.WHOLE),
        ("drone", "aircraft", Kinship.PART),
        ("drone", "projectile", Kinship.PART),
        ("rocket", "missile_or_rocket", Kinship.PART),
        ("soldier", "journalist", Kinship.DISJOINT),
        ("drone", "missile", Kinship.DISJOINT),
        ("woman", "civilian", Kinship.UNKNOWN),
        ("woman", "journalist", Kinship.UNKNOWN),
        ("beekeeper", "person", Kinship.UNKNOWN),
        ("beekeeper", "beekeeper", Kinship.EQUAL),
        (None, "guard", Kinship.EQUAL),
    ],
)
def test_units(left: str | None, right: str | None, expected: Kinship) -> None:
    assert TAXONOMY.unit_kinship(left, right) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("killed", "killed", Kinship.EQUAL),
        ("killed", "killed_or_injured", Kinship.PART),
        ("bodies_found", "killed_or_injured", Kinship.PART),
        ("killed", "injured", Kinship.DISJOINT),
        ("destroyed", "damaged", Kinship.DISJOINT),
    ],
)
def test_topics(left: str, right: str, expected: Kinship) -> None:
    assert TAXONOMY.topic_kinship(left, right) is expected


@pytest.mark.parametrize(
    ("topic", "left", "right", "expected"),
    [
        ("condition", "unharmed", "slightly_hurt", Kinship.DISJOINT),
        ("condition", "slightly_hurt", "hurt", Kinship.PART),
        ("condition", "slightly_hurt", "in_hospital", Kinship.UNKNOWN),
        ("condition", "alive", "dead", Kinship.DISJOINT),
        ("condition", "hurt", "dead", Kinship.DISJOINT),
        ("presence", "present", "absent", Kinship.DISJOINT),
        ("weapon", "drone", "rocket", Kinship.DISJOINT),
        ("weapon", "rocket", "missile_or_rocket", Kinship.PART),
        ("weapon", "drone", "aircraft", Kinship.PART),
        ("weapon", "slingshot", "rocket", Kinship.UNKNOWN),
        ("shot_down_by", "c_ram", "guards", Kinship.DISJOINT),
    ],
)
def test_closed_answers(topic: str, left: str, right: str, expected: Kinship) -> None:
    assert TAXONOMY.value_kinship(topic, left, right) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("baghdad", "iraq", Kinship.PART),
        ("iraq", "baghdad", Kinship.WHOLE),
        ("baghdad", "basra", Kinship.DISJOINT),
        ("baghdad", None, Kinship.EQUAL),
        ("jenin", "palestine", Kinship.PART),
    ],
)
def test_places(left: str | None, right: str | None, expected: Kinship) -> None:
    assert TAXONOMY.place_kinship(left, right) is expected


def test_tolls_grow_and_other_facts_do_not() -> None:
    assert {"killed", "injured", "missing", "detained"} <= TAXONOMY.growing
    assert not {"launched", "shot_down", "other", "weapon"} & TAXONOMY.growing


def test_parents_are_closed_even_in_a_circle() -> None:
    assert close_parents({"a": ["b"], "b": ["a"]})["a"] == {"a", "b"}
