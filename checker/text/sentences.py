"""Split a field into sentences with offsets as received.

Splits at line ends and at sentence marks; keeps abbreviations, initials, decimals and ellipses together. Deliberately
splits inside quotations too: the speaker is carried over by the attribution stage. What runs on far beyond any sentence
(a list without marks, hostile text) is cut at spaces, so that no stage meets a sentence of unbounded length.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from checker.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS, _LINES = r".!?\u061f\u2026", r"\r\n\u2028\u2029"
_END = re.compile(
    rf"[{_MARKS}{_LINES}]"  # one set at the start, which the engine looks for at half the cost of two branches
    rf"(?:(?<=[{_MARKS}])[{_MARKS}]*[\"'\u201d\u2019\u00bb)\]]*(?=\s|$)|(?<=[{_LINES}])[{_LINES}]*)"
)
_BREAK = re.compile(r"[\s\"'(\u201c\u00ab\[]")
_LOWER_NEXT = re.compile(r"\s*[\"'(\u201c\u00ab\[]*\s*([^\W\d_])")
_LONGEST = 2_000
_LONGEST_ABBREVIATION = 24


def split_sentences(
    text: str, abbreviations: frozenset[str] = frozenset(), first: int | None = None
) -> tuple[Span, ...]:
    """Return the spans of the sentences of ``text``, or of the ``first`` few of them.

    >>> [(s.start, s.end) for s in split_sentences("Gen. Ali spoke. He left.", frozenset({"gen"}))]
    [(0, 15), (16, 24)]
    """
    return tuple(islice(_sentences(text, abbreviations), first))


def _sentences(text: str, abbreviations: frozenset[str]) -> Iterator[Span]:
    start = 0
    for match in _END.finditer(text):
        if not _ends_sentence(text, start, match, abbreviations):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a sentence without the space around it, or its pieces where it runs on far beyond any sentence."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    words = text[start:end].strip()
    if words:
        start = text.index(words, start)
        yield Span(start=start, end=start + len(words))


def _ends_sentence(text: str, start: int, match: re.Match[str], abbreviations: frozenset[str]) -> bool:
    mark = match.group()
    if mark != "." and (mark[0] != "." or len(mark.rstrip("\"'\u201d\u2019\u00bb)]")) > 1):
        return True
    return not _goes_on(text, match.end()) and not _is_abbreviated(text, start, match.start(), abbreviations)


def _goes_on(text: str, end: int) -> bool:
    """Say whether a small letter follows on the same line."""
    if text[end + 1 : end + 2].isupper():  # almost always
        return False
    following = _LOWER_NEXT.match(text, end)
    return following is not None and following.group(1).islower() and "\n" not in text[end : following.end()]


def _is_abbreviated(text: str, start: int, end: int, abbreviations: frozenset[str]) -> bool:
    start = max(start, end - _LONGEST_ABBREVIATION)
    word = text[text.rfind(" ", start, end) + 1 or start : end]
    if not word.isalpha():  # something else than a space may stand before the word
        word = _BREAK.split(word)[-1]
    return bool(word) and _is_abbreviation(word, abbreviations)


def _is_abbreviation(word: str, abbreviations: frozenset[str]) -> bool:
    bare = word.lower().rstrip(".")
    return bare in abbreviations or "." in bare or (len(bare) == 1 and word.isalpha() and word.isupper())
