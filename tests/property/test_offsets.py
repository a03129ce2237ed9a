"""Whatever the text, a claim is where it says it is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.extraction.claims import extract_claims
from checker.language.loader import load_language
from checker.model import Report
from checker.quantity.cells import build_cells
from checker.text.tokens import fold, tokenise

PIECES = [
    "Six guards", "were killed", "said", "police", "at least", "12", "٣", "1,200", "killing", "no one", ".", ",", '"', "\n", "\u200f", "ـ",
    "قتل", "أصيب", "ثلاثة", "جنود", "جنديان", "مقتل", "وإصابة", "بـ3", "طائرات مسيرة", "قالت الشرطة إن", "دون وقوع", "إصابات", "بينهم", "طفلان",
    "including", "two", "children", "of them", "denied", "any", "prime minister", "was not hurt", "early Sunday", "رئيس الوزراء", "لم يصب",
]  # fmt: skip
newsy = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=24).map(" ".join)


texts = newsy | st.text(max_size=120)
languages = st.sampled_from(["ar", "en"])


@settings(max_examples=400, deadline=None)
@given(texts, languages)
def test_spans_give_back_their_text(text: str, language: str) -> None:
    assert_spans_hold(text, language)


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, languages)
def test_spans_give_back_their_text_in_ten_thousand_texts(text: str, language: str) -> None:
    assert_spans_hold(text, language)


def assert_spans_hold(text: str, language: str) -> None:
    report = Report(id="a", text=text, language=language, published_at="2024-03-02")

    found = extract_claims(report)

    for claim in found.claims:
        assert text[claim.start : claim.end] == claim.text != ""
        assert claim.sentence.start <= claim.start < claim.end <= claim.sentence.end
        for link in claim.attribution:
            assert 0 <= link.start < link.end <= len(text)
    for item in found.skipped:
        assert item.text is None or text[item.start : item.end] == item.text


@given(st.text(max_size=60))
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(newsy, st.sampled_from(["ar", "en"]))
def test_cells_are_in_order_and_do_not_overlap(text: str, language: str) -> None:
    cells = build_cells(tokenise(text), load_language(language))

    spans = list(zip(cells.starts, cells.ends, strict=True))
    assert len(spans) == len(cells)
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
