"""Read RSS and Atom: each item is a report, the feed its source unless the item names another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Report
from checker.readers.fragments import text_of_html
from checker.readers.markup import body_text, first_text
from checker.readers.reading import with_text
from checker.readers.tags import primary_language
from checker.readers.times import iso_time

if TYPE_CHECKING:
    from checker.readers.markup import Markup, Tree
    from checker.readers.reading import Raw, ReadResult

_ITEMS = ("item", "entry")
_BODIES = ("encoded", "content", "description", "summary")
_TIMES = ("pubDate", "published", "date", "issued", "updated", "modified")


def read_feed(document: Markup, raw: Raw) -> ReadResult:
    """Return the items of a feed.

    >>> from checker.readers.markup import parse_markup
    >>> from checker.readers.reading import Raw
    >>> feed = b"<rss><channel><title>Wire</title><item><description>Two died.</description></item></channel></rss>"
    >>> [(r.source, r.text) for r in read_feed(parse_markup(feed), Raw(data=feed, name="a.rss")).reports]
    [('Wire', 'Two died.')]
    """
    channel = document.root.find("channel")
    head = document.root if channel is None else channel
    items = [item for name in _ITEMS for item in document.root.iter(name)]
    return with_text((_report(item, number, head, raw) for number, item in enumerate(items, 1)), document.note)


def _report(item: Tree, number: int, head: Tree, raw: Raw) -> Report:
    feed = _own_text(head, "title")
    return Report(
        id=_own_text(item, "guid") or _own_text(item, "id") or f"{raw.name}:{number}",
        text=max((_story(element) for name in _BODIES for element in item.findall(name)), key=len, default=""),
        title=_own_text(item, "title"),
        source=_origin(item) or feed or raw.short_name,
        language=primary_language(_own_text(head, "language") or item.get("lang") or head.get("lang")),
        published_at=next((time for name in _TIMES if (time := iso_time(_own_text(item, name)))), None),
        path=raw.name,
        line=number,
    )


def _own_text(element: Tree, name: str) -> str | None:
    """Return the text of a child, freed from the HTML that feeds hide in it."""
    child = element.find(name)
    return " ".join(_story(child).split()) or None if child is not None else None


def _origin(item: Tree) -> str | None:
    """Return whom an item names as its source: another feed, or a publisher."""
    source = item.find("source")
    named = (first_text(source, "title") or "".join(source.itertext()).strip()) if source is not None else None
    return named or _own_text(item, "publisher")


def _story(element: Tree) -> str:
    """Return the text of an element: markup inside it, or markup written as characters."""
    if len(element):
        return body_text(element)
    text = element.text or ""
    return text_of_html(text) if "<" in text or "&" in text else text.strip()
