"""Totals, parts and increments that are looked at together: chains, complete lists, sets that cannot all hold."""

from __future__ import annotations

from checks import FOUR, TEN, check, codes

from checker.api import check_reports
from checker.model import Report


def test_a_broken_chain_of_one_origin_is_found() -> None:
    first = Report(id="a", text="The health ministry said 12 people were killed.", published_at=TEN)
    text = "The health ministry said 3 more were killed. The health ministry said the death toll was now 16."
    second = Report(id="b", text=text, published_at=FOUR)

    assert codes(check_reports([first, second])) == ["X4"]


def test_a_chain_inside_one_text_must_add_up() -> None:
    right = "The death toll rose from 12 to 15 people after 3 more were killed."
    wrong = "The death toll rose from 12 to 16 people after 3 more were killed."

    assert codes(check(right)) == []
    assert codes(check(wrong)) == ["X4"]


def test_an_increment_far_from_a_total_is_not_added_to_it() -> None:
    first = Report(id="a", text="The health ministry said 12 cases were confirmed.", published_at=TEN)
    apart = "The health ministry said 3 more cases were confirmed in Oman. Schools closed. It said 400 cases were confirmed."
    second = Report(id="b", text=apart, published_at=FOUR)

    assert "X4" not in codes(check_reports([first, second]))


def test_a_chain_starts_from_the_last_total_before_it() -> None:
    texts = (
        "12 people were killed.",
        "20 people were killed.",
        "3 more people were killed. {0} now 23 people were killed.",
    )
    times = (TEN, FOUR, "2024-03-02T23:00:00Z")
    said = [f"The health ministry said {text.format('The health ministry said')}" for text in texts]
    reports = [
        Report(id=f"r{n}", text=text, published_at=at) for n, (text, at) in enumerate(zip(said, times, strict=True))
    ]

    assert codes(check_reports(reports)) == []


def test_two_totals_of_one_text_make_no_chain() -> None:
    text = "Twelve people were killed in the north. 3 more were killed. Fourteen people were killed in the south."

    assert codes(check(text)) == []


def test_the_smallest_impossible_set_is_reported() -> None:
    analysis = check(
        "Twelve people were killed.",
        "At least eight civilians were killed.",
        "At least five soldiers were killed.",
        "One child was killed.",
    )

    (finding,) = analysis.findings
    assert (finding.code, len(finding.claims)) == ("X7", 3)


def test_killed_and_hurt_exclude_each_other_under_casualties() -> None:
    assert codes(check("There were 20 casualties.", "Twelve people were killed.", "Ten people were hurt.")) == ["X7"]


def test_parts_without_times_may_belong_to_a_later_whole() -> None:
    texts = (
        "Twelve people were killed.",
        "At least eight civilians were killed.",
        "At least five soldiers were killed.",
    )

    assert codes(check(*texts, at=None)) == []


def test_parts_that_may_overlap_are_not_added() -> None:
    texts = (
        "Twelve people were killed.",
        "At least eight women were killed.",
        "At least five journalists were killed.",
    )

    assert codes(check(*texts)) == []


def test_a_dash_inside_a_word_opens_no_list() -> None:
    text = "Twelve people were killed in the market-place, five soldiers and eight civilians."

    assert codes(check(text)) == []
