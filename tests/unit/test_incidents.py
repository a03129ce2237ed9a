"""Counts of two incidents are not held against each other: other sides, other attacks, other days, part of a set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker import Report, check_reports
from checker.align.facts import read_facets
from checker.align.sides import find_sides
from checker.extraction.claims import extract_claims
from checker.language.incidents import load_incident_words
from checker.language.loader import load_language, load_languages
from checker.language.taxonomy import load_taxonomy
from checker.text.tokens import tokenise

if TYPE_CHECKING:
    from checker.align.facets import Facets

TEN = "2024-03-02T10:00:00Z"


def codes(
    *texts: str, outlets: tuple[str, ...] = (), times: tuple[str, ...] = (), title: str | None = None
) -> set[str]:
    reports = [
        Report(
            id=f"r{number}",
            source=outlets[number] if outlets else f"Outlet {number}",
            text=text,
            title=title if number == 0 else None,
            published_at=times[number] if times else TEN,
        )
        for number, text in enumerate(texts)
    ]
    return {finding.code for finding in check_reports(reports).findings}


def facets_in(text: str) -> list[Facets]:
    report = Report(id="a", text=text, language="en")
    claims = extract_claims(report, load_languages()).claims
    return list(read_facets(claims, {"a": report}, load_languages(), load_taxonomy()).values())


def sides(text: str, code: str = "en", homes: tuple[str, ...] = ()) -> set[str]:
    words = load_incident_words(code)
    assert words is not None
    return set(find_sides(tokenise(text), load_language(code), words, homes))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebel rocket fire hit the market.", {"insurgents"}),
        ("Shelling by government troops hit the market.", {"state"}),
        ("A raid carried out by the coalition hit the market.", {"coalition"}),
        ("US-led air strikes hit the market.", {"coalition"}),
        ("Kenyan air strikes hit the market.", {"state"}),
        ("Air strikes on rebels hit the market.", set()),
        ("Air strikes in the rebel-held east hit the market.", set()),
        ("Rebels said shelling hit the market.", set()),
        ("An anti-Taliban attack hit the market.", set()),
        ("A blast hit the market.", set()),
    ],
)
def test_whoever_stands_beside_an_attack_did_it(text: str, expected: set[str]) -> None:
    assert sides(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أصاب قصف للمعارضة السوق.", {"insurgents"}),
        ("قصفت قوات الحكومة السوق.", {"state"}),
        ("غارات للتحالف على السوق.", {"coalition"}),
        ("غارات كينية على السوق.", {"state"}),
        ("غارات على مواقع المعارضة.", set()),
        ("قصف مواقع المعارضة.", set()),
    ],
)
def test_sides_in_arabic(text: str, expected: set[str]) -> None:
    assert sides(text, "ar") == expected


def test_a_country_that_is_the_scene_is_no_side() -> None:
    assert sides("A Kenyan suicide attack killed nine.", homes=("kenya",)) == set()


def test_attacks_of_two_sides_are_two_incidents() -> None:
    raid = "Government air strikes on the eastern quarter killed 15 people."
    fire = "Four people were killed when rebels shelled a school on the other bank."
    blast = "Four people were killed when a shell exploded in a school on the other bank."

    assert codes(raid, fire) == set()
    assert codes("An air strike killed 15 people.", blast) == {"X1"}


def test_a_figure_for_both_sides_is_no_rival_of_one_side() -> None:
    both = "Government air strikes and rebel shelling killed 15 people across the town."
    one = "Rebels shelled two streets near the river, killing four residents, a doctor said."

    assert codes(both, one) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Meanwhile, four people were killed in a raid on the mill.",
        "Four people were killed in a separate attack on the mill.",
        "Another raid killed four people at the mill.",
    ],
)
def test_another_incident_told_in_the_lead_is_no_rival(text: str) -> None:
    report = f"A bomb in the market killed nine people, doctors said. {text}"
    *_, other = facets_in(report)

    assert other.overshadowed


def test_what_stands_behind_after_is_an_earlier_incident() -> None:
    main, earlier = facets_in(
        "Six children were killed in the harbour, a day after raids on the mill killed 22 children."
    )

    assert (main.overshadowed, earlier.overshadowed) == (False, True)


def test_some_of_a_set_named_by_its_topic_are_a_part() -> None:
    found = [
        facets_in(text)[-1].selected
        for text in (
            "Among the dead were seven people who queued for bread.",
            "Doctors said 15 of the wounded were critical.",
            "Three children were among the dead.",
            "Seven people were killed.",
        )
    ]

    assert found == [True, True, False, False]


def test_none_of_a_source_that_counts_some_is_of_a_part() -> None:
    lead = "A watchdog said air strikes on the province killed 26 people. Roads were cut. Phones were down. "
    *_, none = facets_in(f"{lead}The watchdog said nobody died in the strike on the clinic.")

    assert none.overshadowed


def test_days_between_two_reports_in_other_words_part_them() -> None:
    field = "Gunmen overran an oil field in the eastern desert, killing 30 guards."
    school = "Nine guards were killed when a bomb exploded outside a girls' school near the harbour wall of the old lighthouse."
    times = ("2024-03-02T10:00:00Z", "2024-03-09T10:00:00Z")

    assert codes(field, school, times=times) == set()
    assert codes(field, school, times=(TEN, TEN)) != set()


def test_two_stories_of_one_outlet_are_two_incidents() -> None:
    crash = "A truck overturned near the northern tunnel, killing 13 people."
    bomb = "A car bomb at a checkpoint on the border killed 17 people."

    assert codes(crash, bomb, outlets=("Paper", "Paper")) == set()


def test_a_headline_adds_up_the_figures_of_its_text() -> None:
    text = "Three people were killed by shells in the old town. Shells on the port killed two people. Roads were cut."

    assert codes(text, title="Five people killed in the capital") == set()
    assert codes("Two people were killed by shells on the port.", title="Five people killed in the capital") == {"X6"}


def test_a_headline_drops_more_than() -> None:
    assert codes("More than 100 people were killed.", title="100 people killed") == {"C6"}


def test_a_figure_that_its_own_report_exceeds_is_no_whole() -> None:
    market = "Raids killed 25 civilians across the city. One hit a market, killing 11 people, a doctor said."

    assert "X2" not in codes(market, "The raids killed 23 civilians in the city.")


def test_two_sources_of_one_text_in_other_words_may_tell_of_two_incidents() -> None:
    first = "A police source said shells on the old harbour quarter wounded nine people and burned two shops."
    second = "A medical source said a mine on the northern desert road wounded four people in a bus."
    lead = "Violence went on in the province. Roads were cut."

    assert codes(f"{lead} {first} {second}") == set()
    assert codes("Police said nine people were hurt. The ministry said four people were hurt.") == {"D1"}


def test_the_source_is_the_source_named_before() -> None:
    one, other = facets_in(
        "A source at Hadley Police Command said nine men were hurt. The source said three women were hurt."
    )

    assert one.origin == other.origin


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In May 60 people were killed there.", True),
        ("A bomb on October 2 killed 60 people there.", True),
        ("In July 60 people were killed there.", False),
        ("On 14 July 60 people were killed there.", False),
        ("60 people were killed there.", False),
    ],
)
def test_a_sentence_dated_long_before_its_report_is_of_another_incident(sentence: str, expected: bool) -> None:  # noqa: FBT001 - a parameter
    text = f"A blast shook the port. Roads were cut. Phones were down. {sentence}"
    report = Report(id="a", text=text, language="en", published_at="2024-07-16T10:00:00Z")
    claims = extract_claims(report, load_languages()).claims
    facets = read_facets(claims, {"a": report}, load_languages(), load_taxonomy())

    assert [facet.overshadowed for facet in facets.values() if facet.topic == "killed"] == [expected]


def test_a_total_over_two_places_is_no_rival_of_one_of_them() -> None:
    split = "Twelve people died, seven of them in Alton and five in Barrow."

    assert codes(split, "Seven people died in Alton.") == set()
    assert codes("Twelve people died in Alton.", "Seven people died in Alton.") == {"X1"}


def test_the_day_of_more_of_them_is_another_day() -> None:
    assert codes("Seven hostages were freed on Monday.", "Five more hostages were freed on Thursday.") == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The court ordered the bank to pay $70 million.", "The court ordered the bank to pay 17 million dollars."),
        ("Turnout was 48 percent.", "Observers put turnout at 31 percent."),
        ("The ransom was $2 million, the family said.", "A ransom of $5 million was paid."),
        ("The strike closed 300 schools.", "The strike closed 450 schools, the union said."),
        ("بلغت نسبة المشاركة 48 في المئة.", "قدر مراقبون نسبة المشاركة بـ31 في المئة."),
        ("فازت المعارضة بـ112 مقعدا.", "حصلت المعارضة على 98 مقعدا."),
        ("قضت المحكمة بسجن الحاكم السابق عشر سنوات.", "حكمت المحكمة على الحاكم السابق بالسجن سبع سنوات."),
        ("بلغت قوة الزلزال 6.8 درجات.", "ضرب زلزال بقوة 7.4 درجات الساحل."),
    ],
)
def test_figures_of_unknown_topics_told_alike_are_rivals(one: str, other: str) -> None:
    assert len(codes(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire destroyed 60 houses in Bellfield.", "The fire destroyed 12 shops in Bellfield."),
        ("The bridge cost $70 million.", "The ransom was $2 million."),
        ("Wheat exports rose by 7 percent.", "Turnout was 31 percent."),
        ("بلغت كلفة الجسر 70 مليون دولار.", "دفعت العائلة فدية من مليوني دولار."),
    ],
)
def test_figures_of_other_things_are_no_rivals(one: str, other: str) -> None:
    assert codes(one, other) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The suspect was arrested at the airport.", "The suspect is still at large, police said."),
        ("The cargo ship was hit by a missile.", "The cargo ship was hit by a mine."),
        ("اعتقل المشتبه به في المطار.", "لا يزال المشتبه به فارا بحسب الشرطة."),
        ("About 5,000 people marched through Dunmore.", "Organisers put the turnout in Dunmore at 20,000."),
        ("شارك نحو خمسة آلاف شخص في المسيرة.", "قدر المنظمون عدد المشاركين في المسيرة بعشرين ألفا."),
    ],
)
def test_answers_that_exclude_each_other(one: str, other: str) -> None:
    assert len(codes(one, other)) == 1


def test_a_toll_below_the_lead_in_other_words_is_of_another_incident() -> None:
    lead = "A bomb at the fish market killed nine people. Roads were cut. Phones were down. "
    below = f"{lead}Gunmen killed four people at a desert oil field."
    other = "A train hit a lorry on the northern viaduct, and seven people were killed, the railway said."

    assert codes(below, other) == {"X1"}
    assert {
        finding.code for finding in check_reports(reports_of(below.replace("nine", "seven"), other)).findings
    } == set()


def reports_of(*texts: str) -> list[Report]:
    return [Report(id=f"r{number}", text=text, published_at=TEN) for number, text in enumerate(texts)]


def test_a_disaster_happens_once_however_it_is_told() -> None:
    lead = "Aid reached the northern valleys. Roads were cut. Phones were down. "
    below = f"{lead}The earthquake killed four people in wooden cabins."

    assert codes(below, "Seven people were killed by the earthquake, which toppled a minaret.") == {"X1"}


def test_a_part_and_a_whole_in_other_words_are_of_two_incidents() -> None:
    part = "Soldiers stormed a cave near the salt lake and killed 40 militants."
    whole = "A bomb in a crowded bazaar on the eastern hillside killed seven people."

    assert codes(part, whole) == set()
    assert codes("A bomb in a crowded bazaar on the eastern hillside killed 40 militants.", whole) == {"X2"}


def test_a_figure_below_a_lead_that_gives_another_is_overshadowed() -> None:
    lead = "Twelve people were killed. Roads were cut. Phones were down. "
    _, other = facets_in(lead + "Three people were killed by a falling wall.")
    _, same = facets_in(lead + "Twelve people were killed when the wall fell.")
    _, sourced = facets_in(lead + "Three people were killed, police said.")

    assert [facet.overshadowed for facet in (other, same, sourced)] == [True, False, False]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [("Elsewhere, three", True), ("In a separate attack, three", True), ("Police said three", False)],
)
def test_a_figure_from_elsewhere_is_overshadowed(opening: str, expected: bool) -> None:  # noqa: FBT001 - a parameter
    text = f"A blast shook the port. Roads were cut. Phones were down. {opening} people were killed, police said."

    assert [facet.overshadowed for facet in facets_in(text)] == [expected]
