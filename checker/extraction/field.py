"""Read the sentences of one field on demand: only those that can hold a claim, and those before them that matter for it.

Gives the last speaker, open quotations and units named before, each looked up when a claim asks and read at most once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from checker.extraction.attribution import find_speech
from checker.extraction.locations import find_locations
from checker.extraction.source_phrases import Passage, link_over
from checker.language.sieve import ANSWERS, QUOTE, SPEECH, TITLE, holds_claim
from checker.model import Attribution
from checker.quantity.cells import answers_in, cut_pieces, join_pieces
from checker.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.locations import Location
    from checker.extraction.speech import Speech
    from checker.language.lexicon import Language
    from checker.language.sieve import Sieve
    from checker.model import AsOf, Report, Span
    from checker.quantity.cells import Answer, Cell, Cells, Piece

_KEPT_CUTS = 64
_QUOTES = re.compile('["\u201c\u201d\u00ab\u00bb]')
_OPENING = frozenset('"\u201c\u00ab')
_SUBJECT_LENGTH = 4
_DASHES = (" - ", " \u2013 ", " \u2014 ", " -- ")
_UNKNOWN = (Attribution(source="", start=-1, end=-1),)


class Cut(NamedTuple):
    """One sentence, cut into pieces and joined to cells."""

    pieces: Sequence[Piece]
    cells: Cells


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a report with its sentences; not slotted, what is read is kept."""

    report: Report
    name: str
    text: str
    language: Language
    sieve: Sieve
    published: AsOf | None = None
    cuts: dict[int, Cut] = field(default_factory=dict, compare=False, repr=False)
    speakers: dict[int, tuple[Attribution, ...]] = field(default_factory=dict, compare=False, repr=False)
    first_named: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    quoted: list[bool] = field(default_factory=lambda: [False], compare=False, repr=False)

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """The spans of the sentences."""
        return split_sentences(self.text, self.language.abbreviations)

    @cached_property
    def masks(self) -> Sequence[int]:
        """The traits of each sentence."""
        traits, text = self.sieve.traits, self.text
        return [traits(text[span.start : span.end]) for span in self.sentences]

    def promising(self) -> Iterator[int]:
        """Yield the numbers of the sentences that can hold a claim."""
        return (number for number, mask in enumerate(self.masks) if holds_claim(mask))

    def titled(self) -> Iterator[int]:
        """Yield the numbers of the sentences that name a title."""
        return (number for number, mask in enumerate(self.masks) if mask & TITLE)

    def _cut(self, number: int) -> Cut:
        found = self.cuts.get(number)
        if found is None:
            if len(self.cuts) >= _KEPT_CUTS:
                self.cuts.clear()
            span = self.sentences[number]
            pieces = cut_pieces(self.text, self.language, span.start, span.end)
            found = self.cuts[number] = Cut(pieces, join_pieces(pieces))
        return found

    def cells(self, number: int) -> Cells:
        """Return the cells of a sentence."""
        return self._cut(number).cells

    def locations(self, number: int) -> Sequence[Location]:
        """Return the places in which a sentence says that something is."""
        return find_locations(self._cut(number).pieces, self.language)

    def answers(self, number: int) -> Sequence[Answer]:
        """Return the closed answers that a sentence names."""
        return answers_in(self._cut(number).pieces) if self.masks[number] & ANSWERS else ()

    def speeches(self, number: int) -> Sequence[Speech]:
        """Return the speech cues of a sentence; pronouns take the chain of the last speaker, if there was one."""
        found = self._speeches(number, _UNKNOWN)
        if not any(_points_back(speech.chain) for speech in found):
            return found
        return self._speeches(number, self.last_speaker(number))

    def _speeches(self, number: int, last: tuple[Attribution, ...]) -> Sequence[Speech]:
        if not self.masks[number] & SPEECH and not self._may_have_byline(number):
            return ()
        return find_speech(Passage(self.text, self.cells(number), self.language), last)

    def _may_have_byline(self, number: int) -> bool:
        """Say whether a sentence has a dash that keeps its distance, behind which a headline names who says it."""
        span = self.sentences[number]
        return any(self.text.find(dash, span.start, span.end) >= 0 for dash in _DASHES)

    def last_speaker(self, number: int) -> tuple[Attribution, ...]:
        """Return the chain that spoke last before a sentence, going back no further than needed."""
        chain: tuple[Attribution, ...] = ()
        start = number - 1
        while start >= 0 and not self._settles(start):
            start -= 1
        if start >= 0:
            chain = self.speakers[start]
        for between in range(start + 1, number):
            spoken = self._speeches(between, chain)
            chain = spoken[-1].chain if spoken else chain
            self.speakers[between] = chain
        return chain or self._subject_before(number)

    def _subject_before(self, number: int) -> tuple[Attribution, ...]:
        """Return the person of office who is the subject of the sentence before, where nobody has spoken yet."""
        if not number or self.language.order != "svo":
            return ()
        cells = self.cells(number - 1)
        end = next((n for n, c in enumerate(cells[:_SUBJECT_LENGTH], 1) if c.has("attribution", "noun")), None)
        return (link_over(Passage(self.text, cells, self.language), 0, end),) if end is not None else ()

    def _settles(self, number: int) -> bool:
        """Say whether the last speaker after a sentence is known without looking further back."""
        if number not in self.speakers:
            spoken = self._speeches(number, _UNKNOWN)
            if spoken and not _points_back(spoken[-1].chain):
                self.speakers[number] = spoken[-1].chain
        return number in self.speakers

    def carried(self, number: int) -> tuple[Attribution, ...]:
        """Return the chain that a sentence without a speech cue takes over: inside or at the start of a quotation."""
        opens = self.text[self.sentences[number].start] in _OPENING
        return self.last_speaker(number) if opens or self.is_quoted(number) else ()

    def is_quoted(self, number: int) -> bool:
        """Say whether a quotation that began before is still open at the start of a sentence."""
        while len(self.quoted) <= number:
            self.quoted.append(self._stays_open(len(self.quoted) - 1, is_open=self.quoted[-1]))
        return self.quoted[number]

    def _stays_open(self, number: int, *, is_open: bool) -> bool:
        span = self.sentences[number]
        if self.masks[number] & QUOTE:
            is_open ^= len(_QUOTES.findall(self.text, span.start, span.end)) % 2 == 1
        ends_paragraph = "\n\n" in self.text[span.end : span.end + 3]
        return is_open and not (ends_paragraph and self._speeches(number, _UNKNOWN))

    def has_named(self, unit: str, number: int) -> bool:
        """Say whether a unit has been named up to and in a sentence."""
        if unit not in self.first_named:
            numbers = range(len(self.sentences))
            self.first_named[unit] = next((n for n in numbers if _names(self.cells(n), unit)), len(numbers))
        return self.first_named[unit] <= number


def _names(cells: Sequence[Cell], unit: str) -> bool:
    return any(cell.has("units", unit) for cell in cells)


def _points_back(chain: tuple[Attribution, ...]) -> bool:
    return _UNKNOWN[0] in chain
