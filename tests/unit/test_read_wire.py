"""Feeds and the formats of wire services: one item is one report, with its source and time; attacks are refused at once."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from checker.readers.inputs import read_bytes, read_inputs
from checker.readers.reading import Raw, ReadResult
from checker.settings import Settings

HOSTILE = Path(__file__).parents[1] / "hostile"
BOMBS = sorted((HOSTILE / "xml").glob("*.xml"))
HARMLESS = {"defusedxml_simple.xml", "defusedxml_simple-ns.xml"}
RSS = """<?xml version="1.0" encoding="{encoding}"?><rss version="2.0" xmlns:content="urn:c"><channel>
<title>إذاعة الساحل</title><language>ar-IQ</language>
<item><title>حريق الميناء</title><guid>urn:fire:1</guid><pubDate>Sat, 02 Mar 2024 09:30:00 +0300</pubDate>
<description>أصيب ستة حراس</description>
<content:encoded><![CDATA[<p>أصيب ستة حراس في الحريق.</p><table><tr><td>الجرحى</td><td>31</td></tr></table>]]></content:encoded></item>
<item><title>هدوء &amp; ترقب&nbsp;في المدينة</title><source url="urn:x">وكالة الوادي</source></item>
<item><guid>urn:empty</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title><entry><id>urn:1</id>
<title type="html">Fire at the &lt;b&gt;port&lt;/b&gt;</title><updated>2024-03-02T10:00:00Z</updated><published>2024-03-02T09:30:00Z</published>
<content type="xhtml"><div xmlns="urn:x"><p>Six guards were hurt.</p><p>Two fled.</p></div></content></entry></feed>"""
NITF = """<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd"><nitf><head><docdata><doc-id id-string="n7"/><date.issue norm="20240302T093000Z"/>
<doc.copyright holder="Harbour Wire"/></docdata></head><body><body.head><hedline><hl1>Fire</hl1></hedline></body.head>
<body.content><p>Six <em>guards</em> were hurt.</p><p>Two fled.</p></body.content></body></nitf>"""
NEWSML_1 = """<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>harbour.example</ProviderId>
<PublicIdentifier>urn:n1</PublicIdentifier></NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>20240302T093000Z
</ThisRevisionCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>Fire</HeadLine></NewsLines><ContentItem><DataContent>
<p>Six guards were hurt.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""


def xml(content: str, encoding: str = "utf-8") -> ReadResult:
    return read_bytes(Raw(data=content.encode(encoding), name="a.xml"))


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
def test_items_of_a_feed(encoding: str) -> None:
    found = xml(RSS.format(encoding=encoding), encoding)

    full, brief = found.reports
    assert (full.id, full.title, full.source, full.language) == ("urn:fire:1", "حريق الميناء", "إذاعة الساحل", "ar")
    assert (full.published_at, full.text) == ("2024-03-02T09:30:00+03:00", "أصيب ستة حراس في الحريق.\nالجرحى: 31")
    assert (brief.title, brief.source, brief.line) == ("هدوء & ترقب في المدينة", "وكالة الوادي", 2)
    assert [(item.report, item.reason) for item in found.skipped] == [("urn:empty", "no text")]


def test_entries_of_an_atom_feed() -> None:
    (report,) = xml(ATOM).reports

    assert (report.title, report.text) == ("Fire at the port", "Six guards were hurt.\nTwo fled.")
    assert (report.source, report.published_at) == ("Harbour News", "2024-03-02T09:30:00+00:00")


@pytest.mark.parametrize(
    "content", [NITF, NITF.replace("<nitf>", '<n:nitf xmlns:n="urn:n">').replace("</nitf>", "</n:nitf>")]
)
def test_nitf_with_and_without_a_namespace(content: str) -> None:
    (report,) = xml(content).reports

    assert (report.id, report.title, report.source) == ("n7", "Fire", "Harbour Wire")
    assert (report.text, report.published_at) == ("Six guards were hurt.\nTwo fled.", "2024-03-02T09:30:00+00:00")


def test_newsml_1() -> None:
    (report,) = xml(NEWSML_1).reports

    assert (report.id, report.title, report.source) == ("urn:n1", "Fire", "harbour.example")
    assert (report.text, report.published_at) == ("Six guards were hurt.", "2024-03-02T09:30:00+00:00")


def test_newsml_g2_with_a_story_in_nitf() -> None:
    (report,) = read_inputs([str(HOSTILE / "own" / "newsml_g2_nitf_ar.xml")], Settings()).reports

    assert (report.id, report.source, report.language) == ("urn:newsml:example.org:20261123:demo-1", "وكالة مثال", "ar")
    assert report.published_at == "2026-11-23T10:05:00+03:00"
    assert report.text.splitlines() == [
        "قالت وزارة الصحة إن 45 شخصا قتلوا، بينهم ستة أطفال.",
        "القتلى: 45",
        "الجرحى: 120",
    ]


def test_the_items_of_a_message_are_reports_of_their_own() -> None:
    item = (
        "<newsItem guid='{0}'><contentSet><inlineXML><p>{0} guards were hurt.</p></inlineXML></contentSet></newsItem>"
    )
    found = xml(f"<newsMessage><itemSet>{item.format('Six')}{item.format('Two')}</itemSet></newsMessage>")

    assert [(report.id, report.text) for report in found.reports] == [
        ("Six", "Six guards were hurt."),
        ("Two", "Two guards were hurt."),
    ]


@pytest.mark.parametrize("version", ["1.6", "2.2", "3.1"])
@pytest.mark.parametrize("sample", ["004_simple_text_article", "005_complex_text_article"])
def test_ninjs_of_each_version(version: str, sample: str) -> None:
    found = read_inputs([str(HOSTILE / "wire" / "ninjs" / f"{version}_{sample}.json")], Settings())

    report = found.reports[0]
    assert report.id.startswith("http://ninjs.example.com/newsitems/20130709")
    assert report.title == "Captain of wrecked cruise ship on trial in Italy"
    assert report.published_at == "2013-07-09T10:37:00Z"
    assert report.text.startswith("GROSSETO, Italy (AP) -- The trial of the captain")
    assert "<" not in report.text


def texts(value: object, name: str = "a.json") -> list[str]:
    return [report.text for report in read_bytes(Raw(data=json.dumps(value).encode(), name=name)).reports]


@pytest.mark.parametrize("name", ["a.json", "stdin", "a.jsonl"])
def test_json_of_any_shape(name: str) -> None:
    assert texts({"uri": "urn:1", "body_text": "Six died."}, name) == ["Six died."]
    assert texts({"text": "Six died."}, name) == ["Six died."]


def test_lists_in_json() -> None:
    items = [
        {"body": "Six died."},
        {"uri": "urn:1", "bodies": [{"value": "<p>Two fled.</p>", "contentType": "text/html"}]},
    ]

    assert texts(items) == ["Six died.", "Two fled."]
    assert texts({"status": "ok", "articles": items}) == ["Six died.", "Two fled."]


def test_a_result_of_the_program_is_no_report() -> None:
    (problem,) = read_bytes(Raw(data=b'{"schema": "checker/1", "findings": []}', name="a.json")).problems

    assert "no reports" in problem


@pytest.mark.parametrize("path", BOMBS, ids=[path.name for path in BOMBS])
def test_entities_are_refused_at_once(path: Path) -> None:
    raw = Raw(data=path.read_bytes(), name=path.name)
    start = time.process_time()
    found = read_bytes(raw)
    spent = time.process_time() - start

    if path.name != "defusedxml_dtd.xml":  # a page with the usual document type, which declares nothing
        assert spent < 0.05
        assert found.reports == ()
        assert ("unknown kind" if path.name in HARMLESS else "declares entities") in found.problems[0]


@pytest.mark.parametrize("name", ["patt_XXE_Fuzzing.txt", "patt_xml-attacks.txt"])
def test_lists_of_attacks_in_xml(name: str) -> None:
    for line in (HOSTILE / "xml" / name).read_text("utf-8").splitlines():
        found = xml(line)

        assert not any("root:" in report.text for report in found.reports)
        assert len(found.reports) + len(found.problems) > 0


def test_entities_in_another_encoding_are_refused_too() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel><item><title>&a;</title></item></channel></rss>'

    assert "declares entities" in xml(bomb, "utf-16").problems[0]


def test_markup_that_nests_without_end_is_refused() -> None:
    assert "nests deeper" in xml("<rss>" + "<a>" * 50_000).problems[0]


def test_xml_that_breaks_off_says_where() -> None:
    assert "not well-formed XML" in xml("<rss><channel><item><title>Fire</title>").problems[0]


@pytest.mark.parametrize("slip", ["Smith & Sons", "5 &c", "&unknown; 5", "a\x0bb"])
def test_slips_that_feeds_are_full_of(slip: str) -> None:
    (report,) = xml(f"<rss><channel><item><title>{slip}</title></item></channel></rss>").reports

    assert report.title == slip.replace("\x0b", "\ufffd")
