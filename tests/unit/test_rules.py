"""Rules on more than two claims, doubts, and what findings say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from checks import FOUR, TEN, check, codes

from checker.align.facets import Facets
from checker.align.figures import Figure
from checker.api import check_reports
from checker.language.taxonomy import load_taxonomy
from checker.model import Interval, Kind, Level, RelationName, Report
from checker.rules import ALL_RULES
from checker.rules.compare import Found
from checker.rules.doubts import first_doubt
from checker.rules.findings import make_findings
from checker.rules.pair import Pair
from checker.rules.rule import Event
from checker.rules.table import relate
from checker.rules.totals import at_one_time
from checker.settings import Settings


def code_of(left: Facets, right: Facets) -> str:
    return relate(left, right, taxonomy=load_taxonomy(), settings=Settings()).rule.code


def count(number: int, **more: Any) -> Facets:  # noqa: ANN401 - any facet may be given
    return Facets(**{"topic": "killed", "unit": "person", "interval": Interval(low=number, high=number), **more})


def test_what_the_funnel_let_through_cannot_exceed_what_entered() -> None:
    assert codes(check("Three drones were launched.", "Five drones were shot down.")) == ["X2"]
    assert codes(check("Five drones were launched.", "Three drones were shot down.")) == []
    assert codes(check("At least three drones were launched.", "Five drones were shot down.")) == []


def test_a_part_larger_than_its_whole_in_one_sentence_is_found() -> None:
    assert codes(check("Nine people were killed, including twelve children.")) == ["X2"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (count(3, increment=True), count(12), "an increment without its base"),
        (count(3, unit="woman"), count(12, unit="journalist"), "the data do not say how journalist and woman relate"),
        (
            count(3, unit="child", topic="killed_or_injured"),
            count(12),
            "each side is narrower than the other in some way",
        ),
        (count(3, selected=True), count(2, selected=True), "two parts whose relation no list knows"),
        (count(3, denied=True), count(12), "a denied figure says nothing about another figure"),
        (count(3, denied=True), count(12, unit="child"), "a denied figure says nothing about another figure"),
        (count(15, selected=True), count(12), "a figure for one place or one kind of case exceeds the whole"),
        (count(1, incidental=True), count(12), "one case told on its own beside a count"),
        (
            count(3, overshadowed=True),
            count(12),
            "a figure beside the main one of its report may be about a part or another incident",
        ),
        (
            count(3, report="a", origin="army"),
            count(7, unit="child", report="b", origin="police"),
            "a part below the lead of its report may belong to another incident",
        ),
        (
            count(3, origin="army"),
            count(500, report="b", origin="police"),
            "so far apart that one may count a longer time or a wider place",
        ),
        (
            count(3, report="a", origin="police"),
            count(12, report="a", origin="police"),
            "two figures of one text may be about two incidents",
        ),
        (
            count(3, origin="police"),
            count(12, origin="police"),
            "one source may have updated its figure: no time given",
        ),
        (
            Facets(
                unit="euro",
                interval=Interval(low=3, high=3),
                figures=frozenset({Figure(None, "other", "euro", 12, 12)}),
            ),
            Facets(unit="euro", interval=Interval(low=12, high=12)),
            "one text gives both figures side by side",
        ),
        (
            Facets(kind=Kind.PLACE, value="a hill"),
            Facets(kind=Kind.PLACE, value="a dam"),
            "two answers in free words that no list relates",
        ),
        (count(3), count(12), None),
    ],
)
def test_doubts(left: Facets, right: Facets, expected: str | None) -> None:
    assert first_doubt(Pair(left, right, load_taxonomy(), Settings())) == expected
    assert first_doubt(Pair(right, left, load_taxonomy(), Settings())) in {
        expected,
        "the data do not say how journalist and woman relate",
    }


def test_pairs_that_cannot_be_judged_are_listed_with_reason_and_count() -> None:
    analysis = check("Two journalists were killed.", "Three women were killed.")

    (listed,) = [item for item in analysis.skipped if item.kind == "pair"]
    assert listed.count == 1
    assert listed.claims == ("c1", "c2")
    assert "how journalist and woman relate" in listed.reason


def test_pairs_set_apart_are_counted_by_question_and_reason() -> None:
    texts = (
        "Six people were killed in Basra.",
        "Nine people were killed in Aden.",
        "Four people were killed in Basra.",
    )
    analysis = check(*texts, "In a similar blast last year, 30 people were killed.")

    rows = [(item.kind, item.reason, item.claims, item.count) for item in analysis.skipped]
    assert ("apart", "killed|person: told of two places", ("c1", "c2", "c3"), 2) in rows
    assert [(kind, claims) for kind, _, claims, _ in rows if kind == "background"] == [("background", ("c4",))]


def test_one_finding_for_a_question_names_who_says_what() -> None:
    analysis = check("Six guards were hurt.", "Seven guards were hurt, police said.", "Six guards were hurt.")

    (finding,) = analysis.findings
    assert finding.claims == ("c1", "c2", "c3")
    assert finding.message == (
        "How many guards were hurt? 6 (Paper 0, Paper 2); 7 (Paper 1, citing police): no number satisfies both."
    )


def test_missing_time_is_named_where_a_toll_may_have_grown() -> None:
    undated = check("Six guards were hurt.", "Seven guards were hurt.", at=None)

    assert undated.findings[0].message.endswith("no number satisfies both; may be an update, no time given.")


def test_many_figures_are_cut_short_in_the_message() -> None:
    analysis = check(*(f"{number} guards were hurt." for number in range(11, 22)))

    assert "and 3 more figures" in analysis.findings[0].message


def test_a_clash_needs_no_note_on_rounding() -> None:
    analysis = check("About 50 guards were hurt.", "52 guards were hurt.", "70 guards were hurt.")

    assert codes(analysis) == ["X1"]


def test_gravest_findings_come_first() -> None:
    analysis = check(
        "Three drones were launched. Six guards were hurt.", "Five drones were shot down. Seven guards were hurt."
    )

    assert [finding.level for finding in analysis.findings] == [Level.ERROR, Level.WARNING]
    assert [finding.id for finding in analysis.findings] == ["f1", "f2"]


def test_a_finding_without_claims_cannot_be_made() -> None:
    rule = next(rule for rule in ALL_RULES if rule.code == "X7")

    with pytest.raises(ValueError, match="needs claims to point at"):
        make_findings([], [Found(rule, ())], {})


def large_event(*more: str) -> list[Report]:
    many = [f"{number} guards were hurt." for number in (6, 7, 9) for _ in range(40)]
    texts = [*many, *more]
    return [Report(id=f"r{n}", source=f"Paper {n}", text=text, published_at=TEN) for n, text in enumerate(texts)]


def test_every_claim_of_a_large_dispute_is_in_its_finding() -> None:
    (finding,) = check_reports(large_event()).findings

    assert (finding.code, len(finding.claims)) == ("X1", 120)


def test_parts_gaps_and_slips_are_found_in_a_large_event() -> None:
    analysis = check_reports(
        large_event(
            "12 people were hurt.", "40 children were hurt.", "Two women were hurt.", "Three journalists were hurt."
        )
    )

    assert {finding.code for finding in analysis.findings} == {"X1", "X2"}
    assert any("journalist" in item.reason for item in analysis.skipped)


def test_miles_and_kilometres_are_one_measure() -> None:
    one = "The quake struck 10 miles below the harbour."

    agree = check(one, "The quake struck 16 kilometres below the harbour.", with_relations=True)
    clash = check(one, "The quake struck 40 kilometres below the harbour.", with_relations=True)
    assert [relation.relation for relation in agree.relations] == [RelationName.COMPATIBLE]
    assert codes(clash) == ["X1"]


def test_two_undated_editions_of_one_outlet_may_be_an_update() -> None:
    texts = ("Six guards were hurt.", "Seven guards were hurt.")
    undated = [Report(id=f"r{n}", source="Paper", text=text) for n, text in enumerate(texts)]
    dated = [replace(report, published_at=TEN) for report in undated]

    assert codes(check_reports(undated)) == []
    assert codes(check_reports(dated)) == ["X6"]


def test_a_headline_is_not_held_against_what_stands_below_the_lead() -> None:
    title, lead = "Nine killed in blast", "A blast shook the port. Roads were cut. Phones were down. "
    deep = Report(id="a", title=title, text=lead + "Four people were killed, police said.", published_at=TEN)
    high = Report(id="a", source="Paper", title=title, text="Four people were killed.", published_at=TEN)

    assert codes(check_reports([deep])) == []
    assert codes(check_reports([high])) == ["X6"]


def test_later_part_is_an_update() -> None:
    whole, part = count(12, as_of_hours=0.0), count(15, unit="child", as_of_hours=9.0)

    assert code_of(whole, part) == code_of(part, whole) == "U1"


def test_a_figure_given_as_overtaken_is_the_earlier_one() -> None:
    analysis = check("The death toll rose from 12 to 15 people.", with_relations=True)

    assert [relation.code for relation in analysis.relations] == ["U1"]


def test_figures_told_weeks_apart_may_be_of_two_occasions() -> None:
    first, second = ("No one was hurt when rockets hit the port.", "Rockets hit the port, and four workers were hurt.")
    days = ("2024-03-02", "2024-04-20", "2024-03-03")
    far, near = (
        check_reports([Report(id="a", text=first, published_at=days[0]), Report(id="b", text=second, published_at=day)])
        for day in days[1:]
    )

    assert codes(far) == []
    assert any("weeks apart" in item.reason for item in far.skipped)
    assert codes(near) == ["X1"]


def test_a_later_higher_count_of_an_unknown_topic_may_have_grown() -> None:
    early = Report(id="a", text="The virus has infected 40 patients.", published_at=TEN)
    late = Report(id="b", text="The virus has infected 90 patients.", published_at=FOUR)
    height = [
        replace(early, text="The pier bridge stands 40 metres above water."),
        replace(late, text="The pier bridge stands 90 metres above water."),
    ]

    assert codes(check_reports([early, late])) == []
    assert codes(check_reports([early, replace(late, published_at=TEN)])) == ["X1"]
    assert codes(check_reports(height)) == ["X1"]


def test_figures_of_unknown_topics_are_different_questions_unless_their_words_agree() -> None:
    one, other = (Facets(unit="euro", generic=True, about=about) for about in ("#c1", "#c2"))

    assert code_of(one, other) == "N2"


def test_a_pair_without_a_part_has_no_whole() -> None:
    pair = Pair(count(1), count(2), load_taxonomy(), Settings())

    assert (pair.part, pair.whole, pair.part_fits) == (None, None, False)


def test_parts_of_a_fact_that_does_not_grow_need_no_times() -> None:
    one, other = (Facets(topic="launched", report=name) for name in ("a", "b"))

    assert at_one_time(one, other, Event((), {}, load_taxonomy(), Settings()))


@pytest.mark.parametrize("first", ["another three wounded", "another wounded", "a further five wounded"])
def test_another_beside_a_count_of_another_topic_is_a_total_of_its_own(first: str) -> None:
    analysis = check(f"Two people were killed and {first}.", "Two people were killed and two others wounded.")

    assert codes(analysis) == ["X1"]


def test_another_of_the_same_topic_needs_its_base() -> None:
    analysis = check("Two people were wounded, and another three were wounded.", "Four people were wounded.")

    assert "injured|person: an increment without its base" in {item.reason for item in analysis.skipped}


def test_a_crowd_in_a_place_set_against_another_crowd_is_part_of_it() -> None:
    lead = (
        "Marchers filled the capital: 40,000 people marched. Shops were shut. Trains stood still. Schools were empty."
    )
    analysis = check(f"{lead} In Porto 20,000 people marched.", "About 45,000 people marched.", with_relations=True)

    assert {relation.code for relation in analysis.relations if "20,000" in relation.explanation} <= {"C4", "N5"}


def test_one_number_of_people_in_two_states_is_less_sure_than_one_person() -> None:
    group = check("24 miners were killed.", "24 miners were rescued.")
    person = check("Mayor Ivo Brandt was killed in the fire.", "Mayor Ivo Brandt survived the fire.")

    assert [(f.code, f.level) for f in (*group.findings, *person.findings)] == [
        ("X9", Level.WARNING),
        ("X9", Level.ERROR),
    ]


def test_a_headline_that_follows_one_source_is_no_rival_of_a_second_source() -> None:
    text = "Six miners were killed, the army said. The police said nine miners were killed."
    report = Report(id="a", source="Paper", title="Six miners killed", text=text, published_at=TEN)

    assert "X6" not in codes(check_reports([report]))


@pytest.mark.parametrize(("late", "expected"), [("2024-03-02", []), (None, ["X9"])])
def test_a_state_that_leads_to_another_on_one_day_is_no_clash(late: str | None, expected: list[str]) -> None:
    dead = Report(id="a", text="Mayor Ivo Brandt died in hospital.", published_at=late)
    hurt = Report(id="b", text="Mayor Ivo Brandt was seriously injured in the fire.", published_at=late)

    assert codes(check_reports([dead, hurt])) == expected
