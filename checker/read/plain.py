"""Read plain text: one report, or several in one stream behind ``--- source: X ---`` lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATOR = re.compile(r"^---\s*source:\s*(?P<source>.*?)\s*---[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)


def read_plain(text: str, name: str, source: str | None = None) -> Iterator[Report]:
    """Yield the reports of one text; offsets count from the start of each report.

    >>> [r.source for r in read_plain("--- source: A ---\\nTwo dead.\\n--- source: B ---\\nThree dead.", "paste")]
    ['A', 'B']
    """
    separators = list(_SEPARATOR.finditer(text))
    if not separators:
        yield Report(id=name, text=text, source=source or name, path=name)
        return
    ends = [match.start() for match in separators[1:]] + [len(text)]
    before = text[: separators[0].start()]
    if before.strip():
        yield Report(id=f"{name}#0", text=before, source=source or name, path=name)
    for number, (match, end) in enumerate(zip(separators, ends, strict=True), 1):
        body = text[match.end() : end].lstrip("\r\n")
        yield Report(id=f"{name}#{number}", text=body, source=match.group("source") or None, path=name)
