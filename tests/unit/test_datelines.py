"""A date above a text is the date of a report that has no other."""

from __future__ import annotations

import pytest

from checker import check_reports
from checker.extraction.datelines import read_dateline
from checker.language.loader import load_language
from checker.model import Report


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "30 October 2016 Three miners were killed.", "2016-10-30"),
        ("en", "Published October 12, 2016. Three miners were killed.", "2016-10-12"),
        ("en", "Lima, Sun Aug 17 2014 - Three miners were killed.", "2014-08-17"),
        ("en", "On Friday, October 7, 2016, three miners were killed.", None),
        ("en", "The October 7, 2016 cave-in killed three miners.", None),
        ("en", "30-06-2016 Three miners were killed.", "2016-06-30"),
        ("en", "Lima, 06/30/2016 - Three miners were killed.", "2016-06-30"),
        ("en", "05-06-2016 Three miners were killed.", None),
        ("en", "30-13-2016 Three miners were killed.", None),
        ("en", "On 30.06.2016 three miners were killed.", None),
        ("ar", "تونس - 30/06/2021 - قتل ثلاثة عمال.", "2021-06-30"),
        ("en", "31 February 2016 Three miners were killed.", None),
        ("en", "In 1850 May 3 was a Friday.", None),
        ("ar", "الخميس 14 أكتوبر 2021 - قتل ثلاثة عمال.", "2021-10-14"),
        ("ar", "تونس - 14 أكتوبر 2021 - قتل ثلاثة عمال.", "2021-10-14"),
        ("ar", "قتل ثلاثة عمال في 14 أكتوبر 2021.", None),
        ("ar", "هجوم 14 أكتوبر 2021 قتل ثلاثة عمال.", None),
    ],
)
def test_dateline(code: str, text: str, expected: str | None) -> None:
    assert read_dateline(text, load_language(code)) == expected


def test_figures_under_two_datelines_are_an_update() -> None:
    reports = [
        Report(id="a", text="3 March 2024 Four miners were killed."),
        Report(id="b", text="6 March 2024 Nine miners were killed."),
    ]
    analysis = check_reports(reports, with_relations=True)

    assert [relation.code for relation in analysis.relations] == ["U1"]
    assert [report.published_at for report in analysis.reports] == ["2024-03-03", "2024-03-06"]


def test_a_stated_publication_time_outdoes_the_dateline() -> None:
    report = Report(id="a", text="3 March 2024 Four miners were killed.", published_at="2024-03-05T10:00:00Z")

    assert check_reports([report]).reports[0].published_at == "2024-03-05T10:00:00Z"
