"""The table is symmetric, and verdicts depend on no order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.align.facets import Facets
from checker.align.surroundings import Surroundings
from checker.api import check_reports
from checker.language.taxonomy import load_taxonomy
from checker.model import Analysis, Interval, Report
from checker.rules.table import relate
from checker.settings import Settings

SENTENCES = [
    "Six guards were hurt.", "Seven guards were hurt, the ministry said.", "At least 12 people were killed.", "About 50 people were hurt.",
    "Two children were killed.", "The army denied that any soldiers were killed.", "أصيب ستة حراس.", "قتل جنديان.", "قالت الشرطة إن 15 شخصا قتلوا.",
    "لم يصب أحد.", "Three drones were shot down.", "أسقطت الدفاعات الجوية طائرتين مسيرتين.",
]  # fmt: skip


PLACES = ["basra", "iraq", "aden", "local:en:town:hill", "local:en::dale", "local:ar:x:y"]


@st.composite
def surroundings(draw: st.DrawFn) -> Surroundings:
    places = draw(st.frozensets(st.sampled_from(PLACES), max_size=2))
    return Surroundings(
        is_lead=draw(st.booleans()),
        places=places,
        scenes=draw(st.sampled_from([frozenset(), places])),
        mentions=draw(st.frozensets(st.sampled_from(PLACES), max_size=2)),
        local=draw(st.sampled_from([None, "basra", "iraq", "local:en:hill", "local:ar:y"])),
        day=draw(st.sampled_from([None, "weekday 1", "weekday 4", "2024-03-02", "2024-02-20", "day 2000-03-02"])),
    )


@st.composite
def facets(draw: st.DrawFn) -> Facets:
    low = draw(st.integers(0, 30))
    high = draw(st.none() | st.integers(low, 40))
    return Facets(
        event="e",
        topic=draw(st.sampled_from(["killed", "injured", "killed_or_injured", "launched", "shot_down"])),
        unit=draw(st.sampled_from([None, "person", "civilian", "soldier", "child", "drone", "projectile"])),
        window=draw(st.sampled_from([None, "day", "week"])),
        interval=Interval(low=low, high=high, soft_low=draw(st.sampled_from([None, low])), soft_high=draw(st.none())),
        increment=draw(st.booleans()),
        denied=draw(st.booleans()),
        hedged=draw(st.booleans()),
        superseded=draw(st.booleans()),
        origin=draw(st.sampled_from([None, "police", "army"])),
        outlet=draw(st.sampled_from([None, "a", "b"])),
        as_of_hours=draw(st.none() | st.floats(0, 48)),
        uncertainty_hours=draw(st.sampled_from([0.0, 1.0, 12.0])),
        cue=draw(st.sampled_from([None, "revise", "deny"])),
        report=draw(st.sampled_from([None, "r", "s"])),
        selected=draw(st.booleans()),
        incidental=draw(st.booleans()),
        around=draw(surroundings()),
    )


@settings(max_examples=1000)
@given(facets(), facets())
def test_swapping_the_sides_keeps_the_code(left: Facets, right: Facets) -> None:
    one = relate(left, right, taxonomy=load_taxonomy(), settings=Settings())
    other = relate(right, left, taxonomy=load_taxonomy(), settings=Settings())

    assert one.rule.code == other.rule.code


def verdicts(reports: list[Report]) -> list[tuple[object, ...]]:
    """Return every finding in its order, with all that an editor reads beside it."""
    found: Analysis = check_reports(reports)
    texts = {claim.id: f"{claim.report}:{claim.start}" for claim in found.claims}
    return [(f.code, f.question, f.fingerprint, frozenset(texts[c] for c in f.claims), f.brief) for f in found.findings]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_order_of_reports_changes_no_finding(sentences: list[str], random: object) -> None:
    reports = [Report(id=f"r{n}", text=text, source=f"s{n}") for n, text in enumerate(sentences)]
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert verdicts(reports) == verdicts(shuffled)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5))
def test_an_unrelated_report_changes_no_finding(sentences: list[str]) -> None:
    reports = [Report(id=f"r{n}", text=text, source=f"s{n}") for n, text in enumerate(sentences)]

    assert verdicts([*reports, Report(id="z", text="The weather was fine.", source="z")]) == verdicts(reports)


def decided(reports: list[Report]) -> list[tuple[object, ...]]:
    return [(code, question, claims) for code, question, _, claims, _ in verdicts(reports)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from("abc")), min_size=2, max_size=6))
def test_renaming_the_outlets_changes_no_finding(told: list[tuple[str, str]]) -> None:
    reports = [Report(id=f"r{n}", text=text, source=outlet) for n, (text, outlet) in enumerate(told)]
    renamed = [replace(report, source=f"The {report.source} Gazette") for report in reports]

    assert decided(renamed) == decided(reports)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5), st.sampled_from(SENTENCES))
def test_a_report_of_another_event_changes_no_finding(sentences: list[str], other: str) -> None:
    reports = [Report(id=f"r{n}", text=text, source=f"s{n}", event="e") for n, text in enumerate(sentences)]

    assert verdicts([*reports, Report(id="z", text=other, source="z", event="f")]) == verdicts(reports)
