"""Tell the format of an input, from its first bytes, its name and its first words, and find the reader.

A reader is imported when its format turns up, so that two text files load none of the others.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import InputError
from checker.readers.reading import unpacked_limit

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.readers.reading import Limit, Raw, ReadResult

_READERS = {
    "text": ("plain", "read_text"),
    "jsonl": ("rows", "read_json_lines"),
    "html": ("html", "read_html"),
    "json": ("rows", "read_json"),
    "xml": ("wire", "read_xml"),
    "mail": ("mail", "read_mail"),
    "word": ("word", "read_word"),
    "workbook": ("sheets", "read_workbook"),
    "parquet": ("sheets", "read_parquet"),
    "pdf": ("pdf", "read_pdf"),
    "warc": ("warc", "read_warc"),
    "csv": ("tables", "read_csv_table"),
}
_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    "": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".nitf": "xml",
    ".newsml": "xml",
    ".eml": "mail",
    ".docx": "word",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".parquet": "parquet",
    ".pdf": "pdf",
    ".warc": "warc",
    ".arc": "warc",
    ".csv": "csv",
    ".tsv": "csv",
}
KNOWN_SUFFIXES = frozenset(_SUFFIXES)
_UNREADABLE = {
    b"\xd0\xcf\x11\xe0": "an Office file of the old binary kind; save it as .docx, .xlsx or .eml",
    b"\x89PNG": "a picture; type its text off",
    b"\xff\xd8\xff": "a picture; type its text off",
    b"GIF8": "a picture; type its text off",
    b"{\\rtf": "a rich text file; save it as .docx or .txt",
}
_ZIP = b"PK\x03\x04"
_FIRST_BYTES = ((b"PAR1", "parquet"), (b"%PDF-", "pdf"), (b"WARC/", "warc"))
_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31
_CHUNK = 1 << 16
_HEAD = 1 << 12


def without_compression(raw: Raw) -> Raw:
    """Return the input unpacked, one layer deep, where it is a gzip file.

    >>> import gzip
    >>> from checker.readers.reading import Raw
    >>> without_compression(Raw(data=gzip.compress(b"Two dead."), name="a.txt.gz")).data
    b'Two dead.'

    Raises ``InputError`` when it grows beyond every text, or holds nothing that can be unpacked.
    """
    if not raw.data.startswith(_GZIP):
        return raw
    data, whole = _inflated(raw.data, unpacked_limit(raw))
    if not data:
        raise InputError("a damaged gzip file; fetch it again")
    return replace(raw, data=data, is_truncated=not whole)


def _inflated(data: bytes, limit: Limit) -> tuple[bytes, bool]:
    """Return the members of a gzip file one behind the other, and whether all could be unpacked."""
    found = bytearray()
    while data.startswith(_GZIP):
        machine = zlib.decompressobj(_GZIP_WINDOW)
        pending = data
        try:
            while pending and not machine.eof:
                found += machine.decompress(pending, _CHUNK)
                pending = machine.unconsumed_tail
                limit.check(len(found))
        except zlib.error:
            return bytes(found), False
        if not machine.eof:
            return bytes(found), False
        data = machine.unused_data
    return bytes(found), True


def format_of(raw: Raw) -> str:
    """Return the format of an input: of its first bytes, else of its name, else of its first words.

    >>> from checker.readers.reading import Raw
    >>> format_of(Raw(data=b'{"text": "Two dead."}', name="stdin"))
    'json'

    Raises ``InputError`` for what holds no text that could be read.
    """
    for mark, reason in _UNREADABLE.items():
        if raw.data.startswith(mark):
            raise InputError(reason)
    if raw.data.startswith(_ZIP):
        from checker.readers.zipped import office_kind  # noqa: PLC0415 - only for documents

        return office_kind(raw)
    first = next((name for mark, name in _FIRST_BYTES if raw.data.startswith(mark)), None)
    if first is not None:
        return first
    suffix = Path(raw.short_name.lower().removesuffix(".gz")).suffix
    named = _SUFFIXES.get(suffix)
    return _sniffed(raw.data[:_HEAD]) if suffix == "" or named is None else named


def _sniffed(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    return next((name for pattern, name in _FIRST_WORDS if pattern.match(start)), "text")


_FIRST_WORDS = (
    (re.compile(rb"[{\[]"), "json"),
    (re.compile(rb"<!doctype html|<html", re.IGNORECASE), "html"),
    (re.compile(rb"<\?xml|<rss|<feed|<newsItem|<newsMessage|<NewsML|<nitf"), "xml"),
    (
        re.compile(rb"(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|X-[\w-]{1,40}):", re.IGNORECASE),
        "mail",
    ),
)


def reader_of(name: str) -> Callable[[Raw], ReadResult]:
    """Return the reader of a format.

    >>> reader_of("text").__name__
    'read_text'
    """
    module, function = _READERS[name]
    reader: Callable[[Raw], ReadResult] = getattr(import_module(f"checker.readers.{module}"), function)
    return reader
