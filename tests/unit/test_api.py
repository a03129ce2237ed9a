"""The pipeline from reports to an analysis."""

from __future__ import annotations

from checker.api import check_reports, extract_reports, relate_claims
from checker.model import Report
from checker.settings import Settings

SIX = Report(id="a", source="Harbour News", text="Six guards were hurt.", event="port")
SEVEN = Report(id="b", source="City Wire", text="أصيب سبعة حراس.", event="port")


def test_ids_are_unique_in_the_run_and_parts_point_at_their_whole() -> None:
    texts = ["Two people died.", "Nine people were killed, including two children."]
    claims = extract_reports([Report(id=str(n), text=text) for n, text in enumerate(texts)]).claims

    assert [claim.id for claim in claims] == ["c1", "c2", "c3"]
    assert claims[2].scope.subset_of == "c2"


def test_claims_take_the_time_of_their_report() -> None:
    (claim,) = extract_reports(
        [Report(id="a", text="Six guards were hurt.", published_at="2024-03-02T10:00:00Z")]
    ).claims

    assert claim.as_of is not None
    assert claim.as_of.uncertainty_hours == Settings().clock_uncertainty_hours


def test_reports_of_two_events_are_not_compared() -> None:
    other = Report(id="b", source="City Wire", text="Seven guards were hurt.", event="market")

    analysis = check_reports([SIX, other], with_relations=True)

    assert (analysis.findings, analysis.relations) == ((), ())
    assert [group.event for group in analysis.groups] == ["port", "market"]


def test_languages_meet_in_one_group() -> None:
    analysis = check_reports([SIX, SEVEN], with_relations=True)

    assert [group.claims for group in analysis.groups] == [("c1", "c2")]
    assert [(relation.code, relation.relation) for relation in analysis.relations] == [("X1", "contradict")]
    assert [finding.event for finding in analysis.findings] == ["port"]


def test_relations_are_left_out_unless_asked_for() -> None:
    assert check_reports([SIX, SEVEN]).relations == ()


def test_relations_can_be_spelled_out_later() -> None:
    reports = [
        SIX,
        SEVEN,
        Report(id="c", text="Nine men died.", event="b"),
        Report(id="d", text="Two men died.", event="b"),
    ]
    later = relate_claims(check_reports(reports))

    assert later == check_reports(reports, with_relations=True)
    assert len(later.relations) == 2


def test_findings_can_be_selected_and_ignored() -> None:
    assert check_reports([SIX, SEVEN], ignore=["X1"]).findings == ()
    assert check_reports([SIX, SEVEN], select=["X2"]).findings == ()
    assert len(check_reports([SIX, SEVEN], select=["X1"]).findings) == 1


def test_unknown_language_is_listed_and_the_rest_is_checked() -> None:
    analysis = check_reports([SIX, SEVEN, Report(id="c", text="Seis guardias heridos.", language="es")])

    assert len(analysis.findings) == 1
    assert [item.report for item in analysis.skipped if item.kind == "language"] == ["c"]


def test_background_is_another_event() -> None:
    background = Report(id="b", source="City Wire", text="An attack last year wounded nine guards.", event="port")

    analysis = check_reports([SIX, background], with_relations=True)

    assert (analysis.findings, analysis.relations) == ((), ())
    assert {group.event for group in analysis.groups} == {"port"}


def test_pairs_beyond_the_limit_are_counted() -> None:
    settings = Settings(max_relation_pairs_per_event=1)
    third = Report(id="c", source="Valley Post", text="Six guards were hurt.", event="port")

    analysis = check_reports([SIX, SEVEN, third], settings, with_relations=True)

    assert analysis.relations == ()
    assert len(analysis.findings) == 1
    assert [item.count for item in analysis.skipped if "too many pairs" in item.reason] == [3]


def test_a_spread_of_claims_stands_for_many() -> None:
    many = [Report(id=str(n), source=f"Paper {n}", text=f"{6 + n % 2} guards were hurt.") for n in range(60)]

    (finding,) = check_reports(many).findings

    assert len(finding.claims) == 60


def test_nothing_gives_nothing() -> None:
    analysis = check_reports([])

    assert (analysis.reports, analysis.claims, analysis.groups, analysis.findings) == ((), (), (), ())


def test_events_take_turns_in_the_input_and_keep_one_numbering() -> None:
    """Groups are numbered by their first claims, findings by weight, whichever event they belong to."""
    rows = [("port", "Six guards were hurt."), ("market", "Two people died."), ("port", "Seven guards were hurt.")]
    reports = [Report(id=str(n), source=str(n), text=text, event=event) for n, (event, text) in enumerate(rows)]
    reports.append(Report(id="3", source="3", text="Five people died.", event="market"))

    analysis = check_reports(reports)

    assert [claim.id for claim in analysis.claims] == ["c1", "c2", "c3", "c4"]
    assert [(group.id, group.claims) for group in analysis.groups] == [("g1", ("c1", "c3")), ("g2", ("c2", "c4"))]
    assert [(f.id, f.event, f.claims) for f in analysis.findings] == [
        ("f1", "market", ("c2", "c4")),
        ("f2", "port", ("c1", "c3")),
    ]


def test_what_could_not_be_compared_is_counted_for_each_event() -> None:
    texts = ["Two journalists were killed.", "Three women were killed."]
    reports = [Report(id=f"{event}{n}", text=text, event=event) for event in "ab" for n, text in enumerate(texts)]

    alone = check_reports([report for report in reports if report.event == "a"])
    together = check_reports(reports)

    pairs = [(item.event, item.reason, item.count) for item in together.skipped if item.kind == "pair"]
    assert pairs[:1] == [(item.event, item.reason, item.count) for item in alone.skipped if item.kind == "pair"]
    assert [event for event, _, _ in pairs] == ["a", "b"]
