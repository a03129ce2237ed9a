"""Read a PDF (experimental): two readers must agree on every number, else the number is lost on purpose.

A PDF says where shapes stand, not which letters follow one another. In Arabic, readers turn digits round without a word.
So each line is taken as it is seen, from left to right, and brought into reading order; and a number that the second reader
does not find on the same page is replaced by U+FFFD, noted, and never compared.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zlib
from collections import Counter
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import InputError
from checker.readers.notes import InputNote, input_note
from checker.readers.plain import read_plain
from checker.readers.reading import EXPANSION, ReadResult, damage_reported, optional_package
from checker.text.tokens import DIGITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.readers.reading import Raw

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z]")
_NUMBER = re.compile(f"[{DIGITS}]+(?:[.,\u066b\u066c][{DIGITS}]+)*")
_STREAM = re.compile(rb"stream\r?\n")
_ENDS = (".", "!", "?", "\u061f", "\u2026", ":")
_FULL_LINE = 0.75
_LOST = "\ufffd"
_MOST_PAGES = 300
_MOST_TOLD = 5
_LARGE = 64 << 20
_CHUNK = 1 << 16


class _Page(NamedTuple):
    """The text of a page, and its numbers that the second reader did not find."""

    text: str
    unsure: Sequence[str]


def read_pdf(raw: Raw) -> ReadResult:
    """Return the reports of a PDF; numbers on which two readers disagree are lost and noted.

    Raises ``InputError`` when it is damaged, hostile or without text, or a package is missing.
    """
    _refuse_bombs(raw.data, max(_LARGE, EXPANSION * len(raw.data)))
    with optional_package("pdfplumber, pypdfium2 and python-bidi", "pdf", "a PDF"):
        seen, second = _texts(raw)
        reorder = _reordering()
    pages = [
        _agreed(_in_reading_order(page, reorder), other) for page, other in zip_longest(seen, second, fillvalue="")
    ]
    text = "\n".join(_paragraphs(page.text) for page in pages if page.text.strip())
    if not text.strip():
        raise InputError("no text in the PDF, perhaps pictures of pages; type its text off")
    reports = tuple(replace(report, path=raw.name) for report in read_plain(text, raw.short_name))
    unsure = [number for page in pages for number in page.unsure]
    return ReadResult(
        reports=reports, notes=(input_note(InputNote.CC902, _told(unsure), reports[0]),) if unsure else ()
    )


def _told(unsure: Sequence[str]) -> str:
    shown = ", ".join(unsure[:_MOST_TOLD])
    return f"two readers disagree on {len(unsure)} numbers ({shown}); look at the pages."


def _refuse_bombs(data: bytes, limit: int) -> None:
    """Raise ``InputError`` when the packed parts of a file would grow beyond every document."""
    grown = 0
    for match in _STREAM.finditer(data):
        machine, pending = zlib.decompressobj(), data[match.end() : match.end() + _CHUNK]
        place = match.end() + len(pending)
        try:
            while pending and not machine.eof:
                grown += len(machine.decompress(pending, _CHUNK))
                if grown > limit:
                    raise InputError(f"unpacks to more than {limit} bytes, as no document does; not read")
                pending = machine.unconsumed_tail
                if not pending:
                    pending = data[place : place + _CHUNK]
                    place += len(pending)
        except zlib.error:
            continue


def _texts(raw: Raw) -> tuple[list[str], list[str]]:
    """Return the texts of the pages as two readers give them: from left to right, and in the order of the file."""
    import pdfplumber  # noqa: PLC0415 - heavy, needed only for PDF
    import pypdfium2  # noqa: PLC0415 - the same

    with damage_reported("PDF", "pdfminer"):
        with pdfplumber.open(io.BytesIO(raw.data)) as document:
            if len(document.pages) > _MOST_PAGES:
                raise InputError(f"more than {_MOST_PAGES} pages; split the file")
            seen = [page.extract_text() or "" for page in document.pages]
        other = pypdfium2.PdfDocument(raw.data)
        second = [page.get_textpage().get_text_bounded() for page in other]
        other.close()
    return seen, second


def _reordering() -> Callable[[str, str], str]:
    from bidi import get_display  # noqa: PLC0415 - needed only for PDF

    return lambda line, direction: str(get_display(line, base_dir=direction))


def _in_reading_order(page: str, reorder: Callable[[str, str], str]) -> str:
    """Return the lines of a page as they are read; the shapes of printed letters become letters afterwards."""
    return "\n".join(_line(line, reorder) for line in page.splitlines())


def _line(line: str, reorder: Callable[[str, str], str]) -> str:
    arabic = len(_RIGHT_TO_LEFT.findall(line))
    if not arabic:
        return line
    return unicodedata.normalize("NFKC", reorder(line, "R" if arabic > len(_LATIN.findall(line)) else "L"))


def _agreed(page: str, other: str) -> _Page:
    """Return a page on which every number that the other reader has not found is lost."""
    found = Counter(_NUMBER.findall(unicodedata.normalize("NFKC", other)))
    unsure: list[str] = []

    def kept(match: re.Match[str]) -> str:
        if found[match[0]] > 0:
            found[match[0]] -= 1
            return match[0]
        unsure.append(match[0])
        return _LOST

    return _Page(_NUMBER.sub(kept, page), unsure)


def _paragraphs(page: str) -> str:
    """Return a page with the lines of a paragraph joined: a full line that ends no sentence goes on below."""
    return "".join(_joined(page.splitlines()))


def _joined(lines: Sequence[str]) -> Iterator[str]:
    full = _FULL_LINE * max(map(len, lines), default=0)
    for line in lines:
        goes_on = len(line) >= full and not line.rstrip().endswith(_ENDS)
        yield f"{line} " if goes_on else f"{line}\n"
