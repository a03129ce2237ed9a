"""A text is taken as the language whose letters and common words cover most of it; names and accents decide nothing."""

from __future__ import annotations

import pytest

from checker.language.loader import load_languages
from checker.text.language_id import identify_language

TEXTS = [
    ("en", "The mayor of Bogotá, José Peña, said that 12 people were killed at the café."),
    ("en", "Twelve dead in harbour fire"),
    ("fr", "Douze personnes ont été tuées dans un incendie au port, selon la police."),
    ("fr", "Le maire d'Orvana a déclaré à Reuters que deux gardes sont blessés."),
    ("ar", "قتل 12 شخصا في حريق بمرفأ، بحسب وكالة Reuters."),
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_language_of_a_sentence_is_found(code: str, text: str) -> None:
    assert identify_language(text, load_languages().traits) == code


def test_text_without_letters_has_no_language() -> None:
    assert identify_language("12 / 34", load_languages().traits) is None
