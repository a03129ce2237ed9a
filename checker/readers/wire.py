"""Read the XML of wire services: NewsML-G2, NewsML 1 and NITF; each news item is a report.

Elements are found by their names without namespaces, because agencies write the same format with several or none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from checker.errors import InputError
from checker.model import Report
from checker.readers.feeds import read_feed
from checker.readers.markup import body_text, first_text, named, parse_markup
from checker.readers.reading import with_text
from checker.readers.tags import primary_language
from checker.readers.times import iso_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.readers.markup import Markup, Tree
    from checker.readers.reading import Raw, ReadResult

_FEEDS = frozenset({"rss", "RDF", "feed"})
_WIRE = frozenset({"newsItem", "newsMessage", "NewsML", "nitf"})
_ITEMS = ("newsItem", "NewsItem", "nitf")
_TITLES = ("headline", "HeadLine", "hl1", "title")
_BODIES = ("body.content", "body", "inlineData", "DataContent", "inlineXML")
_TIMES = (
    ("versionCreated", None),
    ("ThisRevisionCreated", None),
    ("date.issue", "norm"),
    ("pubdata", "date.publication"),
    ("story.date", "norm"),
    ("contentCreated", None),
)
_SOURCES = (
    ("provider", "literal"),
    ("Provider", None),
    ("ProviderId", None),
    ("distributor", None),
    ("doc.copyright", "holder"),
    ("copyrightHolder", "literal"),
    ("pubdata", "name"),
    ("infoSource", "literal"),
)


def read_xml(raw: Raw) -> ReadResult:
    """Return the reports of an XML document: a feed, or one of the formats of wire services.

    >>> from checker.readers.reading import Raw
    >>> story = b"<nitf><body><body.content><p>Six died.</p></body.content></body></nitf>"
    >>> read_xml(Raw(data=story, name="a.xml")).reports[0].text
    'Six died.'

    Raises ``InputError`` for XML of another kind.
    """
    document = parse_markup(raw.data, raw.encoding)
    if document.root.tag in _FEEDS:
        return read_feed(document, raw)
    if document.root.tag in _WIRE:
        return _read_items(document, raw)
    if document.root.tag == "html":
        from checker.readers.html import read_html  # noqa: PLC0415 - pages need a package of their own

        return read_html(raw)
    raise InputError(f"XML of an unknown kind, <{document.root.tag}>; feeds, NewsML and NITF are read")


def _read_items(document: Markup, raw: Raw) -> ReadResult:
    items = list(_items(document.root))
    return with_text((_report(item, number, len(items), raw) for number, item in enumerate(items, 1)), document.note)


def _items(root: Tree) -> Iterator[Tree]:
    """Yield the news items of a message; a story in NITF inside an item is no item of its own."""
    name = next((name for name in _ITEMS if next(root.iter(name), None) is not None), "")
    return root.iter(name)


def _report(item: Tree, number: int, items: int, raw: Raw) -> Report:
    identifier = item.get("guid") or first_text(item, "PublicIdentifier") or _attribute(item, "doc-id", "id-string")
    return Report(
        id=identifier or (raw.short_name if items == 1 else f"{raw.name}:{number}"),
        text=_body(item),
        title=first_text(item, *_TITLES),
        source=_source(item) or raw.short_name,
        language=primary_language(_attribute(item, "language", "tag") or item.get("lang")),
        published_at=next((time for name, key in _TIMES if (time := iso_time(_value(item, name, key)))), None),
        path=raw.name,
        line=None if items == 1 else number,
    )


def _body(item: Tree) -> str:
    """Return the text of the likeliest element that holds any."""
    texts = (body_text(element) for element in named(item, *_BODIES))
    return next((text for text in texts if text), "")


def _source(item: Tree) -> str | None:
    stated = (_value(item, name, key) for name, key in _SOURCES)
    address = urlsplit(_attribute(item, "provider", "uri") or "").hostname
    return next((source for source in stated if source), None) or address


def _value(item: Tree, name: str, key: str | None) -> str | None:
    """Return the name inside an element, else its attribute, else its text."""
    element = next(item.iter(name), None)
    if element is None:
        return None
    return first_text(element, "name") or (element.get(key) if key else None) or first_text(element, name)


def _attribute(item: Tree, name: str, key: str) -> str | None:
    return next((value for element in item.iter(name) if (value := element.get(key))), None)
