"""Turn the tokens of a sentence into cells: one cell a lexicon entry, however many tokens it has.

A cell carries its senses and the clitics that were taken off, so that later stages never look at letters.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from checker.language.clitics import Prefix
from checker.language.lexicon import NO_MARKS, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.language.lexicon import Entry, Language, Mark, Phrase, Piece, Sense
    from checker.text.tokens import Token


Cell = Word
"""One unit of reading: a word, a phrase of the lexicon, a digit group or a mark. Where it stands is known to ``Cells``."""

_PAIR = 2


class Pieces(NamedTuple):
    """The tokens of a sentence: where each begins and ends, what the lexicon holds under it, and its folded form."""

    starts: list[int]
    ends: list[int]
    entries: list[Entry]
    forms: list[str]


class Cells(list[Cell]):
    """The cells of a sentence with the code points where each begins and ends; where a mark stands is looked up once."""

    __slots__ = ("_places", "ends", "marks", "starts")

    def __init__(self, cells: Iterable[Cell] = (), starts: Sequence[int] = (), ends: Sequence[int] = ()) -> None:
        """Take the cells in order."""
        super().__init__(cells)
        self.starts, self.ends = starts, ends
        self.marks: frozenset[Mark] = NO_MARKS.union(*[cell.marks for cell in self if cell.marks])
        self._places: dict[Mark, list[int]] = {}

    def where(self, file: str, key: str | None = None) -> Sequence[int]:
        """Return the places of the cells with a sense in ``file`` (and table ``key``), in order.

        >>> from checker.language.loader import load_language
        >>> from checker.text.tokens import tokenise
        >>> build_cells(tokenise("Six guards were hurt"), load_language("en")).where("topics", "injured")
        [3]
        """
        mark = file if key is None else (file, key)
        if mark not in self.marks:
            return ()
        places = self._places.get(mark)
        if places is None:
            places = self._places[mark] = [index for index, cell in enumerate(self) if mark in cell.marks]
        return places

    def within(self, start: int, end: int, file: str, key: str | None = None) -> bool:
        """Say whether some cell of ``[start, end)`` has a sense in ``file`` (and table ``key``)."""
        places = self.where(file, key)
        first = bisect_left(places, start)
        return first < len(places) and places[first] < end

    def stretch(self, start: int, end: int, file: str) -> tuple[int, int]:
        """Return the part of ``[start, end)`` from the first to behind the last cell with a sense in ``file``.

        >>> from checker.language.loader import load_language
        >>> from checker.text.tokens import tokenise
        >>> build_cells(tokenise("Six guards were hurt on Monday"), load_language("en")).stretch(2, 6, "topics")
        (3, 4)
        """
        places = self.where(file)
        first, behind = bisect_left(places, start), bisect_left(places, end)
        return (places[first], places[behind - 1] + 1) if first < behind else (start, start)


def build_cells(tokens: Sequence[Token], language: Language) -> Cells:
    """Cut tokens into cells, longest lexicon entry first.

    >>> from checker.language.loader import load_language
    >>> from checker.text.tokens import tokenise
    >>> [c.form for c in build_cells(tokenise("At least 12 police officers"), load_language("en"))]
    ['at least', '12', 'police officers']
    """
    return join_pieces(_columns(language.pieces_of(tokens)))


def cut_pieces(text: str, language: Language) -> Pieces:
    """Cut a text into pieces: tokens with what the lexicon holds under them. No token holds a space.

    >>> from checker.language.loader import load_language
    >>> cut_pieces("Six guards", load_language("en")).forms
    ['six', 'guards']
    """
    starts: list[int] = []
    ends: list[int] = []
    entries: list[Entry] = []
    at, known = 0, language.chunks.get
    for chunk in text.split(" "):
        for start, end, entry in known(chunk) or language.cut(chunk):
            starts.append(at + start)
            ends.append(at + end)
            entries.append(entry)
        at += len(chunk) + 1
    return Pieces(starts, ends, entries, [entry.form for entry in entries])


def _columns(pieces: Sequence[Piece]) -> Pieces:
    entries = [entry for _, _, entry in pieces]
    forms = [entry.form for entry in entries]
    return Pieces([start for start, _, _ in pieces], [end for _, end, _ in pieces], entries, forms)


def join_pieces(pieces: Pieces) -> Cells:
    """Join the pieces of a sentence to cells, longest lexicon entry first.

    >>> from checker.language.loader import load_language
    >>> [c.form for c in join_pieces(cut_pieces("At least 12 police officers", load_language("en")))]
    ['at least', '12', 'police officers']
    """
    cells = [entry.word for entry in pieces.entries]
    joined = list(_joined_pieces(pieces))
    if not joined:
        return Cells(cells, pieces.starts, pieces.ends)
    starts, ends = pieces.starts[:], pieces.ends[:]
    for first, begin, behind, cell in reversed(joined):
        cells[first:behind] = [cell]
        starts[first:behind] = [pieces.starts[begin]]
        ends[first:behind] = [pieces.ends[behind - 1]]
    return Cells(cells, starts, ends)


def _joined_pieces(pieces: Pieces) -> Iterator[tuple[int, int, int, Cell]]:
    """Yield the cells of several pieces: their first piece, the piece at which the cell begins, and the one behind it."""
    entries, forms, done = pieces.entries, pieces.forms, 0
    for first in [index for index, entry in enumerate(entries[:-1]) if entry.may_join]:
        if first < done or (forms[first + 1] not in entries[first].followers and entries[first].proclitic is None):
            continue
        begin = _behind_proclitics(pieces, first)
        cell, done = _cell_at(pieces, begin)
        proclitic = pieces.entries[begin - 1].proclitic if begin > first else None
        if proclitic is not None:
            cell = replace(cell, prefix=_joined(proclitic, cell.prefix))
        if done > first + 1:
            yield first, begin, done, cell


def _behind_proclitics(pieces: Pieces, index: int) -> int:
    """Return the next piece that is no prefix by itself."""
    entries, last = pieces.entries, len(pieces.entries) - 1
    while index < last and (prefix := entries[index].proclitic) is not None and _stands_alone(pieces, index, prefix):
        index += 1
    return index


def _cell_at(pieces: Pieces, index: int) -> tuple[Cell, int]:
    """Return the cell of the best phrase, or of the word, that begins at ``index``, and the piece behind it."""
    entry, forms = pieces.entries[index], pieces.forms
    thirds = entry.followers.get(forms[index + 1]) if index + 1 < len(forms) else None
    if thirds is not None:
        third = forms[index + 2] if index + 2 < len(forms) else ""
        for prefix, phrase in thirds.get(third) or thirds[""]:
            end = index + len(phrase.forms)
            if end <= index + 3 or _goes_on(forms, index + 3, phrase.forms[3:]):
                form = " ".join(forms[index:end])
                return Word(form, "word", phrase.senses, prefix, suffix=False, marks=phrase.marks), end
    return entry.word, index + 1


def _joined(outer: Prefix, inner: Prefix) -> Prefix:
    return Prefix(
        outer.letters + inner.letters,
        conjunction=outer.conjunction or inner.conjunction,
        preposition=inner.preposition or outer.preposition,
        definite=outer.definite or inner.definite,
        kept=inner.kept,
    )


def _stands_alone(pieces: Pieces, index: int, prefix: Prefix) -> bool:
    """Say whether a prefix stands as a token of its own, as before a digit or with a space after it."""
    end = pieces.ends[index]
    stretched = end - pieces.starts[index] > len(prefix.letters)
    return not prefix.definite or stretched or pieces.starts[index + 1] == end


class Answer(NamedTuple):
    """An answer of a closed list over the code points ``start`` to ``end``; it may overlap cells."""

    start: int
    end: int
    sense: Sense


def find_answers(tokens: Sequence[Token], language: Language) -> list[Answer]:
    """Return the closed answers a sentence names, longest first at each word.

    >>> from checker.language.loader import load_language
    >>> from checker.text.tokens import tokenise
    >>> [a.sense.form for a in find_answers(tokenise("the premier was not hurt"), load_language("en"))]
    ['prime_minister', 'unharmed']
    """
    return answers_in(_columns(language.pieces_of(tokens)))


def answers_in(pieces: Pieces) -> list[Answer]:
    """Return the closed answers that the pieces of a sentence name, longest first at each word.

    >>> from checker.language.loader import load_language
    >>> [a.sense.form for a in answers_in(cut_pieces("the premier was not hurt", load_language("en")))]
    ['prime_minister', 'unharmed']
    """
    found: list[Answer] = []
    behind = 0
    for index, entry in enumerate(pieces.entries):
        phrase = _answer_at(pieces.forms, index, entry) if entry.answers and index >= behind else None
        if phrase is not None:
            behind = index + len(phrase.forms)
            start, end = pieces.starts[index], pieces.ends[behind - 1]
            found.extend([Answer(start, end, sense) for sense in phrase.senses])
    return found


def _answer_at(forms: Sequence[str], index: int, entry: Entry) -> Phrase | None:
    second = forms[index + 1] if index + 1 < len(forms) else ""
    for phrase in entry.answers.get(second) or entry.answers[""]:
        if len(phrase.forms) <= _PAIR or _goes_on(forms, index + _PAIR, phrase.forms[_PAIR:]):
            return phrase
    return None


def _goes_on(forms: Sequence[str], start: int, behind: tuple[str, ...]) -> bool:
    """Say whether the tokens ``behind`` stand at ``start``."""
    return tuple(forms[start : start + len(behind)]) == behind
