"""The page as a reader has it: every width, colour scheme and language, the keyboard, paper, and hostile reports.

The browser is Debian's chromium, headless; nothing is fetched.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from checker.api import check_reports
from checker.model import Analysis, Report
from checker.readers.demo import read_demo
from checker.render.html import render_html

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HOSTILE = Path(__file__).parents[1] / "hostile"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PROFILES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 700}},
    "narrow and dark": {"viewport": {"width": 320, "height": 700}, "color_scheme": "dark"},
    "enlarged twice": {"viewport": {"width": 600, "height": 450}, "device_scale_factor": 2},
    "high contrast": {"forced_colors": "active"},
}

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "needs Debian's chromium (apt-get install chromium)"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Watched:
    """A page together with everything that it tried to do."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.dialogs: list[str] = []
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("dialog", self._dismiss)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.goto(address)

    def _dismiss(self, dialog: Any) -> None:  # noqa: ANN401 - the type is private to the library
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Watched]]:
    """Open a page of HTML, written to a file as a reader would have it; options are those of a browser context."""
    contexts: list[BrowserContext] = []

    def open_page(html: str, **options: Any) -> Watched:  # noqa: ANN401 - options of the browser
        path = tmp_path / f"report{len(contexts)}.html"
        path.write_text(html, "utf-8")
        contexts.append(browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **options}))
        return Watched(contexts[-1].new_page(), path.as_uri())

    yield open_page
    for context in contexts:
        context.close()


@cache
def demo() -> Analysis:
    return check_reports(read_demo().reports)


@cache
def hostile(name: str) -> Analysis:
    """Return reports that carry each string of a file as text, source, title, event, time, language and path."""
    strings: list[str] = json.loads((HOSTILE / name).read_text("utf-8"))
    return check_reports(
        [
            Report(
                id=f"{text}{number}",
                path=text,
                source=text,
                title=text,
                published_at=text,
                language="en",
                text=f"{number % 7} people were killed, {text} said. {text}",
            )
            for number, text in enumerate(strings)
        ]
    )


def unfold(page: Any) -> None:  # noqa: ANN401 - a page of the browser
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")


@pytest.mark.parametrize("code", ["ar", "en"])
@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_page_is_accessible_and_fits(show: Callable[..., Any], profile: dict[str, Any], code: str) -> None:
    page = show(render_html(demo(), code), **profile).page
    unfold(page)
    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("code", ["ar", "en"])
def test_page_is_accessible_on_paper_and_unfolds_there(show: Callable[..., Any], code: str, tmp_path: Path) -> None:
    page = show(render_html(demo(), code)).page
    page.emulate_media(media="print")
    found = Axe().run(page)
    heights = page.evaluate(
        "[...document.querySelectorAll('details')].map(details => details.getBoundingClientRect().height"
        " > 2 * details.querySelector('summary').getBoundingClientRect().height)"
    )
    page.pdf(path=tmp_path / "page.pdf")

    assert found.violations_count == 0, found.generate_report()
    assert heights != []
    assert all(heights)
    assert (tmp_path / "page.pdf").stat().st_size > 10_000


@pytest.mark.parametrize("code", ["ar", "en"])
def test_page_loads_nothing_and_breaks_no_rule_of_its_policy(show: Callable[..., Any], code: str) -> None:
    watched = show(render_html(demo(), code))

    assert watched.requests == [watched.page.url]
    assert watched.complaints == []


@pytest.mark.parametrize("name", ["xss/all_payloads.json", "blns/blns.json"])
@pytest.mark.parametrize("code", ["ar", "en"])
def test_no_string_of_a_report_acts(show: Callable[..., Any], name: str, code: str) -> None:
    watched = show(render_html(hostile(name), code), viewport={"width": 320, "height": 700})
    unfold(watched.page)
    watched.page.keyboard.press("Tab")
    watched.page.mouse.move(100, 300)
    watched.page.wait_for_timeout(500)
    counted = watched.page.evaluate(
        "[...document.querySelectorAll('*')].filter(node => "
        "['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'IMG', 'SVG', 'FORM', 'INPUT', 'LINK', 'BASE'].includes(node.nodeName.toUpperCase())"
        " || node.getAttributeNames().some(name => name.startsWith('on') || name === 'style')).length"
    )

    assert watched.dialogs == []
    assert watched.requests == [watched.page.url]
    assert counted == 0
    assert watched.page.evaluate(OVERFLOW) <= 0


def test_one_click_selects_the_sentence(show: Callable[..., Any]) -> None:
    page = show(render_html(demo(), "en")).page
    sentence = page.locator(".overview .copy").first
    sentence.click()

    assert page.evaluate("window.getSelection().toString()").strip() == sentence.inner_text().strip()
    assert dict(demo().findings[0].brief.sentence)["en"] == sentence.inner_text().strip()  # type: ignore[union-attr]


def test_keyboard_reaches_everything_in_reading_order_and_is_seen(show: Callable[..., Any]) -> None:
    page = show(render_html(demo(), "en")).page
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.className")
    seen = []
    while page.evaluate("document.activeElement !== document.body"):
        seen.append(
            page.evaluate(
                "[document.activeElement.getBoundingClientRect().top + scrollY, getComputedStyle(document.activeElement).outlineStyle]"
            )
        )
        page.keyboard.press("Tab")
    tops = [top for top, _ in seen]

    assert first == "skip"
    assert {style for _, style in seen} == {"solid"}
    assert len(seen) > 30
    assert sum(after < before for before, after in pairwise(tops)) < len(tops) / 4


@pytest.mark.parametrize(("code", "sign"), [("en", 1), ("ar", -1)])
def test_names_of_both_scripts_stand_in_the_order_of_the_sentence(
    show: Callable[..., Any], code: str, sign: int
) -> None:
    reports = [
        Report(id="a", source="One", language="en", text="Six guards were hurt, the ministry said."),
        Report(id="b", source="Two", language="ar", text="أصيب ثمانية حراس، بحسب الشرطة."),
        Report(id="c", source="Three", language="ar", text="أصيب ثمانية حراس، وفق وزارة الصحة."),
    ]
    page = show(render_html(check_reports(reports), code)).page
    lefts = page.evaluate(
        "[...document.querySelector('.overview .copy').querySelectorAll('bdi')].map(name => name.getBoundingClientRect().left)"
    )

    assert len(lefts) == 3
    assert lefts == sorted(lefts, key=lambda left: sign * left)


def test_link_of_the_overview_leads_to_its_finding(show: Callable[..., Any]) -> None:
    page = show(render_html(demo(), "en")).page
    page.locator(".overview a").nth(2).click()

    assert page.evaluate("document.querySelector(':target h3').textContent") == "How many guards were hurt?"
