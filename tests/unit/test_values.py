"""The answers of a finding: in the order of their intervals, in words, with reports and independent origins."""

from __future__ import annotations

import pytest

from checker.align.facets import Facets
from checker.api import check_reports, extract_reports
from checker.model import Report
from checker.rules.values import count_origins, describe


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 1,200 people were killed.", "more than 1,200"),
        ("Fewer than 20 people were killed.", "fewer than 20"),
        ("At least 12 people were killed.", "at least 12"),
        ("Up to 12 people were killed.", "at most 12"),
        ("About 30 people were killed.", "about 30"),
        ("Between 12 and 15 people were killed.", "12 to 15"),
        ("Dozens of people were killed.", "dozens"),
        ("No one was killed.", "none"),
        ("There were no immediate reports of casualties.", "no reports"),
        ("Three people were killed.", "3"),
    ],
)
def test_values_in_words(text: str, expected: str) -> None:
    assert [describe(claim) for claim in extract_reports([Report(id="a", text=text)]).claims] == [expected]


def test_values_stand_in_the_order_of_their_intervals() -> None:
    texts = ["Ten guards were hurt.", "At least seven guards were hurt.", "Six guards were hurt.", "أصيب ستة حراس."]
    (finding,) = check_reports([Report(id=f"r{n}", text=text) for n, text in enumerate(texts)]).findings

    assert [(value.text, value.claims) for value in finding.values] == [
        ("6", ("c3", "c4")),
        ("at least 7", ("c2",)),
        ("10", ("c1",)),
    ]


def test_one_source_in_two_outlets_is_one_origin() -> None:
    texts = {
        "A": "Six guards were hurt, the army said.",
        "B": "The army said six guards were hurt.",
        "C": "Nine guards were hurt.",
    }
    (finding,) = check_reports([Report(id=name, source=name, text=text) for name, text in texts.items()]).findings

    assert [(value.text, value.reports, value.origins) for value in finding.values] == [("6", 2, 1), ("9", 1, 1)]


@pytest.mark.parametrize(
    ("sides", "origins"),
    [
        ([], 0),
        ([Facets(origin="army", report="a"), Facets(origin="army", report="b")], 1),
        ([Facets(outlet="Wire"), Facets(outlet="Wire"), Facets(outlet="Post")], 2),
        ([Facets(outlet="Wire"), Facets(origin="wire")], 1),
        ([Facets(report="a"), Facets(report="b")], 2),
        ([Facets(outlet="A", copy_group="x"), Facets(outlet="B", copy_group="x")], 1),
        ([Facets(origin="a:generic", copy_group="x"), Facets(origin="army", copy_group="x"), Facets(origin="army")], 1),
    ],
)
def test_independent_origins(sides: list[Facets], origins: int) -> None:
    assert count_origins(sides) == origins
