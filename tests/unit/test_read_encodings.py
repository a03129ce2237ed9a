"""Bytes become the same text whatever their encoding, and a guess is always said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.readers.decode import decode_bytes
from checker.readers.inputs import read_bytes
from checker.readers.reading import Raw

HOSTILE = Path(__file__).parents[1] / "hostile"
KEY = [item for item in json.loads((HOSTILE / "encoding" / "expected.json").read_text("utf-8")) if "text" in item]
STORY = (
    "وقال المتحدث باسم الدفاع المدني إن فرق الإنقاذ انتشلت جثث تسعة عمال من تحت أنقاض المبنى المنهار، فيما نقل 14 جريحا "
    "إلى المستشفى. وأشار إلى أن البحث عن مفقودين مستمر حتى مساء الخميس؛ وأفاد شهود بأن المبنى المؤلف من خمسة طوابق انهار فجأة. "
)
FRENCH = "Selon la préfecture, sept pompiers ont été blessés dans l'incendie d'un entrepôt près du port. "
ENGLISH = "“Nine workers were trapped,” the mayor’s office said – and 14 were taken to hospital. "


@pytest.mark.parametrize("item", KEY, ids=[item["file"] for item in KEY])
def test_kept_files_are_read_as_their_key_says(item: dict[str, str]) -> None:
    assert decode_bytes((HOSTILE / "encoding" / item["file"]).read_bytes()).text == item["text"]


@pytest.mark.parametrize("length", [40, 60, 100, 250, 1_000, 3_000])
@pytest.mark.parametrize("encoding", ["windows-1256", "iso8859_6", "utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_arabic_is_told_from_its_bytes(encoding: str, length: int) -> None:
    texts = [(STORY * 20)[start : start + length] for start in range(0, 200, 10)]

    assert [text for text in texts if decode_bytes(text.encode(encoding)).text != text] == []


@pytest.mark.parametrize("text", [FRENCH, FRENCH * 10, ENGLISH, ENGLISH * 10])
def test_western_letters_are_not_taken_for_another_alphabet(text: str) -> None:
    assert decode_bytes(text.encode("windows-1252")).text == text


def test_a_guess_names_its_encoding() -> None:
    assert decode_bytes(STORY.encode("windows-1256")).note == "encoding guessed: cp1256"
    assert decode_bytes(STORY.encode("utf-16-le")).note == "encoding guessed: utf-16-le"
    assert decode_bytes(STORY.encode("utf-8")).note is None


def test_a_wrong_declaration_is_said() -> None:
    decoded = decode_bytes(STORY.encode("windows-1256"), "utf-8")

    assert decoded.text == STORY
    assert decoded.note == "not utf-8 as declared; encoding guessed: cp1256"


def test_a_mark_is_stronger_than_a_declaration() -> None:
    assert decode_bytes(STORY.encode("utf-16"), "windows-1256").text == STORY


def test_a_few_damaged_bytes_leave_utf8_as_it_is() -> None:
    raw = STORY.encode("utf-8")
    decoded = decode_bytes(raw[:101] + b"\xff" + raw[101:])

    assert decoded.text.replace("\ufffd", "") in {STORY, STORY[:50] + STORY[51:], STORY.replace(STORY[55], "", 1)}
    assert decoded.note == f"{decoded.text.count(chr(0xFFFD))} undecodable bytes read as U+FFFD"


def test_bytes_that_are_no_text_are_refused() -> None:
    noise = bytes(range(256)) * 8

    assert read_bytes(Raw(data=noise, name="x.txt")).problems == (
        "x.txt: not a text; name a file of text, or the encoding with --encoding",
    )
