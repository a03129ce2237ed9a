"""The language data keep their own rules: clean letters, no duplicates, ids that the project knows."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import checker.language
from checker.errors import LanguageDataError
from checker.language.labels import reader_languages
from checker.language.loader import load_language, load_languages
from checker.language.roles import load_roles
from checker.language.schema import LEXICON_FILES, check_lists, surfaces
from checker.language.taxonomy import load_taxonomy

DATA = Path(checker.language.__file__).parent / "data"
FILES = sorted(DATA.rglob("*.toml"))
CODES = sorted(folder.name for folder in DATA.iterdir() if folder.is_dir())
FORBIDDEN = re.compile("[\ufb50-\ufdff\ufe70-\ufefc\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0640]")
EXCLUSIVE_LISTS = [("deny", "fail"), ("deny", "hedge"), ("no_report", "deny")]


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def entries(code: str, name: str) -> list[tuple[str, str, str]]:
    content = read(DATA / code / f"{name}.toml")
    return [
        (table, form, surface)
        for table, lists in content.items()
        for listing, forms in lists.items()
        for form, found in surfaces(name, table, listing, forms).items()
        for surface in found
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DATA)))
def test_text_is_nfc_without_controls_or_presentation_forms(path: Path) -> None:
    text = path.read_text("utf-8")

    assert unicodedata.is_normalized("NFC", text)
    assert FORBIDDEN.findall(text) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DATA)))
def test_word_lists_are_sorted_and_hold_one_form_a_line(path: Path) -> None:
    """Two people who add a word each then change two different lines."""
    text = path.read_text("utf-8")
    lists = [re.findall(r'"[^"\n]*"', body) for body in re.findall(r"= \[\n((?:  \"[^\n]*\n)+)\]", text)]

    assert path.name == "language.toml" or re.findall(r'^ +"[^"]*", *"', text, flags=re.MULTILINE) == []
    assert path.name == "language.toml" or all(words == sorted(words) for words in lists)


@pytest.mark.parametrize("name", sorted(LEXICON_FILES))
@pytest.mark.parametrize("code", CODES)
def test_no_list_holds_a_word_twice(code: str, name: str) -> None:
    if not (DATA / code / f"{name}.toml").is_file():
        assert name == "names"
        return
    counts = Counter(entries(code, name))

    assert [entry for entry, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(("first", "second"), EXCLUSIVE_LISTS)
@pytest.mark.parametrize("code", CODES)
def test_exclusive_lists_share_no_word(code: str, first: str, second: str) -> None:
    words: dict[str, set[str]] = {}
    for table, _, surface in entries(code, "factuality"):
        words.setdefault(table, set()).add(surface)

    assert words[first] & words[second] == set()


@pytest.mark.parametrize("code", CODES)
def test_every_entry_can_be_reached_after_folding(code: str) -> None:
    language = load_language(code)

    for name in set(LEXICON_FILES) - {"status", "names"}:
        for table, _, surface in entries(code, name):
            found = {s.key for senses in language.words.values() for s in senses if s.file == name}
            rows = [phrase for found in language.phrases.values() for phrase in found]
            phrases = {s.key for phrase in rows for s in phrase.senses if s.file == name}
            assert table in found | phrases, surface


@pytest.mark.parametrize("code", CODES)
def test_units_are_known_to_the_roles(code: str) -> None:
    known = {unit for units in load_roles().classes.values() for unit in units}
    ungated = {"earthquake", "attack", "vote", "charge", "job", "country"}

    assert {table for table, _, _ in entries(code, "units")} - known - ungated == set()


def test_topics_are_known_to_the_roles_and_have_words_in_each_language() -> None:
    topics = set(load_roles().takes)

    assert {code: {table for table, _, _ in entries(code, "topics")} for code in CODES} == dict.fromkeys(CODES, topics)


def test_closed_answers_are_known_to_the_taxonomy() -> None:
    values = load_taxonomy().values
    topic_of = {"agent": "shot_down_by"}

    for code in CODES:
        for table, form, _ in entries(code, "status"):
            topic = topic_of.get(table, table)
            assert topic not in values or form in values[topic]


def test_languages_have_the_same_tables_of_answers() -> None:
    tables = [{table for table, _, _ in entries(code, "status")} for code in CODES]

    assert all(own == tables[0] for own in tables)


@pytest.mark.parametrize(
    "table", ["questions", "topics", "subjects", "compass", "phrases", "sentences", "why", "doubts", "what_if", "plots"]
)
def test_languages_of_the_desk_can_say_the_same_things(table: str) -> None:
    """A language that the desk reads may say more than English (a question of its own for a topic), never less."""
    keys = {code: set(read(DATA / code / "labels.toml")[table]) for code in reader_languages()}

    assert [code for code, own in keys.items() if keys["en"] - own] == []


@pytest.mark.parametrize("code", CODES)
def test_small_numbers_have_a_word(code: str) -> None:
    assert set(read(DATA / code / "labels.toml")["numbers"]) == {str(number) for number in range(1, 11)}


def test_unknown_table_names_file_and_key() -> None:
    with pytest.raises(LanguageDataError, match=r"units\.toml: \[soldier\] plurals is unknown"):
        check_lists("units", {"soldier": {"plurals": ["soldiers"]}})


def test_word_that_is_no_string_names_file_and_key() -> None:
    with pytest.raises(LanguageDataError, match=r"units\.toml: \[soldier\] nouns holds 3"):
        surfaces("units", "soldier", "nouns", [3])


def test_missing_key_names_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "language.toml").write_text('code = "xx"\nletters = "x"\ncommon = []\n', "utf-8")

    with pytest.raises(LanguageDataError, match=r"xx/language\.toml: key 'numbers' is missing"):
        load_languages(tmp_path).get("xx")


def test_broken_toml_names_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "language.toml").write_text("code = ", "utf-8")

    with pytest.raises(LanguageDataError, match=r"language\.toml: cannot be read as TOML"):
        load_languages(tmp_path)


@pytest.mark.parametrize("code", sorted(reader_languages()))
def test_every_vague_band_has_a_word(code: str) -> None:
    bands = {key.partition(" ")[2] for one in CODES for key in read(DATA / one / "numerals.toml").get("vague", {})}

    assert bands - set(read(DATA / code / "labels.toml")["bands"]) == set()
