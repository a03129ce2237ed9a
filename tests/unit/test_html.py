"""The page holds what an editor needs, in both languages, and nothing that a report could make act."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from pages import active_nodes

from checker.api import check_reports
from checker.brief.mutes import with_mutes
from checker.desk import Mute
from checker.model import Analysis, Finding, Level, Report, Skipped
from checker.render.html import render_html

CLOSER = "\"'>--></style></title></textarea><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}"
PORT = [
    Report(
        id="harbour.txt",
        path="harbour.txt",
        source="Harbour News",
        published_at="2024-03-02T10:00:00Z",
        text="Six guards were hurt in the fire at the port. The ministry said more than 1,200 people fled. In 2019 three boats burned.",
    ),
    Report(
        id="sahel.txt",
        path="sahel.txt",
        source="وكالة الساحل",
        published_at="2024-03-02",
        title="حريق في الميناء",
        text="قالت الشرطة إن ثمانية حراس أصيبوا في حريق الميناء.\nونزح ألف شخص، بحسب الوزارة. وقتل حارسان.",
    ),
    Report(
        id="valley.txt",
        path="valley.txt",
        source="Valley\u202e Post",
        text="Eight guards were hurt in the fire, said police. Two guards were killed.",
    ),
]


@pytest.fixture(scope="module")
def port() -> Analysis:
    note = Finding(
        id="f9", code="CC901", name="encoding guessed", level=Level.NOTE, event=None, question="input", claims=(),
        message="sahel.txt: encoding guessed: cp1256; name the encoding with --encoding if characters look wrong.", report="sahel.txt", start=0, end=0,
    )  # fmt: skip
    analysis = check_reports(PORT)
    skipped = (*analysis.skipped, Skipped(reason="no text", path="empty.txt", report="empty.txt"))
    return Analysis(
        reports=analysis.reports,
        claims=analysis.claims,
        groups=analysis.groups,
        findings=(*analysis.findings, note),
        skipped=skipped,
    )


def parse(page: str) -> Element:
    root = html5lib.parse(page, namespaceHTMLElements=False)
    assert isinstance(root, Element)
    return root


def texts(root: Element | None) -> str:
    assert root is not None
    return " ".join(text.strip() for text in root.itertext() if text.strip())


@pytest.mark.parametrize("code", ["ar", "en"])
def test_page(port: Analysis, code: str, assert_golden: Callable[[str, str], None]) -> None:
    page = render_html(port, code, made_at="2024-03-02T12:00+00:00")
    kept_elsewhere = r"(?s)<style>.*?</style>|'sha256-[^']*'|<ul class=\"settings\".*?</ul>"

    assert_golden(f"port_{code}.html", re.sub(kept_elsewhere, "", page) + "\n")


@pytest.mark.parametrize("code", ["ar", "en"])
def test_page_is_sound(port: Analysis, code: str) -> None:
    page = render_html(port, code)
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    targets = {node.attrib["href"][1:] for node in root.iter("a")}

    assert len(ids) == len(set(ids))
    assert targets <= set(ids)
    assert active_nodes(root) == []


def test_style_sheet_has_the_hash_that_the_policy_names(port: Analysis) -> None:
    page = render_html(port, "en")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'" in page
    )


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_page_and_quotes_have_language_and_direction(port: Analysis, code: str, direction: str) -> None:
    root = parse(render_html(port, code))
    quotes = {(q.attrib["lang"], q.attrib["dir"]) for q in root.iter("blockquote")}

    assert (root.attrib["lang"], root.attrib["dir"]) == (code, direction)
    assert quotes == {("ar", "rtl"), ("en", "ltr")}


def test_findings_that_need_a_decision_come_first_with_a_sentence_to_copy(port: Analysis) -> None:
    root = parse(render_html(port, "en"))
    overview = next(node for node in root.iter("ol") if node.attrib.get("class") == "overview")

    shown = [[texts(item.find(".//a")), texts(item.find(".//p[@class='copy']"))] for item in overview]
    assert shown == [
        [
            "How many guards were hurt?",
            "Reports put the number of guards hurt between six ( Harbour News ) and eight ( police , الشرطة ).",
        ],
        [
            "How many people were displaced?",
            "Reports put the number of people displaced between 1,000 ( الوزارة ) and more than 1,200 ( the ministry ).",
        ],
    ]


def test_hidden_characters_are_shown(port: Analysis) -> None:
    page = render_html(port, "en")

    assert "\u202e" not in page
    assert '<span class="hidden" dir="ltr">&lt;U+202E&gt;</span>' in page


def test_note_on_a_text_shows_the_characters_it_means() -> None:
    report = Report(id="a", source="Wire", text="In the port 4\u202e5 guards were hurt.", language="en")
    note = Finding(
        id="f1", code="CC801", name="bidi control", level=Level.NOTE, event=None, question="input", claims=(),
        message="a.txt: a number holds U+202E.", report="a", start=12, end=15,
    )  # fmt: skip
    root = parse(render_html(Analysis(reports=(report,), findings=(note,))))
    (quote,) = root.iter("blockquote")

    assert texts(quote) == "In the port 4 <U+202E> 5 guards were hurt."
    assert "direction control in a number" in texts(root)


def test_words_of_claims_are_marked_in_quotes_and_whole_texts(port: Analysis) -> None:
    root = parse(render_html(port, "en"))
    marked = {texts(mark) for quote in root.iter("blockquote") for mark in quote.iter("mark")}

    assert "Eight guards" in marked
    assert all(texts(mark) for mark in root.iter("mark"))


def test_what_was_not_read_is_listed_with_words_and_place(port: Analysis) -> None:
    root = parse(render_html(port, "en"))
    listed = [" ".join(texts(item).split()) for item in root.iter("li")]

    assert "year · 2019 · harbour.txt" in listed
    assert "no text · empty.txt" in listed


def test_muted_finding_stands_apart(port: Analysis) -> None:
    known = [Mute(fingerprint=port.findings[0].fingerprint, reason="settled at noon")]
    page = texts(parse(render_html(with_mutes(port, known), "en")))

    assert page.index("Known and set aside") < page.index("settled at noon")


def test_nothing_read_is_not_taken_for_agreement() -> None:
    assert "No report could be read" in render_html(Analysis())
    assert "No contradiction" not in render_html(Analysis())


def own_words(root: Element) -> Iterator[str]:
    """Yield the text of a page but what stands as received or is meant for programs."""
    if root.tag in {"code", "style", "blockquote", "bdi", "time", "mark"} or root.attrib.get("lang") == "en":
        return
    if root.attrib.get("class") in {"copy", "whole", "settings", "value"} or root.attrib.get("dir") == "ltr":
        return
    yield root.text or ""
    for child in root:
        yield from own_words(child)
        yield child.tail or ""


def test_arabic_page_speaks_arabic(port: Analysis) -> None:
    root = parse(render_html(port, "ar"))
    words = re.findall(r"[A-Za-z]{2,}", " ".join(own_words(root)))

    assert set(words) <= {"SHA", "checker", "sahel", "txt", "cp"}


def test_string_that_closes_every_context_stays_text() -> None:
    root = parse(render_html(check_reports([Report(id=CLOSER, text=f"Six men died, {CLOSER} said.", source=CLOSER)])))

    assert active_nodes(root) == []
    assert CLOSER in texts(root)


def test_one_template_escapes_everything() -> None:
    """No text of a report reaches a page unescaped: the ways around the escaping are not used anywhere."""
    folder = Path(str(files("checker.render")))
    sources = [*folder.rglob("*.py"), *folder.rglob("templates/*")]
    found = [
        path.name
        for path in sources
        if re.search(r"\|\s*safe\b|Markup|autoescape (false|off)|autoescape=False", path.read_text("utf-8"))
    ]

    assert found == []
