"""A mixed pile is sorted into events: what is one stays together across languages, what only looks alike stays apart."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from typer.testing import CliRunner

import checker
from checker.api import check_reports
from checker.cli import app
from checker.model import Analysis, EventGroup, Report

FERRY = [
    Report(
        id="ferry-1",
        published_at="2024-03-04",
        text="A ferry sank off Tripoli on Sunday, the coast guard said. Nineteen passengers drowned and forty were saved. "
        "The ferry was on its way to Malta.",
    ),
    Report(
        id="ferry-2",
        published_at="2024-03-04",
        text="At least 22 people drowned when a passenger ferry went down near Tripoli on Sunday. Survivors said the ferry "
        "had been overloaded.",
    ),
    Report(
        id="ferry-ar",
        published_at="2024-03-04",
        text="غرقت عبارة قبالة طرابلس يوم الأحد، ما أدى إلى غرق 19 راكبا، بحسب خفر السواحل. وكانت العبارة في طريقها إلى مالطا.",
    ),
]
QUAKE = [
    Report(
        id="quake-1",
        published_at="2024-03-05",
        text="An earthquake shook the province of Kerman on Monday and destroyed 300 houses. Rescue teams dig in the rubble.",
    ),
    Report(
        id="quake-2",
        published_at="2024-03-05",
        text="Rescuers searched the rubble in Kerman after Monday's earthquake, which killed 41 people and flattened houses.",
    ),
    Report(
        id="quake-ar",
        published_at="2024-03-05",
        text="ضرب زلزال محافظة كرمان يوم الاثنين ودمر 300 منزل، وتبحث فرق الإنقاذ بين الأنقاض عن ناجين.",
    ),
]


def sorted_out(reports: list[Report]) -> Analysis:
    return check_reports(reports, group_events=True)


def groups(analysis: Analysis) -> list[set[str]]:
    return sorted(({*event.reports} for event in analysis.events), key=min)


def bombing(identifier: str, day: str, published: str, town: str = "Mosul", killed: int = 12) -> Report:
    return Report(
        id=identifier,
        published_at=published,
        text=f"A car bomb exploded in a crowded market in {town} on {day}, killing {killed} people and wounding 30 others, "
        f"police said. The blast set shops on fire. Nobody has claimed the attack in {town}.",
    )


def test_reports_of_one_event_stand_together_across_languages() -> None:
    analysis = sorted_out([*FERRY, *QUAKE])

    assert groups(analysis) == [{"ferry-1", "ferry-2", "ferry-ar"}, {"quake-1", "quake-2", "quake-ar"}]


def test_order_plays_no_part() -> None:
    pile = [*FERRY, *QUAKE]

    assert groups(sorted_out(pile)) == groups(sorted_out(pile[::-1]))


def test_findings_stay_inside_their_events() -> None:
    analysis = sorted_out([*FERRY, *QUAKE])
    event_of = {report.id: report.event for report in analysis.reports}
    claims = {claim.id: claim for claim in analysis.claims}

    assert analysis.findings
    for finding in analysis.findings:
        assert {event_of[claims[claim].report] for claim in finding.claims} == {finding.event}


def test_like_attacks_on_different_days_stay_apart() -> None:
    monday, thursday = bombing("a", "Monday", "2024-03-04"), bombing("b", "Thursday", "2024-03-07", killed=9)

    assert groups(sorted_out([monday, thursday])) == [{"a"}, {"b"}]


def test_like_attacks_in_different_towns_stay_apart() -> None:
    mosul, basra = bombing("a", "Monday", "2024-03-04"), bombing("b", "Monday", "2024-03-04", town="Basra")

    assert groups(sorted_out([mosul, basra])) == [{"a"}, {"b"}]


def test_like_attacks_in_towns_that_no_list_knows_stay_apart() -> None:
    one, other = (bombing(town, "Monday", "2024-03-04", town=town) for town in ("Hilltown", "Rivertown"))

    assert groups(sorted_out([one, other])) == [{"Hilltown"}, {"Rivertown"}]


def test_two_tolls_of_one_attack_are_one_event() -> None:
    early, late = bombing("a", "Monday", "2024-03-04"), bombing("b", "Monday", "2024-03-05", killed=15)

    assert groups(sorted_out([early, late])) == [{"a", "b"}]


def test_a_given_event_wins() -> None:
    early, late = bombing("a", "Monday", "2024-03-04"), bombing("b", "Monday", "2024-03-05", killed=15)
    apart = sorted_out([replace(early, event="market"), replace(late, event="square")])
    together = sorted_out([replace(FERRY[0], event="desk"), replace(QUAKE[0], event="desk"), FERRY[1]])

    assert groups(apart) == [{"a"}, {"b"}]
    assert groups(together) == [{"ferry-1", "ferry-2", "quake-1"}]
    assert {event.id for event in together.events} == {"desk"}


def link(event: EventGroup, report: str) -> str:
    found = next(link for link in event.links if report in {link.a, link.b})
    return found.by


def test_each_report_says_why_it_stands_where_it_stands() -> None:
    ferry = next(event for event in sorted_out([*FERRY, *QUAKE]).events if "ferry-1" in event.reports)
    inside = next(found for found in ferry.links if found.by == "words")
    across = next(found for found in ferry.links if found.by == "encoder")

    assert {inside.a, inside.b} == {"ferry-1", "ferry-2"}
    assert "ferry" in inside.words
    assert inside.same_day
    assert "ferry-ar" in {across.a, across.b}
    assert across.similarity is not None
    assert across.places or across.same_day or across.figures


def test_a_report_alone_is_an_event_alone() -> None:
    analysis = sorted_out([FERRY[0]])

    assert [event.reports for event in analysis.events] == [("ferry-1",)]
    assert sorted_out([]).events == ()


def test_without_the_option_nothing_is_sorted() -> None:
    analysis = check_reports([*FERRY, *QUAKE])

    assert analysis.events == ()
    assert {report.event for report in analysis.reports} == {None}


def test_the_command_line_shows_events_and_reasons(tmp_path: Path) -> None:
    pile = tmp_path / "pile.jsonl"
    rows = [{"id": r.id, "text": r.text, "published_at": r.published_at} for r in (*FERRY, *QUAKE)]
    pile.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    shown = CliRunner().invoke(app, ["check", str(pile), "--group-events", "--verbose"])
    written = CliRunner().invoke(app, ["check", str(pile), "--group-events", "--format", "json"])

    assert "event 1 (" in shown.stdout
    assert "ferry-2 with ferry-1: words in common" in shown.stdout
    assert [len(event["reports"]) for event in json.loads(written.stdout)["events"]] == [3, 3]


def test_notebooks_sort_piles_too() -> None:
    rows = [{"id": r.id, "text": r.text, "published_at": r.published_at} for r in (*FERRY, *QUAKE)]
    found = checker.check(rows, group_events=True)

    assert found.reports["event"].nunique() == 2
    assert len(found.analysis.events) == 2
