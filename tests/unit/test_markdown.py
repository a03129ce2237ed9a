"""Markdown for pasting: short, readable, and no text of a report becomes markup."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from markdown_it import MarkdownIt

from checker.api import check_reports
from checker.model import Report
from checker.render.markdown import escaped, render_markdown
from checker.render.pieces import one_line, visible_text

HOSTILE = Path(__file__).parents[1] / "hostile"
STRINGS: list[str] = [
    *json.loads((HOSTILE / "blns" / "blns.json").read_text("utf-8")),
    *json.loads((HOSTILE / "xss" / "all_payloads.json").read_text("utf-8")),
]
OURS = {
    "html",
    "head",
    "body",
    "p",
    "h3",
    "strong",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "ul",
    "li",
}
PORT = [
    Report(id="north.txt", path="north.txt", source="North *Star*", text="Six guards were hurt, the ministry said."),
    Report(id="sahel.txt", path="sahel.txt", source="الساحل", text="أصيب ثمانية حراس، بحسب الشرطة. ونزح المئات."),
    Report(id="valley.txt", path="valley.txt", source="Valley", text="About 500 people fled. In 2019 nobody did."),
]


def parse(text: str) -> Element:
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    root = html5lib.parse(page, namespaceHTMLElements=False)
    assert isinstance(root, Element)
    return root


@pytest.mark.parametrize("code", ["ar", "en"])
def test_document(code: str, assert_golden: Callable[[str, str], None]) -> None:
    assert_golden(f"port_{code}.md", render_markdown(check_reports(PORT), code))


def test_each_quote_is_a_paragraph_with_its_words_marked_and_tables_are_narrow() -> None:
    root = parse(render_markdown(check_reports(PORT)))
    quotes = ["".join(quote.itertext()).strip() for quote in root.iter("blockquote")]

    assert quotes == ["Six guards were hurt, the ministry said.", "أصيب ثمانية حراس، بحسب الشرطة."]
    assert ["".join(mark.itertext()) for quote in root.iter("blockquote") for mark in quote.iter("strong")] == [
        "Six guards",
        "ثمانية حراس",
    ]
    assert {len(row) for row in root.iter("tr")} == {3}


@pytest.mark.slow
def test_no_string_becomes_markup() -> None:
    for text in STRINGS:
        root = parse(f"{escaped(text)}\n\n> {escaped(text)}\n\n| a |\n|---|\n| {escaped(text)} |\n\n- {escaped(text)}")

        assert {node.tag for node in root.iter() if isinstance(node.tag, str)} <= OURS
        assert {" ".join("".join(p.itertext()).split()) for p in root.iter("p")} <= {
            " ".join(visible_text(one_line(text)).split())
        }
