"""Read the sentences of one field on demand: only those that can hold a claim, and those before them that matter for it.

Gives the last speaker, open quotations and units named before, each looked up when a claim asks. Sentences are read by
themselves, with offsets of their own; here they are put back into the field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.extraction.sentence import UNKNOWN, read_sentence
from checker.extraction.source_phrases import Passage, link_over
from checker.kept import kept
from checker.language.sieve import QUOTE, TITLE, holds_claim
from checker.model import Attribution
from checker.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.sentence import Sentence
    from checker.extraction.speech import Speech
    from checker.language.lexicon import Language
    from checker.language.sieve import Sieve
    from checker.model import AsOf, Report, Span
    from checker.quantity.cells import Cells

_KEPT_SENTENCES = 64
_QUOTES = re.compile('["\u201c\u201d\u00ab\u00bb]')
_OPENING = frozenset('"\u201c\u00ab')
_SUBJECT_LENGTH = 4

Chain = tuple[Attribution, ...]


def moved(chain: Chain, by: int) -> Chain:
    """Return a chain of sources with its offsets moved.

    >>> moved((Attribution(source="police", start=2, end=8),), 10)[0].start
    12
    """
    return tuple(
        Attribution(source=link.source, start=link.start + by, end=link.end + by, source_class=link.source_class)
        for link in chain
    )


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a report with its sentences; not slotted, what is read is kept."""

    report: Report
    name: str
    text: str
    language: Language
    sieve: Sieve
    published: AsOf | None = None
    read: dict[int, Sentence] = field(default_factory=dict, compare=False, repr=False)
    speakers: dict[int, Chain] = field(default_factory=dict, compare=False, repr=False)
    first_named: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    quoted: list[bool] = field(default_factory=lambda: [False], compare=False, repr=False)

    @kept
    def sentences(self) -> Sequence[Span]:
        """The spans of the sentences."""
        return split_sentences(self.text, self.language.abbreviations)

    @kept
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

    def sentence(self, number: int) -> Sentence:
        """Return a sentence, read by itself."""
        found = self.read.get(number)
        if found is None:
            if len(self.read) >= _KEPT_SENTENCES:
                self.read.clear()
            span = self.sentences[number]
            text = self.text[span.start : span.end]
            found = self.read[number] = read_sentence(text, self.language, self.masks[number])
        return found

    def speeches(self, number: int) -> Sequence[Speech]:
        """Return the speech cues of a sentence; pronouns take the chain of the last speaker, if there was one.

        Offsets count from the start of the sentence: a speaker named before it stands below 0.
        """
        spoken = self.sentence(number).spoken
        if not any(_points_back(speech.chain) for speech in spoken):
            return spoken
        return self._spoken_after(number, self.last_speaker(number))

    def _spoken_after(self, number: int, last: Chain) -> Sequence[Speech]:
        """Return the speech cues of a sentence with offsets of its own; ``last`` has those of the field."""
        return self.sentence(number).spoken_after(moved(last, -self.sentences[number].start))

    def last_speaker(self, number: int) -> Chain:
        """Return the chain that spoke last before a sentence, going back no further than needed."""
        chain: Chain = ()
        start = number - 1
        while start >= 0 and not self._settles(start):
            start -= 1
        if start >= 0:
            chain = self.speakers[start]
        for between in range(start + 1, number):
            spoken = self._spoken_after(between, chain)
            chain = moved(spoken[-1].chain, self.sentences[between].start) if spoken else chain
            self.speakers[between] = chain
        return chain or self._subject_before(number)

    def _subject_before(self, number: int) -> Chain:
        """Return the person of office who is the subject of the sentence before, where nobody has spoken yet."""
        if not number or self.language.order != "svo":
            return ()
        before = self.sentence(number - 1)
        end = next((n for n, c in enumerate(before.cells[:_SUBJECT_LENGTH], 1) if c.has("attribution", "noun")), None)
        if end is None:
            return ()
        link = link_over(Passage(before.text, before.cells, self.language), 0, end)
        return moved((link,), self.sentences[number - 1].start)

    def _settles(self, number: int) -> bool:
        """Say whether the last speaker after a sentence is known without looking further back."""
        if number not in self.speakers:
            spoken = self.sentence(number).spoken
            if spoken and not _points_back(spoken[-1].chain):
                self.speakers[number] = moved(spoken[-1].chain, self.sentences[number].start)
        return number in self.speakers

    def carried(self, number: int) -> Chain:
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
        return is_open and not (ends_paragraph and self.sentence(number).spoken)

    def has_named(self, unit: str, number: int) -> bool:
        """Say whether a unit has been named up to and in a sentence."""
        if unit not in self.first_named:
            numbers = range(len(self.sentences))
            self.first_named[unit] = next((n for n in numbers if _names(self.sentence(n).cells, unit)), len(numbers))
        return self.first_named[unit] <= number


def _names(cells: Cells, unit: str) -> bool:
    return any(cell.has("units", unit) for cell in cells)


def _points_back(chain: Chain) -> bool:
    return UNKNOWN[0] in chain
