"""The sieve keeps every sentence that gives a claim, and knows every table of the lexicon that could make one."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from checker.extraction.claims import extract_claims
from checker.language.loader import Languages, load_languages
from checker.language.sieve import STATUS_TRAITS, Sieve, holds_claim, make_sieve
from checker.model import Report

SPECS = Path(__file__).parent.parent / "specs"
DATA = Path(__file__).parent.parent.parent / "checker" / "language" / "data"
ANSWERS_ALONE = {"blames", "claims_it", "denies_it", "involvement", "launch", "strikes_it", "weapon"}
CODES = sorted(load_languages().folders)


class _Open(Sieve):
    """A sieve that lets every sentence through, with every trait."""

    def traits(self, text: str) -> int:
        del text
        return -1


def _open_languages() -> Languages:
    shipped = load_languages()
    languages = replace(shipped, loaded={}, sieves={})
    for code in CODES:
        language = shipped.get(code)
        assert language is not None
        languages.loaded[code] = language
        languages.sieves[code] = _Open(language=language, keys={}, heads={})
    return languages


def _texts(code: str) -> list[str]:
    files = sorted((SPECS / code).glob("*.toml"))
    return [case["text"].strip() for file in files for case in tomllib.loads(file.read_text("utf-8"))["case"]]


@pytest.mark.parametrize("code", CODES)
def test_sieve_loses_no_claim(code: str) -> None:
    shut, open_ = load_languages(), _open_languages()
    reports = [Report(id=str(number), text=text, language=code) for number, text in enumerate(_texts(code))]
    lost = [r.text for r in reports if extract_claims(r, shut).claims != extract_claims(r, open_).claims]
    assert lost == []


@pytest.mark.parametrize("code", CODES)
def test_sieve_names_every_table_of_answers(code: str) -> None:
    tables = set(tomllib.loads((DATA / code / "status.toml").read_text("utf-8")))
    assert tables <= STATUS_TRAITS.keys() | ANSWERS_ALONE


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("A street was indicted.", False),
        ("Zorba was indicted.", True),
        ("The mayor was indicted.", True),
        ("They said that it was late.", False),
        ("The group said it was behind the raid.", True),
    ],
)
def test_state_needs_somebody_and_half_an_answer_its_other_half(text: str, is_kept: bool) -> None:  # noqa: FBT001
    language = load_languages().get("en")
    assert language is not None
    assert holds_claim(make_sieve(language).traits(text)) is is_kept
