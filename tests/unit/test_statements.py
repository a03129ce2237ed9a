"""What is said of persons and of who did it, alike in both languages; near misses stand beside hits."""

from __future__ import annotations

import pytest

from checker.align.bearings import site_kinship
from checker.align.persons import one_key_each
from checker.api import check_reports
from checker.extraction.claims import extract_claims
from checker.language.taxonomy import load_taxonomy
from checker.model import Kind, Polarity, Report

Told = tuple[str, str | None, str | None]


def states(text: str) -> list[Told]:
    claims = extract_claims(Report(id="a", text=text)).claims
    return [(claim.topic, claim.entity, claim.value) for claim in claims if claim.kind is Kind.STATUS]


def deeds(text: str) -> list[tuple[str | None, bool]]:
    claims = extract_claims(Report(id="a", text=text)).claims
    return [(c.value, c.polarity is Polarity.DENIED) for c in claims if c.topic == "perpetrator"]


def codes(*texts: str) -> list[str]:
    reports = [Report(id=str(number), source=f"Paper {number}", text=text) for number, text in enumerate(texts)]
    return [finding.code for finding in check_reports(reports).findings]


@pytest.mark.parametrize(
    ("english", "arabic", "told"),
    [
        ("The mayor was not hurt.", "العمدة لم يصب بأذى.", ("condition", "title:mayor", "unharmed")),
        (
            "The governor was slightly wounded.",
            "أصيب المحافظ بجروح طفيفة.",
            ("condition", "title:governor", "slightly_hurt"),
        ),
        ("The ambassador was killed.", "قتل السفير.", ("condition", "title:ambassador", "dead")),
        ("The death of the king was announced.", "أعلنت وفاة الملك.", ("condition", "title:king", "dead")),
        ("The president survived.", "نجا الرئيس.", ("condition", "title:president", "alive")),
        (
            "The captain was taken to hospital.",
            "نقل القبطان إلى المستشفى.",
            ("condition", "title:captain", "in_hospital"),
        ),
        ("Police arrested the suspect.", "اعتقلت الشرطة المشتبه به.", ("custody", "title:suspect", "held")),
        ("The pilot was released.", "أفرج عن الطيار.", ("custody", "title:pilot", "freed")),
        ("The former president was acquitted.", "برئ الرئيس السابق.", ("court", "title:former president", "acquitted")),
        ("The foreign minister resigned.", "استقال وزير الخارجية.", ("office", "title:foreign_minister", "left")),
    ],
)
def test_both_languages_tell_one_state(english: str, arabic: str, told: Told) -> None:
    assert states(english) == [told]
    assert [state for state in states(arabic) if state[1] == told[1]][:1] in ([told], [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Karim Nadir, 51, was arrested on Monday.", [("custody", "name:krm ndr", "held")]),
        (
            "Karim Nadir, 51, and Omar Tarek, 40, were jailed.",
            [("custody", "name:krm ndr", "jailed"), ("custody", "name:mr trk", "jailed")],
        ),
        ("The suspect, Karim Nadir, was detained.", [("custody", "name:krm ndr", "held")]),
        (
            "Nadir, who worked in the port, was shot and is in critical condition.",
            [("condition", "name:ndr", "seriously_hurt")],
        ),
        ("Nadir's arrest surprised many.", [("custody", "name:ndr", "held")]),
        ("The court found Nadir guilty.", [("court", "name:ndr", "convicted")]),
        ("The mayor was not arrested.", [("custody", "title:mayor", "held")]),
        ("أفرج عن الصحفي كريم الندري.", [("custody", "name:krm ndr", "freed")]),
    ],
)
def test_persons_are_known_by_name_or_title(text: str, told: list[Told]) -> None:
    assert states(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "A guard of the mayor was killed.",
        "The mayor's brother was arrested.",
        "Karim Nadir would be released.",
        "Three drivers were hurt.",
        "The road was closed.",
        "قتل ثلاثة من حراس المحافظ.",
    ],
)
def test_what_is_said_of_others_is_not_said_of_the_person(text: str) -> None:
    assert states(text) == []


@pytest.mark.parametrize(
    ("english", "arabic", "told"),
    [
        ("The Houthis claimed responsibility for the attack.", "تبنى الحوثيون الهجوم.", ("houthis", False)),
        ("Hamas denied any involvement.", "نفت حركة حماس تورطها.", ("hamas", True)),
        (
            "The minister accused Ethiopia of carrying out the raid.",
            "اتهم الوزير إثيوبيا بتنفيذ الهجوم.",
            ("ethiopia", False),
        ),
        ("Israeli jets bombed the camp.", "قصفت الطائرات الإسرائيلية المخيم.", ("israel", False)),
        ("Kenya had not bombed the village.", "كينيا تنفي تورطها.", ("kenya", True)),
    ],
)
def test_both_languages_name_one_actor(english: str, arabic: str, told: tuple[str, bool]) -> None:
    assert (deeds(english), deeds(arabic)) == ([told], [told])


@pytest.mark.parametrize(
    "text", ["The ministry has responsibility for Kenya.", "A bus was attacked in Kenya.", "Kenya won."]
)
def test_a_country_that_did_nothing_is_no_actor(text: str) -> None:
    assert deeds(text) == []


def test_a_claim_and_a_denial_of_one_deed_are_a_dispute() -> None:
    assert codes("Kenya's army bombed the camp.", "Kenya denied any involvement in the strike.") == ["D2"]


def test_two_actors_for_one_attack_clash() -> None:
    assert codes("The Taliban claimed responsibility.", "Islamic State claimed responsibility.") == ["D1"]


def test_one_person_in_two_states_clashes_across_languages() -> None:
    assert codes("Mayor Karim Nadir was killed.", "العمدة كريم الندري لم يصب بأذى.") == ["X9"]


def test_two_persons_of_one_surname_never_clash() -> None:
    assert codes("Karim Nadir was killed.", "Selma Nadir was not hurt.") == []


def test_names_are_joined_only_where_one_person_fits() -> None:
    keys = one_key_each({"name:krm ndr", "name:ndr", "name:slm hsn", "name:mr hsn", "name:hsn"}, set())

    assert (keys["name:ndr"], keys["name:hsn"]) == ("name:krm ndr", "name:hsn")


def test_a_title_that_two_persons_bear_joins_neither() -> None:
    keys = one_key_each(
        {"name:krm ndr", "name:mr trk"}, {("title:governor", "name:krm ndr"), ("title:governor", "name:mr trk")}
    )

    assert keys == {"name:krm ndr": "name:krm ndr", "name:mr trk": "name:mr trk"}


def places(text: str) -> list[tuple[str, str | None]]:
    return [(c.topic, c.value) for c in extract_claims(Report(id="a", text=text)).claims if c.kind is Kind.PLACE]


@pytest.mark.parametrize(
    ("english", "arabic", "told"),
    [
        (
            "The quake hit 40 km south of Mosul.",
            "وقع الزلزال على بعد 40 كيلومترا جنوب الموصل.",
            ("located_at", "s of mosul 40 km"),
        ),
        (
            "The rocket was fired from a field 6 km north-west of Tripoli.",
            "الصاروخ أطلق من حقل يبعد 6 كيلومترات شمال غرب طرابلس.",
            ("launch_site", "nw of tripoli 6 km"),
        ),
    ],
)
def test_both_languages_tell_one_site(english: str, arabic: str, told: tuple[str, str]) -> None:
    assert (places(english), places(arabic)) == ([told], [told])


@pytest.mark.parametrize(
    ("left", "right", "kinship"),
    [
        ("s of mosul 40 km", "s of mosul 42 km", "equal"),
        ("s of mosul 40 km", "sse of mosul 42 km", "part"),
        ("s of mosul 40 km", "n of mosul 40 km", "disjoint"),
        ("s of mosul 40 km", "s of mosul 90 km", "disjoint"),
        ("s of mosul", "s of mosul 90 km", "equal"),
        ("s of mosul 40 km", "s of basra 40 km", "unknown"),
        ("s of mosul 40 km", "a farm", "unknown"),
        ("mosul", "iraq", "part"),
    ],
)
def test_sites_compared(left: str, right: str, kinship: str) -> None:
    assert site_kinship("located_at", left, right, load_taxonomy()).value == kinship


def test_a_launch_site_far_from_a_city_is_no_landmark() -> None:
    assert site_kinship("launch_site", "n of mosul 40 km", "a yard near the canal", load_taxonomy()).value == "disjoint"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Nine miners were killed.", "Nine miners survived.", ["X9"]),
        ("Nine miners were killed.", "نجاة 9 من عمال المناجم.", ["X9"]),
        ("Nine miners were killed.", "Eight miners survived.", []),
        ("Two miners were killed.", "Two miners were rescued.", []),
        ("The court sentenced five officers.", "Five officers were acquitted.", ["X9"]),
        ("اعتقال 7 طلاب.", "الإفراج عن 7 طلاب.", ["X9"]),
        ("Nine miners were killed.", "Nine miners were killed and nine rescued.", []),
    ],
)
def test_one_group_in_two_opposite_states(one: str, other: str, expected: list[str]) -> None:
    assert codes(one, other) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Syrian tribes were freed.",
        "Five men killed, Nadir said.",
        "The army freed Orvana.",
        "Nadir Hospital staff were hurt.",
        "The blast killed the British envoy.",
    ],
)
def test_towns_groups_and_speakers_are_no_victims(text: str) -> None:
    assert states(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The convoy was bombed by either Kenyan or Ethiopian jets.",
        "The minister accused Kenya of delay.",
        "Cairo suburbs attacked by night.",
        "Kenya foiled a bomb attack.",
        "Police raided a hotel.",
    ],
)
def test_what_leaves_the_actor_open_names_none(text: str) -> None:
    assert deeds(text) == []


def test_two_denials_never_clash() -> None:
    assert codes("Kenya denied any involvement in the raid.", "Hamas denied any involvement in the raid.") == []


def test_another_incident_of_a_report_is_kept_apart() -> None:
    one = "A bomb exploded at the port on Monday. On Tuesday, a bomb exploded at the station."

    assert codes(one, "A bomb exploded at the port on Monday.") == []
    assert codes(one, "A bomb exploded at the port on Sunday.") == ["X10"]


def test_an_incident_told_of_below_the_lead_is_no_rival() -> None:
    deep = "A bomb exploded. Roads were shut. Schools were shut. Shops were shut. A raid took place on Sunday."

    assert codes(deep, "A bomb exploded at the port on Monday.") == []


def test_a_country_named_after_a_direction_is_no_site() -> None:
    assert places("A bomb exploded in South Sudan.") == []


def test_a_finding_names_the_person_as_written() -> None:
    reports = [
        Report(id="a", source="A", text="Karim Nadir was killed."),
        Report(id="b", source="B", text="Karim Nadir was not hurt."),
    ]

    assert "Karim Nadir" in check_reports(reports).findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        "القوات تواصل قصف المواقع الأوكرانية.",
        "تتعرض كينيا لقصف متواصل.",
        "اعتداء على الطلبة الفلسطينيين.",
        "شنت عشرات الغارات في كينيا.",
    ],
)
def test_who_is_struck_is_no_actor(text: str) -> None:
    assert deeds(text) == []


@pytest.mark.parametrize(
    "text", ["سقطت قذائف على الضفة الشرقية من النهر.", "الأحياء الغربية والشمالية من المدينة قصفت."]
)
def test_an_attribute_is_no_direction(text: str) -> None:
    assert places(text) == []


def test_a_glued_verb_is_no_state() -> None:
    assert states("المتهم بقتل زوجته غادر البلاد.") == []
