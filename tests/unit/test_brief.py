"""What an editor reads beside a finding: question, reason, sentence, what would settle it, whom to ask, in what order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.api import check_reports
from checker.desk import Brief, Confidence
from checker.model import Finding, Report
from checker.rules import ALL_RULES, rounding
from checker.settings import Settings

NOON, EVENING = "2024-05-04T12:00:00Z", "2024-05-04T13:00:00Z"


def report(source: str, text: str, at: str | None = None, identifier: str | None = None) -> Report:
    return Report(id=identifier or source, source=source, text=text, published_at=at)


def findings(*reports: Report, settings: Settings | None = None) -> tuple[Finding, ...]:
    return check_reports(reports, settings).findings


def only(*reports: Report) -> tuple[Finding, Brief]:
    (finding,) = findings(*reports)
    assert finding.brief is not None
    return finding, finding.brief


def test_question_stands_in_both_languages() -> None:
    _, brief = only(report("A", "Six soldiers were killed.", NOON), report("B", "Seven soldiers were killed.", NOON))

    assert dict(brief.question) == {"en": "How many soldiers were killed?", "ar": "كم عدد القتلى من الجنود؟"}


def test_sentence_gives_the_range_with_its_sources() -> None:
    _, brief = only(
        report("A", "Six soldiers were hurt, the police said.", NOON),
        report("B", "قالت وزارة الصحة إن سبعة جنود أصيبوا.", NOON),
    )

    assert dict(brief.sentence) == {
        "en": "Reports put the number of soldiers hurt between six (the police) and seven (وزارة الصحة).",
        "ar": "تضع التقارير عدد المصابين من الجنود بين ستة (the police) وسبعة (وزارة الصحة).",
    }


def test_numbers_agree_with_a_feminine_noun_and_turn_to_digits_above_ten() -> None:
    _, brief = only(report("A", "Three drones were shot down."), report("B", "Twelve drones were shot down."))

    assert dict(brief.sentence)["en"] == "Reports put the number of drones shot down between three (A) and 12 (B)."
    assert dict(brief.sentence)["ar"] == "تضع التقارير عدد ما أسقط من الطائرات المسيرة بين ثلاث (A) و12 (B)."


def test_values_between_the_outermost_follow() -> None:
    texts = {
        "A": "Three buses burned, wounding 4 people.",
        "B": "9 people were wounded.",
        "C": "At least 12 people were wounded.",
    }
    _, brief = only(*(report(name, text, NOON) for name, text in texts.items()))

    assert dict(brief.sentence)["en"] == (
        "Reports put the number of people hurt between four (A) and at least 12 (C), with nine (B) in between."
    )


def test_answers_of_a_closed_list_are_set_side_by_side() -> None:
    _, brief = only(
        report("A", "The president was unharmed, his office said.", NOON),
        report("B", "The president was slightly hurt, a hospital said.", NOON),
    )

    assert dict(brief.sentence)["en"] == (
        "Accounts of the state of the president differ: slightly hurt (a hospital); unharmed (his office)."
    )


def test_reason_names_the_values_in_both_languages() -> None:
    _, brief = only(report("A", "Six soldiers were hurt.", NOON), report("B", "Seven soldiers were hurt.", NOON))

    assert dict(brief.why) == {"en": "no number satisfies both 6 and 7", "ar": "لا عدد يوافق 6 و7 معا"}


def test_what_is_not_known_is_said() -> None:
    _, brief = only(report("A", "Six soldiers were hurt."), report("B", "Seven soldiers were hurt."))

    assert dict(brief.why)["en"].endswith("; a time is missing, so it may be an update")
    assert (brief.confidence, brief.weaknesses) == (Confidence.MEDIUM, ("time",))


def test_nearest_change_of_a_toll_is_its_time() -> None:
    _, brief = only(
        report("A", "Six soldiers were hurt.", "2024-05-04T12:00:00Z"),
        report("B", "Seven soldiers were hurt.", "2024-05-04T13:00:00Z"),
    )

    assert [(change.facet, change.code) for change in brief.what_if] == [("time", "U1"), ("bound", "C2")]
    assert dict(brief.vanish)["en"] == (
        'would vanish if the 6 were as of 2024-05-04 09:00 UTC or earlier, or if the 6 meant "at least"'
    )


def test_the_time_that_is_named_does_settle_it() -> None:
    early, late = "2024-05-04T08:59:00Z", "2024-05-04T13:00:00Z"

    assert findings(report("A", "Six soldiers were hurt.", early), report("B", "Seven soldiers were hurt.", late)) == ()


def test_a_missing_time_is_named_first() -> None:
    _, brief = only(report("A", "Six soldiers were hurt."), report("B", "Seven soldiers were hurt."))

    assert dict(brief.what_if[0].wording)["en"] == "the 6 were from before the 7"


def test_what_does_not_grow_is_not_settled_by_time() -> None:
    _, brief = only(report("A", "Three rockets were fired.", NOON), report("B", "Five rockets were fired.", NOON))

    assert [change.facet for change in brief.what_if] == ["bound", "unit"]


def test_misquote_would_vanish_with_two_sources() -> None:
    finding, brief = only(
        report("A", "Six soldiers were hurt, Colonel Adel Nasser said.", NOON),
        report("B", "Seven soldiers were hurt, Colonel Adel Nasser said.", NOON),
    )

    assert finding.code == "X3"
    assert brief.what_if[0].facet == "time"


def test_reservation_is_what_a_note_hangs_on() -> None:
    finding, brief = only(
        report("A", "Six soldiers were reportedly hurt.", NOON), report("B", "Six soldiers were hurt.", NOON)
    )

    assert (finding.code, [change.facet for change in brief.what_if]) == ("D3", ["certainty"])


def test_states_of_a_person_are_settled_by_the_moment() -> None:
    _, brief = only(
        report("A", "The president was unharmed, his office said.", NOON),
        report("B", "The president was slightly hurt, a hospital said.", NOON),
    )

    assert [change.facet for change in brief.what_if] == ["moment", "entity"]


def test_sets_are_settled_by_one_of_their_claims() -> None:
    text = "Twelve people were killed: five soldiers and eight civilians."
    finding, brief = only(report("A", text, NOON))

    assert finding.code in {"X4", "X7"}
    assert brief.what_if != ()


def test_named_sources_are_asked_first() -> None:
    _, brief = only(
        report("Harbour News", "Six soldiers were hurt."),
        report("City Wire", "Seven soldiers were hurt, the health ministry said."),
    )

    assert [(ask.source, ask.is_named, dict(ask.wording)["en"]) for ask in brief.ask] == [
        ("the health ministry", True, "7"),
        ("Harbour News", False, "6"),
    ]


def test_value_groups_name_each_origin_once_and_mark_parties() -> None:
    finding, _ = only(
        report("A", "Six soldiers were hurt, the army said.", NOON),
        report("B", "The army said six soldiers were hurt.", EVENING),
        report("C", "قالت الشرطة إن سبعة جنود أصيبوا.", NOON),
    )
    six, seven = finding.values

    assert [(s.name, s.is_named, s.is_party, s.reports) for s in six.sources] == [("the army", True, True, 2)]
    assert [(s.name, s.is_party) for s in seven.sources] == [("الشرطة", False)]
    assert (six.first_as_of, six.last_as_of) == ("2024-05-04T12:00:00+00:00", "2024-05-04T13:00:00+00:00")


def test_armed_sides_are_parties_in_both_languages() -> None:
    finding, _ = only(
        report("A", "Six men were hurt, the rebels said.", NOON), report("B", "قال الجيش إن سبعة رجال أصيبوا.", NOON)
    )

    assert [source.is_party for value in finding.values for source in value.sources] == [True, True]


def test_order_is_level_then_independence_then_gap_then_confidence() -> None:
    reports = [
        report("A", "Six soldiers were hurt. Ten rockets were fired. Two bridges were destroyed.", NOON),
        report("B", "Seven soldiers were hurt. Ninety rockets were fired.", NOON),
        report("C", "Seven soldiers were hurt. Four bridges were destroyed.", NOON),
        report("D", "Six soldiers were hurt.", NOON),
    ]

    found = findings(*reports)

    assert [finding.question for finding in found] == ["injured|soldier", "launched|rocket", "destroyed|bridge"]
    assert [finding.id for finding in found] == ["f1", "f2", "f3"]


def test_order_does_not_depend_on_the_order_of_reports() -> None:
    reports = [report(str(n), f"{n + 5} soldiers were hurt. {n + 2} rockets were fired.", NOON) for n in range(6)]

    def seen(order: list[Report]) -> list[tuple[str, object, object]]:
        return [(f.fingerprint, f.brief and f.brief.vanish, f.brief and f.brief.sentence) for f in findings(*order)]

    assert seen(reports) == seen(reports[::-1])


@pytest.mark.parametrize("limit", [1, 2])
def test_explanations_are_bounded(limit: int) -> None:
    reports = [
        report("A", "Six soldiers were hurt. Ten rockets were fired."),
        report("B", "Seven soldiers were hurt. Ninety rockets were fired."),
    ]
    found = findings(*reports, settings=Settings(max_explained_findings=limit))

    assert sum(bool(finding.brief and finding.brief.what_if) for finding in found) == limit


def test_fingerprint_survives_ids_order_place_and_unrelated_reports() -> None:
    six, seven = report("A", "Six soldiers were hurt."), report("B", "Seven soldiers were hurt.")
    moved = report("A", "It rained. Six soldiers were hurt.", identifier="another id")
    other = report("Z", "Nine boats were seized.")

    names = {
        finding.fingerprint
        for order in [(six, seven), (seven, moved), (other, seven, six)]
        for finding in findings(*order)
    }

    assert len(names) == 1


def test_fingerprint_changes_with_a_value_and_with_a_source() -> None:
    six, seven = report("A", "Six soldiers were hurt."), report("B", "Seven soldiers were hurt.")
    eight, sourced = report("B", "Eight soldiers were hurt."), report("B", "Seven soldiers were hurt, the army said.")

    names = [findings(six, other)[0].fingerprint for other in (seven, eight, sourced)]

    assert len(set(names)) == 3


def test_units_that_differ_are_named_in_the_number_they_need() -> None:
    finding, brief = only(report("A", "Six children were killed.", NOON), report("B", "One person was killed.", NOON))

    assert [dict(value.wording)["en"] for value in finding.values] == ["1 person", "6 children"]
    assert [dict(value.wording)["ar"] for value in finding.values] == ["1 من الأشخاص", "6 من الأطفال"]
    assert "one person (B)" in dict(brief.sentence)["en"]


def test_none_is_no_floor_and_no_end_of_a_range() -> None:
    _, brief = only(report("A", "No soldiers were killed.", NOON), report("B", "Six soldiers were killed.", NOON))

    assert [change.facet for change in brief.what_if] == ["window", "place"]
    assert dict(brief.sentence)["en"] == "Accounts of the number of soldiers killed differ: none (A); six (B)."


def test_measures_have_no_parts() -> None:
    _, brief = only(
        report("A", "The flood destroyed a stone bridge 300 metres long.", NOON),
        report("B", "The flood destroyed a stone bridge 420 metres long.", NOON),
    )

    assert "unit" not in {change.facet for change in brief.what_if}


def test_a_whole_and_its_parts_are_told_under_the_whole() -> None:
    _, brief = only(report("A", "Twelve people were killed: five soldiers and eight civilians.", NOON))

    assert dict(brief.question)["en"] == "How many people were killed?"
    assert dict(brief.sentence) == {
        "en": "Figures for the number of people killed do not fit together: five soldiers (A); eight civilians (A); 12 people (A).",
        "ar": "لا تتوافق الأرقام الواردة عن عدد القتلى: خمسة من الجنود (A)؛ ثمانية من المدنيين (A)؛ 12 من الأشخاص (A).",
    }


def test_one_claim_of_another_time_settles_a_set() -> None:
    texts = [
        "Twelve people were killed.",
        "At least eight civilians were killed.",
        "At least five soldiers were killed.",
    ]
    finding, brief = only(*(report(f"P{n}", text, NOON) for n, text in enumerate(texts)))

    assert finding.code == "X7"
    assert dict(brief.what_if[0].wording)["en"] == '"at least 5 soldiers" were from another time'


def test_a_number_on_two_things_is_no_matter_of_bounds() -> None:
    finding, brief = only(
        report("A", "The army said 40 people were killed.", NOON),
        report("B", "The army said 40 people were wounded.", NOON),
    )

    assert (finding.code, brief.what_if[0].facet) == ("X8", "window")


def test_a_rule_of_a_desk_speaks_with_its_own_sentence() -> None:
    """A rule that is handed over as an argument has no words in the labels."""
    house = replace(rounding.RULE, code="H1", sentence="house style", check=lambda pair: pair.is_quantity)
    reports = [Report(id="a", text="Six men died."), Report(id="b", text="Seven men died.")]

    (finding,) = check_reports(reports, rules=(house, *ALL_RULES)).findings

    assert finding.code == "H1"
    assert finding.brief is not None
    assert "house style" in dict(finding.brief.why)["en"]
