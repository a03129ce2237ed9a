"""Rows against other tools, which take turns with ours in one process; each is measured where it is installed.

Those that find numbers are set against the whole of ours, which is what the goals ask, and against our finding of numbers.

``pip install 'checker[benchmarks]'`` installs them. quantulum3 works without its classifier, as it does where
scikit-learn is missing: the one that it ships cannot be loaded by scikit-learn 1.9.
"""

from __future__ import annotations

import random
import re
import statistics
import tempfile
from importlib import import_module
from typing import TYPE_CHECKING, Any

from measuring import ROUNDS, child_seconds, median_ratio, two_files

from checker.api import extract_report, extract_reports
from checker.language.loader import load_languages
from checker.language.sieve import holds_claim
from checker.model import Report
from checker.quantity.cells import cut_pieces, join_pieces
from checker.quantity.quantities import find_quantities
from checker.settings import Settings
from checker.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from measuring import Corpus

_FEW = 20
_SLOW_ROUNDS = 3
_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?)\b")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_COLD_QUANTULUM = """
import sys
import quantulum3.classifier
quantulum3.classifier.USE_CLF = False
from quantulum3.parser import parse
for name in sys.argv[1:]:
    parse(open(name, encoding="utf-8").read())
"""


def _quantulum() -> Callable[[str], Any]:
    vars(import_module("quantulum3.classifier"))["USE_CLF"] = False
    parse: Callable[[str], Any] = import_module("quantulum3.parser").parse
    return parse


def find_numbers(texts: Sequence[str], code: str = "en") -> None:
    """Find the quantities of texts and make no claims of them, which is what the tools for numbers do."""
    languages = load_languages()
    language = languages.get(code)
    if language is None:
        raise KeyError(code)
    traits = languages.sieve(language).traits
    for text in texts:
        for span in split_sentences(text, language.abbreviations):
            sentence = text[span.start : span.end]
            if holds_claim(traits(sentence)):
                find_quantities(join_pieces(cut_pieces(sentence, language)), language)


def _against(texts: Sequence[str], theirs: Callable[[], object], rounds: int = ROUNDS) -> dict[str, float]:
    """Return how many times as long another tool takes as our extraction, and as our finding of numbers."""
    reports = [Report(id=str(number), text=text, language="en") for number, text in enumerate(texts)]
    return {
        "all": median_ratio(theirs, lambda: extract_reports(reports), rounds),
        "numbers": median_ratio(theirs, lambda: find_numbers(texts), rounds),
    }


def over_quantulum(corpus: Corpus) -> dict[str, float]:
    """Row 2: on whole documents."""
    parse, texts = _quantulum(), corpus.en[:_FEW]
    return _against(texts, lambda: [parse(text) for text in texts], _SLOW_ROUNDS)


def over_quantulum_on_numbers(corpus: Corpus) -> dict[str, float]:
    """Row 2b: quantulum3 reads the sentences with a number alone, ours reads everything."""
    parse, texts = _quantulum(), corpus.en[:_FEW]
    sentences = [s for text in texts for s in _SENTENCE_END.split(text) if _NUMBER.search(s)]
    return _against(texts, lambda: [parse(s) for s in sentences], _SLOW_ROUNDS)


def over_recognizers(corpus: Corpus) -> dict[str, float]:
    """Row 3."""
    package = import_module("recognizers_number")
    recognise, english = package.recognize_number, package.Culture.English
    texts = corpus.en[:_FEW]
    return _against(texts, lambda: [recognise(text, english) for text in texts])


def over_text2num(corpus: Corpus) -> dict[str, float]:
    """Row 4: ours over theirs."""
    convert = import_module("text_to_num").alpha2digit
    over = _against(corpus.en, lambda: [convert(text, "en") for text in corpus.en])
    return {name: 1 / ratio for name, ratio in over.items()}


def over_spacy(corpus: Corpus) -> dict[str, float]:
    """Row 5."""
    spacy = import_module("spacy")
    found = {}
    for code, texts in (("en", corpus.en), ("ar", corpus.ar)):
        tokenise, reports = spacy.blank(code), corpus.reports(code)
        found[code] = median_ratio(
            lambda tokenise=tokenise, texts=texts: [tokenise.make_doc(text) for text in texts],  # type: ignore[misc]  # a default keeps the value of the round
            lambda reports=reports: extract_reports(reports),  # type: ignore[misc]  # a default keeps the value of the round
        )
    return found


def cold_over_quantulum(_: Corpus) -> dict[str, float]:
    """Row 15b: a cold process on two files, processor time."""
    with tempfile.TemporaryDirectory() as folder:
        names = two_files(folder)
        rounds = [
            (child_seconds(["-c", _COLD_QUANTULUM, *names]), child_seconds(["-m", "checker", "check", *names]))
            for _ in range(ROUNDS)
        ]
    return {"": statistics.median(theirs / ours for theirs, ours in rounds)}


def over_trafilatura(corpus: Corpus) -> dict[str, float]:
    """Row 21: from page to claims over the bare extraction of the page with its metadata."""
    trafilatura = import_module("trafilatura")
    read = import_module("checker.readers.html").article_of
    languages, settings = load_languages(), Settings()
    found = {}
    for code, texts in (("en", corpus.en), ("ar", corpus.ar)):
        pages = [made_page(text, number) for number, text in enumerate(texts[:_FEW])]
        found[code] = median_ratio(
            lambda pages=pages: [extract_report(read(page, "page", "a")[0], settings, languages) for page in pages],  # type: ignore[misc]  # a default keeps the value of the round
            lambda pages=pages: [trafilatura.bare_extraction(page, with_metadata=True) for page in pages],  # type: ignore[misc]  # a default keeps the value of the round
        )
    return found


def made_page(text: str, seed: int, size: int = 24_000) -> str:
    """Return a page of a news site around a text: head, links, a column of teasers, a foot."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    links = "".join(f'<li class="item"><a href="/section/{number}">Section {number}</a></li>' for number in range(60))
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in _SENTENCE_END.split(text))
    page = (
        f"<!doctype html><html><head><title>Report {seed}</title><meta charset='utf-8'>"
        f"<meta property='article:published_time' content='2024-03-02T09:30:00Z'></head><body>"
        f"<header><nav><ul>{links}</ul></nav></header><main><article><h1>Report {seed}</h1>{paragraphs}</article></main>"
        "<aside><ul>"
    )
    while len(page) < size:
        number = chance.randrange(10_000)
        page += f'<li class="teaser"><a href="/story/{number}"><img src="/image/{number}.jpg" alt="">Story {number}</a></li>'
    return f"{page}</ul></aside><footer><p>All rights reserved.</p></footer></body></html>"
