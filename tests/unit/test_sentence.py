"""A sentence is read once, but what its report says of it is found anew in each report."""

from __future__ import annotations

from checker.extraction.claims import extract_claims
from checker.extraction.sentence import forget_sentences, read_sentence
from checker.language.loader import load_language
from checker.model import Report

COPIED = "She said six drivers were hurt on Monday."


def _report(first: str, published_at: str | None = None) -> Report:
    return Report(id="a", text=f"{first} {COPIED}", language="en", published_at=published_at)


def test_copied_sentence_takes_the_speaker_of_each_report() -> None:
    sources = [
        extract_claims(_report(first)).claims[-1].attribution[-1].source
        for first in ("The mayor told reporters that nobody had slept.", "A hospital doctor said it was a long night.")
    ]
    assert sources == ["The mayor", "A hospital doctor"]


def test_copied_sentence_points_into_each_report() -> None:
    reports = [_report("The mayor told reporters that nobody had slept."), _report("The mayor said so.")]
    for report in reports:
        claim = extract_claims(report).claims[-1]
        assert report.text[claim.start : claim.end] == claim.text == "six drivers"
        source = claim.attribution[-1]
        assert report.text[source.start : source.end] == source.source == "The mayor"


def test_copied_sentence_is_dated_by_each_report() -> None:
    text = "The arrest happened on Monday."
    values = [
        extract_claims(Report(id="a", text=text, language="en", published_at=day)).claims[-1].value
        for day in ("2024-03-06", "2024-03-13", "2024-03-06")
    ]
    assert values == ["2024-03-04", "2024-03-11", "2024-03-04"]


def test_sentences_are_forgotten_on_request() -> None:
    english = load_language("en")
    first = read_sentence(COPIED, english, -1)
    forget_sentences()
    assert read_sentence(COPIED, english, -1) is not first


def test_long_sentences_are_not_kept() -> None:
    long, english = "Six men died. " * 100, load_language("en")
    assert read_sentence(long, english, -1) is not read_sentence(long, english, -1)
