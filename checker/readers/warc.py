"""Read a web archive (WARC, ARC): each page that was captured is a report, with its address and the time of the capture."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stderr
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from checker.errors import InputError
from checker.model import Report, Skipped
from checker.readers.decode import decode_bytes
from checker.readers.html import read_html
from checker.readers.notes import InputNote, encoding_notes, input_note
from checker.readers.reading import EXPANSION, ReadResult, joined, optional_package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.readers.reading import Raw

_CAPTURES = frozenset({"response", "resource"})
_PAGES = ("text/html", "application/xhtml+xml")
_TEXT = "text/plain"
_SUCCESS = "200"
_SMALL = 1 << 24
_CHARSET = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,40})")


def read_warc(raw: Raw) -> ReadResult:
    """Return the pages of a web archive; where it is damaged, those before the damage, and a note.

    Raises ``InputError`` when no record can be read or a package is missing.
    """
    with optional_package("warcio", "warc", "a web archive"):
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - needed only for archives
    found: list[ReadResult] = []
    damage = None
    with redirect_stderr(io.StringIO()):
        try:
            records = ArchiveIterator(io.BytesIO(raw.data), arc2warc=True)
            found.extend(_records(records, raw))
        except InputError:
            raise
        except Exception as error:  # noqa: BLE001 - packages that parse files raise anything on damaged ones
            damage = f"{type(error).__name__}: {str(error).strip()[:80]}".replace("\n", " ")
    read = joined(found)
    if damage is None:
        return read
    if not read.reports:
        raise InputError(f"a damaged web archive ({damage}); export it again")
    note = input_note(InputNote.CC903, f"damaged behind this page ({damage}).", read.reports[-1])
    return replace(read, notes=(*read.notes, note))


def _captures(records: Any) -> Iterator[tuple[int, Any]]:  # noqa: ANN401 - a package without types
    """Yield the records that hold what an address gave, with their numbers."""
    return ((number, record) for number, record in enumerate(records, 1) if record.rec_type in _CAPTURES)


def _records(records: Any, raw: Raw) -> Iterator[ReadResult]:  # noqa: ANN401 - a package without types
    """Yield what each capture gives, as long as all together unpack to no more than archives do."""
    left = most = max(_SMALL, EXPANSION * len(raw.data))
    for number, record in _captures(records):
        address = record.rec_headers.get_header("WARC-Target-URI") or f"{raw.name}:{number}"
        reason = _why_no_page(record)
        content = b"" if reason else record.content_stream().read(min(raw.max_bytes, left) + 1)
        left -= len(content)
        if left < 0:
            raise OverflowError(f"unpacks to more than {most} bytes")
        if len(content) > raw.max_bytes:
            reason = f"unpacks to more than {raw.max_bytes} bytes"
        yield _unused(reason, number, raw, address) if reason else _read(record, content, number, raw, address)


def _why_no_page(record: Any) -> str | None:  # noqa: ANN401 - a package without types
    kind = _kind(record)
    status = record.http_headers.get_statuscode() if record.http_headers is not None else _SUCCESS
    if status == _SUCCESS and kind.startswith((*_PAGES, _TEXT)):
        return None
    return f"no page ({status}, {kind or 'of no kind'})"


def _kind(record: Any) -> str:  # noqa: ANN401 - a package without types
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").lower()


def _read(record: Any, content: bytes, number: int, raw: Raw, address: str) -> ReadResult:  # noqa: ANN401 - a package without types
    time, kind = record.rec_headers.get_header("WARC-Date"), _kind(record)
    charset = _CHARSET.search(kind)
    page = replace(raw, data=content, encoding=raw.encoding or (charset[1] if charset else None))
    try:
        return _plain(page, address, number, time) if kind.startswith(_TEXT) else _page(page, address, number, time)
    except InputError as error:
        return _unused(str(error), number, raw, address)


def _unused(reason: str, number: int, raw: Raw, address: str) -> ReadResult:
    return ReadResult(skipped=(Skipped(reason=reason, line=number, path=raw.name, report=address),))


def _page(page: Raw, address: str, number: int, time: str | None) -> ReadResult:
    read = read_html(page, address)
    placed = tuple(
        replace(report, id=address, line=number, published_at=report.published_at or time) for report in read.reports
    )
    return replace(read, reports=placed, notes=tuple(replace(note, report=address) for note in read.notes))


def _plain(page: Raw, address: str, number: int, time: str | None) -> ReadResult:
    decoded = decode_bytes(page.data, page.encoding)
    report = Report(id=address, text=decoded.text, source=address, published_at=time, path=page.name, line=number)
    return ReadResult(reports=(report,), notes=encoding_notes(decoded.note, [report]))
