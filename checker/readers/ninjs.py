"""Read news in JSON as the IPTC defines it (ninjs 1, 2 and 3): the versions differ in names, not in what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.model import Report
from checker.readers.tags import primary_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TEXT_PREFERENCE = ("body_text", "body_main", "body", "body_xhtml", "body_html", "body_richtext")
_TITLE_PREFERENCE = ("headline", "headline_main", "title", "slugline", "slug")
_TIMES = ("versioncreated", "contentcreated", "firstcreated")
_SOURCES = ("infosource", "infosources", "copyrightholder", "by", "byline")


def is_ninjs(value: Mapping[str, Any]) -> bool:
    """Say whether an object is a news item in ninjs: it has an address, and a body or a headline under one of its names.

    >>> is_ninjs({"uri": "urn:1", "bodies": [{"value": "Six died."}]}), is_ninjs({"text": "Six died."})
    (True, False)
    """
    return (
        "uri" in value and "text" not in value and any(key.startswith(("body", "bodies", "headline")) for key in value)
    )


def ninjs_reports(value: Mapping[str, Any], path: str, line: int | None = None) -> Iterator[Report]:
    """Yield the report of a news item, and those of the texts that it is published with.

    >>> item = {"uri": "urn:1", "versioncreated": "2024-03-02T09:30:00Z", "body_text": "Six died.", "by": "Ann Lee"}
    >>> [(r.id, r.text, r.source) for r in ninjs_reports(item, "a.json")]
    [('urn:1', 'Six died.', 'Ann Lee')]
    """
    names = {key.lower(): content for key, content in value.items()}
    text, title = _text(names), _title(names)
    if text or title:
        yield Report(
            id=str(value["uri"]),
            text=text,
            title=title,
            source=_source(names) or _host(str(value["uri"])),
            language=primary_language(_string(names.get("language"))),
            published_at=next((time for key in _TIMES if (time := _string(names.get(key)))), None),
            path=path,
            line=line,
        )
    for item in _associated(names.get("associations")):
        yield from ninjs_reports(item, path, line)


def _host(address: str) -> str | None:
    from urllib.parse import urlsplit  # noqa: PLC0415 - rows of plain text need none of it

    return urlsplit(address).hostname


def _associated(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield the texts a news item is published with; pictures and their captions are no reports."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (item for item in items if isinstance(item, dict) and item.get("type") == "text" and is_ninjs(item))


def _text(names: Mapping[str, Any]) -> str:
    bodies = [body for body in names.get("bodies") or () if isinstance(body, dict)]
    plain = [body for body in bodies if not _is_markup(body)]
    written = [_string(body.get("value")) for body in (*plain, *bodies)]
    direct = [_string(names.get(key)) for key in _TEXT_PREFERENCE]
    other = [_string(value) for key, value in names.items() if key.startswith("body_")]
    text = next((text for text in (*written, *direct, *other) if text), "")
    if "</" not in text and "<br" not in text:
        return text
    from checker.readers.fragments import text_of_html  # noqa: PLC0415 - rows of plain text need none of it

    return text_of_html(text)


def _is_markup(body: Mapping[str, Any]) -> bool:
    kind = str(body.get("contenttype") or body.get("contentType") or "")
    return "html" in kind or "xml" in kind


def _title(names: Mapping[str, Any]) -> str | None:
    heads = [head for head in names.get("headlines") or () if isinstance(head, dict)]
    main = [head for head in heads if head.get("role") in {None, "main"}]
    written = [_string(head.get("value")) for head in (*main, *heads)]
    return next((t for t in (*written, *(_string(names.get(key)) for key in _TITLE_PREFERENCE)) if t), None)


def _source(names: Mapping[str, Any]) -> str | None:
    return next((name for key in _SOURCES if (name := _name(names.get(key)))), None)


def _name(value: object) -> str | None:
    """Return a name that is written as a word, as an object with a name, or as a list of these."""
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item))), None)
    if isinstance(value, dict):
        return next((name for key in ("name", "literal") if (name := _string(value.get(key)))), None)
    return _string(value)


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
