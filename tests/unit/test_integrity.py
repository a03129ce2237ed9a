"""Characters that change a number: every one is noted, its reading is right, and it is never compared."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from measures import AT_MOST, growth

from checker.api import check_reports, extract_reports
from checker.model import Finding, Report
from checker.notes import note_codes, note_page
from checker.readers.demo import read_demo
from checker.text.integrity import find_faults

HOSTILE = Path(__file__).parents[1] / "hostile"
ROOT = Path(__file__).parents[2]
CASES = json.loads((HOSTILE / "own" / "numbers_unicode.json").read_text("utf-8"))
CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\u2064\ufe0f\ufeff\u180e"
WITH_SCALE = {"قتل 1½ مليون": [1_500_000]}  # the key gives the number without its million
CODES = {
    "ALM": "CC801",
    "BOM": "CC802",
    "ambiguous": "CC805",
    "bidi": "CC801",
    "combining": "CC802",
    "enclosed": "CC803",
    "fullwidth": "CC803",
    "letter": "CC804",
    "math": "CC803",
    "mixed": "CC803",
    "replacement": "CC807",
    "reversed": "CC805",
    "soft": "CC802",
    "superscript": "CC803",
    "vulgar": "CC803",
    "zero": "CC802",
}


def notes(text: str, title: str | None = None) -> list[Finding]:
    return list(check_reports([Report(id="a", text=text, title=title)]).findings)


def readings(text: str) -> list[object]:
    bounds = [claim.interval for claim in extract_reports([Report(id="a", text=text, language="ar")]).claims]
    return [bound.low if bound.low == bound.high else [bound.low, bound.high] for bound in bounds]


@pytest.mark.parametrize("case", CASES, ids=[ascii(case["text"]) for case in CASES])
def test_readings_and_warnings_of_the_kept_numbers(case: dict[str, object]) -> None:
    text, warning = str(case["text"]), str(case["warning"] or "")
    codes = [note.code for note in check_reports([Report(id="a", text=text, language="ar")]).findings]

    assert codes == ([CODES[re.split("[- ]", warning)[0]]] if warning else [])
    assert readings(text) == (WITH_SCALE.get(text) or case["numbers"] or [])


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: f"{ord(control):04X}")
@pytest.mark.parametrize(
    "text", ["Killed: {}45 people.", "Killed: 4{}5 people.", "Killed: 45{} people.", "قتل ٤{}٥ شخصا"]
)
def test_every_direction_control_in_or_at_a_number(control: str, text: str) -> None:
    (note,) = notes(text.format(control))

    assert (note.code, note.level.value, note.report, note.field) == ("CC801", "note", "a", "text")
    assert f"U+{ord(control):04X}" in note.message


@pytest.mark.parametrize("character", INVISIBLE, ids=lambda character: f"{ord(character):04X}")
def test_every_invisible_character_in_a_number(character: str) -> None:
    text = f"The blast killed 4{character}5 people."
    found = check_reports([Report(id="a", text=text)])

    assert [(c.interval.low, c.text, c.fault) for c in found.claims] == [(45, f"4{character}5 people", "CC802")]
    assert [(n.code, text[n.start : n.end]) for n in found.findings] == [("CC802", f"4{character}5")]


def test_an_override_says_what_is_shown_and_what_is_written() -> None:
    (note,) = notes("The blast killed \u202e54\u202c people.")

    assert note.message == "number contains U+202E; shown '45', written '54'; not compared."


@pytest.mark.parametrize(
    "text",
    ["The blast killed 4\u200b5 people.", "The blast killed \u066445 people.", "The blast killed \u200f45 people."],
)
def test_a_doubtful_number_is_shown_but_not_compared(text: str) -> None:
    reports = [Report(id="a", text=text), Report(id="b", text="The blast killed nine people.")]
    found = check_reports(reports, with_relations=True)

    assert [finding.level.value for finding in found.findings] == ["note"]
    assert found.relations == ()
    assert [len(group.claims) for group in found.groups] == [1]
    assert len(found.claims) == 2


def test_a_number_that_nobody_can_read_is_listed() -> None:
    found = check_reports([Report(id="a", text="The blast killed 4O people. Seven fled.")])

    assert [(claim.id, claim.interval.low) for claim in found.claims] == [("c1", 7)]
    assert [item.text for item in found.skipped] == ["4O people"] or "4" in str(found.skipped[0].text)


def test_places_behind_a_fault_fit_the_text_as_received() -> None:
    text = "\ufeffThe blast killed 1\u00bd million people and 4\u200b\u200b5 guards, the ministry said. Seven drones were shot down, police said."
    found = check_reports([Report(id="a", text=text, title="4\u200b5 killed, police say")])

    assert [text[c.start : c.end] for c in found.claims if c.field == "text"] == [
        c.text for c in found.claims if c.field == "text"
    ]
    assert [text[link.start : link.end] for c in found.claims if c.field == "text" for link in c.attribution] == [
        link.source for c in found.claims if c.field == "text" for link in c.attribution
    ]
    assert [text[c.sentence.start : c.sentence.end][-1] for c in found.claims if c.field == "text"] == ["."] * 4
    assert [c.fault for c in found.claims][-1] is None


ORDINARY = [
    "قالت الوزارة\u200f إن ٣٤ شخصا\u200c أصيبوا، و12 آخرين.",
    "Die Tür, l'été, Ça va: sept 2,500 m² and 5 km², H₂O.",
    "An F-16, 2021-22, 10l of water, O2, Covid-19, 12-15 drones, iPhone 5s, 3D, L2.",
    "صلى الله عليه وسلم \ufdfa في 12 آية \ufd3f.",
    "«عكاظ» والأوسط» ١٢ و«المدينة»",
    "مِن ٣ مَناطق",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_texts_have_no_fault(text: str) -> None:
    assert find_faults(text) == ()


def test_the_sample_reports_have_no_fault() -> None:
    assert [fault for report in read_demo().reports for fault in find_faults(report.text)] == []


def test_letters_of_a_printed_page_keep_longer_numbers_from_being_compared() -> None:
    shaped = "\ufe97\ufed8\ufedc\ufeb0"
    reports = [
        Report(id="a", text=f"{shaped} قتل 34 شخصا وأصيب 7 حراس"),
        Report(id="b", text="قتل 43 شخصا وأصيب 8 حراس"),
    ]
    found = check_reports(reports)

    assert [(c.interval.low, c.fault) for c in found.claims if c.report == "a"] == [(34, "CC806"), (7, None)]
    assert [finding.code for finding in found.findings] == ["X1", "CC806"]


@pytest.mark.parametrize("name", ["mojibake_utf8_as_cp1256.txt", "mojibake_utf8_as_latin1.txt"])
def test_text_in_a_wrong_encoding_is_told(name: str) -> None:
    assert "CC808" in [note.code for note in notes((HOSTILE / "own" / name).read_text("utf-8", errors="replace"))]


def test_arabic_read_as_western_is_told() -> None:
    assert [note.code for note in notes("قتل خمسة أشخاص في الغارة".encode("cp1256").decode("cp1252"))] == ["CC808"]


def test_many_faults_are_told_by_a_few_notes() -> None:
    found = notes("The blast killed 4\u200b5 people. " * 40)

    assert len(found) == 5
    assert "(35 more in this text)" in found[-1].message


@pytest.mark.parametrize("path", sorted((HOSTILE / "bidi").glob("trojan_*")), ids=lambda path: path.name)
def test_code_with_hidden_directions(path: Path) -> None:
    text = path.read_text("utf-8")

    assert all(text[fault.start : fault.end] for fault in find_faults(text))


def test_unicode_conformance_data_break_nothing() -> None:
    for line in (HOSTILE / "unicode" / "BidiCharacterTest_first400.txt").read_text("utf-8").splitlines():
        codes = line.split(";")[0].split() if line and not line.startswith("#") else []
        text = "".join(chr(int(code, 16)) for code in codes) + " killed 5 people"
        found = extract_reports([Report(id="a", text=text, language="en")])

        assert all(text[claim.start : claim.end] == claim.text for claim in found.claims)


RUNS = [
    "1",
    "\u200f",
    "1\u200f",
    "1.",
    "\u200f.",
    "1\u0300",
    "\ufffd",
    "l1",
    "1O",
    "\ufeb1\ufeb2",
    "\u0637\u00b4",
    "\u00c0",
    "1\u00b2",
    "\u202e5",
    "1-",
]


@pytest.mark.slow
@pytest.mark.parametrize("run", RUNS, ids=ascii)
def test_twice_the_text_takes_twice_the_time(run: str) -> None:
    assert growth(find_faults, lambda size: run * (size // len(run))) <= AT_MOST


def test_every_code_has_a_page_and_a_row_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")

    for code, name in note_codes().items():
        assert note_page(code).startswith(f"# {code}: {name}\n")
        assert f"| {code} | {name} |" in readme
