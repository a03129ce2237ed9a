"""Read one sentence by itself: what it says wherever it stands, its quantities at once, all else when it is asked for.

All offsets count from the start of the sentence, so that a sentence which several reports copy, or one repeats, is read
once. What depends on the report (the last speaker, units named before) is left to ``reading``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.extraction.attribution import find_speech
from checker.extraction.factuality import judge_factuality
from checker.extraction.implicit import find_implicit
from checker.extraction.locations import find_locations
from checker.extraction.moments import find_moments
from checker.extraction.persons import find_aliases
from checker.extraction.scene import Scene
from checker.extraction.scope import stated_as_of
from checker.extraction.selection import ZERO_SHAPES
from checker.extraction.source_phrases import Passage, bare_start
from checker.extraction.status import find_statements
from checker.extraction.topics import attach_topics
from checker.extraction.wholes import wholes_in
from checker.extraction.windows import counting_window
from checker.kept import kept
from checker.language.roles import load_roles
from checker.language.sieve import ANSWERS, SPEECH
from checker.model import Attribution
from checker.quantity.cells import answers_in, cut_pieces, join_pieces
from checker.quantity.quantities import find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.extraction.factuality import Factuality
    from checker.extraction.locations import Location
    from checker.extraction.moments import Moment
    from checker.extraction.offers import Attachment
    from checker.extraction.speech import Speech
    from checker.extraction.status import Statement
    from checker.language.lexicon import Language
    from checker.model import AsOf
    from checker.quantity.cells import Answer, Cells, Pieces
    from checker.quantity.quantities import Quantity, Unread

UNKNOWN = (Attribution(source="", start=-1, end=-1),)
"""The chain of a pronoun whose speaker stands in another sentence."""

_KEPT = 1_000
_LONGEST_KEPT = 300
_DASHES = (" - ", " \u2013 ", " \u2014 ", " -- ")
_DATE_LENGTH = 10


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence, read; ``traits`` are what the sieve says of it. Not slotted, what is looked up is kept."""

    text: str
    language: Language
    traits: int
    by_day: dict[str, Dated] = field(default_factory=dict, repr=False)

    @kept
    def pieces(self) -> Pieces:
        """Its tokens with what the lexicon holds under them."""
        return cut_pieces(self.text, self.language)

    @kept
    def cells(self) -> Cells:
        """Its cells."""
        return join_pieces(self.pieces)

    @kept
    def answers(self) -> Sequence[Answer]:
        """The closed answers that it names."""
        return answers_in(self.pieces) if self.traits & ANSWERS else ()

    @kept
    def counts(self) -> tuple[list[Quantity], list[Unread]]:
        """Its quantities, those without a number among them, and the numbers that are none."""
        found, unread = find_quantities(self.cells, self.language)
        implicit = find_implicit(self.cells, found, self.language, load_roles())
        return sorted([*found, *implicit], key=lambda quantity: quantity.start) if implicit else found, unread

    @kept
    def scene(self) -> Scene:
        """What topics and statements are attached in."""
        return Scene(self.text, self.cells, self.counts[0], self.language, load_roles(), self.answers)

    @kept
    def last_unit(self) -> str | None:
        """The last unit that it counts, for "two of them" in the next sentence."""
        roles = load_roles()
        units = [q.noun.unit for q in self.counts[0] if q.noun.unit and not roles.is_measure(q.noun.unit)]
        return units[-1] if units else None

    @kept
    def attachments(self) -> Sequence[Attachment | None]:
        """The topic of each quantity."""
        return attach_topics(self.scene, self.wholes)

    @kept
    def wholes(self) -> Sequence[int | None]:
        """The quantity that each quantity is part of."""
        return wholes_in(self.scene)

    @kept
    def factuality(self) -> Sequence[Factuality]:
        """How each quantity is put."""
        return [
            judge_factuality(
                self.cells,
                quantity.start,
                attachment.predicate if attachment is not None else None,
                zero=quantity.shape in ZERO_SHAPES,
            )
            for quantity, attachment in zip(self.counts[0], self.attachments, strict=True)
        ]

    @kept
    def window(self) -> str | None:
        """The time over which it counts."""
        return counting_window(self.cells, self.language)

    @kept
    def locations(self) -> Sequence[Location]:
        """The places in which it says that something is."""
        return find_locations(self.pieces, self.language)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the words of ``cells[start:end]`` begin and end; what is glued before the first does not count."""
        return bare_start(self.text, self.cells, start), self.cells.ends[end - 1]

    def written(self, start: int, end: int) -> str:
        """Return the text of ``cells[start:end]``."""
        return self.text[self.cells.starts[start] : self.cells.ends[end - 1]]

    @kept
    def aliases(self) -> Sequence[tuple[str, str]]:
        """Its titles that are followed by a name."""
        return tuple(find_aliases(self.scene))

    @kept
    def spoken(self) -> Sequence[Speech]:
        """Its speech cues; a pronoun has the chain ``UNKNOWN``."""
        return self.spoken_after(UNKNOWN)

    def spoken_after(self, last: tuple[Attribution, ...]) -> Sequence[Speech]:
        """Return its speech cues; a pronoun takes the chain of the last speaker."""
        if not self.traits & SPEECH and not self._may_have_byline():
            return ()
        return find_speech(Passage(self.text, self.cells, self.language), last)

    def _may_have_byline(self) -> bool:
        """Say whether a dash keeps its distance, behind which a headline names who says it."""
        return any(dash in self.text for dash in _DASHES)

    def statements(self, published: str | None) -> Sequence[Statement]:
        """Return its claims that are no counts, as a report published then means them."""
        told = bool(self.answers) or any(quantity.shape == "singular" for quantity in self.counts[0])
        return self.on(published).statements if told else ()

    def on(self, published: str | None) -> Dated:
        """Return what it says in a report published then; kept for the last day that was asked for."""
        day = (published or "")[:_DATE_LENGTH]
        found = self.by_day.get(day)
        if found is None:
            self.by_day.clear()
            found = self.by_day[day] = Dated(self.scene, day)
        return found


@dataclass(frozen=True, eq=False)
class Dated:
    """A sentence as a report of one day means it: "on Monday" is a date. Not slotted, what is looked up is kept."""

    scene: Scene
    day: str

    @kept
    def moments(self) -> Sequence[Moment]:
        """The moments that it names."""
        return find_moments(self.scene.cells, self.day)

    @kept
    def statements(self) -> Sequence[Statement]:
        """Its claims that are no counts."""
        return tuple(find_statements(self.scene, lambda: self.moments))

    @kept
    def as_of(self) -> AsOf | None:
        """The moment up to which it says that its figures hold."""
        return stated_as_of(self.scene.cells, lambda: self.moments)


def read_sentence(text: str, language: Language, traits: int) -> Sentence:
    """Return a sentence, which is read once while it is among the last ones; long ones are seldom copied.

    >>> from checker.language.loader import load_language
    >>> en = load_language("en")
    >>> read_sentence("Two men died.", en, -1) is read_sentence("Two men died.", en, -1)
    True
    """
    return _kept_sentence(text, language, traits) if len(text) <= _LONGEST_KEPT else Sentence(text, language, traits)


_kept_sentence = lru_cache(maxsize=_KEPT)(Sentence)


def forget_sentences() -> None:
    """Forget the sentences that were read, so that a measurement that reads the same texts again measures reading.

    >>> forget_sentences()
    """
    _kept_sentence.cache_clear()
