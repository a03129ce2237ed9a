"""What stands around a claim: origins, times, places, days, parts, additions, questions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checker.align.as_of import parse_time
from checker.align.days import only_day
from checker.align.facets import Facets
from checker.align.facts import read_facets
from checker.align.origins import merge_origins, origin_key
from checker.align.questions import group_claims, question_key
from checker.align.surroundings import Surroundings, read_surroundings
from checker.api import extract_reports
from checker.language.loader import load_language, load_languages
from checker.language.places import load_place_names
from checker.language.taxonomy import load_taxonomy
from checker.model import Kind, Report
from checker.settings import Settings
from checker.text.tokens import tokenise


def facets_in(*texts: str, published: str | None = "2024-03-02T10:00:00Z") -> list[Facets]:
    """Return the facets of all claims of the texts, one report each, in order."""
    reports = [Report(id=f"r{n}", text=text, published_at=published) for n, text in enumerate(texts)]
    analysis = extract_reports(reports)
    by_id = {report.id: report for report in analysis.reports}
    return list(read_facets(analysis.claims, by_id, load_languages(), load_taxonomy()).values())


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Six guards were hurt, the health ministry said.", "The Health Ministry said seven guards were hurt.", True),
        ("Six guards were hurt, officials said.", "Seven guards were hurt, officials said.", False),
        ("Six guards were hurt, a security source said.", "Seven guards were hurt, a security source said.", False),
        ("قالت وزارة الصحة إن ستة حراس أصيبوا.", "أصيب سبعة حراس، بحسب وزارة الصحة.", True),
        ("قال مصدر أمني إن ستة حراس أصيبوا.", "قال مصدر أمني إن سبعة حراس أصيبوا.", False),
    ],
)
def test_origins_are_one_only_where_they_are_named(left: str, right: str, same: bool) -> None:  # noqa: FBT001 - a parameter
    one, other = facets_in(left, right)

    assert one.origin is not None
    assert (one.origin == other.origin) is same


def test_a_form_that_fits_two_longer_origins_stays_as_it_is() -> None:
    keys = {"1": "interior ministry", "2": "iraqi interior ministry", "3": "iranian interior ministry"}

    assert merge_origins(keys, lambda _: False)["1"] == "interior ministry"


def test_one_word_that_is_no_name_is_not_joined() -> None:
    keys = {"1": "police", "2": "harbour police"}

    assert merge_origins(keys, lambda _: False)["1"] == "police"


def test_time_of_a_date_is_that_whole_day() -> None:
    found = parse_time("2024-03-02", Settings())

    assert found is not None
    assert (found.instant, found.uncertainty_hours) == (datetime(2024, 3, 2, 12, tzinfo=UTC), 12.0)


def test_time_without_a_zone_is_read_as_utc_and_nonsense_as_none() -> None:
    found = parse_time("2024-03-02T10:00:00", Settings())

    assert found is not None
    assert found.instant == datetime(2024, 3, 2, 10, tzinfo=UTC)
    assert parse_time("yesterday", Settings()) is None


@pytest.mark.parametrize(
    ("language", "text", "published", "expected"),
    [
        ("en", "Six died on Friday.", "2024-03-02", "2024-03-01"),
        ("en", "Six died on Friday.", None, "weekday 4"),
        ("en", "Six died on Friday, police said on Saturday.", None, None),
        ("en", "Six died on February 20.", "2024-03-02", "2024-02-20"),
        ("en", "Six died on 20 December.", "2024-03-02", "2023-12-20"),
        ("en", "Six died on 20 December.", None, "day 2000-12-20"),
        ("en", "Six died on 31 February.", "2024-03-02", None),
        ("ar", "قتل ستة أشخاص الجمعة.", "2024-03-02", "2024-03-01"),
        ("en", "Six died.", "2024-03-02", None),
        ("en", "The trial of the man who shot six starts Monday.", "2024-03-04", None),
        ("en", "The inquest into six deaths is due next Friday.", "2024-03-02", None),
        ("ar", "تبدأ الأحد محاكمة المتهم بقتل ستة أشخاص.", "2024-03-04", None),
        ("ar", "تعقد الجلسة الاثنين المقبل بعد مقتل ستة أشخاص.", "2024-03-02", None),
    ],
)
def test_day_of_a_sentence(language: str, text: str, published: str | None, expected: str | None) -> None:
    assert only_day(tokenise(text), load_language(language), published) == expected


@pytest.mark.parametrize(
    ("text", "places", "outside"),
    [
        ("Six people were killed in Hilltop, north of Mosul.", {"local:en::hilltop"}, {"mosul"}),
        ("Six people were killed in northern Mosul.", {"mosul"}, set()),
        ("Six people were killed in Northeast Mosul.", {"local:en::northeast mosul", "mosul"}, set()),
        ("قتل ستة أشخاص في الزعفرانية شمال الموصل.", {"local:ar::الزعفرانيه"}, {"mosul"}),
    ],
)
def test_place_told_by_its_bearing_lies_outside(text: str, places: set[str], outside: set[str]) -> None:
    (facets,) = facets_in(text)

    assert facets.around.outside == outside
    assert facets.around.places <= places


@pytest.mark.parametrize(
    ("text", "places", "scenes"),
    [
        ("Six people were killed in Basra.", {"basra"}, {"basra"}),
        ("Iraq: six people were killed.", {"iraq"}, set()),
        ("Six Iraqis were killed.", set(), set()),
        ("Six people were killed in the town of Hilltop.", {"local:en:town:hilltop"}, set()),
        ("قتل ستة أشخاص في البصرة.", {"basra"}, {"basra"}),
        ("قتل ستة أشخاص بالعراق.", {"iraq"}, {"iraq"}),
        ("قتل ستة أشخاص بمدينة الموصل.", {"mosul"}, {"mosul"}),
    ],
)
def test_places_of_a_sentence(text: str, places: set[str], scenes: set[str]) -> None:
    (facets,) = facets_in(text)

    assert facets.around.places == places
    assert facets.around.scenes == scenes


def test_place_set_against_the_total_is_local() -> None:
    text = (
        "A quake in Sumatra killed 24 people. Roads were cut. Phones were down. "
        "Twelve people were killed in Hilltop district, and ten people were killed in Riverside district."
    )

    total, *locals_ = facets_in(text)

    assert total.around.local is None
    assert [facets.around.local for facets in locals_] == ["local:en:hilltop", "local:en:riverside"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three more people were killed.", [True]),
        ("Three others died.", [True]),
        ("Two people were killed and three others hurt.", [False, False]),
        ("More than three people were killed.", [False]),
        ("توفي ثلاثة آخرون.", [True]),
        ("قتل شخصان وأصيب ثلاثة آخرون.", [False, False]),
    ],
)
def test_additions(text: str, expected: list[bool]) -> None:
    assert [facets.increment for facets in facets_in(text)] == expected


def test_another_figure_behind_a_place_of_its_own_is_a_total() -> None:
    text = "Twelve people were killed in Sumatra. Roads were cut. Phones were down. In the town of Hilltop another three people were killed."

    assert [facets.increment for facets in facets_in(text)] == [False, False]


def test_a_count_to_which_its_sentence_adds_is_a_part() -> None:
    base, more = facets_in("The flood killed 40 people in the valley and killed dozens more in the hills.")

    assert base.selected
    assert more.increment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The camp holds 300 refugees.", ("displaced", "refugee")),
        ("The hall seats 300 people.", ("other", "person")),
    ],
)
def test_topic_that_the_unit_implies(text: str, expected: tuple[str, str]) -> None:
    (facets,) = facets_in(text)

    assert (facets.topic, facets.unit) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The flood of 2004 began here, and 40 people were killed.", [None]),
        ("The flood of 2004, which killed 40 people, began here.", ["2004"]),
        ("The 2004 flood killed 40 people.", ["2004"]),
        ("A flood killed 40 people in 2004.", ["2004"]),
        ("A flood killed 40 people in a valley that the 2004 drought had emptied.", [None]),
        ("A flood killed 40 people in a valley hit by the quake of 2004.", [None]),
        ("2004: a flood killed 40 people.", ["2004"]),
    ],
)
def test_year_that_dates_a_count(text: str, expected: list[str | None]) -> None:
    assert [facets.background for facets in facets_in(text) if facets.kind is Kind.QUANTITY] == expected


def test_part_of_a_count_is_selected_and_takes_its_unit() -> None:
    whole, part = facets_in("Thirteen soldiers were hurt, two of them seriously.")

    assert (part.unit, part.selected, part.whole) == ("soldier", True, whole.claim)


def test_children_among_the_dead_are_a_part_by_their_unit() -> None:
    _, children = facets_in("Nine people were killed, including two children.")

    assert (children.unit, children.selected) == ("child", False)


def test_one_victim_below_the_lead_is_incidental() -> None:
    deep = "A blast shook the port. Roads were cut. Phones were down. One man was killed by a falling wall."

    assert [facets.incidental for facets in facets_in(deep)] == [True]
    assert [facets.incidental for facets in facets_in("One man was killed by a falling wall.")] == [False]


def test_question_joins_languages() -> None:
    one, other = facets_in("Six guards were hurt.", "أصيب سبعة حراس.")

    assert question_key(one) == question_key(other) == "injured|guard"


def test_each_claim_is_in_one_group() -> None:
    texts = (
        "Six guards were hurt. Two people were killed.",
        "أصيب سبعة حراس.",
        "The attack last year killed two people.",
    )
    reports = [Report(id=str(n), text=text) for n, text in enumerate(texts)]
    analysis = extract_reports(reports)
    by_id = {report.id: report for report in analysis.reports}
    facets = read_facets(analysis.claims, by_id, load_languages(), load_taxonomy())

    groups, compared = group_claims(analysis.claims, facets)

    assert sorted(claim for group in groups for claim in group.claims) == sorted(claim.id for claim in analysis.claims)
    assert len(compared) == len(analysis.claims)


def test_figures_of_unknown_topics_meet_by_their_words() -> None:
    alike = facets_in(
        "The budget deficit reached 77 billion dollars.", "The budget deficit reached 66 billion dollars."
    )
    unlike = facets_in("The budget deficit reached 77 billion dollars.", "A painting was sold for 66 billion dollars.")

    assert alike[0].about == alike[1].about
    assert unlike[0].about != unlike[1].about


def test_facets_without_anything_around_them_are_plain() -> None:
    assert Facets().around == Surroundings()


def test_origin_of_an_unknown_language_is_its_words() -> None:
    (claim,) = extract_reports([Report(id="a", text="Six guards were hurt, police said.")]).claims

    assert origin_key(claim, "xx", load_languages()) == "police"


def test_surroundings_without_a_language_are_empty() -> None:
    report = Report(id="a", text="Six guards were hurt.")
    claims = extract_reports([report]).claims

    assert read_surroundings(report, claims, None, load_taxonomy()) == {"c1": Surroundings()}


def test_places_of_a_language_without_a_list_are_unknown() -> None:
    assert load_place_names("xx") is None


def test_figures_overtaken_in_their_text_do_not_stand_beside_the_new_ones() -> None:
    old, new = facets_in("The death toll rose from 12 to 15 people.")

    assert old.superseded
    assert {figure.low for figure in new.figures} == {15}


def test_arabic_words_lead_elsewhere_with_a_conjunction_before_them() -> None:
    text = "هز انفجار الميناء. قطعت الطرق. تعطلت الهواتف. وفي حادث منفصل قتل ثلاثة أشخاص."

    assert [facet.overshadowed for facet in facets_in(text)] == [True]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Six people were killed in the village of Hilltop.", {"local:en:town:hilltop"}),
        ("Six people were killed in Hilltop.", {"local:en::hilltop"}),
        ("Six people were killed in Iraqi Hilltop.", set()),
        ("Six people were killed in Hilltop Dale district.", {"local:en:district:hilltop dale"}),
        ("Six people were killed in a district.", set()),
        ("Six people were killed on Sumatra island.", {"sumatra"}),
        ("قتل ستة أشخاص في بلدة الزعفرانية.", {"local:ar:town:الزعفرانيه"}),
    ],
)
def test_places_that_no_list_knows(text: str, places: set[str]) -> None:
    (facets,) = facets_in(text)

    assert facets.around.places == places


def test_very_common_words_do_not_join_figures() -> None:
    texts = [f"The ledger number {n} lists goods worth {n + 100} dollars." for n in range(70)]

    assert {(facets.about or "")[:1] for facets in facets_in(*texts)} == {"#"}


def test_three_of_the_dead_are_a_part_of_the_dead() -> None:
    whole, part = facets_in("At least 12 people were killed. Three of the dead were soldiers.")

    assert part.whole == whole.claim


def test_six_of_the_guards_are_a_count_of_their_own() -> None:
    (alone,) = facets_in("Six of the guards were hurt.")

    assert alone.whole is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Nine people were killed, she told Agence France Presse.", set()),
        ("Nine people were killed, the Kabul Times reported.", set()),
        ("Nine people were killed, Radio Kabul reported.", set()),
        ("Nine people were killed in Kabul, the press reported.", {"kabul"}),
        ("أعلن تلفزيون لبنان مقتل تسعة أشخاص.", set()),
        ("قتل تسعة أشخاص في لبنان.", {"lebanon"}),
    ],
)
def test_a_place_in_the_name_of_a_body_is_no_place_of_the_count(text: str, places: set[str]) -> None:
    (facets,) = facets_in(text)

    assert facets.around.places == places


def test_lead_reaches_past_address_headline_and_date() -> None:
    header = "https://news.example/fire\nFire in old mill\nFriday, 3 March\nUpdated at noon\n"
    first, second = facets_in(f"{header}A guard was hurt in the blaze.\nThe mill stood empty. A cook was hurt last.")

    assert first.around.is_lead
    assert not second.around.is_lead


@pytest.mark.parametrize(
    ("left", "right", "copied"),
    [
        (
            "Six fishermen drowned when a wooden ferry sank off the northern coast late on Sunday night.",
            "Six fishermen drowned when a wooden boat sank off the northern coast late on Sunday night.",
            True,
        ),
        (
            "Six fishermen drowned when a wooden ferry sank off the northern coast late on Sunday night.",
            "Late on Sunday night a ferry of wood went down near the coast and six fishermen drowned there.",
            False,
        ),
        (
            "غرق ستة صيادين حين انقلبت عبارة خشبية قبالة الساحل الشمالي للبلاد في وقت متأخر ليل الأحد.",
            "غرق ستة صيادين حين انقلبت سفينة خشبية قبالة الساحل الشمالي للبلاد في وقت متأخر ليل الأحد.",
            True,
        ),
        ("Six fishermen drowned on Sunday.", "Six fishermen drowned on Monday.", False),
    ],
)
def test_nearly_the_same_sentence_is_a_copy(left: str, right: str, copied: bool) -> None:  # noqa: FBT001 - a parameter
    one, other = (found[0] for found in ([f for f in facets_in(left, right) if f.report == r] for r in ("r0", "r1")))

    assert (one.copy_group is not None) is copied
    assert one.copy_group == other.copy_group


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Officials put the march, an annual one, at roughly 3,000 people.", "present"),
        ("Drivers spoke of more than 6,000, the largest protest since the strike.", "present"),
        ("Four people near the rally own the field.", "other"),
        ("About 3,000 people own the field.", "other"),
        ("قدرت السلطات المظاهرة بنحو 3000 شخص.", "present"),
    ],
)
def test_large_count_beside_a_gathering_is_the_size_of_the_crowd(text: str, topic: str) -> None:
    (facets,) = facets_in(text)

    assert facets.topic == topic
