"""Cut a text into pieces that a page shows each in its way: plain, marked, a name, a character that nobody would see.

Takes text from reports and gives plain pieces; writes no markup, so that one template escapes everything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.render.places import sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from checker.model import Claim, Report

HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_SPACES = re.compile(r"(?<![ \t\r\n])[ \t\r\n]+")
_LINE_ENDS = re.compile(r"\r\n?")
LONGEST_QUOTE = 280
_AROUND = 60


class Piece(NamedTuple):
    """A stretch of text and how it is shown: ``""`` plain, ``mark``, ``name`` or ``hidden``."""

    text: str
    sort: str = ""


def spell(character: str) -> str:
    """Return the name of a character that is not seen.

    >>> spell("\\u202e")
    '<U+202E>'
    """
    return f"<U+{ord(character):04X}>"


def one_line(text: str) -> str:
    """Return text with each line end as a space.

    >>> one_line("two\\r\\n  lines")
    'two lines'
    """
    return _SPACES.sub(lambda run: run[0] if run[0].strip(" ") == "" else " ", text)


def _lines(text: str) -> str:
    return _LINE_ENDS.sub("\n", text).replace("\t", " ")


def visible_pieces(text: str, sort: str = "") -> Iterator[Piece]:
    """Yield text with each hidden character as a piece of its own; line ends stay.

    >>> [*visible_pieces("45\\u202e")]
    [Piece(text='45', sort=''), Piece(text='<U+202E>', sort='hidden')]
    """
    end = 0
    for match in HIDDEN.finditer(text):
        if match.start() > end:
            yield Piece(text[end : match.start()], sort)
        yield Piece(spell(match.group()), "hidden")
        end = match.end()
    if end < len(text):
        yield Piece(text[end:], sort)


def visible_text(text: str) -> str:
    """Return text with each hidden character spelled out; line ends stay.

    >>> visible_text("45\\u202e")
    '45<U+202E>'
    """
    return HIDDEN.sub(lambda match: spell(match.group()), text)


def named_pieces(text: str, names: Iterable[str]) -> tuple[Piece, ...]:
    """Return a sentence of ours with the names of sources in it apart, so that each keeps its own direction.

    >>> named_pieces("Six (police).", ["Police"])
    (Piece(text='Six (', sort=''), Piece(text='police', sort='name'), Piece(text=').', sort=''))
    """
    known = sorted({name for name in names if name.strip()}, key=lambda name: (-len(name), name))
    if not known:
        return tuple(visible_pieces(text))
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in known), re.IGNORECASE)
    return tuple(_cut(text, [(match.start(), match.end()) for match in pattern.finditer(text)], "name", one_line))


def _cut(text: str, spans: Sequence[tuple[int, int]], sort: str, tidy: Callable[[str], str]) -> Iterator[Piece]:
    end = 0
    for start, stop in spans:
        yield from visible_pieces(tidy(text[end:start]))
        yield from visible_pieces(tidy(text[start:stop]), sort)
        end = stop
    yield from visible_pieces(tidy(text[end:]))


def quote_pieces(claim: Claim, report: Report) -> tuple[Piece, ...]:
    """Return the sentence of a claim with its words marked, cut around them where it is long.

    >>> from checker.extraction.claims import extract_claims
    >>> from checker.model import Report
    >>> report = Report(id="a", text="In the port six men died.")
    >>> [piece.text for piece in quote_pieces(extract_claims(report).claims[0], report) if piece.sort == "mark"]
    ['six men']
    """
    sentence = sentence_of(claim, report)
    start, end = claim.start - claim.sentence.start, claim.end - claim.sentence.start
    start, end = max(0, start), min(len(sentence), max(start, end))
    first, last = _window(sentence, start)
    before = "\u2026 " if first else ""
    pieces = _cut(sentence[first:last], [(start - first, min(end, last) - first)], "mark", one_line)
    return (*([Piece(before)] if before else ()), *pieces, *([Piece(" \u2026")] if last < len(sentence) else ()))


def _window(sentence: str, at: int) -> tuple[int, int]:
    """Return the part of a long sentence that is shown, beginning and ending between two words."""
    if len(sentence) <= LONGEST_QUOTE:
        return 0, len(sentence)
    first = max(0, min(at - LONGEST_QUOTE // 2, len(sentence) - LONGEST_QUOTE))
    last = first + LONGEST_QUOTE
    space = sentence.find(" ", first, at)
    first = space + 1 if first and space >= 0 else first
    space = sentence.rfind(" ", at, last)
    return first, space if last < len(sentence) and space > at else last


def marked_pieces(text: str, start: int, end: int) -> tuple[Piece, ...]:
    """Return a stretch of a text marked, with a few words on each side.

    >>> [piece.text for piece in marked_pieces("The 4\\u202e5 dead.", 4, 7)]
    ['The ', '4', '<U+202E>', '5', ' dead.']
    """
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return tuple(_cut(text[first:last], [(start - first, end - first)], "mark", one_line))


def text_pieces(text: str, claims: Iterable[Claim]) -> tuple[Piece, ...]:
    """Return a whole text with the words of its claims marked; of two that overlap the first stands.

    >>> text_pieces("Six.", ())
    (Piece(text='Six.', sort=''),)
    """
    spans: list[tuple[int, int]] = []
    for claim in sorted(claims, key=lambda claim: (claim.start, -claim.end)):
        if claim.end <= len(text) and (not spans or claim.start >= spans[-1][1]):
            spans.append((claim.start, claim.end))
    return tuple(_cut(text, spans, "mark", _lines))
