"""What a figure is limited to: another event, a counting window, the moment up to which it holds; alike in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.extraction.claims import extract_claims
from checker.model import Kind, Report

if TYPE_CHECKING:
    from checker.model import Claim

MONDAY = "2024-06-10T20:00:00Z"


def figures(text: str) -> list[Claim]:
    claims = extract_claims(Report(id="a", text=text, published_at=MONDAY)).claims
    return [claim for claim in claims if claim.kind is Kind.QUANTITY]


def is_elsewhere(text: str) -> list[bool]:
    return [claim.scope.background is not None for claim in figures(text)]


@pytest.mark.parametrize(
    ("english", "arabic", "expected"),
    [
        ("Last year 30 people were killed.", "قتل 30 شخصا العام الماضي.", [True]),
        ("Three years ago 20 people died.", "قبل ثلاث سنوات قتل 20 شخصا.", [True]),
        ("Five men were killed in a similar incident.", "قتل خمسة رجال في حادث مماثل.", [True]),
        ("Nine people were hurt last May.", "أصيب 9 أشخاص في أيار الماضي.", [True]),
        ("In 2019, 90 people were killed.", "في عام 2019 قتل 90 شخصا.", [True]),
        ("Nine people were hurt on Monday.", "أصيب 9 أشخاص يوم الاثنين.", [False]),
        ("Nine people were hurt two days ago.", "أصيب 9 أشخاص قبل يومين.", [False]),
    ],
)
def test_another_event_is_told_alike(english: str, arabic: str, expected: list[bool]) -> None:
    assert (is_elsewhere(english), is_elsewhere(arabic)) == (expected, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten people were killed, a month after last year's raid.", [False]),
        ("Ten people were killed, weeks after last month's raid killed 50.", [False, True]),
        ("The deadliest storm since 2009 killed 40 people.", [False]),
        ("It was the worst storm since 2009, when 40 people died.", [True]),
        ("The group, which led last year's raid, killed 40 people.", [False]),
        ("Some 300 people have been killed since 2011.", [False]),
    ],
)
def test_a_cue_dates_its_own_clause(text: str, expected: list[bool]) -> None:
    assert is_elsewhere(text) == expected


@pytest.mark.parametrize(
    ("english", "arabic", "window"),
    [
        ("Some 300 people have been killed since 2011.", "قتل 300 شخص منذ عام 2011.", "since 2011"),
        ("40 people were killed this week.", "قتل 40 شخصا هذا الأسبوع.", "week"),
        ("40 people were killed within 48 hours.", "قتل 40 شخصا خلال 48 ساعة.", "last 48 hour"),
        ("40 people were killed over two days.", "قتل 40 شخصا على مدى يومين.", "last 2 day"),
        ("In three days of fighting 40 people were killed.", "قتل 40 شخصا في ثلاثة أيام من القتال.", "last 3 day"),
        ("40 people were killed on Tuesday and Wednesday.", "قتل 40 شخصا يومي الثلاثاء والأربعاء.", "weekday 1+2"),
        ("40 people were killed since the truce broke down.", "قتل 40 شخصا منذ انهيار الهدنة.", "then"),
        ("40 people were killed since the storm broke.", "قتل 40 شخصا منذ هبوب العاصفة.", None),
        ("Since Sunday 40 people have been killed.", "قتل 40 شخصا منذ الأحد.", "since weekday 6"),
        ("Since then 40 people have been killed.", "قتل 40 شخصا منذ ذلك الحين.", "then"),
        ("40 people were killed over the past five days.", "قتل 40 شخصا خلال الأيام الخمسة الماضية.", "last 5 day"),
        (
            "A siege of the port since four days ago killed 40 people.",
            "حصار الميناء منذ أربعة أيام قتل 40 شخصا.",
            "since 4 day",
        ),
        ("The worst siege since Sunday killed 40 people.", "أسوأ حصار منذ الأحد قتل 40 شخصا.", None),
        ("The worst storm since 2009 killed 40 people.", "أسوأ عاصفة منذ 2009 قتلت 40 شخصا.", None),
    ],
)
def test_counting_windows(english: str, arabic: str, window: str | None) -> None:
    windows = [claim.scope.window for text in (english, arabic) for claim in figures(text) if claim.topic == "killed"]

    assert windows == [window, window]


@pytest.mark.parametrize(
    ("english", "arabic", "instant", "hours"),
    [
        ("As of Monday noon 40 people had died.", "حتى ظهر الاثنين قتل 40 شخصا.", "2024-06-10T12:30", 1.5),
        ("By Sunday evening 40 people had died.", "حتى مساء أمس قتل 40 شخصا.", "2024-06-09T20:00", 4.0),
        ("As of Sunday 40 people had died.", "حتى يوم الأحد قتل 40 شخصا.", "2024-06-09T12:00", 12.0),
        ("By 10 a.m. on Sunday 40 people had died.", "حتى الساعة 10 صباح الأحد قتل 40 شخصا.", "2024-06-09T10:00", 0.0),
    ],
)
def test_the_moment_up_to_which_a_figure_holds(english: str, arabic: str, instant: str, hours: float) -> None:
    for text in (english, arabic):
        as_of = figures(text)[0].as_of
        assert as_of is not None
        assert (as_of.instant.isoformat()[:16], as_of.uncertainty_hours) == (instant, hours)


@pytest.mark.parametrize(
    "text", ["The 40 dead were hit by a bus on Sunday.", "40 people died on Sunday.", "حتى الآن قتل 40 شخصا."]
)
def test_no_cue_gives_no_moment(text: str) -> None:
    assert figures(text)[0].as_of is None


def places(text: str) -> list[str | None]:
    return [claim.scope.place for claim in figures(text)]


@pytest.mark.parametrize(
    ("english", "arabic", "expected"),
    [
        ("Six people were killed in Basra.", "قتل ستة أشخاص في البصرة.", (["Basra"], ["البصرة"])),
        ("Six people were killed in the city of Basra.", "قتل ستة أشخاص بمدينة البصرة.", (["Basra"], ["البصرة"])),
        ("A bomb in Mosul killed six.", "في الموصل قتل ستة أشخاص.", (["Mosul"], ["الموصل"])),
        ("Six men died at the port of Aden.", "قتل ستة رجال بميناء عدن.", (["port of Aden"], ["ميناء عدن"])),
        (
            "Six men died in southern Iraq.",
            "قتل ستة رجال في جنوب العراق.",
            (["southern Iraq"], ["جنوب العراق"]),
        ),
        (
            "Six were killed in Basra and four in Baghdad.",
            "قتل ستة في البصرة وأربعة في بغداد.",
            (["Basra", "Baghdad"], ["البصرة", "بغداد"]),
        ),
        (
            "In Aleppo six people, including two children, were killed.",
            "في حلب قتل ستة أشخاص بينهم طفلان.",
            (["Aleppo", "Aleppo"], ["حلب", "حلب"]),
        ),
        (
            "Six people were killed and ten wounded in Kabul.",
            "قتل ستة أشخاص وأصيب عشرة في كابول.",
            (["Kabul", "Kabul"], ["كابول", "كابول"]),
        ),
        (
            "Sixty people were killed, including ten in Kabul.",
            "قتل ستون شخصا، بينهم عشرة في كابول.",
            ([None, "Kabul"], [None, "كابول"]),
        ),
        (
            "Six people were killed when fire broke out in Kabul.",
            "قتل ستة أشخاص عندما اندلع حريق في كابول.",
            (["Kabul"], ["كابول"]),
        ),
    ],
)
def test_the_place_of_a_count_stands_as_written(
    english: str, arabic: str, expected: tuple[list[str | None], list[str | None]]
) -> None:
    assert (places(english), places(arabic)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Six Iraqi soldiers were killed.",
        "Six soldiers from Mosul were killed.",
        "Six people were killed, police in Basra said.",
        "Six people were killed, weeks after last month's raid in Basra.",
        "Six people were killed near Mosul.",
        "A doctor in Mosul said that six people were killed.",
        "Six people have been killed since the war in Syria began.",
        "قتل ستة جنود عراقيين.",
        "قتل ستة جنود من الموصل.",
        "قالت الشرطة في البصرة إن ستة أشخاص قتلوا.",
        "قتل ستة أشخاص قرب الموصل.",
    ],
)
def test_a_place_that_limits_no_count_is_none(text: str) -> None:
    assert places(text) == [None]


def test_a_place_stands_as_written_in_every_language() -> None:
    claims = extract_claims(
        Report(id="a", language="fr", text="Six personnes ont été tuées au port de Beyrouth.")
    ).claims

    assert [claim.scope.place for claim in claims] == ["port de Beyrouth"]
