"""A saved page gives its article, with tables, title, outlet and time; what its reader cannot see is not lost."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest
from measures import AT_MOST, growth

from checker.api import check_reports
from checker.model import Report
from checker.readers.fragments import text_of_html
from checker.readers.inputs import read_bytes, read_inputs
from checker.readers.reading import Raw, ReadResult
from checker.settings import Settings

HOSTILE = Path(__file__).parents[1] / "hostile"
PAYLOADS: list[str] = json.loads((HOSTILE / "xss" / "all_payloads.json").read_text("utf-8"))
HEAD = '<!DOCTYPE html><html lang="ar"><head><title>حريق الميناء | إذاعة الساحل</title>{meta}</head><body>'
PAGE = (
    HEAD
    + """<nav><ul><li><a href="/">الرئيسية</a></li><li>45 خبرا عاجلا</li></ul></nav>
<article><h1>حريق الميناء</h1>
<p>قالت وزارة الداخلية إن ستة حراس أصيبوا في حريق اندلع في الميناء القديم مساء الجمعة.</p>
<table><tr><th>الفئة</th><th>العدد</th></tr><tr><td>القتلى</td><td>٤</td></tr><tr><td>الجرحى</td><td>31</td></tr></table>
<ul><li>إجلاء تسع عائلات من الحي المجاور</li></ul><blockquote>أصيب خمسة من رجال الإطفاء أيضا</blockquote></article>
<aside><h3>الأكثر قراءة</h3><ul><li>مقتل 300 شخص في زلزال</li></ul></aside><footer>© 2024 بعد 12 عاما</footer></body></html>"""
)
NAMED = """<meta property="og:site_name" content="إذاعة الساحل"><meta property="og:title" content="حريق الميناء">
<meta property="article:published_time" content="2024-03-02T09:30:00+03:00">"""


def page(content: str, name: str = "page.html", encoding: str = "utf-8") -> ReadResult:
    return read_bytes(Raw(data=content.encode(encoding), name=name))


def sentence(inner: str) -> str:
    return f"<html><body><article><p>{inner}</p></article></body></html>"


def test_the_article_with_its_tables_lists_and_quotations() -> None:
    (report,) = page(PAGE.format(meta=NAMED)).reports

    assert (report.title, report.source) == ("حريق الميناء", "إذاعة الساحل")
    assert report.published_at == "2024-03-02T09:30:00+03:00"
    assert report.text.splitlines() == [
        "قالت وزارة الداخلية إن ستة حراس أصيبوا في حريق اندلع في الميناء القديم مساء الجمعة.",
        "الفئة: العدد",
        "القتلى: ٤",
        "الجرحى: 31",
        "- إجلاء تسع عائلات من الحي المجاور",
        "أصيب خمسة من رجال الإطفاء أيضا",
    ]


STORM = "<p>" + "A storm swept across the province, the civil defence said in its statement. " * 3 + "</p>"


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        (
            "<tr><th>Town<th>Dead<th>Hurt<tr><td>Basra<td>4<td>7<tr><td>Mosul<td><td>2<tr><td>Total<td>13<td>9",
            ["Town | Dead | Hurt", "Basra | Dead: 4 | Hurt: 7", "Mosul | 2", "Total | Dead: 13 | Hurt: 9"],
        ),
        (
            "<tr><th>المدينة<th>القتلى<th>الجرحى<tr><td>البصرة<td>٤<td>٧<tr><td>المجموع<td>١٣<td>٩",
            ["المدينة | القتلى | الجرحى", "البصرة | القتلى: ٤ | الجرحى: ٧", "المجموع | القتلى: ١٣ | الجرحى: ٩"],
        ),
        (
            "<tr><th rowspan=2>Town<th colspan=2>Victims<tr><th>Dead<th>Hurt<tr><td>Basra<td>4<td>7",
            ["Town | Victims", "Dead | Hurt", "Basra | 4 | 7"],
        ),
        (
            "<tr><th>Town<th>Day<th>Dead<tr><td rowspan=2>Basra<td>1 May<td>4<tr><td>2 May<td>9<tr><td>Mosul<td colspan=2>5",
            ["Town | Day | Dead", "Basra | Day: 1 May | Dead: 4", "2 May | 9", "Mosul | 5"],
        ),
        (
            "<tr><th>Dead<th>Hurt<th>Missing<tr><td>4<td>7<td>2",
            ["Dead | Hurt | Missing", "Dead: 4 | Hurt: 7 | Missing: 2"],
        ),
        (
            "<tr><th>Year<th>Dead<th>Hurt<tr><td>2022<td>4<td>7<tr><td>2023<td>1<td>2",
            ["Year | Dead | Hurt", "2022 | Dead: 4 | Hurt: 7", "2023 | Dead: 1 | Hurt: 2"],
        ),
    ],
    ids=["heads", "arabic", "heads over heads", "joined cells", "one row", "numbers first"],
)
def test_a_figure_of_a_wide_table_has_the_head_of_its_column(table: str, lines: list[str]) -> None:
    """Joined and missing cells leave a row as it is: which head a figure has is not guessed."""
    (report,) = page(f"<html><body><article>{STORM}<table>{table}</table>{STORM}</article></body></html>").reports

    assert [line for line in report.text.splitlines() if not line.startswith("A storm")] == lines


def test_a_row_of_a_table_is_a_part_and_its_total_is_compared() -> None:
    rows = "<tr><th>Town<th>Dead<th>Hurt<tr><td>Noor<td>4<td>7<tr><td>Salam<td>9<td>2<tr><td>Total<td>13<td>9"
    (report,) = page(f"<html><body><article>{STORM}<table>{rows}</table>{STORM}</article></body></html>").reports
    found = check_reports([report, Report(id="b", text="The storm killed 15 people, the ministry said.")])
    clashes = [[c.text for c in found.claims if c.id in finding.claims] for finding in found.findings]

    assert all(
        report.text[claim.start : claim.end] == claim.text for claim in found.claims if claim.report == report.id
    )
    assert [claim.text for claim in found.claims if claim.topic == "killed"] == ["4", "9", "13", "15 people"]
    assert clashes == [["13", "15 people"]]


def test_news_in_brief_come_without_the_menu() -> None:
    table = "<table><tr><td>Killed</td><td>4</td></tr></table>"
    found = page(
        f"<html><body><nav>45 new stories</nav><div><p>A fire broke out at the old port, the city said.</p>{table}"
    )

    assert found.reports[0].text == "A fire broke out at the old port, the city said.\nKilled: 4"


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-8"])
def test_the_encoding_that_a_page_declares(encoding: str) -> None:
    content = PAGE.replace("٤", "4").format(meta=f'<meta charset="{encoding}">')
    found = page(content, encoding=encoding)

    assert "الجرحى: 31" in found.reports[0].text
    assert found.notes == ()


def test_the_encoding_of_a_page_that_declares_none() -> None:
    found = page(PAGE.replace("٤", "4").format(meta=f"<style>{'a{b:c}' * 500}</style>"), encoding="windows-1256")

    assert "الجرحى: 31" in found.reports[0].text
    assert [note.code for note in found.notes] == ["CC901"]


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="date" content="2024-03-02T09:30:00+03:00">',
        '<meta itemprop="datePublished" content="2024-03-02T09:30:00+03:00">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished" : "2024-03-02T09:30:00+03:00"}</script>',
    ],
)
def test_the_time_of_publication_to_the_minute(meta: str) -> None:
    assert page(PAGE.format(meta=meta)).reports[0].published_at == "2024-03-02T09:30:00+03:00"


def test_a_page_without_a_name_goes_by_its_file() -> None:
    assert page(sentence("Six guards were hurt."), "harbour.html").reports[0].source == "harbour.html"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("4&#8238;5&#8236;", "4\u202e5\u202c"),
        ("4&#x202E;5", "4\u202e5"),
        ("4\u202e5", "4\u202e5"),
        ("4&#8203;7", "4\u200b7"),
        ("4&shy;7", "4\xad7"),
        ("&rlm;45", "\u200f45"),
        ("4\ufe0f5", "4\ufe0f5"),
    ],
)
def test_hidden_characters_stay_where_they_are(written: str, kept: str) -> None:
    (report,) = page(sentence(f"The blast killed {written} people.")).reports

    assert report.text == f"The blast killed {kept} people."


def test_digits_keep_their_order() -> None:
    assert "٣٤" in page(sentence("قتل ٣٤ شخصا في الانفجار.")).reports[0].text


@pytest.mark.parametrize(
    "style", ['style="display:none"', "hidden", 'style="font-size: 0"', 'style="visibility: hidden"']
)
def test_hidden_text_at_a_number_is_noted(style: str) -> None:
    found = page(sentence(f"The blast killed 4<span {style}>9</span>5 people in the port."))

    assert [(note.code, "'9'" in note.message) for note in found.notes] == [("CC905", True)]


def test_hidden_text_elsewhere_is_no_news() -> None:
    assert page(sentence("The blast <span hidden>share</span>killed 45 people.")).notes == ()


def test_pages_without_text_say_so() -> None:
    start = time.process_time()
    found = read_inputs([str(HOSTILE / "own" / "deep_nested.html")], Settings())

    assert "no text found in the page" in found.problems[0]
    assert time.process_time() - start < 2.0


def test_no_payload_breaks_the_reader() -> None:
    found = page("<html><body>" + "".join(f"<p>{text} killed 5 people</p>" for text in PAYLOADS) + "</body></html>")

    assert len(found.reports) + len(found.problems) == 1


def test_a_missing_package_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    found = page(sentence("Six guards were hurt."))

    assert found.problems == (
        "page.html: a web page is read with trafilatura, which is not installed; run: pip install 'checker[html]'",
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>two</p>", "One\ntwo"),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("a &lt; b &amp; &#1603;", "a < b & \u0643"),
        ("<style>p{x:y}</style><script>let a = '<p>9</p>'</script>x", "x"),
        ("<!-- 45 dead -->Six <i>were</i> hurt", "Six were hurt"),
        ("<p title='45 > 3'>x</p>", "x"),
        ("<table><tr><td><p>Dead</p></td><td>45</td></tr></table>", "Dead: 45"),
        (
            "<tr><th>Town<th>Dead<th>Hurt<tr><td>Basra<td>4<td>7</table>",
            "Town | Dead | Hurt\nBasra | Dead: 4 | Hurt: 7",
        ),
        (
            "<table><tr><td>Dead<td>&nbsp;<td>45<tr><td>Hurt<td><td>7</table><table><tr><td>2<td>3<td>4</table>",
            "Dead: 45\nHurt: 7\n2 | 3 | 4",
        ),
        (
            (
                "<table>\n<thead><tr><th>Town</th>\n<th>Dead</th><th>Hurt</th></tr></thead>\n<tbody><tr>\n<td>Basra</td>\n<td>4</td>"
                "<td>7</td></tr>\n<tr><td>Total</td><td>4</td><td>7</td></tr></tbody></table>"
            ),
            "Town | Dead | Hurt\nBasra | Dead: 4 | Hurt: 7\nTotal | Dead: 4 | Hurt: 7",
        ),
        ("<table><tr><td><td><h1>Fire</h1><p>Six</p></table>", "Fire\nSix"),
        (
            f"<table><tr><td>Logo</td><td><h1>Fire</h1><p>{'x ' * 50}</p></td></tr></table>",
            f"Logo\nFire\n{'x ' * 50}".rstrip(),
        ),
        ("4\u202e5 and 4\u200b7", "4\u202e5 and 4\u200b7"),
        ("5 < 7", "5 < 7"),
        ("&#" + "1" * 5000 + ";", "&#" + "1" * 5000 + ";"),
    ],
)
def test_fragments(markup: str, text: str) -> None:
    assert text_of_html(markup) == text


RUNS = [
    "<",
    "<!--",
    "<a ",
    "&",
    "</",
    "<a b='",
    "<![CDATA[",
    "<?",
    "&#",
    "<script>",
    "<td>",
    "<div>",
    "<tr><td>x",
    "<a 'b' ",
]


@pytest.mark.slow
@pytest.mark.parametrize("run", RUNS)
def test_fragments_take_twice_the_time_for_twice_the_length(run: str) -> None:
    assert growth(text_of_html, lambda size: run * (size // len(run))) <= AT_MOST
