"""Read plain text: one report, or several in one stream behind ``--- source: X ---`` lines.

A separator line may say more about its report: ``--- source: X; time: 2024-03-02T09:00Z; title: Y ---``. Its keys go by
the names that columns of a table have.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.errors import InputError
from checker.model import Report
from checker.readers.columns import field_of
from checker.readers.decode import decode_bytes
from checker.readers.reading import with_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.readers.reading import Raw, ReadResult

_LINE = re.compile(r"^(?:---|\u2014)[^\r\n]{1,500}\r?$", re.MULTILINE)
_DASHES = "-\u2014"
_FEWEST_DASHES = 3
_NEXT_KEY = re.compile(r"[;\u061b]\s*(?=[^:;\uff1a\u061b]{1,24}[:\uff1a])")
_KEY = re.compile(r"\s*[:\uff1a]\s*")
_NUL = "\0"


def read_text(raw: Raw) -> ReadResult:
    """Return the reports of a text.

    >>> from checker.readers.reading import Raw
    >>> read_text(Raw(data=b"Two dead.", name="a.txt")).reports[0].source
    'a.txt'

    Raises ``InputError`` when the bytes are no text.
    """
    decoded = decode_bytes(raw.data, raw.encoding)
    if _NUL in decoded.text:
        raise InputError("not a text; name a file of text, or the encoding with --encoding")
    found = (replace(report, path=raw.name) for report in read_plain(decoded.text, raw.short_name))
    return with_text(found, decoded.note)


def read_plain(text: str, name: str, source: str | None = None) -> Iterator[Report]:
    """Yield the reports of one text; offsets count from the start of each report.

    >>> [r.source for r in read_plain("--- source: A ---\\nTwo dead.\\n--- source: B ---\\nThree dead.", "paste")]
    ['A', 'B']
    """
    separators = [(match, keys) for match in _LINE.finditer(text) if "source" in (keys := _keys(match[0]))]
    if not separators:
        yield Report(id=name, text=text, source=source or name, path=name)
        return
    ends = [match.start() for match, _ in separators[1:]] + [len(text)]
    before = text[: separators[0][0].start()]
    if before.strip():
        yield Report(id=f"{name}#0", text=before, source=source or name, path=name)
    for number, ((match, keys), end) in enumerate(zip(separators, ends, strict=True), 1):
        body = text[match.end() : end].lstrip("\r\n")
        yield _report(keys, body, name, number)


def _report(keys: Mapping[str, str], body: str, name: str, number: int) -> Report:
    return Report(
        id=keys.get("id") or f"{name}#{number}",
        text=body,
        path=name,
        source=keys.get("source") or None,
        title=keys.get("title") or None,
        published_at=keys.get("published_at") or None,
        event=keys.get("event") or None,
        language=keys.get("language") or None,
    )


def _keys(line: str) -> dict[str, str]:
    """Return the fields that a separator line gives, none for a line of text."""
    line = line.rstrip()
    inside = line.rstrip(_DASHES)
    if len(line) - len(inside) < _FEWEST_DASHES and not line.endswith(_DASHES[1]):
        return {}
    pairs = (_KEY.split(part, maxsplit=1) for part in _NEXT_KEY.split(inside.strip(f"{_DASHES} \t")))
    named = ((field_of(pair[0]), pair[1].strip()) for pair in pairs if len(pair) > 1)
    return {field: value for field, value in named if field is not None}
