"""Facets side by side: how places, days, units and topics of two claims stand to each other."""

from __future__ import annotations

from typing import Any

import pytest

from checker.align.facets import Facets
from checker.align.surroundings import Surroundings
from checker.language.taxonomy import load_taxonomy
from checker.model import CONTRADICTING_LEVELS, Interval, RelationName
from checker.rules import ALL_RULES
from checker.rules.pair import Pair
from checker.rules.scope import areas, days_apart, locality, places_apart
from checker.rules.table import relate
from checker.settings import Settings


def code_of(left: Facets, right: Facets) -> str:
    return relate(left, right, taxonomy=load_taxonomy(), settings=Settings()).rule.code


def count(number: int, **more: Any) -> Facets:  # noqa: ANN401 - any facet may be given
    return Facets(**{"topic": "killed", "unit": "person", "interval": Interval(low=number, high=number), **more})


def test_levels_say_what_relations_say() -> None:
    contradicting = {rule.code for rule in ALL_RULES if rule.relation is RelationName.CONTRADICT}

    assert contradicting == {rule.code for rule in ALL_RULES if rule.level in CONTRADICTING_LEVELS}


def test_day_of_the_week_and_date_are_not_compared() -> None:
    one, other = Facets(around=Surroundings(day="weekday 1")), Facets(around=Surroundings(day="2024-03-01"))

    assert not days_apart(one, other)


def test_sunday_and_monday_are_neighbours() -> None:
    one, other = Facets(around=Surroundings(day="weekday 0")), Facets(around=Surroundings(day="weekday 6"))

    assert not days_apart(one, other)


def test_a_place_that_the_other_report_mentions_is_no_difference() -> None:
    basra = Facets(around=Surroundings(places=frozenset({"basra"}), mentions=frozenset({"basra"})))
    aden = Facets(around=Surroundings(places=frozenset({"aden"}), mentions=frozenset({"aden", "iraq"})))

    assert not places_apart(basra, aden, load_taxonomy())


def test_a_place_outside_another_is_another() -> None:
    near = Facets(around=Surroundings(places=frozenset({"local:en::hill"}), outside=frozenset({"mosul"})))
    there = Facets(around=Surroundings(places=frozenset({"mosul"}), mentions=frozenset({"mosul"})))

    assert places_apart(near, there, load_taxonomy())
    assert places_apart(there, near, load_taxonomy())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("local:en:province:hill", "iraq", "part"),
        ("local:en:province:hill", "mosul", "equal"),
        ("local:en:quarter:hill", "iraq", "equal"),
        ("local:en:province:hill", "local:en:town:dale", "unknown"),
        ("local:en:province:hill", "local:en:district:hill", "equal"),
    ],
)
def test_area_of_one_sentence_against_the_places_of_another(one: str, other: str, expected: str) -> None:
    left, right = (Facets(around=Surroundings(places=frozenset({place}))) for place in (one, other))

    assert areas(left, right, load_taxonomy()).value == expected


def test_figures_of_two_areas_are_left_open_only_where_they_differ() -> None:
    hill, dale = (Surroundings(places=frozenset({place})) for place in ("local:en:province:hill", "local:en:town:dale"))

    assert code_of(count(12, around=hill), count(7, around=dale)) == "N5"
    assert code_of(count(12, around=hill), count(12, around=dale)) == "C1"


def test_unknown_places_of_two_scripts_are_not_compared() -> None:
    one = Facets(around=Surroundings(local="local:en:hill"))
    other = Facets(around=Surroundings(local="local:ar:tall"))

    assert locality(one, other, load_taxonomy()).value == "unknown"
    assert locality(one, Facets(around=Surroundings(local="local:en:dale")), load_taxonomy()).value == "disjoint"


def test_known_places_of_two_cities_are_disjoint() -> None:
    one, other = (Facets(around=Surroundings(local=place)) for place in ("basra", "mosul"))

    assert locality(one, other, load_taxonomy()).value == "disjoint"


def test_one_number_of_two_units_that_can_be_one_is_one_answer() -> None:
    people, workers, women = count(3), count(3, unit="worker"), count(3, unit="woman")

    assert code_of(people, workers) == code_of(workers, women) == "C1"
    assert code_of(count(1, unit="worker"), count(1, unit="woman")) == "N5"


def test_none_at_all_is_a_rival_and_no_whole() -> None:
    assert code_of(count(0), count(5, unit="child")) == "X1"
    assert code_of(count(0, topic="killed_or_injured"), count(5)) == "X1"
    assert code_of(count(0, unit="child"), count(5)) == "C4"


def words(topic: str, *shared: str, number: int, **more: Any) -> Facets:  # noqa: ANN401 - any facet may be given
    around = Surroundings(context=frozenset(shared))
    generic = topic == "other"
    return count(number, topic=topic, about="#" if generic else None, generic=generic, around=around, **more)


def test_numbers_that_agree_need_few_words_in_common() -> None:
    one, same = words("other", "gate", "hill", number=9, report="a"), words("other", "gate", number=9, report="b")
    known = words("present", "gate", "hill", number=9)
    different = words("other", "gate", number=40)

    assert code_of(one, same._replace(about="#2")) == "C1"
    assert code_of(one, known) == "C1"
    assert code_of(same._replace(about="#2"), known) == "N2"
    assert code_of(one, different._replace(about="#2")) == "N2"


def test_every_facet_of_a_pair_has_a_level_with_a_reason() -> None:
    pair = Pair(count(3, window="day"), count(12, unit="child"), load_taxonomy(), Settings())

    levels = {level.facet: level for level in pair.levels}
    assert list(levels) == ["event", "topic", "context", "window", "place", "day", "unit", "part"]
    assert (levels["unit"].kinship.value, levels["unit"].reason) == ("whole", "person holds the other, child")
    assert levels["window"].is_missing
    assert all(level.reason for level in pair.levels)
