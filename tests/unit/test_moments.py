"""Moments are read alike in both languages, joined to their event, and compared across midnight."""

from __future__ import annotations

import pytest

from checker.align.hours import moment_kinship
from checker.extraction.claims import extract_claims
from checker.extraction.moments import find_moments
from checker.extraction.scene import read_scene
from checker.model import Kind, Report

SUNDAY = "2024-06-09"


def moments(text: str, code: str, published: str | None = SUNDAY) -> list[str]:
    return [moment.value for moment in find_moments(read_scene(text, code).cells, published)]


def occasions(text: str, published: str | None = SUNDAY) -> list[tuple[str | None, str | None]]:
    claims = extract_claims(Report(id="a", text=text, published_at=published)).claims
    return [(claim.entity, claim.value) for claim in claims if claim.kind is Kind.TIME]


@pytest.mark.parametrize(
    ("english", "arabic", "value"),
    [
        ("at dawn on Saturday", "فجر السبت", "2024-06-08"),
        ("on Saturday evening", "مساء السبت", "2024-06-08 16-24"),
        ("yesterday", "أمس", "2024-06-08"),
        ("on Sunday", "يوم الأحد", "2024-06-09"),
        ("last Sunday", "الأحد الماضي", "2024-06-02"),
        ("on 7 May 2023", "في 7 أيار/مايو 2023", "2023-05-07"),
        ("7 May", "7 ماي", "2024-05-07"),
        ("12 July", "12 يوليوز", "2023-07-12"),
        ("at 14:30 on Friday", "الساعة 14:30 يوم الجمعة", "2024-06-07 14:30-14:30"),
        ("in 2019", "عام 2019", "2019"),
        ("on 12 Rabi al-Awwal 1443", "في 12 ربيع الأول 1443", "2021-10-18"),
        ("on 3 Ramadan 1445", "يوم 3 رمضان 1445هـ", "2024-03-13"),
        ("on 20 Jumada al-Akhirah 1445", "في 20 جمادى الآخرة 1445 هجرية", "2024-01-02"),
    ],
)
def test_both_languages_give_one_value(english: str, arabic: str, value: str) -> None:
    assert [moments(english, "en")[0].startswith(value), moments(arabic, "ar")[0].startswith(value)] == [True, True]


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("at 2:05 p.m. local time on Friday", "en", "2024-06-07 14:05-14:05"),
        ("0415 GMT on Friday", "en", "2024-06-07 04:15-04:15Z"),
        ("about 3 pm on Friday", "en", "2024-06-07 14:30-15:30"),
        ("late on Friday night", "en", "2024-06-07 18-30"),
        ("on Friday, June 7th", "en", "2024-06-07"),
        ("الساعة الرابعة فجر الجمعة", "ar", "2024-06-07 04:00-04:59"),
        ("الساعة 3:20 بعد ظهر الجمعة", "ar", "2024-06-07 15:20-15:20"),
        ("أول من أمس", "ar", "2024-06-07"),
        ("الليلة الماضية", "ar", "2024-06-08 18-30"),
    ],
)
def test_hours_and_days_in_any_order(text: str, code: str, value: str) -> None:
    assert moments(text, code) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "7 May 2023 The port was shut.",
        "next Monday",
        "in 2,000 homes",
        "he may march",
        "in 2019 houses",
        "a second day",
    ],
)
def test_what_only_looks_like_a_moment_is_none(text: str) -> None:
    assert moments(text, "en") == []


@pytest.mark.parametrize("text", ["on 31 Ramadan 1445", "on 3 Ramadan 1899", "on 3 Ramadan 12 men fasted"])
def test_a_day_that_the_islamic_calendar_lacks_is_none(text: str) -> None:
    assert moments(text, "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port was raided on 3 Ramadan 1445 and 12 men were killed.", [12]),
        ("In Ramadan 12 men were killed.", [12]),
        ("هوجم الميناء في 3 رمضان 1445هـ وقتل 12 رجلا.", [12]),
        ("في رمضان 12 رجلا قتلوا.", [12]),
    ],
)
def test_days_of_the_islamic_calendar_are_no_counts(text: str, expected: list[int]) -> None:
    claims = extract_claims(Report(id="a", text=text)).claims

    assert [claim.interval.low for claim in claims if claim.kind is Kind.QUANTITY] == expected


def test_without_a_publication_day_the_weekday_stands() -> None:
    assert moments("early on Sunday", "en", None) == ["weekday 6 00-09"]
    assert moments("yesterday", "en", None) == []


@pytest.mark.parametrize(
    ("text", "event", "value"),
    [
        ("The raid took place early on Saturday.", "attack", "2024-06-08 00-09"),
        ("On Saturday morning, a bomb exploded near the port.", "attack", "2024-06-08 05-12"),
        ("The drivers were arrested on Friday, the mayor said on Sunday.", "arrest", "2024-06-07"),
        ("وقع الزلزال صباح السبت.", "quake", "2024-06-08 05-12"),
        ("تعرض الميناء لقصف فجر السبت، حسبما قال المحافظ يوم الأحد.", "attack", "2024-06-08 02-07"),
    ],
)
def test_a_moment_belongs_to_its_event(text: str, event: str, value: str) -> None:
    assert occasions(text) == [(event, value)]


def test_the_time_of_a_statement_dates_no_event() -> None:
    assert occasions("The blast was an accident, the ministry said on Sunday.") == []


@pytest.mark.parametrize(
    ("left", "right", "kinship"),
    [
        ("weekday 1", "weekday 1", "equal"),
        ("weekday 1", "weekday 1 05-12", "equal"),
        ("weekday 6", "2024-06-09 02-07", "equal"),
        ("2024-06-08 16-24", "2024-06-09 02-07", "part"),
        ("2024-06-08 18-30", "2024-06-09 00-09", "part"),
        ("2024-06-08", "2024-06-09", "disjoint"),
        ("2024-06-08", "2024-06-09 05-12", "disjoint"),
        ("2024-06-08 05-12", "2024-06-09 02-07", "disjoint"),
        ("2024-06-09 05-12", "2024-06-09 12-18", "disjoint"),
        ("14:53-14:53", "weekday 3 14:30-15:30", "part"),
        ("14:53-14:53", "weekday 3 15:20-15:20", "disjoint"),
        ("2024-06-09 14:53-14:53", "2024-06-09 15:00-15:00", "equal"),
        ("2024-06-09 14:53-14:53", "2024-06-09 11:53-11:53Z", "part"),
        ("2011", "2012", "disjoint"),
        ("2011", "2019", "unknown"),
        ("2024-06-01", "2024-06-09", "unknown"),
        ("--06-08", "2024-06-08", "equal"),
        ("2024-06", "2024-06-08", "equal"),
    ],
)
def test_moments_compared(left: str, right: str, kinship: str) -> None:
    assert moment_kinship(left, right, 15).value == kinship
    assert moment_kinship(right, left, 15).value == kinship
